"""The history of each document: persistent ids of its clauses, kept over every version that comes.

A history is computed from the trees of the chain and sealed by an event, since the ids in it are
promised to clients. It is extended when a version comes at the end. When one comes in between, or a
tree was read anew, it is built anew and every id that was given before stays with its clause.
"""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from renvooi.corpus.arrivals import read_arrivals
from renvooi.corpus.blobs import get_named
from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.historywork import Chain, HistoryWork, compute_history
from renvooi.corpus.listing import read_versions
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import histories, readings, versions
from renvooi.diff.chain import history_bytes
from renvooi.model import History
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusBusy, CorpusUnreadable, DoneInPart, RenvooiError

ATTEMPTS = 5
"""Times that naming starts anew because someone else added a version of the document meanwhile."""


def name_clauses(corpus: Corpus, document: str, *, by: str) -> History:
    """The history of the chain as it stands, sealed by an event if it was not yet.

    Raises: UnknownVersion, CorpusBusy, StoreFailed, CorpusUnreadable.
    """
    for _ in range(ATTEMPTS):
        work = history_work(corpus, document)
        history = compute_history(work)
        if work.is_done:
            return history
        if seal_history(corpus, work, history_bytes(history), by=by):
            return history
    raise CorpusBusy(f"{document}: others keep adding versions of it. Try again in a moment.")


def make_named(corpus: Corpus, entry: VersionEntry, *, by: str) -> tuple[str, ...]:
    """Nothing to tell once the ids are on record, also those that an interruption left; a note where others are busy.

    Raises: DoneInPart: `entry` is as its step left it, and its ids could not be written.
    """
    try:
        if not is_named(corpus, entry.document):
            name_clauses(corpus, entry.document, by=by)
    except DoneInPart:
        raise
    except CorpusBusy:
        return (
            "others are adding versions of it too, so the ids of its clauses are not on record yet; the next step does it",
        )
    except RenvooiError as error:
        raise DoneInPart(
            f"{entry.name} is in the corpus, {entry.state.value}, but the ids of its clauses are not on record yet: "
            f"{error} Adding the file again records them."
        ) from error
    return ()


def seal_history(corpus: Corpus, work: HistoryWork, body: bytes, *, by: str) -> bool:
    """Whether `body` is the history of the document now; not if its versions are others than those of `work` meanwhile.

    Raises: CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        if chain_of(read_versions(writer.connection, work.document)) != work.chain:
            return False
        data: dict[str, Json] = {
            "document": work.document,
            "chain": [list(link) for link in work.chain],
            "history": hashlib.sha256(body).hexdigest(),
        }
        writer.append(EventKind.CLAUSES_NAMED, data, beside={"histories": {"body": body}})
        return True


def read_chain(corpus: Corpus, document: str) -> History:
    """The history of a document, with the ids that its clauses have or would get.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    return read_named(corpus, document)[1]


def read_named(corpus: Corpus, document: str) -> tuple[tuple[VersionEntry, ...], History]:
    """The versions of a document, old to new, and the history in which each has its number. Raises as `read_chain`."""
    entries, work = _work(corpus, document)
    return entries, compute_history(work)


def chain_of(entries: Sequence[VersionEntry]) -> Chain:
    """What a history is about: it is up to date as long as this is equal."""
    return tuple((entry.label, entry.tree.sha256) for entry in entries)


def history_work(corpus: Corpus, document: str) -> HistoryWork:
    """What is stored of the history of a document, and what it takes to bring it up to date.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    return _work(corpus, document)[1]


def _work(corpus: Corpus, document: str) -> tuple[tuple[VersionEntry, ...], HistoryWork]:
    """The versions as they are at this moment, old to new, and the work for them."""
    with corpus.reading() as connection:
        entries = read_versions(connection, document)
        stored = _stored(connection, document)
        arrivals = read_arrivals(connection, entries)
    wanted = chain_of(entries)
    if stored is None:
        return entries, HistoryWork(document, wanted, None, 0, _trees(corpus, entries), (), arrivals)
    chain, before = stored
    if wanted[: len(chain)] == chain:
        behind = entries[len(chain) - 1 :] if len(chain) < len(wanted) else ()
        return entries, HistoryWork(document, wanted, before, len(chain), _trees(corpus, behind), (), arrivals)
    replaced = _replaced(corpus, document, chain, entries)
    return entries, HistoryWork(document, wanted, before, 0, _trees(corpus, entries), replaced, arrivals)


def is_named(corpus: Corpus, document: str) -> bool:
    """Whether the stored history of a document is that of its versions as they are. Cost: no tree is read.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    with corpus.reading() as connection:
        stored = _stored(connection, document)
        return stored is not None and stored[0] == chain_of(read_versions(connection, document))


def find_unnamed(corpus: Corpus) -> tuple[str, ...]:
    """The documents that have versions without persistent ids on record. Raises: CorpusUnreadable."""
    rows = versions.c
    with corpus.reading() as connection:
        held = {row.document: row.chain for row in connection.execute(select(histories.c.document, histories.c.chain))}
        links: dict[str, set[tuple[str, str]]] = {}
        for name, label, tree in connection.execute(select(rows.document, rows.label, rows.tree)):
            links.setdefault(name, set()).add((label, tree))
    # the order of a chain follows from its versions, so that these tell
    return tuple(
        name
        for name, found in sorted(links.items())
        if found != {tuple(link) for link in json.loads(held.get(name, "[]"))}
    )


def _trees(corpus: Corpus, entries: Sequence[VersionEntry]) -> tuple[bytes, ...]:
    return tuple(get_named(corpus.blobs, entry.tree.blob, f"the text of {entry.name}") for entry in entries)


def _replaced(
    corpus: Corpus, document: str, chain: Chain, entries: Sequence[VersionEntry]
) -> tuple[tuple[bytes, int], ...]:
    """The trees that the stored history knew and that another took the place of, with the place of that one."""
    now = {label_meaning(entry.label): place for place, entry in enumerate(entries)}
    result = []
    for label, sha256 in chain:
        place = now[label_meaning(label)]
        if entries[place].tree.sha256 != sha256:
            result.append((_former(corpus, f"{document}@{label}", document, sha256), place))
    return tuple(result)


def _former(corpus: Corpus, name: str, document: str, sha256: str) -> bytes:
    """A tree that was in the chain before, as it is stored."""
    same = (readings.c.document == document) & (readings.c.tree == sha256)
    with corpus.reading() as connection:
        blob = connection.execute(select(readings.c.tree_blob).where(same).limit(1)).scalar_one()
    return get_named(corpus.blobs, blob, f"a former text of {name}")


def _stored(connection: Connection, document: str) -> tuple[Chain, bytes] | None:
    row = connection.execute(select(histories).where(histories.c.document == document)).first()
    if row is None:
        return None
    if hashlib.sha256(row.body).hexdigest() != row.sha256:
        raise CorpusUnreadable(f"{document}: its history is not what was stored. Run renvooi verify.")
    chain = tuple((label, tree) for label, tree in json.loads(row.chain))
    return chain, row.body
