"""Pages with tables drawn in text, read up to the tree; lines are given as boxes around characters of the drawing."""

from collections.abc import Sequence

from renvooi.model import BBox, Node, with_ids
from renvooi.parser.blocks import find_blocks
from renvooi.parser.carryover import carry_over
from renvooi.parser.cells import printed
from renvooi.parser.footnotes import set_notes_apart, with_notes
from renvooi.parser.furniture import set_apart
from renvooi.parser.hyphens import vocabulary
from renvooi.parser.lines import find_lines
from renvooi.parser.tables import Layout, lay_out
from renvooi.parser.tree import build_tree
from tests.parser.drawing import SIZE, WORDS, drawn_words, outline

Drawing = tuple[str, Sequence[BBox]]
"""A page as text, and its lines in points."""


def level(row: float, start: int, end: int) -> BBox:
    """A level line above line `row` of a drawing, over its characters from `start` to `end`."""
    y = 40 + 1.4 * SIZE * row - 2
    return (50 + start * SIZE / 2 - 2, y, 50 + end * SIZE / 2 - 2, y)


def upright(column: int, top: float, bottom: float) -> BBox:
    """An upright line before character `column`, from above line `top` to above line `bottom`."""
    x = 50 + column * SIZE / 2 - 2
    return (x, 40 + 1.4 * SIZE * top - 2, x, 40 + 1.4 * SIZE * bottom - 2)


def grid(columns: Sequence[int], rows: Sequence[float]) -> list[BBox]:
    """All lines of a ruled table."""
    levels = [level(row, columns[0], columns[-1]) for row in rows]
    return levels + [upright(column, rows[0], rows[-1]) for column in columns]


def laid_out(*pages: Drawing) -> Layout:
    """The regions of drawn pages with their tables read."""
    words = [drawn_words(art, number) for number, (art, _) in enumerate(pages, 1)]
    sheets = set_apart([(number, 600.0, 800.0, own) for number, own in enumerate(words, 1)])
    return lay_out(sheets, words, [rules for _, rules in pages])


def read_nodes(*pages: Drawing) -> tuple[Node, ...]:
    """The tree of drawn pages."""
    text, notes = set_notes_apart(find_lines(laid_out(*pages).regions), [rules for _, rules in pages])
    lines, _ = carry_over(text)
    known = vocabulary(said for line in lines for said in printed(line.words))
    blocks = with_notes(find_blocks(lines, WORDS, known), notes, known)
    return with_ids(build_tree(blocks, ("Deel",)).nodes)


def read_outline(*pages: Drawing) -> list[str]:
    """The tree of drawn pages, a line a node."""
    return outline(read_nodes(*pages))
