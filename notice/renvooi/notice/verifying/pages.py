"""A PDF or Word file to blocks, through the reader of contracts and its separate process."""

from collections.abc import Iterator, Sequence

from renvooi.model import Document, Node, NodeType
from renvooi.notice.verifying.markup import row_blocks
from renvooi.notice.verifying.sides import side_of
from renvooi.notice.verifying.told import BlockKind, ToldBlock
from renvooi.parser import parse_isolated

_CELL = " | "
"""What the reader puts between the cells of a row."""


def from_pages(data: bytes, name: str) -> tuple[ToldBlock, ...]:
    """The blocks of a PDF or Word file.

    Raises: a subclass of InputRefused if it cannot be read whole.
    """
    return tuple(_blocks(parse_isolated(data, name=name)))


def _blocks(document: Document) -> Iterator[ToldBlock]:
    if document.title and document.title != document.source.name:
        yield ToldBlock(BlockKind.HEADING, document.title)
    yield from _below(document.nodes, ())


def _below(nodes: Sequence[Node], above: tuple[str, ...]) -> Iterator[ToldBlock]:
    sides: Sequence[str | None] = ()
    for node in nodes:
        inside = above
        if node.type is NodeType.SECTION:
            yield ToldBlock(BlockKind.HEADING, node.printed_heading, None, above)
            inside = (node.printed_heading, *above)
        cells = node.text.split(_CELL)
        named = [side_of(cell, header=True) for cell in cells]
        if len(cells) > 1 and any(named):
            sides = named
        elif len(cells) > 1:
            yield from row_blocks(cells, sides, inside)
        elif node.text:
            kind = BlockKind.ITEM if node.type is NodeType.CLAUSE else BlockKind.PARAGRAPH
            text = f"{node.label} {node.text}" if node.label and node.label[0].isalnum() else node.text
            yield ToldBlock(kind, text, side_of(text), inside)
        yield from _below(node.nodes, inside)
