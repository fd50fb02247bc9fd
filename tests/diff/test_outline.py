"""What the aligner sees of each node, all of it made when it is first asked for."""

from hypothesis import given

from renvooi.diff.normal import normalise
from renvooi.diff.outline import ROOT, Names, label_of, leaves, outline, places_of
from renvooi.model import Node, NodeType, places
from tests.diff.builders import of, outlines
from tests.diff.trees import TREES

TEXT = "# Artikel 2. | Algemeen\n1. Klant beheert accounts. {sub-processors}\n  a. Alfa Hosting B.V.\n- Overig"


@given(TREES)
def test_items_are_the_nodes_in_reading_order_with_path_and_address(nodes: tuple[Node, ...]) -> None:
    document = of(nodes)
    items = outline(document, Names())
    found = places(document.nodes)
    assert places_of(items) == found
    assert [item.index for item in items] == list(range(len(found)))
    assert [(item.path, item.address) for item in items] == [(place.path, place.address) for place in found]
    assert all(item.node is place.node for item, place in zip(items, found, strict=True))


@given(TREES)
def test_all_below_a_node_stands_between_it_and_its_end(nodes: tuple[Node, ...]) -> None:
    items = outline(of(nodes), Names())
    for item in items:
        below = [other for other in items if other.index > item.index and other.path[: len(item.path)] == item.path]
        assert below == list(items[item.index + 1 : item.end])
        assert item.weight == sum(1 + len(one.normal) for one in (item, *below))


@given(TREES)
def test_the_node_above_is_that_of_the_shorter_path(nodes: tuple[Node, ...]) -> None:
    items = outline(of(nodes), Names())
    by_path = {item.path: item for item in items}
    for item in items:
        assert item.above is by_path.get(item.path[:-1])
        assert item.parent == (item.above.index if item.above is not None else ROOT)
        ways = [by_path[item.path[:depth]] for depth in range(1, len(item.path))]
        assert item.headings == tuple(way.normal for way in ways)
        assert item.roles == tuple(one.node.role for one in (item, *reversed(ways)) if one.node.role)


@given(TREES)
def test_what_a_node_says_is_its_pieces_joined(nodes: tuple[Node, ...]) -> None:
    for item in outline(of(nodes), Names()):
        assert "".join(item.pieces) == item.said
        assert item.normal == normalise(item.said)
        assert item.label == label_of(item.node)


def test_an_item_says_its_text_and_a_section_its_heading() -> None:
    items, _ = outlines(TEXT, "")
    assert [item.said for item in items] == ["Algemeen", "Klant beheert accounts.", "Alfa Hosting B.V.", "Overig"]
    assert [item.label for item in items] == ["Artikel 2", "1", "a", None]
    assert [item.is_section for item in items] == [True, False, False, False]
    assert leaves(items) == items[1:]


def test_roles_are_its_own_and_those_above() -> None:
    items, _ = outlines(TEXT, "")
    assert [item.roles for item in items] == [(), ("sub-processors",), ("sub-processors",), ()]


def test_words_are_the_same_in_both_versions_without_marks_and_case() -> None:
    old, new = outlines("- Klant, beheert accounts.", "- klant beheert Accounts")
    assert old[0].words == new[0].words
    assert len(old[0].words) == 3
    assert old[0].key != new[0].key


def test_keys_are_those_of_the_text_whatever_the_number() -> None:
    old, new = outlines("1. Klant beheert “accounts”.", "2. Klant  beheert 'accounts'.\nKlant beheert 'accounts'.")
    assert old[0].key == new[0].key
    assert old[0].key != new[1].key


def test_what_says_nothing_is_known_by_its_number() -> None:
    old, new = outlines("# Artikel 4. | ", "# Artikel 4. | \n# Artikel 5. | ")
    assert old[0].key == new[0].key != new[1].key


def test_context_is_all_that_stands_above() -> None:
    old, new = outlines("# A\n## B\n- alfa", "# A\n- nul\n## B\n- alfa\n# C\n## B\n- alfa")
    assert old[2].context == new[3].context
    assert old[2].context != new[6].context


def test_trees_are_equal_with_all_below_them_but_for_numbers() -> None:
    old, new = outlines(
        "# Artikel 2. | A\n1. alfa\n  a. beta", "# Artikel 3. | A\n2. alfa\n  b. beta\n# A\n1. alfa\n  a. gamma"
    )
    assert [item.tree for item in old] == [item.tree for item in new[:3]]
    assert old[0].tree != new[3].tree
    assert old[1].tree != new[4].tree
    assert old[1].key == new[4].key


def test_a_text_of_few_words_tells_nothing() -> None:
    items, _ = outlines("- een twee drie\n- een twee drie vier", "")
    assert [item.is_telling(4) for item in items] == [False, True]


def test_a_ref_cites_the_node_as_printed() -> None:
    items, _ = outlines(TEXT, "")
    section, clause = items[0].ref(), items[1].ref()
    assert (section.type, section.heading, section.text) == (
        NodeType.SECTION,
        "Algemeen",
        items[0].node.printed_heading,
    )
    assert (clause.address, clause.label, clause.text, clause.path) == (
        "Artikel 2, punt 1", "1.", "Klant beheert accounts.", (0, 0),
    )  # fmt: skip
    assert clause.heading is None


def test_an_empty_document_has_no_items() -> None:
    assert outline(of(()), Names()) == ()
    assert places_of(()) == ()
