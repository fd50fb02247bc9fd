"""The claims of a list with their targets, and what no claim covers."""

import pytest

from renvooi.diff import diff
from renvooi.model import Diff, Verdict
from tests.diff.claims.lists import new, old

BEFORE = """
# Algemeen
- Voorbeeld en de klant zijn elk verantwoordelijk voor de beveiliging van hun eigen systemen en hun eigen accounts.
- De klant wijst een contactpersoon aan.
# Modellen (AI)
- De klant levert de gegevens.
"""
AFTER = """
# Algemeen
- Voorbeeld en de klant zijn elk verantwoordelijk voor de beveiliging van hun eigen systemen en hun eigen accounts.
- Voorbeeld wijst een contactpersoon aan.
# Modellen (AI)
- De klant levert de gegevens.
- Voor andere modellen maken wij eerst samen een afspraak over het doel en de kosten, maar ook dan zijn Voorbeeld en de klant elk verantwoordelijk voor de beveiliging van hun eigen systemen en hun eigen accounts.
"""
ITEMS = "# Deel 1\n1. Statement van Voorbeeld.\n{list}{a} Omschrijving “Opslag”: Wij bewaren gegevens.\n{b} De klant betaalt."


def told(*lines: str, heading: str = "Verschillen met versie 2030-01") -> Diff:
    points = "\n".join(f"- {line}" for line in lines)
    return diff(old(BEFORE), new(f"{AFTER}# {heading} {{differences}}\n{points}\n"))


def test_document_without_a_list_has_no_claims_and_declares_nothing() -> None:
    script = diff(old(BEFORE), new(AFTER))
    assert (script.claims, script.undeclared) == ((), ())
    assert script.changes


def test_claim_names_its_target_and_the_changes_that_it_is_about() -> None:
    script = told("Puntje 2 onder Algemeen is gewijzigd.")
    (claim,) = script.claims
    assert claim.target is not None
    assert (claim.target.address, claim.asserted, claim.verdict) == ("Algemeen, punt 2", "changed", Verdict.CONFIRMED)
    (change,) = [one for one in script.changes if one.id in claim.changes]
    assert change.new[0].address == "Algemeen, punt 2"


def test_added_clause_that_restates_another_in_part_names_it() -> None:
    (claim,) = told("Het laatste puntje onder Modellen is toegevoegd, zonder inhoudelijke wijziging.").claims
    assert claim.verdict is Verdict.PARTLY
    assert claim.no_substantive_change
    assert [ref.address for ref in claim.related] == ["Algemeen, punt 1"]
    assert "the second half restates Algemeen, punt 1" in claim.because
    assert "the first half is new (“Voor andere modellen" in claim.because
    assert "de tweede helft herhaalt Algemeen, punt 1" in claim.because_nl


def test_list_itself_is_no_undeclared_change() -> None:
    script = told("Puntje 2 onder Algemeen is gewijzigd.", "Het laatste puntje onder Modellen is toegevoegd.")
    assert script.undeclared == ()


def test_change_that_no_claim_names_is_undeclared() -> None:
    script = told("Puntje 2 onder Algemeen is gewijzigd.")
    addresses = [change.new[0].address for change in script.changes if change.id in script.undeclared]
    assert addresses == ["Modellen (AI), punt 2"]


def test_claim_that_could_not_be_told_covers_nothing() -> None:
    script = told("Diverse punten zijn aangescherpt.")
    assert script.claims[0].verdict is Verdict.UNRESOLVED
    assert len(script.undeclared) == 2


def test_list_about_another_version_tells_nothing_of_this_step() -> None:
    script = told("Puntje 2 onder Algemeen is gewijzigd.", heading="Verschillen met versie 2029-06")
    assert "2029-06" in script.claims[0].because
    assert (script.claims[0].verdict, len(script.undeclared)) == (Verdict.UNRESOLVED, 2)


def test_list_that_is_a_numbered_item_is_undeclared_with_the_renumbering_that_it_caused() -> None:
    listed = "2. In versie 2030-02 is ten opzichte van versie 2030-01 de dienst “Opslag” (artikel 2) verbeterd. Verder zijn er geen wijzigingen. {differences}\n"
    before = old(ITEMS.format(list="", a="2.", b="3."))
    after = new(ITEMS.format(list=listed, a="3.", b="4.").replace("bewaren gegevens", "bewaren gegevens 30 dagen"))
    script = diff(before, after)
    first, second = script.claims
    assert (first.verdict, "artikel 3, not 2" in first.because) == (Verdict.CONFIRMED, True)
    assert first.target is not None
    assert first.target.address == "Punt 3"
    assert second.verdict is Verdict.PARTLY
    undeclared = [change.new[0].address for change in script.changes if change.id in script.undeclared]
    assert undeclared == ["Punt 2", "Punt 4"]


def test_number_list_that_both_versions_have_is_its_own_line() -> None:
    listed = "2. Dit is versie {v}. {text} {{differences}}\n"
    before = old(ITEMS.format(list=listed.format(v="2030-01", text="Artikel 1 is nieuw."), a="3.", b="4."))
    text = "Verder zijn er in deze uitgave helemaal geen wijzigingen gedaan."
    after = new(
        ITEMS.format(list=listed.format(v="2030-02, de opvolger van versie 2030-01", text=text), a="3.", b="4.")
    )
    script = diff(before, after)
    assert script.undeclared == ()
    assert [claim.verdict for claim in script.claims] == [Verdict.CONFIRMED]


def test_renumbering_that_follows_from_a_declared_clause_is_covered() -> None:
    before = old("# Deel 1\n1. Een tekst.\n2. Nog een tekst hier.\n3. De klant betaalt.")
    text = (
        "# Deel 1\n1. Een tekst.\n2. Voorbeeld bewaart gegevens veilig.\n3. Nog een tekst hier.\n4. De klant betaalt."
    )
    after = new(
        f"{text}\n# Verschillen met versie 2030-01 {{differences}}\n- Artikel 2 is toegevoegd.\n- Verder geen wijzigingen."
    )
    script = diff(before, after)
    assert [claim.verdict for claim in script.claims] == [Verdict.CONFIRMED, Verdict.CONFIRMED]
    assert script.undeclared == ()


def test_statement_of_version_and_date_needs_no_claim() -> None:
    text = (
        "# Deel 1\n1. Dit statement geldt vanaf 1 {month} 2030, versie {version}. {{version}}\n2. De klant betaalt.\n"
    )
    before = old(text.format(month="januari", version="2030-01"))
    after = new(
        text.format(month="februari", version="2030-02")
        + "# Verschillen met versie 2030-01 {differences}\n- Er zijn geen wijzigingen."
    )
    script = diff(before, after)
    assert [claim.verdict for claim in script.claims] == [Verdict.CONFIRMED]
    assert script.undeclared == ()


def test_heading_within_the_list_says_where_its_lines_look() -> None:
    script = diff(
        old(BEFORE),
        new(f"{AFTER}# Verschillen met versie 2030-01 {{differences}}\n## Algemeen\n- Puntje 2 is gewijzigd.\n"),
    )
    assert [claim.target.address for claim in script.claims if claim.target] == ["Algemeen, punt 2"]
    assert script.claims[0].verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("heading", ["Changelog", "Versiehistorie", "Release notes"])
def test_history_of_versions_is_read_for_this_step_alone(heading: str) -> None:
    script = diff(
        old(BEFORE),
        new(
            f"{AFTER}# {heading}\n## 2030-02\n- Puntje 2 onder Algemeen is gewijzigd.\n"
            "## 2030-01\n- Puntje 1 onder Algemeen is toegevoegd.\n"
        ),
    )
    assert [claim.text for claim in script.claims] == ["Puntje 2 onder Algemeen is gewijzigd."]


def test_row_of_a_table_is_a_claim() -> None:
    script = diff(
        old(BEFORE), new(f"{AFTER}# Wijzigingen ten opzichte van versie 2030-01\nPuntje 2 onder Algemeen | gewijzigd\n")
    )
    assert [claim.verdict for claim in script.claims] == [Verdict.CONFIRMED]


def test_line_that_only_opens_the_list_is_no_claim() -> None:
    script = told(
        "Ten opzichte van de vorige versie zijn de volgende punten gewijzigd:", "Puntje 2 onder Algemeen is gewijzigd."
    )
    assert [claim.text for claim in script.claims] == ["Puntje 2 onder Algemeen is gewijzigd."]


def test_sentence_that_says_that_the_meaning_stayed_belongs_to_the_claim_before_it() -> None:
    (claim,) = told("Puntje 2 onder Algemeen is gewijzigd. Dit is geen inhoudelijke wijziging.").claims
    assert claim.no_substantive_change
    assert claim.verdict is Verdict.PARTLY
