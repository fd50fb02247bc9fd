"""A move is harmless only within one list of bullets in which nothing hangs on the order."""

import pytest

from renvooi.diff import diff
from renvooi.model import Change, Operation, Significance
from tests.diff.builders import doc

A = "Klant beheert de accounts van medewerkers."
B = "Voorbeeld levert de rapporten per e-mail aan bij de klant."
C = "Partijen overleggen elk kwartaal samen over het gebruik."


def moved(old: list[str], new: list[str]) -> Change:
    changes = diff(doc("\n".join(old)), doc("\n".join(new))).changes
    (change,) = [change for change in changes if Operation.MOVED in change.operations]
    return change


def rotated(first: str, second: str, third: str, *, above: str = "# Taken", marks: str = "---") -> Change:
    one, two, three = ("- " if mark == "-" else f"{mark}. " for mark in marks)
    return moved([above, one + first, two + second, three + third], [above, one + second, two + third, three + first])


def test_plain_bullet_is_editorial() -> None:
    assert rotated(A, B, C).significance is Significance.EDITORIAL


@pytest.mark.parametrize("marks", ["123", "abc"])
def test_number_or_letter_is_for_review(marks: str) -> None:
    assert rotated(A, B, C, marks=marks).because == "the clause moved in a list whose order may matter"


@pytest.mark.parametrize("heading", ["Volgorde van melden", "Rangorde", "Prioriteiten", "Wie eerst gaat", "Stappen"])
def test_list_in_which_order_counts_is_for_review(heading: str) -> None:
    assert rotated(A, B, C, above=f"# {heading}").significance is Significance.REVIEW


def test_lead_that_speaks_of_order_makes_it_for_review() -> None:
    lead = "Bij strijdigheid geldt deze rangorde:"
    old = ["# Taken", lead, f"- {A}", f"- {B}", f"- {C}"]
    assert moved(old, [*old[:2], *old[3:], old[2]]).significance is Significance.REVIEW


@pytest.mark.parametrize("word", ["Dit", "Daarvan", "Bovengenoemde", "Daarna", "Ook", "Verder", "Overige", "Andere"])
def test_clause_that_points_and_moves_is_for_review(word: str) -> None:
    assert rotated(f"{word} beheert klant.", B, C).significance is Significance.REVIEW


def test_pointing_word_below_the_clause_makes_it_for_review() -> None:
    nested = f"{A}\n  - Deze rechten zijn persoonlijk."
    assert rotated(
        nested, B, f"{C} Dat is in de regel op kantoor van Voorbeeld of op kantoor van klant."
    ).significance is (Significance.REVIEW)


def test_clause_beside_the_old_place_that_points_makes_it_for_review() -> None:
    change = rotated(A, f"Daarna volgt: {B}", C)
    assert change.because == "the clause moved, and a clause beside its old or new place may refer to it"


def test_sibling_further_on_that_points_back_makes_it_for_review() -> None:
    assert rotated(A, B, f"De bovenstaande taken gelden altijd. {C}").significance is Significance.REVIEW


@pytest.mark.parametrize("sibling", ["Klant verzorgt:", "De klant"])
def test_bullet_that_leads_others_makes_it_for_review(sibling: str) -> None:
    old = ["# Taken", f"- {A}", f"- {B}", f"- {sibling}", f"- {C}"]
    assert moved(old, ["# Taken", old[2], old[1], *old[3:]]).significance is Significance.REVIEW


def test_table_row_is_for_review() -> None:
    assert rotated("Storing | binnen 4 uur | Voorbeeld", B, C).significance is Significance.REVIEW


@pytest.mark.parametrize(("word", "expected"), [("", Significance.EDITORIAL), ("ook ", Significance.REVIEW)])
def test_section_with_a_pointing_word_in_it_is_for_review(word: str, expected: Significance) -> None:
    small = ["# Kosten", f"- De klant betaalt {word}per maand."]
    large = ["# Taken", f"- {A}", f"- {B}", "# Overleg", f"- {C}"]
    assert moved([*small, *large], [*large, *small]).significance is expected
