"""`publish`: a version is frozen, with the diff against the published version before it on record."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from renvooi.corpus.entries import VersionEntry, VersionState
from renvooi.corpus.events import EventKind
from renvooi.corpus.histories import make_named
from renvooi.corpus.listing import find_version, read_versions
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.notes import earlier_note
from renvooi.corpus.received import Published
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import Packed, pack
from renvooi.corpus.writer import Writer
from renvooi.diff import diff
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids


def publish(corpus: Corpus, document: str, label: str, *, by: str, naming: str = "now") -> Published:
    """The version, frozen: from now on its label means its file for good.

    Clauses whose persistent ids are not on record yet get them, unless `naming` is "later", as for `add`.
    Raises: UnknownVersion; StateForbids if the version changed meanwhile; CorpusBusy, StoreFailed; DoneInPart
    if it is published and the ids of its clauses could not be written.
    """
    published = _publish(corpus, document, label, by=by)
    late = make_named(corpus, published.entry, by=by) if naming == "now" else ()
    return replace(published, notes=(*published.notes, *late))


def _publish(corpus: Corpus, document: str, label: str, *, by: str) -> Published:
    entries = corpus.versions(document)
    entry = find_version(entries, document, label)
    previous = _previous(entries, entry)
    if entry.state is VersionState.PUBLISHED:
        return Published(entry, True, previous.label if previous else None)
    found = None if previous is None else diff_on_record(corpus, previous, entry)
    with corpus.writing(by=by) as writer:
        now = read_versions(writer.connection, document)
        if now != entries:
            raise StateForbids(f"{entry.name}: {document} was changed meanwhile. Look at it again, then publish.")
        record_published(writer, entry, entries, previous=previous, diff=found)
        frozen = find_version(read_versions(writer.connection, document), document, entry.label)
    after = entries[entries.index(entry) + 1 :]
    return Published(frozen, False, previous.label if previous else None, earlier_note(entry, after))


def record_published(
    writer: Writer,
    entry: VersionEntry,
    entries: Sequence[VersionEntry],
    *,
    previous: VersionEntry | None,
    diff: Packed | None,
    origin: str | None = None,
) -> None:
    """Nothing; the event is written that freezes `entry`, one of the versions `entries`, old to new."""
    published = [one.label for one in entries if one.state is VersionState.PUBLISHED or one.label == entry.label]
    data: dict[str, Json] = {
        "document": entry.document,
        "label": entry.label,
        "meaning": label_meaning(entry.label),
        "snapshot": entry.snapshot.sha256,
        "tree": entry.tree.sha256,
        "previous": previous.label if previous else None,
        "diff": None if diff is None else {"sha256": diff.sha256, "blob": _name(diff)},
        "latest": published[-1],
        "origin": origin,
    }
    writer.append(EventKind.VERSION_PUBLISHED, data)


def _previous(entries: Sequence[VersionEntry], entry: VersionEntry) -> VersionEntry | None:
    """The published version that stands before `entry`; None for the first."""
    before = entries[: [one.label for one in entries].index(entry.label)]
    return next((one for one in reversed(before) if one.state is VersionState.PUBLISHED), None)


def diff_on_record(corpus: Corpus, old: VersionEntry, new: VersionEntry) -> Packed:
    """The diff that the publication of `new` rests on, in the store. Raises: CorpusUnreadable, StoreFailed."""
    packed = pack(diff(corpus.document(old), corpus.document(new)))
    corpus.blobs.put(packed.body)
    return packed


def _name(packed: Packed) -> str:
    return hashlib.sha256(packed.body).hexdigest()
