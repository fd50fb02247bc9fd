"""The history of each document: persistent ids of its clauses, kept over every version that comes.

A history is computed from the trees of the chain and sealed by an event, since the ids in it are
promised to clients. It is extended when a version comes at the end. When one comes in between, or a
tree was read anew, it is built anew and every id that was given before stays with its clause.
"""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from renvooi.corpus.arrivals import read_arrivals, with_imported_ids
from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.listing import read_versions
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import unpack_document
from renvooi.corpus.tables import histories, readings
from renvooi.diff.chain import (
    Given,
    build_history,
    extend_history,
    given_ids,
    history_bytes,
    read_history,
    with_given_ids,
)
from renvooi.model import Document, History
from renvooi.model.codec import Json
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
    return read_named(corpus, document)[1]


def read_named(corpus: Corpus, document: str) -> tuple[tuple[VersionEntry, ...], History]:
    """The versions of a document, old to new, and the history in which each has its number. Raises as `read_chain`."""
    entries, history, _ = _now(corpus, document)
    return entries, history


def chain_of(entries: Sequence[VersionEntry]) -> Chain:
    """What a history is about: it is up to date as long as this is equal."""
    return tuple((entry.label, entry.tree.sha256) for entry in entries)


def _now(corpus: Corpus, document: str) -> tuple[tuple[VersionEntry, ...], History, bool]:
    """The versions, their history, and whether that is the one that is stored."""
    with corpus.reading() as connection:
        entries = read_versions(connection, document)
        stored = _stored(connection, document)
        arrivals = read_arrivals(connection, entries)
    chain, before = stored or ((), None)
    wanted = chain_of(entries)
    if before is None:
        history, given = build_history([corpus.document(entry) for entry in entries]), Given({})
    elif chain == wanted:
        return entries, before, True
    elif wanted[: len(chain)] == chain:
        history, given = _extended(corpus, before, entries[len(chain) - 1 :]), given_ids(before)
    else:
        trees = [corpus.document(entry) for entry in entries]
        given = given_ids(before, instead=_replaced(corpus, document, chain, entries, trees))
        history = with_given_ids(build_history(trees), given)
    return entries, with_imported_ids(history, arrivals, before=given), False


def _replaced(
    corpus: Corpus, document: str, chain: Chain, entries: Sequence[VersionEntry], trees: Sequence[Document]
) -> tuple[tuple[Document, Document], ...]:
    """The trees that the stored history knew, each with the one that took its place."""
    now = {label_meaning(entry.label): (entry, tree) for entry, tree in zip(entries, trees, strict=True)}
    result = []
    for label, sha256 in chain:
        entry, tree = now[label_meaning(label)]
        if entry.tree.sha256 != sha256:
            result.append((_former(corpus, document, sha256), tree))
    return tuple(result)


def _former(corpus: Corpus, document: str, sha256: str) -> Document:
    """A tree that was in the chain before."""
    same = (readings.c.document == document) & (readings.c.tree == sha256)
    with corpus.reading() as connection:
        blob = connection.execute(select(readings.c.tree_blob).where(same).limit(1)).scalar_one()
    return unpack_document(corpus.blobs.get(blob), name=document)


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
