"""What a list of published versions named by its digest: trees, diffs, notices, verdicts and histories.

Trees, diffs and notices are what their digest says, at whatever moment they are read. Verdicts are only ever
added to, so those of the list are the first ones. A history is renewed as a whole: if it is another one by now,
that is said, for ids of two moments do not belong on one site.
"""

import json
from hashlib import sha256 as hash_of

from sqlalchemy import Connection, select

from renvooi.corpus.blobs import get_named
from renvooi.corpus.histories import history_work
from renvooi.corpus.historywork import HistoryWork, compute_history
from renvooi.corpus.listing import read_verdicts
from renvooi.corpus.published.digests import history_digest, verdict_digest
from renvooi.corpus.published.listing import read_decided
from renvooi.corpus.register.notices import find_notice, read_content
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import unpack, unpack_document
from renvooi.corpus.tables import diffs, readings
from renvooi.model import Diff, Document, History, Notice, VerdictRecord
from renvooi.model.codec import from_json
from renvooi.model.errors import CorpusBusy, CorpusUnreadable


def read_tree(corpus: Corpus, document: str, sha256: str) -> Document:
    """The tree of that digest, which is or was the reading of a version of `document`. Raises: CorpusUnreadable."""
    same = (readings.c.document == document) & (readings.c.tree == sha256)
    wanted = select(readings.c.label, readings.c.tree_blob).where(same).order_by(readings.c.event).limit(1)
    with corpus.reading() as connection:
        read = connection.execute(wanted).first()
    if read is None:
        raise CorpusUnreadable(f"{document}: has no reading {sha256[:12]}. Run renvooi verify.")
    name = f"{document}@{read.label}"
    return unpack_document(get_named(corpus.blobs, read.tree_blob, f"the text of {name}"), name=name)


def read_file(corpus: Corpus, version: tuple[str, str], sha256: str) -> bytes:
    """The file as received of a version, by its document and label. Raises: CorpusUnreadable."""
    document, label = version
    return get_named(corpus.blobs, sha256, f"the file of {document}@{label}")


def read_diff(corpus: Corpus, document: str, blob: str) -> Diff | None:
    """The diff in `blob`; None if it was written by a renvooi whose diffs had another form. Raises: CorpusUnreadable."""
    wanted = select(diffs.c.old, diffs.c.new).where((diffs.c.document == document) & (diffs.c.blob == blob))
    with corpus.reading() as connection:
        sides = connection.execute(wanted.order_by(diffs.c.event).limit(1)).first()
    name = document if sides is None else f"{document}@{sides.old} and {document}@{sides.new}"
    body = unpack(get_named(corpus.blobs, blob, f"the diff of {name}"), name=name)
    try:
        return from_json(Diff, json.loads(body))
    except (ValueError, RecursionError):
        return None


def read_notice(corpus: Corpus, name: str, content: str) -> Notice:
    """What the released notice of that id says. Raises: UnknownRecord; CorpusUnreadable if its digest is not `content`."""
    with corpus.reading() as connection:
        released = find_notice(connection, name)
    if released.content != content:
        raise CorpusUnreadable(f"{name}: is not the notice that was listed. Run renvooi verify.")
    return read_content(corpus.blobs, released)


def read_judged(corpus: Corpus, document: str, digest: str) -> tuple[VerdictRecord, ...]:
    """What people had decided about changes when a list gave this `digest`, oldest first.

    Raises: CorpusUnreadable, also if they never had decided so.
    """
    with corpus.reading() as connection:
        said = read_verdicts(connection, document)
        known = _as_of(connection, document, digest)
    return tuple(from_json(VerdictRecord, record) for record in said[:known])


def _as_of(connection: Connection, document: str, digest: str) -> int:
    """How many verdicts there were when a list gave `digest`."""
    decided = read_decided(connection, document)
    for count in range(len(decided), -1, -1):
        if verdict_digest(decided[:count]) == digest:
            return count
    raise CorpusUnreadable(f"{document}: its verdicts are not those that were listed. Run renvooi verify.")


def read_ids(corpus: Corpus, document: str, digest: str) -> tuple[tuple[tuple[str, str], ...], History]:
    """Label and tree of each version, drafts among them, and the history in which each has its number.

    Raises: UnknownVersion, CorpusUnreadable; CorpusBusy if they are not those that a list gave `digest` of.
    """
    work = history_work(corpus, document)
    if _digest_of(work) != digest:
        raise CorpusBusy(f"{document}: versions were added or read anew meanwhile. Do it again.")
    return work.chain, compute_history(work)


def _digest_of(work: HistoryWork) -> str:
    return history_digest(None if work.before is None else hash_of(work.before).hexdigest(), work.chain)
