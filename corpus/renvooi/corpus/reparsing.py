"""`reparse`: every snapshot is read again by the reader of today, and what it reads differently is on record.

The bytes did not change, so the contract did not: a reading that differs is an event of the reader. It
never becomes a change that a client is told of, which is proven for each version before it is recorded.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from renvooi.corpus.adding import tree_data
from renvooi.corpus.entries import TreeEntry, VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.listing import find_version, read_versions
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.received import Settings
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import pack
from renvooi.diff.chain import Reread, reread
from renvooi.model import Document
from renvooi.model.codec import Json
from renvooi.model.errors import InputRefused, InvariantBroken, StateForbids

Read = Callable[[bytes, str, Settings], Document]
"""The tree that today's reader makes of bytes from a file of this name, with the settings it was added with."""


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What today's reader makes of one version."""

    entry: VersionEntry
    """As it was before."""
    reread: Reread | None
    """What differs from the reading before; None if the file is refused now."""
    refusal: str | None
    """Why it is refused now; its reading stays as it was."""


def reparse(corpus: Corpus, entries: Sequence[VersionEntry], read: Read, *, by: str | None) -> Iterator[Reparsed]:
    """What differs in each of `entries`, one after the other; recorded in the name of `by`, or with None not at all.

    Persistent ids are given anew by `name_clauses`, once all versions of a document were read.
    Raises: StateForbids if a version changed meanwhile; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    for entry in entries:
        try:
            new = read(corpus.snapshot(entry), entry.snapshot.name, corpus.settings(entry))
        except InputRefused as refusal:
            yield Reparsed(entry, None, str(refusal))
            continue
        found = reread(corpus.document(entry), new)
        if not found.is_proven:
            raise InvariantBroken(f"{entry.name}: two readings of one file were taken for two contracts")
        if by is not None and pack(new).sha256 != entry.tree.sha256:
            _record(corpus, entry, new, places=len(found.differences), by=by)
        yield Reparsed(entry, found, None)


def _record(corpus: Corpus, entry: VersionEntry, new: Document, *, places: int, by: str) -> None:
    """Nothing; the new reading counts from now on, and the old one stays in the store."""
    packed = pack(new)
    blob = corpus.blobs.put(packed.body)
    with corpus.writing(by=by) as writer:
        now = find_version(read_versions(writer.connection, entry.document), entry.document, entry.label)
        if now != entry:
            raise StateForbids(f"{entry.name}: was changed meanwhile. Run renvooi reparse again.")
        data: dict[str, Json] = {
            "document": entry.document,
            "label": entry.label,
            "meaning": label_meaning(entry.label),
            "snapshot": {"sha256": entry.snapshot.sha256},
            "tree": tree_data(TreeEntry(packed.sha256, blob, new.source.reader)),
            "before": {"sha256": entry.tree.sha256, "reader": entry.tree.reader},
            "places": places,
            "warnings": len(new.warnings),
        }
        writer.append(EventKind.TREE_REREAD, data)
