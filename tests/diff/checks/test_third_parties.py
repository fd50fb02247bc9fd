"""Third parties that are named and not in the list of sub-processors."""

import pytest

from tests.diff.checks.kit import LISTED, findings, places

MAPS = """
2. De uitzonderingen:
  - Kaarten worden geleverd door een derde partij.
  - Stratenkaart: Kaartfictie en Fictief Cloud Maps
  - Luchtfoto: Satelliet Verzonnen, Atlas
"""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Taalmodellen van Denkmodel AG draaien op het Dataplatform.", "Denkmodel AG"),
        ("Voor de berichten geldt: Postbode Sp. z o.o. levert ze af.", "Postbode Sp. z o.o."),
        ("De gegevens worden gehost bij Wolkenhuis.", "Wolkenhuis"),
        ("De gegevens worden gedeeld met Rekenmeester.", "Rekenmeester"),
        ("Mailvogel verstuurt de berichten met gegevens van de klant.", "Mailvogel"),
        ("De modellen (o.a. Denkmodel) draaien op het Dataplatform.", "Denkmodel"),
    ],
)
def test_party_that_is_named_elsewhere_is_missing_from_the_list(sentence: str, name: str) -> None:
    (finding,) = findings(f"{LISTED}2. {sentence}", "third-party-not-listed")
    assert (finding.severity, places((finding,))) == ("warning", ["Punt 2"])
    assert finding.message.startswith(f"{name} is named as a third party")


def test_all_parties_are_one_finding_and_products_of_a_listed_one_are_none() -> None:
    (finding,) = findings(LISTED + MAPS, "third-party-not-listed")
    assert finding.message.startswith("Kaartfictie, Satelliet Verzonnen and Atlas are named")
    assert [node.address for node in finding.related][-1] == "Punt 1"


@pytest.mark.parametrize(
    "sentence",
    [
        "De gegevens worden gehost bij Fictief Cloud in Frankfurt.",
        "De database van Fictief Cloud GmbH is versleuteld.",
        "De gegevens worden gehost door Voorbeeld Data B.V.",
        "Voorbeeld is door Keurinstelling Fictie B.V. gecertificeerd voor ISO 27001.",
        "Voorbeeld is gecertificeerd door Keurinstelling Fictie B.V. voor ISO 27001.",
        "De gegevens worden gedeeld met Autoriteit Persoonsgegevens.",
        "De gegevens worden verstrekt aan Opdrachtgever.",
        "Het rapport wordt gemaakt in Excel.",
        "De rapporten volgen de stijl van Dataplatform Vijf.",
    ],
)
def test_listed_parties_certifiers_and_public_bodies_are_silent(sentence: str) -> None:
    assert findings(f"{LISTED}2. {sentence}", "third-party-not-listed") == ()


def test_party_that_a_sentence_presents_is_no_third_party() -> None:
    presented = "2. {}\n3. De gegevens worden verwerkt door Zonnebloem Software B.V."
    for sentence in (
        "Verwerker: Zonnebloem Software B.V., gevestigd te Zwolle.",
        "Zonnebloem Software B.V., hierna te noemen: Verwerker.",
        "Dit Data Pro Statement is opgesteld door Zonnebloem Software B.V. te Zwolle.",
    ):
        assert findings(LISTED + presented.format(sentence), "third-party-not-listed") == ()
    assert len(findings(LISTED + presented.format("Zonnebloem is geel."), "third-party-not-listed")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Voorbeeld is een dochter van Moeder Houdster B.V.",
        "De gegevens worden gedeeld met Betrokkene en verwerkt door Medewerkers.",
        "Monitoring levert gegevens over het gebruik.",
        "De gegevens staan in een datacentrum van Fictief Cloud.",
    ],
)
def test_owners_roles_and_words_that_open_a_sentence_are_silent(sentence: str) -> None:
    assert findings(f"{LISTED}2. {sentence}", "third-party-not-listed") == ()


def test_table_and_sentence_are_lists_too() -> None:
    table = "1. De sub-processors zijn: {sub-processors}\n  - Naam | Dienst\n  - Fictief Cloud | hosting\n"
    sentence = "1. Onze sub-processors zijn Fictief Cloud B.V. en Alfa Ltd. {sub-processors}\n"
    for listed in (table, sentence):
        assert findings(listed + "2. De gegevens worden gehost bij Fictief Cloud.", "third-party-not-listed") == ()
        assert len(findings(listed + "2. De gegevens worden gehost bij Wolkenhuis.", "third-party-not-listed")) == 1


def test_document_without_a_list_lacks_nobody() -> None:
    assert findings("1. De gegevens worden gehost bij Wolkenhuis B.V.", "third-party-not-listed") == ()
