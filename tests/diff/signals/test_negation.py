"""What a clause denies."""

import pytest

from renvooi.diff.signals.negation import find_negation
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voorbeeld controleert de invoer.", "Voorbeeld controleert de invoer niet."),
        ("De export bevat geen namen.", "De export bevat namen."),
        ("Dit geldt niet voor rapporten en ook niet voor apps.", "Dit geldt niet voor rapporten en voor apps."),
        ("Gegevens gaan zonder toestemming weg.", "Gegevens gaan met toestemming weg."),
    ],
)
def test_denial_that_comes_or_goes_is_a_signal(old: str, new: str) -> None:
    assert len(find_negation(case(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dit geldt voor apps en rapporten.", "Dit geldt niet alleen voor apps, maar ook voor rapporten."),
        ("Wij verwerken overige gegevens.", "Wij verwerken niet-persoonsgegevens."),
        ("De export bevat geen namen.", "De export bevat namen niet."),
        ("De klant mag exporteren.", "De klant mag niet exporteren."),
        ("De klant meldt dit.", "De klant hoeft dit niet te melden."),
    ],
)
def test_what_denies_nothing_is_none(old: str, new: str) -> None:
    assert find_negation(case(old, new)) == ()
