"""`reparse`: every snapshot is read again by the reader of today, and what it reads differently is on record.

The bytes did not change, so the contract did not: a reading that differs is an event of the reader. It
never becomes a change that a client is told of, which is proven for each version before it is recorded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from renvooi.corpus.adding import tree_data
from renvooi.corpus.entries import TreeEntry, VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.histories import name_clauses
from renvooi.corpus.listing import find_version, read_versions
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import pack
from renvooi.diff.chain import Reread, reader_effect, reread
from renvooi.model import Document
from renvooi.model.codec import Json
from renvooi.model.errors import InputRefused, InvariantBroken, StateForbids


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What today's reader makes of one version."""

    entry: VersionEntry
    """As it was before."""
    reread: Reread | None
    """What differs from the reading before; None if the file is refused now."""
    refusal: str | None
    """Why it is refused now; its reading stays as it was."""
    after: Document | None = None
    """Today's tree, where it differs."""


def reparse(
    corpus: Corpus, readings: Iterable[tuple[VersionEntry, Document | InputRefused]], *, by: str | None
) -> Iterator[Reparsed]:
    """What differs in each version from today's reading of it; recorded in the name of `by`, or with None not at all.

    A reading is the tree that the reader of today makes of the snapshot, with the settings of the version.
    Persistent ids are given anew by `name_clauses`, once all versions of a document were read.
    Raises: StateForbids if a version changed meanwhile; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    for entry, new in readings:
        if isinstance(new, InputRefused):
            yield Reparsed(entry, None, str(new))
            continue
        found = reread(corpus.document(entry), new)
        if not found.is_proven:
            raise InvariantBroken(f"{entry.name}: two readings of one file were taken for two contracts")
        if by is not None and pack(new).sha256 != entry.tree.sha256:
            _record(corpus, entry, new, places=len(found.differences), by=by)
        yield Reparsed(entry, found, None, new if found.differences else None)


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


@dataclass(frozen=True, slots=True)
class NeighbourEffect:
    """What new readings do to the diff between two versions that follow each other."""

    name: str
    """As in "demarcatie@2026-01..2026-02"."""
    sentences: tuple[str, ...]


def find_effects(corpus: Corpus, done: Sequence[Reparsed]) -> tuple[NeighbourEffect, ...]:
    """The diffs between neighbours that read otherwise now, so that nobody takes one for an amendment.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    after = {one.entry.name: one for one in done if one.after is not None}
    result = []
    for document in dict.fromkeys(one.entry.document for one in after.values()):
        for old, new in pairwise(corpus.versions(document)):
            if old.name not in after and new.name not in after:
                continue
            before = (_before(corpus, old, after), _before(corpus, new, after))
            found = reader_effect(before, (_after(corpus, old, after), _after(corpus, new, after)))
            if not found.is_nothing:
                result.append(NeighbourEffect(f"{old.name}..{new.label}", found.sentences))
    return tuple(result)


def _before(corpus: Corpus, entry: VersionEntry, after: Mapping[str, Reparsed]) -> Document:
    return corpus.document(after[entry.name].entry if entry.name in after else entry)


def _after(corpus: Corpus, entry: VersionEntry, after: Mapping[str, Reparsed]) -> Document:
    found = after[entry.name].after if entry.name in after else None
    return corpus.document(entry) if found is None else found


def rename_clauses(corpus: Corpus, done: Sequence[Reparsed], *, by: str) -> None:
    """Nothing; every clause of the documents that were read anew has its id, the one it had before where it had one."""
    for document in dict.fromkeys(one.entry.document for one in done):
        name_clauses(corpus, document, by=by)
