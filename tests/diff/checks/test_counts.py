"""A number in words beside the list that it counts."""

import pytest

from tests.diff.checks.kit import findings, places, related

MAPS = """
1. De waarborgen zijn als volgt geregeld:
  - De gegevens blijven binnen de EU/EER;
  - De enige uitzondering zijn {number} kaartlagen in rapportages. Zulke lagen gebruiken diensten van anderen.
  - Straatlaag: Kaartfictie
  - Luchtlaag en hoogtelagen: Kaartfictie en Atlas Denkbeeld
  - Gebiedslaag: Atlas Denkbeeld
"""
VISUALS = """
1. De waarborgen zijn als volgt geregeld:
  - De gegevens blijven binnen de EU/EER;
  - De uitzondering zijn {number} kaartvisuals. Zulke visuals gebruiken diensten van anderen.
  - Street map and aerial map visuals: Kaartfictie
  - Area visual: Atlas Denkbeeld
"""


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("1. Voorbeeld bewaart de volgende vier gegevens:\n  a. Naam\n  b. Adres\n  c. Telefoonnummer", "3 gegevens"),
        ("1. Voorbeeld bewaart vier gegevens:\n  - Naam\n  - Adres\n  - Telefoonnummer", "3 gegevens"),
        ("1. De onderstaande 2 rapporten komen elke week:\n  - Omzet\n  - Kosten\n  - Verzuim", "3 rapporten"),
        ("1. Voorbeeld heeft twee certificaten: ISO 27001, ISO 9001 en NEN 7510.", "3 certificaten"),
        ("1. Er zijn vijf diensten, te weten: rapporten, koppelingen en trainingen.", "3 diensten"),
        ("1. Voorbeeld voert dit in drie stappen uit: ontwerp, Test 1, Test 2 en Livegang.", "4 stappen"),
        (MAPS.format(number="vijf"), "3 kaartlagen"),
        (VISUALS.format(number="twee"), "3 kaartvisuals"),
    ],
)
def test_number_that_disagrees_with_its_list_is_an_error(text: str, listed: str) -> None:
    (finding,) = findings(text, "count-disagrees")
    assert (finding.severity, finding.suggestion) == ("error", listed)


def test_bullet_that_names_two_counts_two_where_another_names_one() -> None:
    (finding,) = findings(VISUALS.format(number="vier"), "count-disagrees")
    assert places((finding,)) == ["Punt 1, punt 2"]
    assert related(finding) == ["Punt 1, punt 3", "Punt 1, punt 4"]
    assert "3 are listed" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "1. Voorbeeld bewaart de volgende drie gegevens:\n  a. Naam\n  b. Adres\n  c. Telefoonnummer",
        "1. Voorbeeld heeft drie certificaten: ISO 27001, ISO 9001 en NEN 7510.",
        # "bouw en hosting" may be one thing or two
        "1. Er zijn twee diensten: advies, bouw en hosting.",
        "1. Er zijn drie diensten: advies, bouw en hosting.",
        # bounds, shares, periods and rhythms count no list
        "1. Ten minste twee personen beoordelen de volgende punten:\n  a. Inhoud\n  b. Vorm\n  c. Toon",
        "1. Binnen twee weken levert de klant de volgende stukken:\n  a. Balans\n  b. Jaarrekening\n  c. Begroting",
        "1. Een van de twee partijen levert de volgende stukken:\n  a. Balans\n  b. Jaarrekening\n  c. Begroting",
        "1. De prijs voor 3 gebruikers: per maand 10 euro, per jaar 100 euro.",
        "1. Er zijn de volgende drie diensten:\n  a. Bouw\n  b. Beheer\n  - Toelichting",  # two lists
        # what follows is not what is counted
        "1. Voorbeeld heeft twee kantoren in Nederland. Daar gebeurt het volgende:\n  a. Bouw\n  b. Beheer\n  c. Advies",
        "1. Twee medewerkers van Voorbeeld verrichten samen dit werk:\n  a. Bouw\n  b. Beheer\n  c. Advies",
        # two numbers: either may be meant
        "1. De volgende drie diensten kennen twee vormen:\n  a. Bouw\n  b. Beheer",
        VISUALS.format(number="drie"),
        MAPS.format(number="drie"),
        # the bullets after it say something, and do not name
        "1. De regels:\n  - Er zijn drie uitzonderingen.\n  - De klant betaalt.\n  - De klant: hij betaalt.",
    ],
)
def test_number_that_agrees_or_counts_something_else_is_silent(text: str) -> None:
    assert findings(text, "count-disagrees") == ()
