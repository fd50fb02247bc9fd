"""A table is one line a row where it fits, and folds its cells where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.cli.table import table

HEADS = ("Naam", "Aantal", "Titel")
ROWS = (
    ("demarcatie", "3", "Demarcatie: de taken van Voorbeeld Data en van de klant"),
    ("beleid", "12", "Beleid"),
)


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() -> None:
    assert table(HEADS, ROWS, width=None, right=frozenset({1})).splitlines() == [
        "Naam        Aantal  Titel",
        "demarcatie       3  Demarcatie: de taken van Voorbeeld Data en van de klant",
        "beleid          12  Beleid",
    ]


def test_a_cell_that_does_not_fit_goes_on_below_itself() -> None:
    assert table(HEADS, ROWS, width=44, fold=frozenset({2}), right=frozenset({1})).splitlines() == [
        "Naam        Aantal  Titel",
        "demarcatie       3  Demarcatie: de taken van",
        "                    Voorbeeld Data en van de",
        "                    klant",
        "beleid          12  Beleid",
    ]


@given(
    st.lists(st.tuples(st.text(max_size=70), st.integers(0, 10**6).map(str), st.text(max_size=70)), max_size=5),
    st.integers(34, 120),
)
def test_no_line_is_wider_than_asked_and_no_character_is_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = table(HEADS, rows, width=width, fold=frozenset({2}), right=frozenset({1}))
    assert max(map(len, shown.splitlines())) <= width
    said = sum(not char.isspace() for char in shown)
    assert said == sum(len("".join(cell.split())) for row in (HEADS, *rows) for cell in row)
    assert [char for char in shown if not char.isprintable() and char != "\n"] == []


def test_what_a_hostile_title_holds_does_nothing_to_the_terminal() -> None:
    shown = table(("A",), (("een\x1b[31m\u202etwee\ndrie",),), width=None)
    assert shown.splitlines()[1:] == ["een\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}twee drie"]


@pytest.mark.parametrize("colour", [True, False])
def test_only_heads_are_bold_and_only_when_asked(colour: bool) -> None:
    head, *rest = table(HEADS, ROWS, width=None, colour=colour).splitlines()
    assert head.startswith("\x1b[1m") is colour
    assert not any("\x1b" in line for line in rest)
