"""The clause in force: found by role, by address with proof, or not at all."""

from dataclasses import replace

import pytest

from renvooi.model import BasisSource, Kind, Node, NodeId, NodeType
from renvooi.model.errors import PolicyConflict
from renvooi.notice import load_policy
from renvooi.notice.basis import find_basis, quoted
from renvooi.notice.policy import RightRule
from tests.notice.builders import NEW, OBJECTION, OLD, TERMINATION, clause, document, section, statement_nodes

TERMINATE = load_policy().right("terminate")
OBJECT = load_policy().right("object")


def without_roles(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(replace(node, role=None, nodes=without_roles(node.nodes)) for node in nodes)


def test_clause_is_quoted_verbatim_from_the_old_version() -> None:
    new = document("2026-02", statement_nodes("Verwerker mag alles binnen 5 dagen."))
    found = find_basis(TERMINATE, OLD, new)
    assert found.basis is not None
    assert (found.basis.source, found.basis.address) == (BasisSource.CONTRACT, "Deel 2, artikel 2.2")
    assert (found.basis.version, found.basis.quote) == ("2026-01", TERMINATION)
    assert (found.days, found.findings) == (30, ())


def test_role_outranks_the_expected_address() -> None:
    moved = section(
        "Deel 2:", "Regels", section("Artikel 7.", "Einde", clause("7.1", TERMINATION, role=TERMINATE.role))
    )
    found = find_basis(TERMINATE, document("1", (moved,)), NEW)
    assert found.basis is not None
    assert found.basis.address == "Deel 2, artikel 7.1"


def test_expected_address_serves_where_no_node_has_the_role() -> None:
    found = find_basis(TERMINATE, document("1", without_roles(statement_nodes())), NEW)
    assert found.basis is not None
    assert found.basis.quote == TERMINATION


def test_clause_at_the_expected_address_without_its_words_gives_no_right() -> None:
    nodes = without_roles(statement_nodes(termination="Dit artikel gaat over binnen 30 dagen betalen."))
    found = find_basis(TERMINATE, document("1", nodes), document("2", nodes))
    assert found.basis is None
    assert [finding.code for finding in found.findings] == ["no-basis-found"]


def test_clause_that_only_the_new_version_has_is_not_in_force() -> None:
    old = document("1", (section("Deel 1:", "Statement", clause("1.", "Tekst.")),))
    found = find_basis(OBJECT, old, NEW)
    assert found.basis is None
    assert "Only the new version has one" in found.findings[0].message


def test_conflict_of_days_names_both_sides() -> None:
    rule = replace(TERMINATE, days=30)
    old = document("2026-01", statement_nodes(TERMINATION.replace("30 dagen", "veertien dagen")))
    with pytest.raises(PolicyConflict, match=r"policy says 30 days.*artikel 2\.2 of version 2026-01 says 14 days"):
        find_basis(rule, old, NEW)


def test_days_are_read_from_the_clause() -> None:
    old = document("2026-01", statement_nodes(TERMINATION.replace("30 dagen", "veertien dagen")))
    assert find_basis(TERMINATE, old, NEW).days == 14


def test_weeks_of_the_clause_are_days_that_a_policy_must_not_contradict() -> None:
    old = document("2026-01", statement_nodes(TERMINATION.replace("30 dagen", "vier weken")))
    assert find_basis(TERMINATE, old, NEW).days == 28
    assert find_basis(replace(TERMINATE, days=28), old, NEW).findings == ()
    with pytest.raises(PolicyConflict, match="policy says 30 days"):
        find_basis(replace(TERMINATE, days=30), old, NEW)


def test_term_of_no_days_gives_no_last_day_and_blocks() -> None:
    old = document("2026-01", statement_nodes(TERMINATION.replace("30 dagen", "0 dagen")))
    found = find_basis(TERMINATE, old, NEW)
    assert found.days is None
    assert [finding.code for finding in found.findings] == ["no-days-found"]


def test_house_days_stand_where_the_clause_names_none() -> None:
    found = find_basis(OBJECT, OLD, NEW)
    assert found.basis is not None
    assert (found.basis.quote, found.days) == (OBJECTION, 30)


@pytest.mark.parametrize("term", ["een maand", "10 werkdagen", "0 dagen", "48 uur"])
def test_house_days_beside_a_term_that_could_not_be_read_are_a_finding(term: str) -> None:
    clause_with_term = f"Klant mag binnen {term} na de kennisgeving bezwaar maken."
    found = find_basis(OBJECT, document("1", statement_nodes(objection=clause_with_term)), NEW)
    assert [finding.code for finding in found.findings] == ["term-not-read"]


def test_unsupported_unit_is_a_finding_and_no_number() -> None:
    old = document("1", statement_nodes(TERMINATION.replace("30 dagen", "een maand")))
    found = find_basis(TERMINATE, old, NEW)
    assert found.days is None
    assert [finding.code for finding in found.findings] == ["no-days-found"]


def test_two_clauses_with_one_role_are_reported() -> None:
    twice = section(
        "Deel 2:", "R", clause("2.2", TERMINATION, role=TERMINATE.role), clause("2.3", "Opzeggen.", role=TERMINATE.role)
    )
    found = find_basis(TERMINATE, document("1", (twice,)), NEW)
    assert "basis-ambiguous" in [finding.code for finding in found.findings]


def test_house_policy_needs_no_clause() -> None:
    rule: RightRule = load_policy().right("respond")
    nothing = document("1", (), kind=Kind.DEMARCATIE)
    found = find_basis(rule, nothing, nothing)
    assert found.basis is not None
    assert (found.basis.source, found.basis.policy, found.days) == (BasisSource.HOUSE_POLICY, rule.text, 30)


def test_quote_holds_what_is_nested_in_the_clause() -> None:
    nested = clause("1.", "Klant mag opzeggen:", clause("a", "schriftelijk;"), clause("b", "met redenen."))
    assert quoted(nested) == "Klant mag opzeggen:\na schriftelijk;\nb met redenen."
    assert quoted(Node(NodeId(""), NodeType.CLAUSE, "•", None, "", None, None)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Klant mag binnen 30 dagen opzeggen; Verwerker antwoordt binnen 5 dagen na ontvangst van de opzegging.",
        "Verwerker geeft binnen 5 dagen na ontvangst van een vraag uitleg. Klant mag binnen een maand opzeggen.",
        "Wijzigingen gaan in binnen 60 dagen na kennisgeving. Klant mag opzeggen.",
    ],
)
def test_term_of_another_act_is_not_the_clients(text: str) -> None:
    found = find_basis(TERMINATE, document("1", statement_nodes(text)), NEW)
    assert found.days is None
    assert [finding.code for finding in found.findings] == ["no-days-found"]


def test_no_other_term_is_promised_beside_one_that_was_not_read() -> None:
    text = "Verwerker meldt een andere subverwerker. Klant mag binnen 10 werkdagen na kennisgeving bezwaar maken."
    assert find_basis(OBJECT, document("1", statement_nodes(objection=text)), NEW).days is None
