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
    return plain_text(to_markdown(notice, language, house))


def plain_text(markdown: str, *, width: int = WIDTH) -> str:
    """The words of `markdown`, in lines of at most `width` characters; a longer word, such as a link, stays whole."""
    root = SyntaxTreeNode(dialect().parse(markdown))
    return "\n\n".join("\n".join(block) for block in _blocks(root, width)) + "\n"


def _blocks(parent: SyntaxTreeNode, width: int) -> Iterator[list[str]]:
    for node in parent.children:
        match node.type:
            case "heading":
                lines = _wrapped(_inline(node), "", width)
                mark = _UNDERLINES.get(node.tag)
                yield lines + ([mark * max(map(len, lines))] if mark else [])
            case "bullet_list" | "ordered_list":
                yield list(_items(node, width))
            case "blockquote":
                yield [f"> {line}".rstrip() for line in _lines(node, width - 2)]
            case "table":
                yield from _columns(node, width)
            case "hr":
                yield ["-" * width]
            case _:
                yield _wrapped(_inline(node), "", width)


def _items(node: SyntaxTreeNode, width: int) -> Iterator[str]:
    for number, item in enumerate(node.children, start=1):
        mark = f"{number}. " if node.type == "ordered_list" else "- "
        for index, line in enumerate(_lines(item, width - len(mark))):
            yield (mark if index == 0 else " " * len(mark)) + line


def _lines(node: SyntaxTreeNode, width: int) -> list[str]:
    return [line for child in node.children for line in _wrapped(_inline(child), "", width)]


def _columns(table: SyntaxTreeNode, width: int) -> Iterator[list[str]]:
    """Each column as a block: its heading, then its cells indented."""
    head, *bodies = table.children
    titles = head.children[0].children
    rows = [row for body in bodies for row in body.children]
    if len(rows) > 1:
        yield from _facts(titles, rows, width)
        return
    for index, title in enumerate(titles):
        cells = [line for row in rows for line in _wrapped(_inline(row.children[index]), "    ", width)]
        yield [*_wrapped(_inline(title), "", width), *cells]


def _facts(titles: Sequence[SyntaxTreeNode], rows: Sequence[SyntaxTreeNode], width: int) -> Iterator[list[str]]:
    """What is known of a party: each row as what it tells, with what is told indented below it."""
    lines: list[str] = []
    for row in (titles, *(row.children for row in rows)):
        name, *values = row
        lines += _wrapped(_inline(name), "", width)
        lines += [line for value in values for line in _wrapped(_inline(value), "    ", width)]
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
            case "link":
                yield _link("".join(_words(node.children)), str(node.attrs.get("href", "")))
            case _:
                yield from _words(node.children)


def _link(words: str, address: str) -> str:
    """The words of a link, and where it leads if they do not say that already."""
    shown = address.removeprefix("mailto:")
    return words if shown in words else f"{words} <{shown}>"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
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
