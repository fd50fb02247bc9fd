"""The words that a reader sees in a notice, without marks, layout or line breaks."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from renvooi.notice.render.markup import HOUSE_TAG, dialect


def paragraphs(markdown: str) -> tuple[str, ...]:
    """The text of each paragraph, heading, item and cell in reading order, one space between words."""
    return tuple(" ".join(text.split()) for text in _texts(SyntaxTreeNode(dialect().parse(markdown)).children))


def _texts(parents: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in parents:
        if node.type == "inline":
            yield "".join(_inline(node.children))
        else:
            yield from _texts(node.children)


def _inline(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "text" | "code_inline":
                yield node.content
            case "softbreak" | "hardbreak":
                yield " "
            case name if name == HOUSE_TAG:
                yield " " if node.content == "<br>" else ""
            case _:
                yield from _inline(node.children)
