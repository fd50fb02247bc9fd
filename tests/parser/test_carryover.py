"""A table that goes on over the page is one: its header once, a row that the page cuts whole."""

import pytest

from tests.parser.table_pages import grid, read_outline

FIRST = "\n |Deze~partijen~werken~mee~aan~de~dienst~die~wij~leveren.\n\nB|Naam       Dienst\n |Alfa       Kopie~van~archief-"
COLUMNS = (0, 11, 60)


def test_a_header_that_comes_back_is_read_once() -> None:
    second = "B|Naam       Dienst\n |Beta       Sms"
    rows = read_outline((FIRST, grid(COLUMNS, (2, 3, 4))), (second, grid(COLUMNS, (0, 1, 2))))
    assert rows[1:] == ["Naam | Dienst", "Alfa | Kopie van archief-", "Beta | Sms"]


@pytest.mark.parametrize("name", ["", "Fonds"], ids=["first cell empty", "first cell filled"])
def test_a_row_that_the_page_cuts_is_joined(name: str) -> None:
    second = f"B|Naam       Dienst\n |{name:<11}gegevens\n |Beta       Sms"
    rows = read_outline((FIRST, grid(COLUMNS, (2, 3, 4))), (second, grid(COLUMNS, (0, 1, 2, 3))))
    assert rows[2:] == [f"Alfa{' ' if name else ''}{name} | Kopie van archiefgegevens", "Beta | Sms"]


def test_another_table_on_the_next_page_keeps_its_header() -> None:
    second = "B|Soort      Bewaard\n |Log        Een~jaar"
    rows = read_outline((FIRST, grid(COLUMNS, (2, 3, 4))), (second, grid(COLUMNS, (0, 1, 2))))
    assert rows[3:] == ["Soort | Bewaard", "Log | Een jaar"]
