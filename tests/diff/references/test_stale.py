"""References that no longer mean what they meant, found from a pair of versions."""

from renvooi.diff import check as check_all
from renvooi.diff import diff
from renvooi.model import Document, Finding, Operation, Severity, Significance
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


def check(document: Document, previous: Document | None = None) -> tuple[Finding, ...]:
    """What is surely wrong; how references are written is for information, and asked elsewhere."""
    return tuple(finding for finding in check_all(document, previous) if finding.severity is Severity.ERROR)


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


def codes(old: str, new: str) -> list[tuple[str, str, str | None]]:
    """Code, severity and suggestion of what is found about the step."""
    return [(one.code, one.severity.value, one.suggestion) for one in diff(doc(old), doc(new)).findings]


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


LETTERS = """
1. Voorbeeld levert de volgende diensten: {services}
  a. Rapporten
  b. Koppelingen
2. Rapporten komen elke week, zie dienst B.
"""
SECTIONS = """
# Beheer en ondersteuning
- Voorbeeld beantwoordt vragen van de klant binnen een dag.
- De klant meldt iedere storing bij het meldpunt.
# Betaling
- Zie puntje 2 onder Beheer en ondersteuning.
"""
ARTICLES = """
# Artikel 1. | Levering
1. Voorbeeld levert het portaal op de afgesproken dag.
2. De klant neemt het portaal in gebruik na een proef.
# Artikel 2. | Betaling
1. De klant betaalt na de proef van artikel 1, tweede lid.
"""


def test_letter_that_another_entry_took_over_is_stale_with_the_right_letter() -> None:
    new = LETTERS.replace("  b. Kopp", "  b. Advies\n  c. Kopp")
    assert codes(LETTERS, new) == [("reference-stale", "error", "dienst c")]


def test_bullet_under_a_heading_that_moved_on_is_stale_with_its_new_place() -> None:
    new = SECTIONS.replace(
        "- De klant meldt", "- Voorbeeld bewaakt de schijfruimte van alle servers.\n- De klant meldt"
    )
    assert codes(SECTIONS, new) == [("reference-stale", "error", "puntje 3 onder Beheer en ondersteuning")]


def test_heading_that_is_cited_and_deleted_is_stale() -> None:
    old = SECTIONS.replace("Zie puntje 2 onder", "Zie al wat staat onder")
    new = old.partition("# Betaling")[1] + old.partition("# Betaling")[2]
    assert codes(old, new) == [("reference-stale", "error", None)]


def test_paragraph_of_an_article_is_followed_as_a_whole() -> None:
    inserted = ARTICLES.replace("# Artikel 1.", "# Artikel 1. | Doel\n1. Dit stuk regelt het portaal.\n# Artikel 2.")
    stale = inserted.replace("# Artikel 2. | Betaling", "# Artikel 3. | Betaling")
    assert codes(ARTICLES, stale) == [("reference-stale", "error", "artikel 2 lid 2")]
    assert codes(ARTICLES, stale.replace("van artikel 1, tweede", "van artikel 2, tweede")) == []


def test_target_that_moved_to_another_part_is_cited_with_it() -> None:
    old = """
# Deel 1 | Statement
## Algemeen
1. Voorbeeld levert rapporten aan de klant.
2. De klant meldt storingen bij het meldpunt.
3. Zie punt 2 voor meldingen van storingen.
# Deel 2 | Clausules
## Slot
1. Nederlands recht is van toepassing.
"""
    moved = (
        old.replace("2. De klant meldt storingen bij het meldpunt.\n3. Zie", "2. Zie")
        + "2. De klant meldt storingen bij het meldpunt.\n"
    )
    ((code, _, suggestion),) = codes(old, moved)
    assert (code, suggestion) == ("reference-stale", "punt 2 van Deel 2")


def test_target_that_was_split_asks_which_half_is_meant() -> None:
    whole = "De klant beheert alle accounts van de eigen medewerkers. De klant meldt iedere medewerker die uit dienst gaat af."
    first, second = whole.split(". ")
    old = f"1. {whole}\n2. Voorbeeld levert rapporten aan de klant.\n3. Zie punt 1 daarover."
    new = f"1. {first}.\n2. {second}\n3. Voorbeeld levert rapporten aan de klant.\n4. Zie punt 1 daarover."
    assert ("reference-split", "warning", None) in codes(old, new)


def test_number_that_a_new_clause_took_from_a_deleted_one_is_a_warning() -> None:
    old = "1. Voorbeeld levert rapporten.\n2. Klant meldt storingen meteen aan de balie.\n3. Zie punt 2 daarover."
    new = "1. Voorbeeld levert rapporten.\n2. Alle prijzen stijgen elk jaar met de index.\n3. Zie punt 2 daarover."
    assert codes(old, new) == [("reference-stale", "warning", None)]


def test_reference_to_an_act_is_never_stale() -> None:
    new = SHIFTED.replace("artikel 2.\n# Deel 2", "artikel 2 Avg.\n# Deel 2").replace(
        "en artikel 1.", "en artikel 1 van de wet."
    )
    old = BASE.replace("artikel 2.\n# Deel 2", "artikel 2 Avg.\n# Deel 2").replace(
        "en artikel 1.", "en artikel 1 van de wet."
    )
    assert codes(old, new) == []


def test_the_authors_own_list_may_cite_the_numbers_of_either_version() -> None:
    listed = "# Verschillen {differences}\n- Artikel 2 is aangepast en punt 3 is vervallen.\n"
    assert codes(BASE + listed, SHIFTED + listed) == codes(BASE, SHIFTED)


def test_the_previous_article_is_stale_once_another_stands_between() -> None:
    old = ARTICLES.replace("van artikel 1, tweede lid", "van het vorige artikel")
    new = old.replace("# Artikel 2.", "# Artikel 2. | Proef\n1. De proef duurt een maand.\n# Artikel 3.")
    assert [code for code, _, _ in codes(old, new)] == ["reference-stale"]


def test_number_in_a_list_that_a_loose_reference_may_mean_is_held_for_review() -> None:
    old = """
# Beheer
- Zie punt 2 voor de proef.
# Artikel 1. | Levering
1. Voorbeeld levert het portaal op de afgesproken dag.
2. De klant neemt het portaal in gebruik na een proef.
"""
    new = old.replace("2. De klant", "2. Voorbeeld bewaakt de schijfruimte van alle servers.\n3. De klant")
    (renumbered,) = [one for one in diff(doc(old), doc(new)).changes if Operation.RENUMBERED in one.operations]
    assert renumbered.significance is Significance.REVIEW


def test_one_reference_is_no_vote_where_the_version_before_proves_it_right() -> None:
    old = BASE.replace("2. Rapporten komen", "2. Koppelingen (artikel 3) en rapporten komen")
    found = diff(
        doc(old), doc(SHIFTED.replace("Rapporten komen", "Koppelingen (artikel 4) en rapporten komen"))
    ).findings
    assert [one.suggestion for one in found] == ["artikel 2", "artikel 3"]
