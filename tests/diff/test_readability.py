"""The figures of `bench/redlines.py`: what they count in redlines of known shape."""

import pytest

from bench.diffing.readability import COUNTINGS, Figures, Step, figures, least_words, marked_words, total


def test_replaced_words_count_in_both_texts() -> None:
    steps: list[Step] = [("equal", "binnen "), ("delete", "24"), ("insert", "36"), ("equal", " uur")]
    assert figures(steps) == Figures(clauses=1, edits=1, marked=2, least=2)


def test_a_word_counts_once_a_letter_of_it_is_marked() -> None:
    steps: list[Step] = [("equal", "Klant meldt storing"), ("insert", "en"), ("equal", " tijdig.")]
    assert figures(steps) == Figures(clauses=1, edits=1, marked=1, least=2, cut_words=1)


def test_words_marked_without_need_show_against_the_least() -> None:
    steps: list[Step] = [("delete", "Klant meldt storing"), ("insert", "Klant meldt schade")]
    found = figures(steps)
    assert (found.marked, found.least, found.ratio) == (6, 2, 3.0)


def test_an_island_is_a_short_equal_run_between_two_edits() -> None:
    island: list[Step] = [("delete", "a b"), ("equal", " van de "), ("insert", "c d")]
    assert figures(island).islands == 1
    assert figures([("equal", "van de "), *island, ("equal", " klant")]).islands == 1
    assert figures([("delete", "a b"), ("equal", " en van de "), ("insert", "c d")]).islands == 0
    assert figures([("delete", "a"), ("equal", " "), ("insert", "c")]).islands == 0


@pytest.mark.parametrize(
    ("same", "was", "now", "rest"),
    [
        ("op 7 mei ", "2025", "2026", " om"),
        ("kost € ", "110", "120", " per maand"),
        ("volgens artikel 2.", "1", "3", " geldt"),
        ("under section 5(", "b", "c", ") of"),
        ("vanaf 01-", "03", "04", "-2027"),
    ],
)
def test_an_edit_inside_a_date_an_amount_or_a_reference_cuts_it(same: str, was: str, now: str, rest: str) -> None:
    assert figures([("equal", same), ("delete", was), ("insert", now), ("equal", rest)]).cut_units == 2


def test_an_edit_of_a_whole_unit_cuts_nothing() -> None:
    steps: list[Step] = [("equal", "op "), ("delete", "7 mei 2025"), ("insert", "8 mei 2026"), ("equal", " en € 5")]
    assert figures(steps).cut_units == 0


def test_the_least_is_that_of_the_longest_common_subsequence() -> None:
    assert least_words("a b c d", "b x d e") == 4
    assert least_words("a, b", "a b") == 1


def test_what_a_word_is_changes_the_count() -> None:
    steps: list[Step] = [("equal", "in de EU"), ("insert", "/EER"), ("equal", " verwerkt")]
    assert {name: marked_words(steps, word) for name, word in COUNTINGS.items()} == {
        "words and marks": (2, 2),
        "words without marks": (1, 1),
        "all between two blanks": (1, 2),
    }


def test_figures_add_up() -> None:
    one = figures([("delete", "a"), ("insert", "b")])
    assert total([one, one]) == Figures(clauses=2, edits=2, marked=4, least=4)
