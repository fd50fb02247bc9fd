"""Whether something costs, and who pays."""

import pytest

from renvooi.diff.signals.cost import costs, find_cost
from renvooi.model import Direction
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("levert kosteloos een export", "levert een export", Direction.REMOVED),
        ("levert een export", "levert tegen de geldende tarieven een export", Direction.ADDED),
        ("is inbegrepen", "wordt apart gefactureerd", Direction.CHANGED),
        ("is voor rekening van de klant", "is voor rekening van Voorbeeld: kosten", Direction.TO_PROCESSOR),
    ],
)
def test_cost_that_changed_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_cost(case(f"De kosten: {old}.", f"De kosten: {new}."))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("De export is niet gratis.", {"charged"}),
        ("De kosten worden niet in rekening gebracht.", {"free"}),
        ("Dit gebeurt zonder extra kosten.", {"free"}),
        ("Onderhoud is niet inbegrepen.", {"charged"}),
        ("Zij komen om niet te laat te zijn.", set()),
        ("De klant kost het moeite.", set()),
        ("Er geldt schadevergoeding.", set()),
    ],
)
def test_class_follows_the_words_and_their_denial(text: str, classes: set[str]) -> None:
    assert costs(text).keys() == classes


def test_another_amount_is_no_cost() -> None:
    assert find_cost(case("De boete is € 100.", "De boete is € 200.")) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Voorbeeld betaalt de licenties.", "De klant betaalt de licenties.", ("Voorbeeld betaalt", "klant betaalt")),
        (
            "De kosten zijn voor rekening van de klant.",
            "De kosten zijn voor rekening van Voorbeeld.",
            ("kosten zijn voor rekening van de klant", "kosten zijn voor rekening van Voorbeeld"),
        ),
        (
            "De kosten worden betaald door de opdrachtgever.",
            "De kosten zijn voor rekening van de leverancier.",
            ("betaald door de opdrachtgever", "kosten zijn voor rekening van de leverancier"),
        ),
        (
            "Reiskosten vergoedt de klant.",
            "Reiskosten worden gelijkelijk verdeeld.",
            ("vergoedt de klant", "Reiskosten worden gelijkelijk"),
        ),
    ],
)
def test_who_pays_is_told_in_the_words_of_the_text(old: str, new: str, words: tuple[str, str]) -> None:
    (signal,) = find_cost(case(old, new))
    assert (signal.old, signal.new) == words
    assert "paid by" in signal.evidence
