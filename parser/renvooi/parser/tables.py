"""Rows that stand in columns of a table: recognised, so that they are never passed off as text.

    Taak            Leverancier    Klant
    Back-up maken   X

Read as lines this is "Back-up maken X", whichever party the X stands under. Until cells are read
a page with such rows carries a warning.
"""

import itertools
from collections.abc import Sequence

from renvooi.parser.columns import Region
from renvooi.parser.gutters import text_rows
from renvooi.parser.page import Page
from renvooi.parser.words import Word

CELL_GAP = 2.5
"""Multiple of font size; more white inside a row parts cells. List markers leave up to 2."""
LEAST_ROWS = 2
"""Rows with such a gap in one region; a single one is a tab stop."""
MOST_RULES = 200
"""Upright lines of a page that are looked at."""


def pages_with_tables(regions: Sequence[Region], pages: Sequence[Page]) -> frozenset[int]:
    """Numbers of the pages on which rows are parted into cells, by white space or by lines."""
    by_space = {region.page for region in regions if _rows_of_cells(region) >= LEAST_ROWS}
    words: dict[int, list[Word]] = {}
    for region in regions:
        words.setdefault(region.page, []).extend(region.words)
    by_lines = {page.number for page in pages if _has_ruled_cells(page, words.get(page.number, []))}
    return frozenset(by_space | by_lines)


def _has_ruled_cells(page: Page, words: Sequence[Word]) -> bool:
    """Whether an upright line stands between words of one row."""
    rules = sorted({(round(x0, 1), round(top, 1), round(bottom, 1)) for x0, top, _, bottom in page.rules})
    for x, top, bottom in rules[:MOST_RULES]:
        beside = [word for word in words if top - 1 <= word.centre <= bottom + 1]
        if any(word.x1 <= x + 1 for word in beside) and any(word.x0 >= x - 1 for word in beside):
            return True
    return False


def _rows_of_cells(region: Region) -> int:
    rows = text_rows(region.words)
    return sum(
        any(right.x0 - left.x1 > CELL_GAP * max(left.size, right.size) for left, right in itertools.pairwise(row))
        for row in rows
    )
