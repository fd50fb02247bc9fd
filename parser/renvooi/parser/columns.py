"""Reading order on a page: bands across the page, columns within a band.

    Title and introduction over the full width
    heading      | text that      | heading
    text text    | goes on here   | text text

The page is cut into bands where the set of gutters changes (the recursive X-Y cut of Nagy and
Seth, 1984, on the white strips of `gutters.py`).
Rejected: sorting by height then x, which is what text extractors do and which interleaves
columns; and fixed thirds of the page, which hold for one layout only.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renvooi.parser.furniture import Sheet
from renvooi.parser.gutters import Gutter, common_size, find_gutters, is_proof, survey, text_rows
from renvooi.parser.words import Word

SHARED = 0.6
"""Share of the height of the tallest gutter along which another one runs that parts the same band; a column
that ends early still leaves its gutter white to the end."""


@dataclass(frozen=True, slots=True)
class Region:
    """Words that are read together, from top to bottom."""

    page: int
    columns: int
    """How many columns the band has; 1 for full width."""
    index: int
    """0-based from the left."""
    words: tuple[Word, ...]
    rows: tuple[Sequence[Word], ...] = field(init=False, compare=False)
    """The words in rows, as `text_rows` gives them."""

    def __post_init__(self) -> None:
        """Lay the words in rows once, as tables and lines are both made of them."""
        object.__setattr__(self, "rows", tuple(text_rows(self.words)))


def find_regions(sheets: Sequence[Sheet]) -> tuple[Region, ...]:
    """The regions of all pages in reading order.

    A gutter found on one page is believed on every page where it is white and has text on both
    sides, however little: the last page of three columns may hold two lines in the last of them.
    """
    size = common_size([word for sheet in sheets for word in sheet.words])
    surveys = [survey(sheet.words, size) for sheet in sheets]
    own = [find_gutters(surveyed, size, ()) for surveyed in surveys]
    known = [gutter for found in own for gutter in found if is_proof(gutter, size)]
    result: list[Region] = []
    for sheet, surveyed, found in zip(sheets, surveys, own, strict=True):
        has_all = all(any(_overlap_in_width(one, other) for other in found) for one in known)
        gutters = found if has_all else find_gutters(surveyed, size, known)
        result.extend(_regions(sheet.page, sheet.words, gutters, size, known))
    return tuple(result)


def _overlap_in_width(one: Gutter, other: Gutter) -> bool:
    return one.left < other.right and other.left < one.right


def _regions(
    page: int, words: Sequence[Word], gutters: Sequence[Gutter], size: float, known: Sequence[Gutter]
) -> Iterator[Region]:
    if not words:
        return
    if not gutters:
        yield Region(page, 1, 0, tuple(words))
        return
    tallest = max(gutters, key=lambda gutter: gutter.bottom - gutter.top)
    beside = [gutter for gutter in gutters if _overlap(gutter, tallest) >= SHARED * (tallest.bottom - tallest.top)]
    top, bottom = max(g.top for g in beside), min(g.bottom for g in beside)
    above: list[Word] = []
    within: list[Word] = []
    below: list[Word] = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        (above if middle < top else within if middle <= bottom else below).append(word)
    above, within = _finish_paragraph(above, within, beside, size)
    yield from _regions(page, above, find_gutters(survey(above, size), size, known), size, known)
    edges = [(gutter.left + gutter.right) / 2 for gutter in sorted(beside, key=lambda gutter: gutter.left)]
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in within:
        columns[bisect_right(edges, (word.x0 + word.x1) / 2)].append(word)
    for index, column in enumerate(columns):
        if column:
            yield Region(page, len(columns), index, tuple(column))
    yield from _regions(page, below, find_gutters(survey(below, size), size, known), size, known)


def _overlap(one: Gutter, other: Gutter) -> float:
    """Height in points along which two gutters run side by side."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _finish_paragraph(
    above: list[Word], within: list[Word], gutters: Sequence[Gutter], size: float
) -> tuple[list[Word], list[Word]]:
    """Move the short last row of a full-width paragraph from the first column back to its paragraph.

    Such a row crosses no gutter. It is known by standing at line distance below the paragraph
    and by white of more than that below it, or beside nothing.
    """
    if not above or not within:
        return above, within
    lowest = max(above, key=lambda word: word.centre)
    last_rows = sorted({round(word.centre, 1) for word in above if abs(word.size - lowest.size) < 0.1})
    if len(last_rows) < 2:
        return above, within
    pitch = last_rows[-1] - last_rows[-2]
    first = min(word.centre for word in within)
    row = [word for word in within if word.centre - first <= 0.4 * size]
    alone = all(word.x1 <= min(gutter.left for gutter in gutters) + size for word in row)
    following = [word.centre for word in within if word.centre - first > 0.4 * size and word.x1 <= gutters[0].left]
    stands_off = not following or min(following) - first > 1.15 * pitch
    same_style = all(abs(word.size - lowest.size) < 0.1 and word.bold == lowest.bold for word in row)
    if alone and stands_off and same_style and first - lowest.centre <= 1.15 * pitch:
        return above + row, [word for word in within if word not in row]
    return above, within
