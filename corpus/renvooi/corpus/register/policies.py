"""`adopt`: from now on a file says what changes set off, for one document or for all that have none of their own.

The file is kept byte for byte. A version of a policy means one file for good: the id of a notice rests on
its name and version, so that two files of one version would be two notices with one id.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.listing import read_versions
from renvooi.corpus.naming import is_label
from renvooi.corpus.register.entries import PolicyEntry
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import policies
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids


def adopt(corpus: Corpus, data: bytes, *, name: str, version: str, document: str | None, by: str) -> PolicyEntry:
    """The policy that is in force now; one that is already, byte for byte, is not recorded again.

    Raises: StateForbids for a name or version that none may have, or a version that means another file;
    UnknownVersion without such a document; CorpusBusy, StoreFailed.
    """
    for what, said in (("name", name), ("version", version)):
        if not is_label(said):
            raise StateForbids(
                f"{said!r} cannot be the {what} of a policy: use letters, digits, spaces and . , / ( ) + -, 64 at most."
            )
    sha256 = corpus.blobs.put(data)
    with corpus.writing(by=by) as writer:
        if document is not None:
            read_versions(writer.connection, document)
        there = read_policies(writer.connection)
        _require_same(there, name=name, version=version, sha256=sha256)
        standing = next((one for one in reversed(there) if one.document == document), None)
        if standing is not None and (standing.sha256, standing.name, standing.version) == (sha256, name, version):
            return standing
        policy: dict[str, Json] = {"sha256": sha256, "size": len(data)}
        said_of: dict[str, Json] = {"document": document, "name": name, "version": version, "policy": policy}
        writer.append(EventKind.POLICY_ADOPTED, said_of)
        return read_policies(writer.connection)[-1]


def read_policies(connection: Connection) -> tuple[PolicyEntry, ...]:
    """All policies that were ever adopted, oldest first."""
    found = connection.execute(select(policies).order_by(policies.c.event))
    return tuple(
        PolicyEntry(
            row.name, row.version, row.document, row.policy, row.size, row.adopted_at, row.adopted_by, row.event
        )
        for row in found
    )


def in_force(adopted: Iterable[PolicyEntry], document: str) -> PolicyEntry | None:
    """The latest policy for `document`, else the latest for all; None if there is neither."""
    newest = {entry.document: entry for entry in adopted}
    return newest.get(document) or newest.get(None)


def _require_same(there: Iterable[PolicyEntry], *, name: str, version: str, sha256: str) -> None:
    """Nothing, if this version of the policy never was another file. Raises: StateForbids."""
    for entry in there:
        if (entry.name, entry.version) == (name, version) and entry.sha256 != sha256:
            raise StateForbids(
                f"{name} {version}: was adopted on {entry.adopted_at[:10]} as another file. Give the new one a version of "
                "its own."
            )
