"""A long term in two forms."""

import pytest

from tests.diff.checks.kit import findings, places, related


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("verwerkersverantwoordelijke", "verwerkingsverantwoordelijke"),
        ("persoongegevens", "persoonsgegevens"),
        ("dienstverleningovereenkomst", "dienstverleningsovereenkomst"),
        ("beheerwerkzaamheden", "beheerswerkzaamheden"),
    ],
)
def test_rarer_form_is_a_warning_with_the_usual_one_as_suggestion(rare: str, usual: str) -> None:
    text = f"1. De {usual} telt.\n2. De {usual} telt ook.\n3. De {rare} is hier.\n4. En de {rare} staat daar. {usual}"
    (finding,) = findings(text, "term-variant")
    assert (finding.severity, finding.suggestion, places((finding,))) == ("warning", usual, ["Punt 3"])
    assert related(finding) == ["Punt 4", "Punt 1"]


def test_defined_form_is_right_however_often_the_other_stands() -> None:
    text = """
## Artikel 1. | Definities
1.1 Verwerkingsverantwoordelijke: wie het doel bepaalt.
1.2 Verwerker: wie verwerkt.
## Artikel 2. | Algemeen
2.1 De verwerkingsverantwoordelijke beslist.
2.2 De verwerkersverantwoordelijken lezen mee.
2.3 Een verwerkersverantwoordelijke betaalt de verwerkersverantwoordelijke.
"""
    (finding,) = findings(text, "term-variant")
    assert (finding.suggestion, places((finding,))) == ("verwerkingsverantwoordelijke", ["Artikel 2.2"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verwerkersovereenkomst", "verwerkersovereenkomsten"),  # an inflection
        ("verantwoordelijke", "verantwoordelijken"),
        ("verantwoordelijk", "verantwoordelijke"),
        ("opdrachtgeverschap", "opdrachtnemerschap"),  # another word
        ("beveiligingsmaatregelen", "beveiligingsmiddelen"),
        ("ingebruikneming", "inbedrijfneming"),
        ("werkdagen", "werksdagen"),  # too short
    ],
)
def test_inflections_and_other_words_are_silent(one: str, other: str) -> None:
    text = f"1. De {one} telt.\n2. De {one} telt ook.\n3. De {one} is hier.\n4. De {other} is daar."
    assert findings(text, "term-variant") == ()


def test_forms_that_stand_equally_often_have_no_suspect() -> None:
    assert findings("1. De beheerwerkzaamheden.\n2. De beheerswerkzaamheden.", "term-variant") == ()
