"""Versions of a fictional document with an author's list in them."""

from collections.abc import Sequence
from dataclasses import replace

from renvooi.model import Document, Node, NodeId, NodeType, Role, with_ids
from tests.diff.builders import doc, of

OLD_VERSION, NEW_VERSION = "2030-01", "2030-02"


def old(text: str) -> Document:
    """The version before."""
    return doc(text, version=OLD_VERSION, name="old.md")


def new(text: str) -> Document:
    """The version after."""
    return doc(text, version=NEW_VERSION, name="new.md")


def with_list(document: Document, lines: Sequence[str], against: str) -> Document:
    """`document` with `lines` for its author's list: in the item that holds it, or in a section at the end."""
    found: list[Node] = []
    nodes = _replaced(document.nodes, f"Dit is de opvolger van versie {against}. {' '.join(lines)}", found)
    if not found:
        nodes = (*nodes, _section(lines, against))
    kept = of(with_ids(nodes), version=document.version, name=document.source.name, parties=document.parties)
    return replace(document, nodes=kept.nodes, source=kept.source)


def _replaced(nodes: Sequence[Node], text: str, found: list[Node]) -> tuple[Node, ...]:
    """The nodes without lists that are sections, and with `text` in one that is an item."""
    result = []
    for node in nodes:
        if node.role is not Role.DIFFERENCES:
            result.append(replace(node, nodes=_replaced(node.nodes, text, found)))
        elif node.type is not NodeType.SECTION:
            found.append(node)
            result.append(replace(node, text=text, nodes=()))
    return tuple(result)


def _section(lines: Sequence[str], against: str) -> Node:
    points = tuple(Node(NodeId(""), NodeType.CLAUSE, "•", None, line, None, None) for line in lines)
    heading = f"Verschillen met versie {against}"
    return Node(NodeId(""), NodeType.SECTION, None, heading, "", None, None, points, Role.DIFFERENCES)
