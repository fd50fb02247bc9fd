"""One snapshot, two readings: what a newer reader reads otherwise, and the proof that no contract changed.

    old reading    Punt 2  "Voorbeeld meldt datalekken. binnen 24 uur."
    new reading    Punt 2  "Voorbeeld meldt datalekken binnen 24 uur."

Every difference is listed, also those that no diff would count: the place on a page, the glyph of a bullet.
What the new reading does to the diffs with the neighbours in the chain is listed too, since a person who
looks at one of them again must not take for an amendment what only the reader did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from renvooi.diff.align import Alignment, align
from renvooi.diff.compare import diff_aligned
from renvooi.diff.rereading import READER_CHANGE
from renvooi.model import Change, Diff, Document, Finding, InlineStep, NodeRef, NodeType, Operation, Significance
from renvooi.model.errors import NotComparable

Pair = tuple[Document, Document]
"""Two versions, the old and the new."""
EXCERPT = 80
"""Characters of a text that a sentence quotes."""


class Aspect(StrEnum):
    """In what two readings of a node differ."""

    TEXT = "text"
    HEADING = "heading"
    LABEL = "label"
    TYPE = "type"
    ROLE = "role"
    PLACE = "place"
    """It stands under another node, or in another order."""
    POSITION = "position on the page"
    MISSED = "node that is no longer read"
    FOUND = "node that was not read before"
    JOINED = "nodes that are one now"
    DIVIDED = "node that is several now"
    DOCUMENT = "document"
    """What the document says of itself, its headers and footers, and what its reader warns of."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two readings do not agree on."""

    aspect: Aspect
    address: str
    """In the new reading, in the old one for what is not in the new; of the document what it is: "title"."""
    was: str | None
    now: str | None

    @property
    def sentence(self) -> str:
        """The difference as a line for people."""
        if self.now is None and self.aspect is Aspect.MISSED:
            return f"{self.address}: no longer read: {_quoted(self.was)}"
        if self.was is None and self.aspect is Aspect.FOUND:
            return f"{self.address}: was not read before: {_quoted(self.now)}"
        what = "" if self.aspect is Aspect.DOCUMENT else f"{self.aspect} "
        return f"{self.address}: {what}was {_quoted(self.was)}, is {_quoted(self.now)}"


@dataclass(frozen=True, slots=True)
class Reread:
    """What a newer reader made of a snapshot, beside what an older one did."""

    sha256: str
    """Of the snapshot."""
    readers: tuple[str | None, str | None]
    """Versions of the older and of the newer reader."""
    differences: tuple[Difference, ...]
    """Of the document first, then in reading order."""
    proof: Diff
    """The diff of the two trees."""

    @property
    def is_proven(self) -> bool:
        """Whether the diff of the two trees reports nothing but that the reader changed."""
        said = (self.proof.changes, self.proof.claims, self.proof.undeclared, self.proof.records)
        return not any(said) and {finding.code for finding in self.proof.findings} <= {READER_CHANGE}


def reread(old: Document, new: Document) -> Reread:
    """How `new` differs from `old`, two readings of one snapshot.

    Raises: NotComparable if they were read from different files.
    """
    _require_one_snapshot(old, new)
    alignment = align(old, new)
    differences = (*_of_document(old, new), *_of_nodes(alignment))
    readers = old.source.reader, new.source.reader
    return Reread(new.source.sha256, readers, differences, diff_aligned(old, new, alignment))


def _require_one_snapshot(old: Document, new: Document) -> None:
    if old.source.sha256 != new.source.sha256:
        raise NotComparable(
            f"{old.source.name} and {new.source.name} are two files, not two readings of one: compare them with a diff"
        )


def _of_document(old: Document, new: Document) -> Iterator[Difference]:
    sides = tuple(tuple(_header(side)) for side in (old, new))
    for (name, was), (_, now) in zip(*sides, strict=True):
        if was != now:
            yield Difference(Aspect.DOCUMENT, name, was, now)


def _header(document: Document) -> Iterator[tuple[str, str | None]]:
    """Whatever a document says beside its nodes, by name."""
    yield "kind", document.kind.value
    yield "title", document.title
    yield "version", document.version
    yield "effective date", document.effective_date.isoformat() if document.effective_date else None
    yield "classification", document.classification
    yield "language", document.language
    yield "pages", None if document.source.pages is None else str(document.source.pages)
    yield "processor", document.parties.processor.name
    yield "client", document.parties.client.name
    yield "headers and footers", " / ".join(document.furniture) or None
    yield "warnings", " / ".join(f"{warning.code}: {warning.message}" for warning in document.warnings) or None


def _of_nodes(alignment: Alignment) -> Iterator[Difference]:
    """Differences of nodes in reading order: those of the new reading, each behind what it lost before it."""
    found = [*_unpaired(alignment), *_paired(alignment)]
    yield from (difference for _, difference in sorted(found, key=lambda one: one[0]))


Placed = tuple[tuple[int, int], Difference]
"""A difference with its place in the reading order: index of the new node, then of the old."""


def _unpaired(alignment: Alignment) -> Iterator[Placed]:
    further_old = {at for part in alignment.parts for at in part.more_old}
    further_new = {at for part in alignment.parts for at in part.more_new}
    paired_new = set(alignment.partner.values())
    after = 0
    for item in alignment.old:
        if item.index in alignment.partner:
            after = alignment.partner[item.index] + 1
        elif item.index not in further_old:
            yield (after, item.index - len(alignment.old)), Difference(Aspect.MISSED, item.address, item.said, None)
    for item in alignment.new:
        if item.index not in paired_new and item.index not in further_new:
            yield (item.index, 0), Difference(Aspect.FOUND, item.address, None, item.said)


def _paired(alignment: Alignment) -> Iterator[Placed]:
    parts = {part.old: part for part in alignment.parts}
    for link in alignment.links:
        place, part = (link.new, link.old), parts.get(link.old)
        address = alignment.new[link.new].address
        if part is not None:
            was = [alignment.old[at].said for at in (link.old, *part.more_old)]
            now = [alignment.new[at].said for at in (link.new, *part.more_new)]
            aspect = Aspect.JOINED if len(was) > 1 else Aspect.DIVIDED
            yield place, Difference(aspect, address, " | ".join(was), " | ".join(now))
        for aspect, before, after in _aspects(alignment, link.old, link.new, is_whole=part is None):
            if before != after:
                yield place, Difference(aspect, address, before, after)


def _aspects(
    alignment: Alignment, old_at: int, new_at: int, *, is_whole: bool
) -> Iterator[tuple[Aspect, str | None, str | None]]:
    """What is compared of a pair of nodes: its aspect, how it was, how it is."""
    old, new = alignment.old[old_at], alignment.new[new_at]
    was, now = old.node, new.node
    if is_whole:
        yield (Aspect.HEADING if new.is_section else Aspect.TEXT), old.said, new.said
    yield Aspect.LABEL, was.label, now.label
    yield Aspect.TYPE, was.type.value, now.type.value
    yield Aspect.ROLE, was.role, now.role
    if old_at in alignment.moved or alignment.partner.get(old.parent, old.parent) != new.parent:
        yield Aspect.PLACE, f"{old.address} {_path(old.path)}", f"{new.address} {_path(new.path)}"
    yield Aspect.POSITION, _position(was.page, was.bbox), _position(now.page, now.bbox)


def _path(path: Sequence[int]) -> str:
    return f"({'.'.join(str(at + 1) for at in path)})"


def _position(page: int | None, bbox: Sequence[float] | None) -> str | None:
    if page is None:
        return None
    return f"page {page}" + (f", {', '.join(f'{edge:.1f}' for edge in bbox)}" if bbox else "")


@dataclass(frozen=True, slots=True)
class Restated:
    """A change that both diffs have, and that one of them tells otherwise."""

    was: Change
    now: Change


@dataclass(frozen=True, slots=True)
class ReaderEffect:
    """What a newer reading of one side, or of both, does to the diff of two versions. Nothing of it is an amendment."""

    versions: tuple[str | None, str | None]
    """Labels of the old and the new version, by the new reading."""
    come: tuple[Change, ...]
    """Changes that only the diff of the new readings has."""
    gone: tuple[Change, ...]
    """Changes that only the diff of the older readings had."""
    restated: tuple[Restated, ...]
    findings_come: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether both diffs say the same."""
        return not (self.come or self.gone or self.restated or self.findings_come or self.findings_gone)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The effect as lines for people, a summary first; none if there is none."""
        return () if self.is_nothing else (self._summary(), *self._details())

    def _summary(self) -> str:
        old, new = (label or "?" for label in self.versions)
        counts = (
            (len(self.come), "shown only now"),
            (len(self.gone), "no longer shown"),
            (len(self.restated), "told otherwise"),
        )
        said = [f"{count} change(s) {what}" for count, what in counts if count]
        findings = len(self.findings_come) + len(self.findings_gone)
        said += [f"{findings} finding(s) that differ"] if findings else []
        return f"the diff {old}..{new} reads differently now: {', '.join(said)}; the contract is the same, no client is told"

    def _details(self) -> Iterator[str]:
        for what, changes in (("only now", self.come), ("no longer", self.gone)):
            for change in changes:
                yield f"{what}: {_told(change)}"
        for one in self.restated:
            yield f"was: {_told(one.was)}; is: {_told(one.now)}"
        for what, findings in (("only now", self.findings_come), ("no longer", self.findings_gone)):
            for finding in findings:
                yield f"{what}: {finding.code}: {finding.message}"


def reader_effect(before: Pair, after: Pair) -> ReaderEffect:
    """What differs between the diff of the pair `before` and that of the pair `after`, other readings of the same files.

    Raises: NotComparable if a side of `after` is of another file than that of `before`.
    """
    for old, new in zip(before, after, strict=True):
        _require_one_snapshot(old, new)
    first, second = (diff_aligned(old, new, align(old, new)) for old, new in (before, after))
    was, now = ({change.id: change for change in script.changes} for script in (first, second))
    return ReaderEffect(
        versions=(second.old.version, second.new.version),
        come=tuple(change for id_, change in now.items() if id_ not in was),
        gone=tuple(change for id_, change in was.items() if id_ not in now),
        restated=tuple(
            Restated(was[id_], change) for id_, change in now.items() if id_ in was and _said(was[id_]) != _said(change)
        ),
        findings_come=_beyond(second.findings, first.findings),
        findings_gone=_beyond(first.findings, second.findings),
    )


def _said(change: Change) -> tuple[tuple[Operation, ...], Significance, tuple[InlineStep, ...], tuple[str, ...]]:
    """What a reader of a diff is told of a change, without where its nodes stand."""
    return change.operations, change.significance, change.inline, tuple(one.evidence for one in change.signals)


def _beyond(found: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is found here and not there."""
    told = {(one.code, one.message) for one in others}
    return tuple(one for one in found if (one.code, one.message) not in told)


def _told(change: Change) -> str:
    operations = ", ".join(change.operations)
    ref = (change.new or change.old)[0]
    return f"{operations} ({change.significance}) at {ref.address}: {_quoted(_words(ref))}"


def _words(ref: NodeRef) -> str:
    return ref.heading or "" if ref.type is NodeType.SECTION else ref.text


def _quoted(text: str | None) -> str:
    if text is None:
        return "nothing"
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= EXCERPT else f'"{line[: EXCERPT - 1]}…"'
