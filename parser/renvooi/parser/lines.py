"""Regions to lines of text in reading order over the whole document."""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.parser.cells import apart
from renvooi.parser.columns import Region, common_size
from renvooi.parser.furniture import text_rows
from renvooi.parser.words import Word

ALIKE = 3.0
"""Multiple of the common font size within which the left edges of one column may differ."""


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
    """Whether most of its letters are bold."""

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def indent(self) -> float:
        """Points from the left edge of the column."""
        return self.x0 - self.frame.left


def find_lines(regions: Sequence[Region]) -> tuple[Line, ...]:
    """All lines, region by region, from top to bottom."""
    size = common_size([word for region in regions for word in region.words])
    extents = [_extent(region) for region in regions]
    lines: list[Line] = []
    band = 0
    for index, region in enumerate(regions):
        band = band + 1 if index and regions[index - 1].page == region.page else 0
        frame = Frame(region.page, band, *_edges(extents[index], extents, size))
        lines.extend(_line(part, frame) for row in text_rows(region.words) for part in apart(row))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far the words of a region reach, in points."""

    left: float
    right: float
    bottom: float
    in_columns: bool
    """False for a region of full width."""


def _extent(region: Region) -> _Extent:
    return _Extent(
        min(word.x0 for word in region.words),
        max(word.x1 for word in region.words),
        max(word.bottom for word in region.words),
        region.columns > 1,
    )


def _edges(own: _Extent, extents: Sequence[_Extent], size: float) -> tuple[float, float, float]:
    """Left, right and bottom edge of the column that a region is a piece of, over all pages.

    Pieces of one column start within `ALIKE` of each other; a piece may hold nothing but
    an indented list, which is why the edge is taken over all of them.
    """
    pieces = [
        other for other in extents if abs(other.left - own.left) <= ALIKE * size and other.in_columns == own.in_columns
    ]
    return min(one.left for one in pieces), max(one.right for one in pieces), max(one.bottom for one in pieces)


def _line(row: Sequence[Word], frame: Frame) -> Line:
    letters = sum(len(word.text) for word in row)
    bold = sum(len(word.text) for word in row if word.bold) * 2 > letters
    return Line(
        tuple(row),
        frame,
        row[0].x0,
        min(word.top for word in row),
        max(word.x1 for word in row),
        max(word.bottom for word in row),
        common_size(row),
        bold,
    )
