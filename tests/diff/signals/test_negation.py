"""What a clause denies."""

import pytest

from renvooi.diff.signals.negation import find_negation
from renvooi.model import SignalType
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Wij controleren de invoer niet en bewaren de uitvoer.",
            "Wij controleren de invoer en bewaren de uitvoer niet.",
        ),
        ("Niet alle bestanden worden gewist.", "Alle bestanden worden niet gewist."),
        ("Dit is bevoegd gebeurd.", "Dit is onbevoegd gebeurd."),
    ],
)
def test_a_denial_of_something_else_is_a_signal(old: str, new: str) -> None:
    (signal,) = find_negation(case(old, new))
    assert signal.type is SignalType.NEGATION


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Logs blijven nooit langer dan een jaar.", "Logs blijven hoogstens een jaar."),
        ("Zonder akkoord delen wij geen data.", "Wij delen data met akkoord."),
        ("Dit bevat geen namen of adressen.", "Dit bevat geen namen en geen adressen."),
        ("Een naam is niet te wijzigen.", "Een naam is onveranderlijk."),
        ("Wij delen dit niet.", "Wij mogen dit niet delen."),
    ],
)
def test_limits_and_double_denials_are_none(old: str, new: str) -> None:
    assert find_negation(case(old, new)) == ()


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
