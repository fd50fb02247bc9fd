"""A notice as plain text for e-mail: the words of the Markdown form, wrapped.

Deleted words stand in [-...-], inserted words in [+...+]; old and new stand below one
another, since columns do not survive a mail program.
"""

import textwrap
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from renvooi.model import Notice
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.markup import HOUSE_TAG, dialect

WIDTH = 76
"""Characters a line; mail programs quote up to 78 without breaking."""

_MARKS = {"<ins>": "[+", "</ins>": "+]", "<del>": "[-", "</del>": "-]", "<br>": "\n"}
"""What a mail shows of our tags; the others only tell a page how to set the words."""
_UNDERLINES = {"h1": "=", "h2": "-"}


def to_text(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> str:
    """The notice as plain text in `language`."""
    root = SyntaxTreeNode(dialect().parse(to_markdown(notice, language, house)))
    return "\n\n".join("\n".join(block) for block in _blocks(root)) + "\n"


def _blocks(parent: SyntaxTreeNode) -> Iterator[list[str]]:
    for node in parent.children:
        match node.type:
            case "heading":
                lines = _wrapped(_inline(node), "")
                mark = _UNDERLINES.get(node.tag)
                yield lines + ([mark * max(map(len, lines))] if mark else [])
            case "bullet_list" | "ordered_list":
                yield list(_items(node))
            case "blockquote":
                yield [f"> {line}".rstrip() for line in _lines(node, WIDTH - 2)]
            case "table":
                yield from _columns(node)
            case "hr":
                yield ["-" * WIDTH]
            case _:
                yield _wrapped(_inline(node), "")


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    for number, item in enumerate(node.children, start=1):
        mark = f"{number}. " if node.type == "ordered_list" else "- "
        for index, line in enumerate(_lines(item, WIDTH - len(mark))):
            yield (mark if index == 0 else " " * len(mark)) + line


def _lines(node: SyntaxTreeNode, width: int) -> list[str]:
    return [line for child in node.children for line in _wrapped(_inline(child), "", width)]


def _columns(table: SyntaxTreeNode) -> Iterator[list[str]]:
    """Each column as a block: its heading, then its cells indented."""
    head, *bodies = table.children
    titles = head.children[0].children
    rows = [row for body in bodies for row in body.children]
    if len(rows) > 1:
        yield from _facts(titles, rows)
        return
    for index, title in enumerate(titles):
        cells = [line for row in rows for line in _wrapped(_inline(row.children[index]), "    ")]
        yield [*_wrapped(_inline(title), ""), *cells]


def _facts(titles: Sequence[SyntaxTreeNode], rows: Sequence[SyntaxTreeNode]) -> Iterator[list[str]]:
    """What is known of a party: each row as what it tells, with what is told indented below it."""
    lines: list[str] = []
    for row in (titles, *(row.children for row in rows)):
        name, *values = row
        lines += _wrapped(_inline(name), "")
        lines += [line for value in values for line in _wrapped(_inline(value), "    ")]
    yield lines


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_words(node.children))


def _words(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "text" | "code_inline":
                yield node.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case name if name == HOUSE_TAG:
                yield _MARKS.get(node.content, "")
            case _:
                yield from _words(node.children)


def _wrapped(text: str, indent: str, width: int = WIDTH) -> list[str]:
    return [
        wrapped
        for line in text.split("\n")
        for wrapped in textwrap.wrap(
            line,
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    ]
