"""Rows that stand in columns of a table: recognised, so that they are never passed off as text.

    Taak            Leverancier    Klant
    Back-up maken   X

Read as lines this is "Back-up maken X", whichever party the X stands under. Until cells are read
a page with such rows carries a warning.
"""

import itertools
from collections.abc import Sequence

from renvooi.parser.columns import Region
from renvooi.parser.furniture import text_rows

CELL_GAP = 2.5
"""Multiple of font size; more white inside a row parts cells. List markers leave up to 2."""
LEAST_ROWS = 2
"""Rows with such a gap in one region; a single one is a tab stop."""


def pages_with_tables(regions: Sequence[Region]) -> frozenset[int]:
    """Numbers of the pages on which rows are parted into cells."""
    return frozenset(region.page for region in regions if _rows_of_cells(region) >= LEAST_ROWS)


def _rows_of_cells(region: Region) -> int:
    rows = text_rows(region.words)
    return sum(
        any(right.x0 - left.x1 > CELL_GAP * max(left.size, right.size) for left, right in itertools.pairwise(row))
        for row in rows
    )
