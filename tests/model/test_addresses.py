"""Ids are unique paths; addresses read as a person would cite them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import Node, NodeId, NodeType, places, with_ids
from renvooi.model.addresses import bare_label


def node(kind: NodeType, label: str | None, heading: str | None, *below: Node) -> Node:
    return Node(NodeId(""), kind, label, heading, "tekst", None, None, below)


def section(label: str | None, heading: str | None, *below: Node) -> Node:
    return node(NodeType.SECTION, label, heading, *below)


def clause(label: str, *below: Node) -> Node:
    return node(NodeType.CLAUSE, label, None, *below)


def paragraph() -> Node:
    return node(NodeType.PARAGRAPH, None, None)


STATEMENT = (
    section(
        "Deel 1:",
        "Verklaring",
        paragraph(),
        section(None, "Algemeen", clause("1."), clause("2.", clause("a", clause("●"), clause("●")), clause("b"))),
        section(None, "Beveiliging", clause("3.", clause("●"))),
    ),
    section("Deel 2:", "Clausules", section("Artikel 2.", "Algemeen", paragraph(), clause("2.1"), clause("2.2"))),
)


def test_addresses_of_a_statement_read_as_cited() -> None:
    assert [place.address for place in places(STATEMENT)] == [
        "Deel 1",
        "Deel 1, inleiding",
        "Deel 1, Algemeen",
        "Deel 1, punt 1",
        "Deel 1, punt 2",
        "Deel 1, punt 2, onder a",
        "Deel 1, punt 2, onder a, punt 1",
        "Deel 1, punt 2, onder a, punt 2",
        "Deel 1, punt 2, onder b",
        "Deel 1, Beveiliging",
        "Deel 1, punt 3",
        "Deel 1, punt 3, punt 1",
        "Deel 2",
        "Deel 2, artikel 2",
        "Deel 2, artikel 2, inleiding",
        "Deel 2, artikel 2.1",
        "Deel 2, artikel 2.2",
    ]


def test_ids_are_paths_of_labels_and_headings() -> None:
    ids = [place.node.id for place in places(with_ids(STATEMENT))]
    assert ids[3:9] == [
        "deel-1/algemeen/1",
        "deel-1/algemeen/2",
        "deel-1/algemeen/2/a",
        "deel-1/algemeen/2/a/1",
        "deel-1/algemeen/2/a/2",
        "deel-1/algemeen/2/b",
    ]
    assert ids[-1] == "deel-2/artikel-2/2.2"


def test_bullets_under_a_heading_are_cited_by_heading_and_ordinal() -> None:
    nodes = (paragraph(), section(None, "Bronnen & meer", clause("•"), clause("•")))
    assert [place.address for place in places(nodes)] == [
        "Inleiding",
        "Bronnen & meer",
        "Bronnen & meer, punt 1",
        "Bronnen & meer, punt 2",
    ]


def test_numbers_that_come_back_are_cited_with_their_heading() -> None:
    nodes = (section(None, "A", clause("1."), clause("2.")), section(None, "B", clause("1.")))
    assert [place.address for place in places(nodes)] == ["A", "A, punt 1", "Punt 2", "B", "B, punt 1"]


def test_roman_items_are_cited_by_their_number() -> None:
    nodes = (clause("1.", clause("i."), clause("ii."), clause("iii.")),)
    assert [place.address for place in places(nodes)][1:] == [
        "Punt 1, onder i",
        "Punt 1, onder ii",
        "Punt 1, onder iii",
    ]
    assert [node.id for node in with_ids(nodes)[0].nodes] == ["1/i", "1/ii", "1/iii"]


@pytest.mark.parametrize(
    ("label", "cited"),
    [
        ("2.", "2"),
        ("2.2.", "2.2"),
        ("2°.", "2"),
        ("2°", "2"),
        ("12a.", "12a"),
        ("12a", "12a"),
        ("2.2a", "2.2a"),
        ("(3)", "3"),
        ("b)", "b"),
        ("aa.", "aa"),
        ("iii.", "iii"),
        ("•", None),
        ("-", None),
        ("°.", None),
        ("12ab.", None),
        (None, None),
    ],
)
def test_a_label_is_cited_without_its_marks(label: str | None, cited: str | None) -> None:
    assert bare_label(label) == cited


def test_items_put_in_between_are_cited_with_their_letter() -> None:
    nodes = (clause("12."), clause("12a.", clause("1°."), clause("2°.")), clause("13."))
    assert [node.id for node in with_ids(nodes)] == ["12", "12a", "13"]
    assert [node.id for node in with_ids(nodes)[1].nodes] == ["12a/1", "12a/2"]


labels = st.sampled_from(["•", "1.", "2.", "a", "b)", "2.1", "-"])
trees = st.recursive(
    st.builds(clause, labels),
    lambda below: st.one_of(
        st.builds(lambda label, nodes: clause(label, *nodes), labels, st.lists(below, max_size=3)),
        st.builds(lambda name, nodes: section(None, name, *nodes), st.text(max_size=3), st.lists(below, max_size=3)),
    ),
    max_leaves=12,
)


@given(st.lists(trees, max_size=4))
def test_ids_are_unique_and_paths_lead_to_their_node(nodes: list[Node]) -> None:
    tree = with_ids(nodes)
    found = places(tree)
    assert len({place.node.id for place in found}) == len(found)
    for place in found:
        at: tuple[Node, ...] = tree
        for step in place.path[:-1]:
            at = at[step].nodes
        assert at[place.path[-1]] is place.node
