"""Periods and frequencies as values."""

import pytest

from renvooi.diff.signals.term import find_term
from renvooi.model import Direction
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("binnen 24 uur", "binnen 36 uur", Direction.LONGER),
        ("binnen zes weken", "binnen 14 dagen", Direction.SHORTER),
        ("na twee maanden", "na een jaar", Direction.LONGER),
        ("binnen tien dagen", "binnen tien werkdagen", Direction.LONGER),
        ("binnen tien dagen", "binnen acht werkdagen", Direction.CHANGED),
        ("maximaal een jaar", "minimaal een jaar", Direction.CHANGED),
        ("maandelijks", "per kwartaal", Direction.LONGER),
        ("een 24-uurs dienst", "een 8-uurs dienst", Direction.SHORTER),
        ("na anderhalf jaar", "na twee jaar", Direction.LONGER),
        ("gegevens worden bewaard", "gegevens worden 6 maanden bewaard", Direction.ADDED),
    ],
)
def test_other_value_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_term(case(old, new))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("binnen een week", "binnen één week"),
        ("binnen 7 dagen", "binnen zeven dagen"),
        ("binnen een week", "binnen zeven dagen"),
        ("na 12 maanden", "na een jaar"),
        ("uiterlijk binnen 24 uur", "binnen 24 uur"),
        ("iedere week", "wekelijks"),
        ("de duur van het bestuur", "de looptijd van het bestuur"),
        ("elk uurtarief", "ieder uurtarief"),
    ],
)
def test_same_value_in_other_words_is_none(old: str, new: str) -> None:
    assert find_term(case(old, new)) == ()
