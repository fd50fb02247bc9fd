"""A document as an indented outline, for people who want to see the tree at a glance."""

import textwrap
from collections.abc import Iterator, Sequence

from renvooi.model import Document, Node, NodeType

INDENT = "  "
NARROWEST = 20
"""Columns of text that a deeply nested clause keeps on a narrow terminal."""


def outline(document: Document, *, width: int | None = None) -> str:
    """Title and version, then the nodes indented by depth; texts are whole, wrapped at `width` columns if given."""
    facts = (
        ("version", document.version),
        ("effective", document.effective_date.isoformat() if document.effective_date else None),
        ("classification", document.classification),
        ("kind", document.kind.value),
    )
    head = [document.title, *(f"{name}: {value}" for name, value in facts if value), ""]
    return "\n".join((*head, *_lines(document.nodes, "", width))) + "\n"


def _lines(nodes: Sequence[Node], margin: str, width: int | None) -> Iterator[str]:
    for node in nodes:
        is_section = node.type is NodeType.SECTION
        label = f"{node.label} " if node.label and not is_section else ""
        first, *rest = [node.printed_heading] if is_section else node.text.split("\n")
        hanging = margin + " " * len(label)
        yield from _wrapped(first, margin + label, hanging, width)
        for line in rest:
            yield from _wrapped(line, hanging, hanging, width)
        yield from _lines(node.nodes, margin + INDENT, width)


def _wrapped(text: str, first: str, hanging: str, width: int | None) -> Sequence[str]:
    if width is None or not text:
        return (f"{first}{text}".rstrip(),)
    room = max(width, len(hanging) + NARROWEST)
    return textwrap.wrap(
        text, room, initial_indent=first, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
