"""The whole new version with every change in its place: what a redline on paper shows.

    1. Klant meldt binnen [-24-]{+36+} uur.       a clause that stayed
    [-2. Klant belt.-]                            one that left, where it stood
    {+2.+} [-3.-] Klant betaalt.                  one that kept its place and not its number

A diff lists no unchanged clause, so the pairs of these are found by rebuilding the new tree from
old nodes that carry their place. What keeps its order stays in the text; what moved is shown as
a deletion at the old place and an insertion at the new one. Accepting all gives the new version,
rejecting all the old one, character by character.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, count

from renvooi.diff.rebuild import rearrange
from renvooi.model import Change, Diff, Document, InlineOp, InlineStep, Node, NodeRef, NodeType, Operation
from renvooi.model.errors import InvariantBroken

Path = tuple[int, ...]


class Style(StrEnum):
    """How a paragraph is set."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    """With a label before a hanging text."""

    @property
    def below(self) -> "Style":
        """The style of the further lines of such a paragraph."""
        return Style.TEXT if self is Style.ITEM else self


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the redline; no step holds a line break."""

    style: Style
    level: int
    """Of a heading its depth, from 1; of text how far it is set in, from 0."""
    steps: tuple[InlineStep, ...]
    end: InlineOp
    """What happened to the end of the paragraph: "insert" splits what was one before."""
    change: str | None = None
    """Id of the change that the paragraph is part of; None if it did not change."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A node in reading order, with what is printed of it."""

    node: Node
    path: Path
    style: Style
    level: int

    @property
    def prefix(self) -> str:
        """The label and what parts it from the text."""
        if not self.node.label:
            return ""
        label = self.node.label.replace("\n", " ")
        if self.style is Style.HEADING:
            # a number alone has nothing to be parted from
            return f"{label} " if self.node.heading else label
        return f"{label}\t"

    @property
    def level_below(self) -> int:
        """The level of its further lines, which begin below the text of an item and not below its label."""
        return self.level + 1 if self.style is Style.ITEM else self.level

    @property
    def text(self) -> str:
        """What the diff compares: a heading without its label, any other text."""
        return (self.node.heading or "") if self.style is Style.HEADING else self.node.text


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands in one place on both sides: a pair of nodes, or one and its parts."""

    old: range
    new: range
    steps: tuple[InlineStep, ...]


def whole_redline(old: Document, new: Document, script: Diff) -> tuple[Paragraph, ...]:
    """All paragraphs of both versions in reading order, the title first.

    Raises: InvariantBroken if `script` is not the diff of `old` and `new`.
    """
    before, after = tuple(_places(old.nodes, (), 1, 0)), tuple(_places(new.nodes, (), 1, 0))
    partner = _partners(old, script, len(after))
    blocks = _in_order(_blocks(before, after, partner, script))
    ids = {(op, ref.path): change.id for change in script.changes for op, ref in _refs(change)}
    return (*_title(old, new), *_paragraphs(before, after, blocks, ids))


def _refs(change: Change) -> Iterator[tuple[InlineOp, NodeRef]]:
    """The nodes of a change on the old side and on the new."""
    yield from ((InlineOp.DELETE, ref) for ref in change.old)
    yield from ((InlineOp.INSERT, ref) for ref in change.new)


def _places(nodes: Sequence[Node], above: Path, depth: int, indent: int) -> Iterator[_Place]:
    for index, node in enumerate(nodes):
        path = (*above, index)
        if node.type is NodeType.SECTION:
            yield _Place(node, path, Style.HEADING, depth)
            yield from _places(node.nodes, path, depth + 1, 0)
        else:
            yield _Place(node, path, Style.ITEM if node.label else Style.TEXT, indent)
            yield from _places(node.nodes, path, depth, indent + 1)


def _partners(old: Document, script: Diff, size: int) -> Mapping[int, int]:
    """The place in the new version of each old node that is still there; its box carries the old place."""
    rebuilt = rearrange(_carrying(old.nodes, count()), script)
    walked = [node for top in rebuilt for node in top.walk()]
    if len(walked) != size:
        raise InvariantBroken("the diff is not of these two documents")
    return {int(node.bbox[0]): at for at, node in enumerate(walked) if node.bbox is not None}


def _carrying(nodes: Sequence[Node], places: "count[int]") -> tuple[Node, ...]:
    # Not by `replace`, which is slow: a redline walks all nodes of a document.
    return tuple(
        Node(
            n.id,
            n.type,
            n.label,
            n.heading,
            n.text,
            n.page,
            (next(places), 0, 0, 0),
            _carrying(n.nodes, places),
            n.role,
        )
        for n in nodes
    )


def _blocks(
    before: Sequence[_Place], after: Sequence[_Place], partner: Mapping[int, int], script: Diff
) -> Iterator[_Block]:
    """What may stand in one place, in the order of the old version; what moved may not."""
    at = {
        side: {place.path: index for index, place in enumerate(places)}
        for side, places in (("o", before), ("n", after))
    }
    changes = {at["o"][change.old[0].path]: change for change in script.changes if change.old and change.new}
    moved = {change.old[0].path for change in script.changes if Operation.MOVED in change.operations}
    gone = {index for index, place in enumerate(before) if any(above in moved for above in _upwards(place.path))}
    for one, other in sorted(partner.items()):
        change = changes.get(one)
        parts = _parts(change, at["o"], at["n"]) if change else (range(one, one + 1), range(other, other + 1))
        if one not in gone and parts is not None:
            yield _Block(*parts, _steps(parts, before, after, change))


def _upwards(path: Path) -> Iterator[Path]:
    """The path of a node and of all above it."""
    return (path[:length] for length in range(len(path), 0, -1))


def _parts(change: Change, old: Mapping[Path, int], new: Mapping[Path, int]) -> tuple[range, range] | None:
    """The places of all parts on either side; None if other nodes stand between them."""
    sides = [old[ref.path] for ref in change.old], [new[ref.path] for ref in change.new]
    ranges = tuple(range(side[0], side[0] + len(side)) for side in sides)
    if any(list(places) != side for places, side in zip(ranges, sides, strict=True)):
        return None
    return ranges[0], ranges[1]


def _steps(
    parts: tuple[range, range], before: Sequence[_Place], after: Sequence[_Place], change: Change | None
) -> tuple[InlineStep, ...]:
    """The redline of the parts; that of the change if it says the same as the two trees."""
    old, new = ("\n".join(places[at].text for at in side) for places, side in zip((before, after), parts, strict=True))
    if old == new:
        return (InlineStep(InlineOp.EQUAL, new),)
    inline = change.inline if change else ()
    sides = [
        "".join(step.text for step in inline if step.op is not other) for other in (InlineOp.INSERT, InlineOp.DELETE)
    ]
    return inline if sides == [old, new] else (InlineStep(InlineOp.DELETE, old), InlineStep(InlineOp.INSERT, new))


def _in_order(blocks: Iterator[_Block]) -> tuple[_Block, ...]:
    """The most blocks that follow each other in both versions: a longest increasing subsequence."""
    found = list(blocks)
    ends: list[int] = []
    """For each length, the least last place in the new version; `chain` names the block that ends there."""
    chain: list[int] = []
    previous: list[int | None] = []
    for index, block in enumerate(found):
        length = bisect_left(ends, block.new.start)
        ends[length : length + 1] = [block.new.stop - 1]
        previous.append(chain[length - 1] if length else None)
        chain[length : length + 1] = [index]
    result: list[_Block] = []
    at = chain[-1] if chain else None
    while at is not None:
        result.append(found[at])
        at = previous[at]
    return tuple(reversed(result))


def _title(old: Document, new: Document) -> Iterator[Paragraph]:
    """The title above the document, where it is not the name of the file or a heading on the page."""
    was, now = _own_title(old), _own_title(new)
    if was == now and now:
        yield Paragraph(Style.TITLE, 0, _step(InlineOp.EQUAL, now), InlineOp.EQUAL)
        return
    for op, text in ((InlineOp.DELETE, was), (InlineOp.INSERT, now)):
        if text:
            yield Paragraph(Style.TITLE, 0, _step(op, text), op)


def _own_title(document: Document) -> str:
    shown = {node.heading for node in document.nodes} | {document.source.name}
    return "" if document.title in shown else " ".join(document.title.split())


def _paragraphs(
    before: Sequence[_Place],
    after: Sequence[_Place],
    blocks: Sequence[_Block],
    ids: Mapping[tuple[InlineOp, Path], str],
) -> Iterator[Paragraph]:
    """Blocks in their order, what left and what came between them."""
    end = _Block(range(len(before), len(before)), range(len(after), len(after)), ())
    sides = {InlineOp.DELETE: before, InlineOp.INSERT: after}
    old = new = 0
    for block in (*blocks, end):
        alone = {InlineOp.DELETE: range(old, block.old.start), InlineOp.INSERT: range(new, block.new.start)}
        for op, places in alone.items():
            for place in (sides[op][at] for at in places):
                yield from _alone(place, op, ids.get((op, place.path)))
        if block.old:
            change = ids.get((InlineOp.DELETE, before[block.old.start].path))
            joined = _Joined([before[at] for at in block.old], [after[at] for at in block.new], change)
            yield from joined.paragraphs(block.steps)
        old, new = block.old.stop, block.new.stop


def _alone(place: _Place, op: InlineOp, change: str | None) -> Iterator[Paragraph]:
    first, *more = f"{place.prefix}{place.text}".split("\n")
    yield Paragraph(place.style, place.level, _step(op, first), op, change)
    for line in more:
        yield Paragraph(place.style.below, place.level_below, _step(op, line), op, change)


def _step(op: InlineOp, text: str) -> tuple[InlineStep, ...]:
    return (InlineStep(op, text),) if text else ()


class _Joined:
    """The paragraphs of a block: one for each line of a text, and one or more for each part."""

    def __init__(self, old: Sequence[_Place], new: Sequence[_Place], change: str | None) -> None:
        self._parts = {InlineOp.DELETE: old, InlineOp.INSERT: new}
        self._breaks = {op: _breaks(places) for op, places in self._parts.items()}
        self._at = dict.fromkeys(self._parts, 0)
        self._started = dict.fromkeys(self._parts, 1)
        self._style, self._level = new[0].style, new[0].level
        self._below = new[0].style.below, new[0].level_below
        self._steps = _prefixes(old[0].prefix, new[0].prefix)
        self._change = change
        self._done: list[Paragraph] = []

    def paragraphs(self, steps: Sequence[InlineStep]) -> tuple[Paragraph, ...]:
        """The redline `steps` of the joined texts, with the label of each part where it begins on either side."""
        for step in steps:
            for number, line in enumerate(step.text.split("\n")):
                if number:
                    self._newline(step.op)
                self._steps += _step(step.op, line)
                self._advance(step.op, len(line))
        self._end(InlineOp.EQUAL)
        return tuple(self._done)

    def _advance(self, op: InlineOp, by: int) -> None:
        for side in _sides(op):
            self._at[side] += by

    def _newline(self, op: InlineOp) -> None:
        """The end of a line, which may be that of a part on one side or both."""
        self._end(op)
        begun = {side: self._next(side) for side in _sides(op) if self._at[side] in self._breaks[side]}
        self._advance(op, 1)
        self._style, self._level = self._below
        for place in begun.values():
            # That of the new version comes last, and holds.
            self._style, self._level, self._below = place.style, place.level, (place.style.below, place.level_below)
        old, new = (begun[side].prefix if side in begun else "" for side in self._parts)
        self._steps = _prefixes(old, new)

    def _next(self, side: InlineOp) -> _Place:
        place = self._parts[side][self._started[side]]
        self._started[side] += 1
        return place

    def _end(self, op: InlineOp) -> None:
        self._done.append(Paragraph(self._style, self._level, tuple(self._steps), op, self._change))


def _sides(op: InlineOp) -> tuple[InlineOp, ...]:
    return (InlineOp.DELETE, InlineOp.INSERT) if op is InlineOp.EQUAL else (op,)


def _breaks(places: Sequence[_Place]) -> frozenset[int]:
    """Offsets in the joined text at which a part ends and the next begins."""
    if len(places) == 1:
        return frozenset()
    ends = accumulate((len(place.text) + 1 for place in places), initial=-1)
    return frozenset(list(ends)[1:-1])


def _prefixes(old: str, new: str) -> list[InlineStep]:
    """The label before a text, with what changed of it; what parts it from the text stays where it can."""
    if old == new:
        return [InlineStep(InlineOp.EQUAL, new)] if new else []
    if old and new and old[-1] == new[-1]:
        return [
            InlineStep(InlineOp.DELETE, old[:-1]),
            InlineStep(InlineOp.INSERT, new[:-1]),
            InlineStep(InlineOp.EQUAL, new[-1]),
        ]
    return [InlineStep(op, text) for op, text in ((InlineOp.DELETE, old), (InlineOp.INSERT, new)) if text]
