"""Ids and addresses of nodes: one derivation, used by every reader and by the diff.

An id is a path of slugs ("deel-2/artikel-2/2.2"); an address is what a person would
write in a letter ("Deel 2, artikel 2.2"). Both come from labels and headings only, so
that the same tree gives the same ids whatever file it was read from.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model.document import Node, NodeId, NodeType

_LETTER = re.compile(r"\(?([a-z]{1,2}|[ivxlc]{3,5})[.)]?", re.IGNORECASE)
"""A letter, or a Roman number."""
_NUMBER = re.compile(r"\(?(\d+(?:\.\d+)*[a-z]?)°?[.)]?")
"""Numbers, with the letter of what was put in between ("12a") and without the sign of a Dutch sub-item ("2°.")."""
_NUMBERED_SECTION = re.compile(r"(?P<word>[^\W\d]+)\s+(?P<number>\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.:)]?")
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)*")

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ROW_NAME = 60
"""Most characters of a first cell that names its row; a longer one is a text of its own."""


def slug(text: str) -> str:
    """`text` as lower-case words of letters and digits, joined by hyphens; "x" if none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def bare_label(label: str | None) -> str | None:
    """`label` as it is cited: "2.2" for "2.2.", "b" for "b)"; None for a bullet or no label."""
    if label is None:
        return None
    if found := _NUMBER.fullmatch(label):
        return found[1]
    if found := _LETTER.fullmatch(label):
        return found[1]
    return None


def with_ids(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The same tree with every id derived anew; ids are unique within the result."""
    return _with_ids(nodes, "", Counter())


def _with_ids(nodes: Sequence[Node], above: str, taken: Counter[str]) -> tuple[Node, ...]:
    result = []
    for name, node in zip(_names(nodes), nodes, strict=True):
        path = f"{above}/{name}" if above else name
        taken[path] += 1
        unique = path if taken[path] == 1 else f"{path}~{taken[path]}"
        result.append(replace(node, id=NodeId(unique), nodes=_with_ids(node.nodes, unique, taken)))
    return tuple(result)


def _names(nodes: Sequence[Node]) -> Iterator[str]:
    """One slug per sibling: its label or heading, else its ordinal among siblings of its type.

    A row of a table has the name of its first cell, which it keeps when a row is added above it.
    """
    bullets = paragraphs = rows = 0
    for node in nodes:
        if node.type is NodeType.SECTION:
            yield slug(node.label or node.heading or "")
        elif node.type is NodeType.PARAGRAPH:
            paragraphs += 1
            yield f"p{paragraphs}"
        elif (label := bare_label(node.label)) is not None:
            yield label
        elif (note := _note(node)) is not None:
            yield f"noot-{note}"
        elif node.label is None:
            rows += 1
            yield f"rij-{slug(_row_name(node) or str(rows))}"
        else:
            bullets += 1
            yield str(bullets) if _all_bullets(nodes) else f"punt-{bullets}"


def _all_bullets(nodes: Sequence[Node]) -> bool:
    return all(bare_label(node.label) is None for node in nodes if node.type is NodeType.CLAUSE)


def _note(node: Node) -> str | None:
    """The number of a footnote in plain digits; None for other nodes."""
    label = node.label or ""
    return unicodedata.normalize("NFKC", label) if label and not label.strip(_RAISED) else None


def _row_name(node: Node) -> str | None:
    """What the first cell of a table row says, if that is short enough for a name."""
    name = node.text.partition(" | ")[0].strip()
    return name if 0 < len(name) <= ROW_NAME and slug(name) != "x" else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands."""

    node: Node
    path: tuple[int, ...]
    """Index among siblings, from the top, 0-based."""
    address: str


def places(nodes: Sequence[Node]) -> tuple[Place, ...]:
    """Every node with its path and address, in reading order."""
    return tuple(_places(nodes, (), "", "", _numbers_in(nodes)))


def _numbers_in(nodes: Sequence[Node]) -> Counter[str]:
    """How often each clause number occurs below `nodes`, lists nested in a clause left out."""
    count: Counter[str] = Counter()
    for node in nodes:
        if node.type is NodeType.SECTION:
            count.update(_numbers_in(node.nodes))
        elif (label := bare_label(node.label)) is not None:
            count[label] += 1
    return count


def _places(
    nodes: Sequence[Node], path: tuple[int, ...], above: str, part: str, numbers: Counter[str]
) -> Iterator[Place]:
    """`above` is the parent's address, `part` that of the nearest part ("Deel 2").

    `numbers` counts the clause numbers in the part: one that occurs once is cited by part alone.
    """
    bullet = paragraph = row = 0
    paragraphs = sum(node.type is NodeType.PARAGRAPH for node in nodes)
    for index, node in enumerate(nodes):
        here = (*path, index)
        if node.type is NodeType.SECTION:
            yield from _section(node, here, above, part, numbers)
            continue
        label = bare_label(node.label)
        if node.type is NodeType.PARAGRAPH:
            paragraph += 1
            name = "inleiding" if paragraphs == 1 and (index == 0 or not above) else f"alinea {paragraph}"
            address = _join(above, name)
        elif (note := _note(node)) is not None:
            address = _join(above, f"noot {note}")
        elif node.label is None:
            row += 1
            cell = _row_name(node)
            address = _join(above, f"rij {row}" if cell is None else f"rij “{cell}”")
        elif label is None:
            bullet += 1
            address = _join(above, f"punt {bullet}")
        elif not _PLAIN_NUMBER.fullmatch(label):
            address = _join(above, f"onder {label}")
        else:
            number = f"artikel {label}" if "." in label else f"punt {label}"
            address = _join(part if numbers[label] == 1 else above, number)
        yield Place(node, here, address[:1].upper() + address[1:])
        yield from _places(node.nodes, here, address, address, Counter())


def _section(node: Node, path: tuple[int, ...], above: str, part: str, numbers: Counter[str]) -> Iterator[Place]:
    label = (node.label or "").rstrip(".:)")
    if found := _NUMBERED_SECTION.fullmatch(label):
        word = found["word"] if not part else found["word"].casefold()
        address = _join(part, f"{word} {found['number']}")
        is_part = not part and not _opens_with_decimals(node)
    else:
        address, is_part = _join(part, node.printed_heading), False
    yield Place(node, path, address)
    if is_part:
        yield from _places(node.nodes, path, address, address, _numbers_in(node.nodes))
    else:
        yield from _places(node.nodes, path, address, part, numbers)


def _opens_with_decimals(node: Node) -> bool:
    """Whether the clauses of a numbered section repeat its number, so that "2.1" says it all."""
    return any("." in (bare_label(child.label) or "") for child in node.nodes)


def _join(above: str, name: str) -> str:
    return f"{above}, {name}" if above else name
