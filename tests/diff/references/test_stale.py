"""Internal references, and findings about them."""

import pytest

from renvooi.diff import check, diff
from renvooi.diff.references import references
from tests.diff.builders import doc

BASE = """
# Deel 1 | Statement
## Algemeen
1. De diensten van Voorbeeld zijn:
  a. Rapporten
  b. Koppelingen
2. Rapporten komen elke week, zie ook dienst B en artikel 1.
3. Koppelingen worden getest volgens artikel 2.
# Deel 2 | Clausules
## Artikel 1. | Algemeen
1.1 Begrippen staan in dit artikel.
1.2 Dit vult artikel 1.1 aan.
## Artikel 2. | Duur
2.1 De duur volgt uit artikel 1.2.
"""
SHIFTED = (
    BASE.replace("3. Kopp", "4. Kopp").replace("2. Rapp", "3. Rapp")
    .replace("1. De diensten", "1. Dit is een nieuw punt.\n2. De diensten")
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Dit volgt uit artikel 33 en 34 Avg.",
        "Zie artikel 4 sub 12 Avg en artikel 4, punt 12, AVG.",
        "Zie artikel 28 lid 3 van de verordening.",
        "Zie artikel 28 van de Algemene verordening gegevensbescherming.",
        "Zie de AVG (artikel 28).",
        "Zie artikel 7:408 BW.",
        "Zie artikel 5 van de hoofdovereenkomst.",
    ],
)
def test_reference_to_an_act_or_other_document_is_external(text: str) -> None:
    assert references(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie artikel 2.2 en punt 3.", ["artikel 2.2", "punt 3"]),
        ("Zie artikel 2, 3 en 4.", ["artikel 2", "artikel 3", "artikel 4"]),
        ("Zoals in dienst B of product A, via subverwerker b.", ["dienst B", "product A", "subverwerker b"]),
        ("Dit punt 3% hoger.", []),
        ("De dienst heeft een product.", []),
    ],
)
def test_reference_is_read_with_its_word(text: str, found: list[str]) -> None:
    assert [reference.text for reference in references(text)] == found


def test_whole_document_resolves() -> None:
    assert check(doc(BASE)) == ()


def test_reference_to_nothing_is_unresolved() -> None:
    found = check(doc(BASE.replace("artikel 1.2.", "artikel 1.9.").replace("dienst B", "dienst D")))
    assert [(finding.code, finding.at and finding.at.address) for finding in found] == [
        ("reference-unresolved", "Deel 1, punt 2"),
        ("reference-unresolved", "Deel 2, artikel 2.1"),
    ]


def test_reference_that_another_item_took_over_is_stale_with_the_right_number() -> None:
    findings = diff(doc(BASE), doc(SHIFTED)).findings
    assert [(one.code, one.at and one.at.address, one.suggestion) for one in findings] == [
        ("reference-stale", "Deel 1, punt 3", "artikel 2"),
        ("reference-stale", "Deel 1, punt 4", "artikel 3"),
    ]
    assert check(doc(SHIFTED), doc(BASE)) == findings


def test_updated_reference_is_silent() -> None:
    updated = SHIFTED.replace("en artikel 1.", "en artikel 2.").replace("volgens artikel 2.", "volgens artikel 3.")
    assert diff(doc(BASE), doc(updated)).findings == ()


def test_articles_of_the_second_part_do_not_shift_with_items_of_the_first() -> None:
    findings = diff(doc(BASE), doc(SHIFTED)).findings
    assert all(finding.at is not None and finding.at.address.startswith("Deel 1") for finding in findings)


def test_reference_to_a_deleted_clause_is_stale_without_a_suggestion() -> None:
    old = doc("1. Klant meldt storingen meteen.\n2. Klant betaalt facturen.\n3. Zie punt 1 voor de termijn.")
    new = doc("1. Klant betaalt facturen.\n2. Zie punt 1 voor de termijn.")
    (finding,) = diff(old, new).findings
    assert (finding.code, finding.suggestion) == ("reference-stale", None)
    assert "a clause that is deleted, and is now" in finding.message


def test_reference_whose_number_went_with_its_clause_is_stale() -> None:
    old = doc(
        "1. Klant betaalt facturen; zie punt 3.\n2. Voorbeeld levert rapporten.\n3. Klant meldt storingen meteen."
    )
    new = doc("1. Klant betaalt facturen; zie punt 3.\n2. Voorbeeld levert rapporten.")
    (finding,) = diff(old, new).findings
    assert finding.message.endswith("a clause that is deleted")
    assert {one.code for one in check(new, old)} == {"reference-unresolved", "reference-stale"}


def test_reference_to_a_clause_that_was_merged_is_not_called_stale() -> None:
    halves = "1. De klant beheert alle accounts van de eigen medewerkers.\n2. De klant meldt iedere medewerker die uit dienst gaat af.\n"
    whole = "1. De klant beheert alle accounts van de eigen medewerkers. De klant meldt iedere medewerker die uit dienst gaat af.\n"
    assert diff(doc(halves + "3. Zie punt 1."), doc(whole + "2. Zie punt 1.")).findings == ()


def test_version_statement_that_disagrees_is_found() -> None:
    (finding,) = check(doc("1. Dit document is versie 05-2031. {version}", version="06-2031"))
    assert (finding.code, finding.suggestion) == ("version-disagrees", "06-2031")


def test_version_statement_that_agrees_in_another_style_is_silent() -> None:
    assert check(doc("1. Dit document is versie 06-2031. {version}", version="2031-06")) == ()
