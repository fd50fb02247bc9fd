r"""A document as Markdown that reads back to the same tree.

The form is the one that authors write: front matter, headings by depth, `- text` for a
bullet, `1. text` for a numbered item with further paragraphs indented under it,
`- a. Text` for a lettered item, `- 2.2 Text` for a clause of an article. Contract text
is data: every character that Markdown would read as markup gets a backslash, so a
clause about `*.csv` or [brackets] survives.
"""

import json
import re
from collections.abc import Iterator, Sequence

from renvooi.model.document import Document, Node, NodeType

HARD_BREAK = "\\\n"
MAX_HEADING_LEVEL = 6
"""Markdown has no deeper heading."""

_NUMBERED = re.compile(r"\d{1,9}[.)]")
_BARE_LETTER = re.compile(r"[^\W\d_]{1,4}")
_BULLET = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"[\\`*\[\]<|~#]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BLOCK_START = re.compile(r"[-+=>]|\d{1,9}[.)](?=\s|$)")
_LABEL_START = re.compile(r"(?:\(?(?:[^\W\d_]{1,4}|\d+(?:\.\d+)*)[.)]|\d+(?:\.\d+)+)(?=\s)")
_NOTE_START = re.compile(r"[⁰¹²³⁴-⁹]+(?=\s)")
_HARD_TO_SEE = re.compile(r"^\s|\s$|[\x00-\x1f\x7f\x85\u2028\u2029]")


def to_markdown(document: Document) -> str:
    """The whole document: front matter, the title as first heading, and the tree."""
    blocks = [_front_matter(document)]
    if document.title:
        blocks.append(f"# {_escape_inline(document.title)}")
    blocks.extend(_blocks(document.nodes, level=2 if document.title else 1))
    return "\n\n".join(blocks) + "\n"


def _front_matter(document: Document) -> str:
    facts = (
        ("kind", document.kind.value),
        ("title", _scalar(document.title)),
        ("version", _scalar(document.version)),
        ("effective_date", document.effective_date.isoformat() if document.effective_date else None),
        ("classification", _scalar(document.classification)),
    )
    return "\n".join(("---", *(f"{name}: {value}" for name, value in facts if value), "---"))


def _scalar(text: str | None) -> str | None:
    """`text` as it stands where that is plain, else in double quotes."""
    if not text or re.fullmatch(r"[^\W_][\w ./-]*", text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _blocks(nodes: Sequence[Node], level: int) -> Iterator[str]:
    """One string a block of the page; list items that each fit a line share a block, and so do rows of a table."""
    bullets: list[str] = []
    rows: list[list[str]] = []
    for node in nodes:
        cells = _cells(node)
        if rows and (cells is None or len(cells) != len(rows[0])):
            yield _table(rows)
            rows = []
        if cells is not None:
            if bullets:
                yield "\n".join(bullets)
                bullets = []
            rows.append(cells)
            continue
        item = _item(node, level) if node.type is NodeType.CLAUSE else None
        if item is not None and item.startswith("-") and "\n\n" not in item:
            bullets.append(item)
            continue
        if bullets:
            yield "\n".join(bullets)
            bullets = []
        if item is not None:
            yield item
        elif node.type is NodeType.SECTION:
            yield f"{'#' * min(level, MAX_HEADING_LEVEL)} {_escape_inline(node.printed_heading)}"
            yield from _blocks(node.nodes, level + 1)
        else:
            yield HARD_BREAK.join(escape(line) for line in node.text.split("\n"))
            yield from _blocks(node.nodes, level + 1)
    if bullets:
        yield "\n".join(bullets)
    if rows:
        yield _table(rows)


def _cells(node: Node) -> list[str] | None:
    """The cells of a table row; None for other nodes."""
    if node.type is not NodeType.CLAUSE or node.label is not None or node.nodes or "\n" in node.text:
        return None
    cells = node.text.split(" | ")
    return cells if len(cells) > 1 else None


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of like length as a table; Markdown calls the first of them its header."""
    lines = ["| " + " | ".join(_escape_inline(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _item(node: Node, level: int) -> str:
    """A list item with its further paragraphs and nested lists indented under its text."""
    marker, label = _marker(node.label)
    first, *more = node.text.split("\n")
    opening = " ".join(part for part in (label, _escape_inline(first) if label else escape(first)) if part)
    parts = [opening, *(escape(line) for line in more)]
    text = "\n\n".join(parts)
    nested = list(_blocks(node.nodes, level + 1))
    if nested:
        # An ordered list that does not begin at 1 cannot follow a paragraph without a blank line.
        tight = not more and nested[0].startswith("-")
        text = text + ("\n" if tight or not text else "\n\n") + "\n\n".join(nested)
    indented = re.sub(r"\n(?=[^\n])", "\n" + " " * (len(marker) + 1), text)
    return f"{marker} {indented}"


def _marker(label: str | None) -> tuple[str, str]:
    """The Markdown marker of an item, and what of the label is printed after it."""
    if label is None or _BULLET.fullmatch(label):
        return "-", ""
    if _NUMBERED.fullmatch(label):
        return label, ""
    if _NOTE_START.match(f"{label} "):
        return "-", label
    return "-", f"{label}." if _BARE_LETTER.fullmatch(label) else label


def escape(line: str) -> str:
    """One line of text as Markdown that shows exactly this text, as a paragraph or an item without a label."""
    marked = _escape_inline(line)
    if found := _BLOCK_START.match(marked):
        return f"{found[0][:-1]}\\{found[0][-1]}{marked[found.end() :]}"
    if found := _LABEL_START.match(marked):
        # A text that begins like a label would be read as one.
        return re.sub(r"([.()])", r"\\\1", found[0]) + marked[found.end() :]
    if _NOTE_START.match(marked):
        return f"&#{ord(marked[0])};{marked[1:]}"
    return marked


def _escape_inline(text: str) -> str:
    marked = _MARKUP.sub(lambda found: "\\" + found[0], text)
    # White space at an edge, and what breaks lines elsewhere, is lost unless it is an entity.
    return _HARD_TO_SEE.sub(lambda found: f"&#{ord(found[0])};", marked)
