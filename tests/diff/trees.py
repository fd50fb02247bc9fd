"""Generated trees and generated edits of them, for the laws of the diff."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from renvooi.model import Node, NodeId, NodeType

WORDS = tuple(
    "klant verwerker zorgt voor de toegang beheer gegevens binnen een week niet back-up, meldt storing. Dienst “omgeving” "
    "account € 110 7 mei 2031 artikel 2.1 en of".split()
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
LABELS = st.sampled_from(("•", "1.", "2.", "3.", "a", "b", "2.1"))
HEADINGS = st.sampled_from(("", "Algemeen", "Toegang", "Beheer van toegang", "Overig"))
SECTION_LABELS = st.sampled_from((None, "Artikel 1.", "Artikel 2.", "Deel 1"))


def _clause(label: str, text: str, nodes: Sequence[Node]) -> Node:
    return Node(NodeId(""), NodeType.CLAUSE, label, None, text, None, None, tuple(nodes))


def _section(label: str | None, heading: str, nodes: Sequence[Node]) -> Node:
    # what has neither number nor heading is no section
    said = heading or (None if label else "Algemeen")
    return Node(NodeId(""), NodeType.SECTION, label, said, "", None, None, tuple(nodes))


def _paragraph(text: str) -> Node:
    return Node(NodeId(""), NodeType.PARAGRAPH, None, None, text, None, None)


LEAVES = st.builds(_clause, LABELS, TEXTS, st.just(()))
CLAUSES = st.builds(_clause, LABELS, TEXTS, st.lists(LEAVES, max_size=3))
PARAGRAPHS = st.builds(_paragraph, TEXTS)
SECTIONS = st.builds(_section, SECTION_LABELS, HEADINGS, st.lists(CLAUSES | PARAGRAPHS, max_size=5))
PARTS = st.builds(_section, SECTION_LABELS, HEADINGS, st.lists(SECTIONS | CLAUSES, max_size=3))
NODES = SECTIONS | PARTS | CLAUSES | PARAGRAPHS
TREES = st.lists(NODES, max_size=6).map(tuple)


@st.composite
def edited(draw: st.DrawFn) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """A tree, and the same tree after some insertions, deletions, moves and rewordings at any depth."""
    old = draw(TREES)
    return old, draw(edits(old))


@st.composite
def edits(draw: st.DrawFn, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """`nodes` after some insertions, deletions, moves and rewordings at any depth."""
    result = list(nodes)
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(("insert", "delete", "move", "reword", "descend")))
        at = draw(st.integers(0, max(0, len(result) - 1)))
        if kind == "insert" or not result:
            result.insert(at, draw(CLAUSES | PARAGRAPHS))
        elif kind == "delete":
            del result[at]
        elif kind == "move":
            node = result.pop(at)
            result.insert(draw(st.integers(0, len(result))), node)
        elif kind == "reword":
            result[at] = draw(_reworded(result[at]))
        elif result[at].type is not NodeType.PARAGRAPH:
            result[at] = replace(result[at], nodes=draw(edits(result[at].nodes)))
    return tuple(result)


@st.composite
def _reworded(draw: st.DrawFn, node: Node) -> Node:
    more = " " + draw(st.sampled_from(WORDS))
    if node.type is NodeType.SECTION:
        return replace(node, heading=(node.heading or "") + more, label=draw(SECTION_LABELS))
    label = draw(LABELS) if node.type is NodeType.CLAUSE else None
    return replace(node, text=node.text + more, label=label)
