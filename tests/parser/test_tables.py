"""Rows of cells are known by white space or by lines, so that they are never passed off as text."""

from renvooi.parser.columns import find_regions
from renvooi.parser.page import Page
from renvooi.parser.tables import pages_with_tables
from tests.parser.drawing import drawn_sheets

NARROW = " |Back-up maken X\n |Accounts beheren X\n |Servers patchen X"
WIDE = " |Taak              Leverancier        Klant\n |Back-up maken     X\n |Accounts                             X"


def page(*rules: tuple[float, float, float, float]) -> Page:
    return Page(1, 600.0, 800.0, (), rules, (), (), 0, 0, 0)


def test_rows_with_white_space_between_cells_are_a_table() -> None:
    assert pages_with_tables(find_regions(drawn_sheets(WIDE)), [page()]) == {1}


def test_a_line_between_words_of_a_row_parts_cells() -> None:
    regions = find_regions(drawn_sheets(NARROW))
    assert pages_with_tables(regions, [page()]) == frozenset()
    # "Back-up maken" ends at 114.5 and its X begins at 120.
    assert pages_with_tables(regions, [page((117.0, 40.0, 117.0, 52.0))]) == {1}


def test_a_line_beside_the_text_is_no_table() -> None:
    regions = find_regions(drawn_sheets(NARROW))
    assert pages_with_tables(regions, [page((30.0, 40.0, 30.0, 90.0))]) == frozenset()
