"""What was recognised on each page, as shapes to be drawn over it.

A block is one or more boxes, as it may go on in the next column or page, with a number that leads
from its box to the line beside the page that says which node it became.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.model import BBox, Node, ReadingWarning, with_ids
from renvooi.parser.blocks import Block, BlockType
from renvooi.parser.cells import TableRow
from renvooi.parser.furniture import Sheet
from renvooi.parser.lines import Line
from renvooi.parser.page import Page
from renvooi.parser.reading import Stages
from renvooi.parser.tree import bbox_of
from renvooi.parser.words import Word


@dataclass(frozen=True, slots=True)
class Mark:
    """A block, or the part of it that stands in one column of a page."""

    number: int
    """Of the block on the page where it begins, from 1; it keeps it where it goes on."""
    type: BlockType
    box: BBox
    continued: bool
    """Whether the block began in another column or on another page."""
    said: str
    """Label and id of the node that it became, or what became of it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All shapes of one page; coordinates in points, origin top left."""

    page: int
    width: float
    height: float
    blocks: tuple[Mark, ...]
    columns: tuple[BBox, ...]
    furniture: tuple[BBox, ...]
    """Rows of words that are no text: headers, footers, page numbers."""
    findings: tuple[ReadingWarning, ...]
    """Of this page; those of the whole document on the first."""


def find_marks(stages: Stages) -> tuple[Marks, ...]:
    """The shapes of all pages, in their order."""
    blocks: dict[int, list[Mark]] = defaultdict(list)
    counted: dict[int, int] = defaultdict(int)
    nodes = _by_place(with_ids(stages.outline.nodes))
    before = ""
    for block in stages.blocks:
        first = block.lines[0].frame.page
        counted[first] += 1
        before = _said(block, nodes, stages.outline.above, before)
        for part, (page, box) in enumerate(_parts(block)):
            blocks[page].append(Mark(counted[first], block.type, box, part > 0, before))
    columns: dict[int, list[BBox]] = defaultdict(list)
    for lines in _by_frame(stages.lines):
        columns[lines[0].frame.page].append(_around(lines))
    first_page = stages.pages[0].number
    return tuple(
        Marks(
            page.number,
            page.width,
            page.height,
            tuple(blocks[page.number]),
            tuple(columns[page.number]),
            tuple(_furniture(page, sheet)),
            tuple(w for w in stages.warnings if (first_page if w.page is None else w.page) == page.number),
        )
        for page, sheet in zip(stages.pages, stages.sheets, strict=True)
    )


def _by_place(nodes: Sequence[Node]) -> Mapping[tuple[int | None, BBox | None], Node]:
    return {(node.page, node.bbox): node for root in nodes for node in root.walk()}


def _said(block: Block, nodes: Mapping[tuple[int | None, BBox | None], Node], above: str | None, before: str) -> str:
    """What a block became: a node of its own, the title, or more text of the node before it."""
    node = nodes.get((block.lines[0].frame.page, bbox_of(block)))
    if node is not None:
        return f"{node.label}  {node.id}" if node.label else str(node.id)
    if block.type is BlockType.HEADING and above is not None:
        return "title"
    return before if before.startswith("goes on: ") else f"goes on: {before}"


def _parts(block: Block) -> Iterator[tuple[int, BBox]]:
    """Page and box of each part of a block."""
    for lines in _by_frame(block.lines):
        yield lines[0].frame.page, _around(lines)


def _by_frame(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines by the column that they stand in, in reading order."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        found.setdefault((line.frame.page, line.frame.band), []).append(line)
    return list(found.values())


def _around(shapes: Sequence[Line] | Sequence[Word]) -> BBox:
    """The least box around lines or words."""
    return (
        min(shape.x0 for shape in shapes),
        min(shape.top for shape in shapes),
        max(shape.x1 for shape in shapes),
        max(shape.bottom for shape in shapes),
    )


def _furniture(page: Page, sheet: Sheet) -> Iterator[BBox]:
    """The rows of a page that were set apart: its words that the sheet does not have, also not as cells of a table."""
    kept = set(sheet.words)
    table_rows = [word for word in sheet.words if isinstance(word, TableRow)]
    rows: dict[float, list[Word]] = {}
    for word in page.words:
        in_table = any(row.top <= word.centre <= row.bottom and row.x0 <= word.x0 <= row.x1 for row in table_rows)
        if word not in kept and not in_table:
            rows.setdefault(round(word.centre), []).append(word)
    return (_around(row) for row in rows.values())
