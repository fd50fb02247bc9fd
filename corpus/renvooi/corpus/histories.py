"""The history of each document: persistent ids of its clauses, kept over every version that comes.

A history is computed from the trees of the chain and sealed by an event, since the ids in it are
promised to clients. It is extended when a version comes at the end. When one comes in between, or a
tree was read anew, it is built anew and every id that was given before stays with its clause.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence

from sqlalchemy import Connection, select

from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.listing import read_versions
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import histories
from renvooi.diff.chain import build_history, extend_history
from renvooi.model import Document, History
from renvooi.model.codec import Json, from_json, to_json
from renvooi.model.errors import CorpusBusy, CorpusUnreadable

Chain = tuple[tuple[str, str], ...]
"""Label and digest of the tree of each version, old to new."""
ATTEMPTS = 5
"""Times that naming starts anew because someone else added a version of the document meanwhile."""


def name_clauses(corpus: Corpus, document: str, *, by: str) -> History:
    """The history of the chain as it stands, sealed by an event if it was not yet.

    Raises: UnknownVersion, CorpusBusy, StoreFailed, CorpusUnreadable.
    """
    for _ in range(ATTEMPTS):
        entries, history, sealed = _now(corpus, document)
        if sealed:
            return history
        body = history_bytes(history)
        with corpus.writing(by=by) as writer:
            if chain_of(read_versions(writer.connection, document)) != chain_of(entries):
                continue
            data: dict[str, Json] = {
                "document": document,
                "chain": [list(link) for link in chain_of(entries)],
                "history": hashlib.sha256(body).hexdigest(),
            }
            writer.append(EventKind.CLAUSES_NAMED, data, beside={"histories": {"body": body}})
            return history
    raise CorpusBusy(f"{document}: others keep adding versions of it. Try again in a moment.")


def read_chain(corpus: Corpus, document: str) -> History:
    """The history of a document, with the ids that its clauses have or would get.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    _, history, _ = _now(corpus, document)
    return history


def chain_of(entries: Sequence[VersionEntry]) -> Chain:
    """What a history is about: it is up to date as long as this is equal."""
    return tuple((entry.label, entry.tree.sha256) for entry in entries)


def _now(corpus: Corpus, document: str) -> tuple[tuple[VersionEntry, ...], History, bool]:
    """The versions, their history, and whether that is the one that is stored."""
    with corpus.reading() as connection:
        entries = read_versions(connection, document)
        stored = _stored(connection, document)
    if stored is None:
        return entries, build_history([corpus.document(entry) for entry in entries]), False
    chain, before = stored
    wanted = chain_of(entries)
    if chain == wanted:
        return entries, before, True
    if wanted[: len(chain)] == chain:
        return entries, _extended(corpus, before, entries[len(chain) - 1 :]), False
    return entries, build_history([corpus.document(entry) for entry in entries]), False


def _extended(corpus: Corpus, history: History, entries: Sequence[VersionEntry]) -> History:
    """`history` with the versions behind its latest, which is the first of `entries`."""
    old: Document = corpus.document(entries[0])
    for entry in entries[1:]:
        new = corpus.document(entry)
        history = extend_history(history, old, new)
        old = new
    return history


def _stored(connection: Connection, document: str) -> tuple[Chain, History] | None:
    row = connection.execute(select(histories).where(histories.c.document == document)).first()
    if row is None:
        return None
    if hashlib.sha256(row.body).hexdigest() != row.sha256:
        raise CorpusUnreadable(f"{document}: its history is not what was stored. Run renvooi verify.")
    chain = tuple((label, tree) for label, tree in json.loads(row.chain))
    return chain, read_history(row.body)


def history_bytes(history: History) -> bytes:
    """A history as it is stored."""
    return zlib.compress(json.dumps(to_json(history)).encode("utf-8"))


def read_history(body: bytes) -> History:
    """The history of stored bytes."""
    return from_json(History, json.loads(zlib.decompress(body)))
