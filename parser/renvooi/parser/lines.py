"""Regions to lines of text in reading order over the whole document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from renvooi.parser.cells import apart
from renvooi.parser.columns import Region
from renvooi.parser.gutters import common_size
from renvooi.parser.words import Word

ALIKE = 8.0
"""Multiple of the common font size within which the pieces of one column may start: lists are nested that deep."""

EVEN = 0.6
"""Multiple of the common font size within which two edges, or two whites between columns, are one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The column that a line stands in."""

    page: int
    band: int
    """Which region of the page, in reading order."""
    left: float
    """Left edge of this kind of column over all pages, in points."""
    right: float
    """Right edge that its text reaches, in points."""
    bottom: float
    """Lowest edge that text reaches in this kind of column, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of words in one column."""

    words: tuple[Word, ...]
    frame: Frame
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """The size in which most of its letters are set."""
    bold: bool
    """Whether most of its letters are bold, and its last word: a line may begin with a bold term."""
    text: str = field(init=False, compare=False)
    """The words with single blanks."""

    def __post_init__(self) -> None:
        """Join the words once, as every question about a line asks for its text."""
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))

    @property
    def indent(self) -> float:
        """Points from the left edge of the column."""
        return self.x0 - self.frame.left


def find_lines(regions: Sequence[Region]) -> tuple[Line, ...]:
    """All lines, region by region, from top to bottom."""
    size = common_size([word for region in regions for word in region.words])
    extents = [_extent(region) for region in regions]
    edges = [_edges(own, extents, size) for own in extents]
    lines: list[Line] = []
    band = 0
    for index, region in enumerate(regions):
        band = band + 1 if index and regions[index - 1].page == region.page else 0
        frame = Frame(region.page, band, _even_left(index, regions, edges, size), *edges[index][1:])
        lines.extend(_line(part, frame) for row in region.rows for part in apart(row))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far the words of a region reach, in points, and which column it is a piece of."""

    left: float
    right: float
    bottom: float
    column: tuple[int, int]
    """How many columns there are side by side, and which of them it is."""


def _extent(region: Region) -> _Extent:
    return _Extent(
        min(word.x0 for word in region.words),
        max(word.x1 for word in region.words),
        max(word.bottom for word in region.words),
        (region.columns, region.index),
    )


def _edges(own: _Extent, extents: Sequence[_Extent], size: float) -> tuple[float, float, float]:
    """Left, right and bottom edge of the column that a region is a piece of, over all pages.

    A piece may hold nothing but an indented list, which is why the edge is taken over all pieces
    of one column; pieces that start further apart than `ALIKE` are set in columns of other widths.
    """
    pieces = [other for other in extents if other.column == own.column and _is_same_place(own, other, size)]
    return min(one.left for one in pieces), max(one.right for one in pieces), max(one.bottom for one in pieces)


def _even_left(index: int, regions: Sequence[Region], edges: Sequence[Sequence[float]], size: float) -> float:
    """Left edge of a column, which may hold nothing but an indented list: its like stand at even distances.

    Believed if the white before it is then as wide as that before another of the columns side by side.
    """
    own, left = regions[index], edges[index][0]
    for first, second in ((index - 2, index - 1), (index - 1, index + 1)):
        if first < 0 or second >= len(regions):
            continue
        if any(
            (regions[i].page, regions[i].columns, regions[i].index - own.index) != (own.page, own.columns, i - index)
            for i in (first, second)
        ):
            continue
        pitch = (edges[second][0] - edges[first][0]) / (second - first)
        even = edges[first][0] + (index - first) * pitch
        difference = (even - edges[index - 1][1]) - (edges[second][0] - edges[second - 1][1])
        if EVEN * size < left - even <= ALIKE * size and abs(difference) <= EVEN * size:
            return even
    return left


def _is_same_place(one: _Extent, other: _Extent, size: float) -> bool:
    """Whether two pieces begin near each other and stand above each other."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    narrower = min(one.right - one.left, other.right - other.left)
    return abs(one.left - other.left) <= ALIKE * size and shared >= narrower / 2


def _line(row: Sequence[Word], frame: Frame) -> Line:
    bold = row[-1].bold and 2 * sum(len(word.text) for word in row if word.bold) > sum(len(word.text) for word in row)
    return Line(
        tuple(row),
        frame,
        row[0].x0,
        min([word.top for word in row]),
        max([word.x1 for word in row]),
        max([word.bottom for word in row]),
        common_size(row),
        bold,
    )
