"""A digest names what a tree says and not the file that it came from."""

from dataclasses import replace

import pytest

from renvooi.model import Node, NodeId, NodeType, Role, with_ids
from renvooi.model.digest import tree_digest

POINT = Node(NodeId(""), NodeType.CLAUSE, "•", None, "Wij maken back-ups.", 1, (0.0, 1.0, 2.0, 3.0))
ITEM = Node(NodeId(""), NodeType.CLAUSE, "1.", None, "Wij melden een lek\nbinnen 24 uur.", 1, None, (POINT,))
TREE = with_ids((Node(NodeId(""), NodeType.SECTION, "Artikel 2.", "Over ons", "", 1, None, (ITEM,)),))


def with_item(**changes: object) -> tuple[Node, ...]:
    return (replace(TREE[0], nodes=(replace(ITEM, **changes),)),)  # type: ignore[arg-type]  # overrides of any field


def with_point(**changes: object) -> tuple[Node, ...]:
    return with_item(nodes=(replace(POINT, **changes),))  # type: ignore[arg-type]  # overrides of any field


@pytest.mark.parametrize(
    "same",
    [
        with_item(label="1"),
        with_item(text="Wij melden  een lek binnen 24 uur. "),
        with_item(page=None, id=NodeId("anders"), role=Role.SECURITY),
        with_point(bbox=None, page=3),
        with_point(label="-"),
        with_point(label="\uf0b7"),
        with_point(label="◦"),
    ],
)
def test_another_file_of_the_same_text_has_the_same_digest(same: tuple[Node, ...]) -> None:
    assert tree_digest(same) == tree_digest(TREE)


def test_composed_and_decomposed_letters_are_one() -> None:
    assert tree_digest(with_point(text="cli\u00ebnt")) == tree_digest(with_point(text="clie\u0308nt"))


@pytest.mark.parametrize(
    "other",
    [
        with_item(label="2."),
        with_item(label="1)"),
        with_item(label=None),
        with_item(text="Wij melden een lek binnen 48 uur."),
        with_item(text="Wij melden een lek binnen 24 uur"),
        with_item(nodes=()),
        with_point(label="a."),
        with_point(label=None),
        with_point(text="wij maken back-ups."),
        (replace(TREE[0], heading="Over u"),),
        (replace(TREE[0], nodes=(replace(ITEM, nodes=()), POINT)),),
        TREE + TREE,
        (),
    ],
)
def test_other_words_labels_or_nesting_have_another_digest(other: tuple[Node, ...]) -> None:
    assert tree_digest(other) != tree_digest(TREE)
