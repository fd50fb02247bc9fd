"""The hint that a text bears something: never false where a statement bears."""

import pytest

from renvooi.diff.statements import Verb, may_bear, statements
from tests.diff.builders import PARTIES


@pytest.mark.parametrize(
    "text",
    [
        "De klant is verantwoordelijk voor het netwerk.",
        "Het beheer van het netwerk ligt bij de klant.",
        "De kosten worden doorbelast aan de klant.",
        "Het is aan de klant om dit te bepalen.",
        "Partij die de server host, is verantwoordelijk voor beheer. Voor het portaal is dat Voorbeeld.",
        "De klant draagt het risico.",
        "Voorbeeld staat in voor de kwaliteit.",
        "Servers vallen onder het beheer van de klant.",
        "Op Voorbeeld rust de plicht om te melden.",
        "De servers worden gehost bij ACME.",
    ],
)
def test_a_text_that_bears_something_has_a_word_of_the_hint(text: str) -> None:
    assert may_bear(text)


@pytest.mark.parametrize("text", ["De klant meldt storingen.", "Voorbeeld maakt elke nacht een kopie.", ""])
def test_a_text_without_such_a_word_bears_nothing(text: str) -> None:
    assert not may_bear(text)
    assert all(one.verb is not Verb.BEARS for one in statements(text, PARTIES))
