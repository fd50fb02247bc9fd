"""Documents of a fictional processor, written as the text that a reader would see.

# Heading                 a section; ## and ### nest
# Artikel 2. | Algemeen   a section with a label
1. text / 2.2 text / a. text / - text    clauses; two spaces of indent nest
text                      a paragraph
{role}                    at the end of a line: the role of the node
"""

import hashlib
import re
from dataclasses import dataclass, field

from renvooi.diff.links import Link, Links
from renvooi.diff.outline import Names, Outline, outline
from renvooi.diff.signals import Case, Side
from renvooi.model import (
    DOCUMENT_SCHEMA,
    Change,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    Parties,
    Party,
    Role,
    Source,
    with_ids,
)

PARTIES = Parties(
    "voorbeeld", Party("Voorbeeld Data B.V.", ("Voorbeeld", "Data processor")), Party("klant", ("opdrachtgever",))
)
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<label>\d+(?:\.\d+)+|\d+\.|[a-z]\.|-) )(?P<text>.*)")
_ROLE = re.compile(r"\s*\{([a-z-]+)\}$")


@dataclass
class _Draft:
    node: Node
    level: int
    children: list["_Draft"] = field(default_factory=list)


def doc(
    text: str, *, version: str | None = "2030-01", name: str = "statement.md", parties: Parties = PARTIES
) -> Document:
    """The document that `text` describes."""
    top = _Draft(Node(NodeId(""), NodeType.SECTION, None, None, "", None, None), -100)
    stack = [top]
    for line in text.strip("\n").splitlines():
        if not line.strip():
            continue
        draft = _draft(line)
        while stack[-1].level >= draft.level:
            stack.pop()
        stack[-1].children.append(draft)
        stack.append(draft)
    return of(_nodes(top), version=version, name=name, parties=parties)


def of(
    nodes: tuple[Node, ...], *, version: str | None = "2030-01", name: str = "statement.md", parties: Parties = PARTIES
) -> Document:
    """A document of `nodes`, with ids."""
    # Stands for the bytes: other text is another file.
    snapshot = hashlib.sha256(repr((nodes, version)).encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(name, "text/markdown", snapshot, None)
    return Document(
        DOCUMENT_SCHEMA,
        Kind.GENERIC,
        "Voorbeeld Statement",
        version,
        None,
        None,
        "nl",
        source,
        with_ids(nodes),
        (),
        parties,
    )


def outlines(old: str, new: str) -> tuple[Outline, Outline]:
    """Two versions as the passes of the aligner see them."""
    names = Names()
    return outline(doc(old), names), outline(doc(new), names)


def links(*pairs: tuple[int, int], by: str = "exact", similarity: float = 1.0) -> Links:
    """Links of these old and new indices."""
    return tuple(Link(old, new, by, similarity) for old, new in pairs)


def pairs(found: Links) -> list[tuple[int, int]]:
    """The old and new index of each link."""
    return [(link.old, link.new) for link in found]


def case(old: str | None, new: str | None, *, role: Role | None = None) -> Case:
    """A clause before and after, as signals see it; `role` is that of the node above."""
    return Case(_side(old, role) if old is not None else None, _side(new, role) if new is not None else None)


def _side(text: str, role: Role | None) -> Side:
    return Side(text, NodeType.CLAUSE, "a", (role,) if role else (), role, PARTIES)


def operations(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """Of each change: its operations joined by "+", and the address of the new node (or the old one)."""
    return [("+".join(change.operations), (change.new or change.old)[0].address) for change in changes]


def _draft(line: str) -> _Draft:
    role = _ROLE.search(line)
    line = _ROLE.sub("", line)
    kind = Role(role[1]) if role else None
    if line.startswith("#"):
        marks, heading = line.split(" ", 1)
        label, _, rest = heading.rpartition(" | ")
        node = Node(NodeId(""), NodeType.SECTION, label or None, rest, "", None, None, (), kind)
        return _Draft(node, len(marks) - 50)
    if found := _ITEM.fullmatch(line):
        label = "•" if found["label"] == "-" else found["label"]
        node = Node(NodeId(""), NodeType.CLAUSE, label, None, found["text"], None, None, (), kind)
        return _Draft(node, len(found["indent"]) // 2)
    return _Draft(Node(NodeId(""), NodeType.PARAGRAPH, None, None, line.strip(), None, None, (), kind), 0)


def _nodes(draft: _Draft) -> tuple[Node, ...]:
    return tuple(
        Node(n.id, n.type, n.label, n.heading, n.text, n.page, n.bbox, _nodes(child), n.role)
        for child in draft.children
        for n in (child.node,)
    )
