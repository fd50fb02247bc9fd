"""Conditions and restrictions."""

import pytest

from renvooi.diff.signals.condition import find_condition
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Toegang gaat via het portaal.", "Toegang gaat alleen via het portaal."),
        ("Voorbeeld wist alles, tenzij de wet dat verbiedt.", "Voorbeeld wist alles."),
        ("Voorbeeld levert een export.", "Voorbeeld levert op verzoek een export."),
        ("Voorbeeld wist alles indien de klant dat vraagt.", "Voorbeeld wist alles mits de klant dat vraagt."),
    ],
)
def test_condition_that_comes_or_goes_is_a_signal(old: str, new: str) -> None:
    assert find_condition(case(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Toegang is alleen mogelijk met een pas.", "Toegang is uitsluitend mogelijk met een pas."),
        ("Voorbeeld wist dit als de klant opzegt.", "Voorbeeld wist dit indien de klant opzegt."),
        ("Zowel klant als verwerker betalen.", "Klant en verwerker betalen."),
        ("Dit geldt voor apps.", "Dit geldt niet alleen voor apps."),
        ("Voorbeeld handelt in de rol van verwerker.", "Voorbeeld handelt als verwerker."),
    ],
)
def test_the_same_condition_in_other_words_is_none(old: str, new: str) -> None:
    assert find_condition(case(old, new)) == ()
