"""The words of Akoma Ntoso 3 that renvooi writes and reads, and the limits of a file.

A contract is no act of a parliament, so it is a `<doc>` with a `<mainBody>`. The hierarchy inside is
that of the tree: each node is one hierarchical element, and the name of the element tells its type.
"""

import re

from renvooi.model.document import Node, NodeType

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Namespace of Akoma Ntoso 3.0."""
OWN = "urn:renvooi:akn:1"
"""Namespace of what Akoma Ntoso has no place for; the number changes when a reader of today would misread it."""
NAMESPACES = {None: AKN, "renvooi": OWN}
MEDIA_TYPE = "application/akn+xml"

TYPES = {
    "part": NodeType.SECTION,
    "chapter": NodeType.SECTION,
    "article": NodeType.SECTION,
    "section": NodeType.SECTION,
    "clause": NodeType.CLAUSE,
    "point": NodeType.CLAUSE,
    "paragraph": NodeType.PARAGRAPH,
}
"""The type of node that each hierarchical element stands for."""
ABBREVIATIONS = {"part": "part", "chapter": "chp", "article": "art", "section": "sec", "paragraph": "para"}
"""How an eId abbreviates an element, by the naming convention; other elements have their own name."""
PLAIN = frozenset({"b", "i", "u", "sub", "sup", "span", "ref", "a", "abbr", "def", "term", "date", "inline"})
"""Inline elements that an editor may have put around words, and that change none of them."""

MAX_BYTES = 16 * 1024 * 1024
"""Of a file. The longest documents seen give a twentieth of it."""
MAX_TAGS = 400_000
"""Opening and closing tags of a file: what a reader holds in memory grows with them, not with the bytes."""
MAX_DEPTH = 100
"""Levels of nodes. Contracts have six at most, and the XML parser stops at 256 elements."""

_TITLED = (
    ("article", re.compile(r"(?:artikel|article)\b", re.IGNORECASE)),
    ("part", re.compile(r"(?:deel|part|teil)\b", re.IGNORECASE)),
    ("chapter", re.compile(r"(?:hoofdstuk|chapter|kapitel)\b", re.IGNORECASE)),
)
"""Words in the label of a section that name a kind of division, in Dutch, English and German."""


def element_for(node: Node) -> str:
    """The hierarchical element that a node is written as."""
    label = node.label or ""
    if node.type is NodeType.PARAGRAPH:
        return "paragraph"
    if node.type is NodeType.CLAUSE:
        return "clause" if re.search(r"\d", label) else "point"
    return next((name for name, word in _TITLED if word.match(label.strip())), "section")


def akn(name: str) -> str:
    """The qualified name of an element of Akoma Ntoso."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """The qualified name of an element of our own."""
    return f"{{{OWN}}}{name}"
