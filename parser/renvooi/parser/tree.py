"""Blocks to the clause tree: what is nested in what.

Sections nest by the rank of their heading: a part ("Deel 2") above all, then by size. Clauses
nest by form first (an article clause in its article, a letter in the number above it, a bullet
in the item that it is indented under) and by indent where form leaves a choice. A paragraph
without a marker goes on with the innermost item whose text it lines up with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from renvooi.model import BBox, Node, NodeId, NodeType
from renvooi.parser.blocks import Block, BlockType
from renvooi.parser.markers import MarkerKind
from renvooi.parser.shapes import TIE

ALIGNED = 0.6
"""Multiple of font size within which two indents are one."""

_DEPTH = {MarkerKind.NUMBER: 0, MarkerKind.DECIMAL: 0, MarkerKind.LETTER: 1, MarkerKind.ROMAN: 2, MarkerKind.BULLET: 3}


@dataclass(slots=True)
class _Draft:
    """A node under construction."""

    type: NodeType
    block: Block
    level: int
    """For sections: rank of the heading, 0 for a part."""
    label: str | None = None
    heading: str | None = None
    texts: list[str] = field(default_factory=list)
    nodes: list["_Draft"] = field(default_factory=list)

    @property
    def indent(self) -> float:
        return self.block.indent

    @property
    def text_indent(self) -> float:
        return self.block.text_indent


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree with its title."""

    title: str | None
    above: str | None
    """The heading that stood above all and is in no node."""
    nodes: tuple[Node, ...]


def build_tree(blocks: Sequence[Block], part_words: Sequence[str]) -> Outline:
    """The nodes of a document; ids are still empty."""
    levels = _levels(blocks, part_words)
    roots: list[_Draft] = []
    sections: list[_Draft] = []
    items: list[_Draft] = []
    for index, block in enumerate(blocks):
        siblings = sections[-1].nodes if sections else roots
        match block.type:
            case BlockType.HEADING:
                section = _Draft(NodeType.SECTION, block, levels[id(block)], block.label, block.text or None)
                while sections and sections[-1].level >= section.level:
                    sections.pop()
                (sections[-1].nodes if sections else roots).append(section)
                sections.append(section)
                items = []
            case BlockType.ITEM:
                item = _Draft(NodeType.CLAUSE, block, 0, block.label, None, [block.text])
                items = _above(items, item)
                (items[-1].nodes if items else siblings).append(item)
                items.append(item)
            case BlockType.PARAGRAPH:
                items = _continued(items, block)
                if items and all(node.block.type is BlockType.NOTE for node in items[-1].nodes):
                    items[-1].texts.append(block.text)
                elif items:
                    # Behind a nested list a paragraph leads what follows it, so it keeps its place there.
                    items[-1].nodes.append(_Draft(NodeType.PARAGRAPH, block, 0, texts=[block.text]))
                else:
                    siblings.append(_Draft(NodeType.PARAGRAPH, block, 0, texts=[block.text]))
            case BlockType.ROW:
                if index == 0 or blocks[index - 1].type is not BlockType.ROW:
                    items = _holding(items, block)
                (items[-1].nodes if items else siblings).append(_Draft(NodeType.CLAUSE, block, 0, texts=[block.text]))
            case BlockType.NOTE:
                note = _Draft(NodeType.CLAUSE, block, 0, block.label, texts=[block.text])
                (items[-1].nodes if items else siblings).append(note)
    return _without_title(roots)


def _levels(blocks: Sequence[Block], part_words: Sequence[str]) -> dict[int, int]:
    """Rank of each heading, by `id` of its block: 0 for a part, then 1 for the largest style, and so on."""
    headings = [block for block in blocks if block.type is BlockType.HEADING]
    parts = {id(block) for block in headings if _is_part(block, part_words)}
    styles = sorted({(-round(b.size, 1), not b.bold) for b in headings if id(b) not in parts})
    merged: list[tuple[float, bool]] = []
    ranks: dict[tuple[float, bool], int] = {}
    for style in styles:
        # Sizes that differ by rounding are one style.
        if not merged or abs(merged[-1][0] - style[0]) > 0.3 or merged[-1][1] != style[1]:
            merged.append(style)
        ranks[style] = len(merged)
    return {
        id(b): 0 if id(b) in parts else ranks[(-round(b.size, 1), not b.bold)] + _depth_of_number(b) for b in headings
    }


def _is_part(block: Block, part_words: Sequence[str]) -> bool:
    words = (block.label or "").split()
    return bool(words) and words[0].casefold() in {word.casefold() for word in part_words}


def _depth_of_number(block: Block) -> int:
    """Extra depth of a numbered heading: 1 for "2.1" below "2."."""
    return len(block.marker.ordinal) - 1 if block.marker is not None and block.marker.ordinal else 0


def _above(items: Sequence[_Draft], item: _Draft) -> list[_Draft]:
    """The open items that `item` is nested in."""
    kind = _kind(item)
    near = ALIGNED * item.block.size
    depth = _before_in_list(items, item, near)
    if depth is not None:
        return list(items[:depth])
    open_items = list(items)
    while open_items:
        last = open_items[-1]
        if kind is MarkerKind.BULLET:
            nested = _holds_bullet(last, item, near)
        elif _DEPTH[kind] != _DEPTH[_kind(last)]:
            deeper = _DEPTH[kind] > _DEPTH[_kind(last)] or item.indent > last.text_indent - near > near
            nested = deeper or _is_introduced(last, item, near)
        else:
            nested = _is_deeper(last, item, near)
        if nested:
            return open_items
        open_items.pop()
    return open_items


def _is_introduced(last: _Draft, item: _Draft, near: float) -> bool:
    """Whether the item before announces the list that `item` begins: "a. a decision under:" and then "1°."."""
    new = item.block.marker
    begins = new is not None and new.ordinal[-1:] == (1,) and len(new.ordinal) == 1
    return begins and last.texts[-1].endswith(":") and item.indent > last.indent - near


def _before_in_list(items: Sequence[_Draft], item: _Draft, near: float) -> int | None:
    """Index of the innermost open item whose list `item` goes on with: one less, same form, same place.

    A list in a list of the same form is known by its place alone; a number that the list skips is allowed for.
    """
    new = item.block.marker
    if new is None or not new.ordinal:
        return None
    for step in (1, 2):
        for index in range(len(items) - 1, -1, -1):
            old = items[index].block.marker
            if old is None or (old.kind, old.form) != (new.kind, new.form):
                continue
            wanted = (*new.ordinal[:-1], new.ordinal[-1] - step)
            if old.ordinal == wanted and _same_place(items[index], item, near):
                return index
    return None


def _same_place(one: _Draft, other: _Draft, near: float) -> bool:
    """Whether two markers begin, or the texts behind them: markers may be aligned on either side."""
    return abs(one.indent - other.indent) <= near or abs(_text_start(one) - _text_start(other)) <= near


def _text_start(draft: _Draft) -> float:
    first = draft.block.lines[0]
    return first.words[min(1, len(first.words) - 1)].x0 - first.frame.left


def _holds_bullet(last: _Draft, item: _Draft, near: float) -> bool:
    if _kind(last) is MarkerKind.BULLET:
        return item.indent > last.indent + near
    # Under a letter or a number: at least as far in as its text, or as its marker where nothing hangs.
    return item.indent > last.indent - near and item.indent >= last.text_indent - near


def _is_deeper(last: _Draft, item: _Draft, near: float) -> bool:
    """Whether an item of the same form as the one before is nested in it."""
    old, new = last.block.marker, item.block.marker
    if old is None or new is None:
        return False
    if len(new.ordinal) > len(old.ordinal):
        return new.ordinal[: len(old.ordinal)] == old.ordinal
    if new.ordinal[-1] != 1 or (len(new.ordinal) > 1 and new.ordinal[:-1] != old.ordinal[:-1]):
        return False
    # "(1)" below "1." is another list, wherever it stands.
    other_form = new.kind is old.kind and new.form != old.form
    return item.indent > (last.indent - near if other_form else last.indent + near)


def _kind(draft: _Draft) -> MarkerKind:
    assert draft.block.marker is not None  # items are made from blocks with a marker
    return draft.block.marker.kind


def _continued(items: Sequence[_Draft], block: Block) -> list[_Draft]:
    """The open items down to the one that a paragraph goes on with; none if it stands for itself."""
    near = ALIGNED * block.size
    for depth in range(len(items), 0, -1):
        if abs(items[depth - 1].text_indent - block.indent) <= near and _hangs(items[depth - 1], near):
            return list(items[:depth])
    for depth in range(1, len(items) + 1):
        # Nothing hangs: marker and wrapped lines share the edge, and so does the paragraph.
        if not _hangs(items[depth - 1], near) and abs(items[depth - 1].indent - block.indent) <= near:
            return list(items[:depth])
    for depth in range(len(items), 0, -1):
        if block.indent > items[depth - 1].indent + near:
            return list(items[:depth])
    return []


def _holding(items: Sequence[_Draft], row: Block) -> list[_Draft]:
    """The open items down to the one that a table stands in: it begins no further left than their text."""
    near = ALIGNED * row.size
    for depth in range(len(items), 0, -1):
        item = items[depth - 1]
        if row.indent > item.indent + near or (_hangs(item, near) and row.indent >= item.text_indent - near):
            return list(items[:depth])
    return []


def _hangs(item: _Draft, near: float) -> bool:
    return item.text_indent > item.indent + near


def _without_title(roots: list[_Draft]) -> Outline:
    """The title apart, if one unnumbered heading stands above all others."""
    sections = [draft for draft in roots if draft.type is NodeType.SECTION]
    title = above = None
    if len(sections) == 1 and sections[0].label is None and roots[0] is sections[0]:
        below = sections[0]
        if any(node.type is NodeType.SECTION for node in below.nodes):
            title = above = below.heading
            roots = below.nodes
    elif sections:
        title = sections[0].heading
    return Outline(title, above, tuple(_node(draft) for draft in roots))


def _node(draft: _Draft) -> Node:
    return Node(
        NodeId(""),
        draft.type,
        draft.label,
        draft.heading,
        "\n".join(text for text in draft.texts if text),
        draft.block.lines[0].frame.page,
        bbox_of(draft.block),
        tuple(_node(child) for child in draft.nodes),
    )


def bbox_of(block: Block) -> BBox:
    """The part of a block on its first page and in its first column."""
    lines = [line for line in block.lines if line.frame == block.lines[0].frame]
    edges = (
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
    # Half points: finer than anybody points at, coarser than two engines differ.
    return tuple(round(2 * (edge + TIE)) / 2 for edge in edges)  # type: ignore[return-value]  # four edges in, four out
