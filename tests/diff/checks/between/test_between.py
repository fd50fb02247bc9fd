"""What two documents of one processor say otherwise."""

import pytest

from renvooi.diff import check
from tests.diff.builders import doc
from tests.diff.checks.kit import LISTED, between, places, related


@pytest.mark.parametrize(
    ("code", "here", "there"),
    [
        ("location-differs", "Alle diensten worden gehost in Europa.", "De gegevens worden verwerkt binnen de EU/EER."),
        ("location-differs", "De gegevens staan opgeslagen binnen de EER.", "De hosting is in Europa."),
        ("role-differs", "De klant deelt de data met Voorbeeld als subverwerker.", "Voorbeeld is altijd de verwerker van gegevens."),
        ("role-differs", "Voorbeeld treedt op als verwerkingsverantwoordelijke.", "Data processor is verwerker in de zin van de Avg."),
        ("certification-differs", "Voorbeeld is ISO27001 gecertificeerd.", "Wij zijn gecertificeerd voor ISO 27001 en NEN 7510."),
        ("certification-differs", "Voorbeeld is gecertificeerd voor ISO 27001:2017.", "Voorbeeld is gecertificeerd voor ISO/IEC 27001:2023."),
        ("term-differs", "Een datalek melden wij binnen 48 uur.", "Bij een inbreuk informeren wij de klant binnen 24 uur."),
        ("party-differs", "Voorbeeld Data B.V. maakt dit.", "Dit is van Voorbeeld Data N.V."),
        ("party-differs", "Voorbeeld Data B.V. maakt dit.", "Dit is van Voorbeelt Data B.V."),
    ],
)  # fmt: skip
def test_difference_is_a_warning_here_with_the_place_there(code: str, here: str, there: str) -> None:
    (finding,) = between(f"1. {here}", f"1. Iets vooraf.\n2. {there}", code)
    assert (finding.severity, places((finding,)), related(finding)) == ("warning", ["Punt 1"], ["Punt 2"])
    assert "ander.md" in finding.message


@pytest.mark.parametrize(
    ("code", "here", "there"),
    [
        ("location-differs", "Alle diensten worden gehost binnen de EU.", "De gegevens worden verwerkt binnen de EU/EER."),
        ("location-differs", "Wij werken voor klanten in Europa.", "De gegevens worden verwerkt binnen de EU/EER."),
        ("location-differs", "De hosting volgt de regels van de Europese Commissie.", "De gegevens worden verwerkt in de EU."),
        ("role-differs", "Voorbeeld is verwerker.", "Data processor is verwerker in de zin van de Avg."),
        ("role-differs", "Een subverwerker van Voorbeeld doet dit.", "Voorbeeld is verwerker."),
        ("role-differs", "Voorbeeld is nooit verwerkingsverantwoordelijke.", "Voorbeeld is verwerker."),
        ("certification-differs", "Voorbeeld is ISO27001 gecertificeerd.", "Voorbeeld is gecertificeerd voor NEN-EN-ISO/IEC 27001:2023."),
        ("certification-differs", "Voorbeeld is ISO27001 gecertificeerd.", "De klant betaalt."),
        ("term-differs", "Een datalek melden wij binnen 24 uur.", "Bij een inbreuk informeren wij de klant binnen 24 uur."),
        ("term-differs", "Een back-up wordt 7 dagen bewaard.", "De logging wordt 90 dagen bewaard."),
        ("party-differs", "Voorbeeld Data B.V. maakt dit.", "Dit is van Voorbeeld Data BV."),
        ("party-differs", "Voorbeeld Data B.V. maakt dit.", "Dit is van Fictief Cloud GmbH."),
    ],
)  # fmt: skip
def test_same_thing_in_other_words_is_silent(code: str, here: str, there: str) -> None:
    assert between(f"1. {here}", f"1. {there}", code) == ()


def test_two_numbers_of_the_trade_register_are_an_error() -> None:
    (finding,) = between("1. Voorbeeld, KvK: 00000001.", "1. Voorbeeld, KvK-nummer 00000002.", "party-differs")
    assert (finding.severity, places((finding,))) == ("error", ["Punt 1"])
    assert between("1. Voorbeeld, KvK: 00000001.", "1. Voorbeeld, KvK-nummer 00000001.", "party-differs") == ()


def test_party_that_is_named_here_is_missing_from_the_list_there() -> None:
    (finding,) = between("1. De diensten worden gehost bij Wolkenhuis.", LISTED, "third-party-differs")
    assert (places((finding,)), related(finding)) == (["Punt 1"], ["Punt 1"])
    assert finding.message.startswith("Wolkenhuis is named, and not in the list of ander.md")


def test_party_that_is_named_there_is_missing_from_the_list_here() -> None:
    (finding,) = between(LISTED, "1. De diensten worden gehost bij Wolkenhuis.", "third-party-differs")
    assert (places((finding,)), finding.at and finding.at.roles) == (["Punt 1"], ("sub-processors",))


def test_two_lists_are_compared_both_ways() -> None:
    other = LISTED.replace("Verzonnen Analyse Ltd.", "Gefingeerde Analyse AG")
    assert len(between(LISTED, other, "third-party-differs")) == 2
    assert between(LISTED, LISTED, "third-party-differs") == ()
    assert between("1. De diensten worden gehost bij Fictief Cloud.", LISTED, "third-party-differs") == ()


def test_check_holds_a_document_against_each_of_the_others() -> None:
    here = doc("1. Alle diensten worden gehost in Europa.")
    others = [doc("1. De gegevens worden verwerkt binnen de EU.", name=name) for name in ("een.md", "twee.md")]
    assert [finding.message.count("een.md") for finding in check(here, others=others)] == [1, 0]
