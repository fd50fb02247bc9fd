"""What a clause says may hang on where it stands: no move is editorial."""

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


def test_bullet_that_moves_in_its_list_is_for_review() -> None:
    change = rotated(A, B, C)
    assert change.significance is Significance.REVIEW
    assert change.because == "the clause moved within its section; whether its place matters is for a human"


@pytest.mark.parametrize(
    "moving",
    [
        "Behalve in het weekend en op feestdagen.",
        "Tenzij de klant vooraf schriftelijk bezwaar maakt.",
        "Zulke kosten draagt de klant.",
        "Taken van de klant bij storingen",
        "Storing | binnen 4 uur | Voorbeeld",
    ],
)
@pytest.mark.parametrize("marks", ["---", "123", "abc"])
def test_no_move_is_editorial(moving: str, marks: str) -> None:
    assert rotated(A, moving, B, marks=marks).significance is not Significance.EDITORIAL


@pytest.mark.parametrize("heading", ["Volgorde van melden", "Rangorde", "Taken"])
def test_section_that_moves_is_for_review(heading: str) -> None:
    small = [f"# {heading}", "- De klant betaalt per maand."]
    large = ["# Opslag", f"- {A}", f"- {B}", "# Overleg", f"- {C}"]
    assert moved([*small, *large], [*large, *small]).significance is Significance.REVIEW
