"""An export becomes part of a corpus: its versions, the ids of their clauses, publications and verdicts.

A file is imported whole or not at all, in one transaction. What is there already stays as it is, so that
the same file may be imported twice. Nothing in the file is believed that can be computed: bytes are held
to their SHA-256, and the diff of a publication is made anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from renvooi.corpus.adding import IMPORT, add_version, store
from renvooi.corpus.akn import MEDIA_TYPE, from_akn
from renvooi.corpus.entries import VersionEntry, VersionState
from renvooi.corpus.events import all_storable, canonical
from renvooi.corpus.exchange import Export, ExportedVersion, from_export
from renvooi.corpus.fitting import require_fitting
from renvooi.corpus.histories import ATTEMPTS, make_named
from renvooi.corpus.judging import give_verdict
from renvooi.corpus.listing import read_verdicts, read_versions
from renvooi.corpus.naming import checked_label, checked_name, label_meaning
from renvooi.corpus.publishing import diff_on_record, record_published
from renvooi.corpus.received import Added, Received
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import Packed
from renvooi.corpus.writer import Writer
from renvooi.model import VerdictRecord, places_that_differ
from renvooi.model.codec import to_json
from renvooi.model.errors import CorpusBusy, DamagedFile, NotThisFormat, StateForbids

Pair = tuple[str, str]
"""Digests of the trees of an old and a new version."""

_ADVICE = "Export it again"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file."""

    document: str
    """Name of the document here."""
    versions: tuple[Added, ...]
    """In the order of the file."""
    published: tuple[str, ...]
    """Labels of the versions that were published by it."""
    verdicts: int
    """How many were recorded; those that were there are not counted."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file brings."""

    name: str
    """Of the file, for messages."""
    document: str
    versions: tuple[Received, ...]
    published: frozenset[str] = frozenset()
    """What the labels mean of those that were published there."""
    verdicts: tuple[VerdictRecord, ...] = ()


def import_file(corpus: Corpus, data: bytes, *, name: str, by: str, document: str | None = None) -> Imported:
    """What became of the versions in an export, JSON or Akoma Ntoso as its content says.

    `document` is what it is called here, instead of as there.
    Raises: InputRefused for a file that is no sound export; VersionTaken if it has another file for a version that
    is published here; NotComparable, StateForbids, CorpusBusy, StoreFailed.
    """
    incoming = read_import(data, name=name, document=document)
    trees = [store(corpus, received) for received in incoming.versions]
    diffs: dict[Pair, Packed] = {}
    for _ in range(ATTEMPTS):
        try:
            with corpus.writing(by=by) as writer:
                imported = _write(corpus, writer, incoming, trees, diffs)
        except _DiffsNeeded as needed:
            diffs |= {_digests(pair): diff_on_record(corpus, *pair) for pair in needed.pairs}
            continue
        *others, last = imported.versions
        late = make_named(corpus, last.entry, by=by)
        return replace(imported, versions=(*others, replace(last, notes=(*last.notes, *late))))
    raise CorpusBusy(f"{incoming.document}: others keep changing it. Try again in a moment.")


def read_import(data: bytes, *, name: str, document: str | None = None) -> Incoming:
    """What a file brings, checked as far as it can be without a corpus. Raises: InputRefused, StateForbids."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        incoming = _from_akn(data, name, document)
    elif start.startswith(b"{"):
        incoming = _from_json(from_export(data, name), name, document)
    else:
        raise NotThisFormat(name, "it is neither JSON nor XML", "Give an export of renvooi: JSON or Akoma Ntoso")
    if document is not None:
        checked_name(document)
    try:
        checked_name(incoming.document)
        for received in incoming.versions:
            checked_label(received.label or "")
        require_fitting(incoming.versions, incoming.verdicts)
    except (StateForbids, ValueError) as error:
        raise DamagedFile(name, str(error).rstrip("."), _ADVICE) from error
    return incoming


def _from_akn(data: bytes, name: str, document: str | None) -> Incoming:
    """One version, of which the file itself is the snapshot, since it does not hold the one that was read."""
    read = from_akn(data, name)
    if read.edited:
        raise DamagedFile(name, "its text was changed after it was exported", "Import the file as it was exported")
    called = document or read.facts.document
    return Incoming(
        name,
        called,
        (Received(data, read.document, document=called, label=read.facts.label, replaces=True, ids=read.ids),),
    )


def _from_json(export: Export, name: str, document: str | None) -> Incoming:
    called = document or export.document
    published = {label_meaning(one.label) for one in export.versions if one.state is VersionState.PUBLISHED}
    for one in export.versions:
        if one.snapshot.media_type == MEDIA_TYPE and from_akn(one.snapshot.data, name).document != one.tree:
            raise DamagedFile(name, f"the tree of {one.label} is not that of its Akoma Ntoso", _ADVICE)
    found = tuple(_received(one, called) for one in export.versions)
    return Incoming(name, called, found, frozenset(published), export.verdicts)


def _received(version: ExportedVersion, document: str) -> Received:
    return Received(
        data=version.snapshot.data,
        tree=version.tree,
        document=document,
        label=version.label,
        settings=tuple((file.name, file.data) for file in version.settings),
        accept_revisions=version.accept_revisions,
        replaces=True,
        ids={clause.path: clause.id for clause in version.clauses},
    )


def _write(
    corpus: Corpus, writer: Writer, incoming: Incoming, trees: Sequence[Packed], diffs: Mapping[Pair, Packed]
) -> Imported:
    added = tuple(_add(corpus, writer, one, tree) for one, tree in zip(incoming.versions, trees, strict=True))
    published = tuple(_publish(writer, incoming, diffs))
    there = {canonical(said) for said in read_verdicts(writer.connection, incoming.document)}
    new = [one for one in incoming.verdicts if canonical(all_storable(to_json(one))) not in there]
    for record in new:
        give_verdict(writer, incoming.document, record, origin=IMPORT)
    return Imported(incoming.document, added, published, len(new))


def _add(corpus: Corpus, writer: Writer, received: Received, tree: Packed) -> Added:
    added = add_version(writer, received, tree)
    if added.outcome == "same" and added.entry.tree.sha256 != tree.sha256:
        note = f"{added.entry.name} is there already, as another reader read it; that reading stays"
        return replace(added, notes=(note,))
    _refuse_borrowed_source(corpus, writer, received, added.entry)
    return added


def _refuse_borrowed_source(corpus: Corpus, writer: Writer, received: Received, entry: VersionEntry) -> None:
    """Nothing, if no other version was read from the same file and says something else.

    What differs between two readings of one file passes for the work of the reader. An export only says
    what was read from which file, so that its word must not make an amendment invisible.
    """
    others = [one for one in read_versions(writer.connection, entry.document) if one.label != entry.label]
    same = next((one for one in others if one.source == entry.source and one.tree.sha256 != entry.tree.sha256), None)
    if same is None:
        return
    if entry.snapshot.sha256 == entry.source:
        # a file under another name is another tree, which says the same
        if places_that_differ(corpus.document(same).nodes, received.tree.nodes):
            raise StateForbids(
                f"{entry.name}: is of the same file as {same.name}, and its text is another. Add the file itself."
            )
    else:
        raise StateForbids(
            f"{received.tree.source.name}: says that it was read from the file of {same.name}, and its text is another. "
            "Import the JSON export, which holds the file itself."
        )


class _DiffsNeeded(Exception):
    """The diffs of these pairs of versions are to be made outside the transaction, in which nobody else can write."""

    def __init__(self, pairs: Sequence[tuple[VersionEntry, VersionEntry]]) -> None:
        super().__init__(f"{len(pairs)} diffs")
        self.pairs = tuple(pairs)


def _digests(pair: tuple[VersionEntry, VersionEntry]) -> Pair:
    old, new = pair
    return old.tree.sha256, new.tree.sha256


def _publish(writer: Writer, incoming: Incoming, diffs: Mapping[Pair, Packed]) -> Iterator[str]:
    """Publish what was published there, old to new; the labels. Raises: _DiffsNeeded."""
    chain = [
        one
        for one in read_versions(writer.connection, incoming.document)
        if one.state is VersionState.PUBLISHED or label_meaning(one.label) in incoming.published
    ]
    drafts = [pair for pair in pairwise((None, *chain)) if pair[1] is not None and pair[1].state is VersionState.DRAFT]
    needed = [(old, new) for old, new in drafts if old is not None and new is not None]
    if missing := [pair for pair in needed if _digests(pair) not in diffs]:
        raise _DiffsNeeded(missing)
    for old, new in drafts:
        assert new is not None
        found = None if old is None else diffs[_digests((old, new))]
        now = read_versions(writer.connection, incoming.document)
        record_published(writer, new, now, previous=old, diff=found, origin=IMPORT)
        yield new.label
