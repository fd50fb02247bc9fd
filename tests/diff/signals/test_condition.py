"""Conditions and restrictions."""

import pytest

from renvooi.diff.signals.condition import find_condition
from renvooi.model import Beneficiary
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Toegang gaat via het portaal.", "Toegang gaat alleen via het portaal."),
        ("Voorbeeld wist alles, tenzij de wet dat verbiedt.", "Voorbeeld wist alles."),
        ("Voorbeeld levert een export.", "Voorbeeld levert op verzoek een export."),
        ("Voorbeeld wist alles indien de klant dat vraagt.", "Voorbeeld wist alles mits de klant dat vraagt."),
        ("Wij openen de poort als de klant betaalt.", "Wij openen de poort als de inspecteur tekent."),
        ("In geval van brand wordt de server gewist.", "In geval van onderhoud wordt de server gewist."),
        ("Dit kan na schriftelijke toestemming van de klant.", "Dit kan na toestemming van de klant."),
        ("Alleen de beheerder mag de export starten.", "De beheerder mag alleen de export starten."),
        ("Wij passen dit aan als klant daarom vraagt.", "Wij passen dit aan."),
    ],
)
def test_condition_that_comes_or_goes_is_a_signal(old: str, new: str) -> None:
    assert find_condition(case(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Toegang is alleen mogelijk met een pas.", "Toegang is uitsluitend mogelijk met een pas."),
        ("Voorbeeld wist dit als de klant opzegt.", "Voorbeeld wist dit indien de klant opzegt."),
        ("Wij leveren dit indien de klant daarom vraagt.", "Wij leveren dit op verzoek van de klant."),
        ("Wij leveren dit als de klant daarom vraagt.", "Wij leveren dit wanneer de klant daarom verzoekt."),
        ("De klant geldt als eigenaar van de data.", "De klant is eigenaar van de data."),
        ("Wij versleutelen alles waar mogelijk.", "Wij versleutelen alles."),
        ("Zowel klant als verwerker betalen.", "Klant en verwerker betalen."),
        ("Dit geldt voor apps.", "Dit geldt niet alleen voor apps."),
        ("Voorbeeld handelt in de rol van verwerker.", "Voorbeeld handelt als verwerker."),
    ],
)
def test_the_same_condition_in_other_words_is_none(old: str, new: str) -> None:
    assert find_condition(case(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("Voorbeeld herstelt fouten.", "Voorbeeld herstelt fouten op verzoek.", Beneficiary.PROCESSOR),
        ("Voorbeeld herstelt fouten op verzoek.", "Voorbeeld herstelt fouten.", Beneficiary.CLIENT),
        ("De klant mag exporteren.", "De klant mag exporteren, mits versleuteld.", Beneficiary.PROCESSOR),
        ("Fouten worden hersteld.", "Fouten worden op verzoek hersteld.", None),
    ],
)
def test_a_condition_on_a_duty_benefits_who_bears_it(old: str, new: str, benefits: Beneficiary | None) -> None:
    (signal,) = find_condition(case(old, new))
    assert signal.benefits is benefits
