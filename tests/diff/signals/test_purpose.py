"""Purposes."""

import pytest

from renvooi.diff.signals.purpose import find_purpose
from renvooi.model import Direction
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (
            "De gegevens worden gebruikt voor inning.",
            "De gegevens worden gebruikt voor inning en reclame.",
            Direction.ADDED,
        ),
        ("Wij bewaren logs om fouten te vinden.", "Wij bewaren logs.", Direction.REMOVED),
        ("Cookies dienen ten behoeve van statistiek.", "Cookies dienen ten behoeve van reclame.", Direction.CHANGED),
        ("Het doel van de verwerking is plannen.", "Het doel van de verwerking is profileren.", Direction.CHANGED),
    ],
)
def test_another_purpose_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_purpose(case(old, new))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De gegevens worden gebruikt voor inning.", "De gegevens worden gebruikt ten behoeve van inning."),
        ("Wij gebruiken logs om fouten te vinden.", "Wij gebruiken logs teneinde fouten te vinden."),
        ("Voorbeeld is verplicht om te melden.", "Voorbeeld is gehouden te melden."),
        ("De klant is verantwoordelijk voor de gegevens.", "De klant staat in voor de gegevens."),
        ("De logs worden bewaard voor een periode van een jaar.", "De logs worden een jaar bewaard."),
    ],
)
def test_other_words_and_other_work_of_voor_are_none(old: str, new: str) -> None:
    assert find_purpose(case(old, new)) == ()
