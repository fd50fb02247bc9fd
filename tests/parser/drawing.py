"""Pages drawn in text: every character is a place on the page.

A line that starts with "B|" is bold, one with "H|" bold and larger, one with " |" or nothing plain;
one with "S|" is smaller;
one with "W|" stands 0.6 font sizes lower, as in text with more line spacing.
One character is half a font size wide, one line 1.4 font sizes high; a blank line is white space.
A blank is as wide as a tab leaves white; "~" is a blank of ordinary width.
"""

import re
from collections.abc import Sequence

from renvooi.model import Node, with_ids
from renvooi.model.addresses import places
from renvooi.parser.blocks import Block, find_blocks
from renvooi.parser.columns import find_regions
from renvooi.parser.furniture import Sheet, set_apart
from renvooi.parser.hyphens import vocabulary
from renvooi.parser.lines import Line, find_lines
from renvooi.parser.tree import build_tree
from renvooi.parser.words import Word

SIZE = 10.0
WORDS = ("Deel", "Artikel")


def drawn_words(art: str, page: int = 1) -> tuple[Word, ...]:
    """The words of one drawn page."""
    result = []
    top = 40.0
    for row in art.strip("\n").split("\n"):
        style, text = (row[0], row[2:]) if row[1:2] == "|" else (" ", row)
        top += 0.6 * SIZE if style == "W" else 0.0
        size = {"H": 13.0, "S": 8.0}.get(style, SIZE)
        for found in re.finditer(r"[^\s~]+", text):
            x0 = 50 + found.start() * SIZE / 2
            x1 = x0 + len(found[0]) * SIZE / 2 - 0.5
            if text[found.end() : found.end() + 1] == "~":
                x1 += SIZE / 4
            result.append(Word(found[0], x0, top, x1, top + size, size, style in "BH", page))
        top += 1.4 * SIZE if row.strip() else 0.7 * SIZE
    return tuple(result)


def drawn_sheets(*pages: str) -> tuple[Sheet, ...]:
    """Drawn pages, their furniture apart."""
    return set_apart([(n, 600.0, 800.0, drawn_words(art, n)) for n, art in enumerate(pages, 1)])


def drawn_lines(*pages: str) -> tuple[Line, ...]:
    """The lines of drawn pages in reading order."""
    return find_lines(find_regions(drawn_sheets(*pages)))


def drawn_blocks(*pages: str) -> tuple[Block, ...]:
    """The blocks of drawn pages."""
    lines = drawn_lines(*pages)
    return find_blocks(lines, WORDS, vocabulary(line.text for line in lines))


def drawn_nodes(*pages: str) -> tuple[Node, ...]:
    """The tree of drawn pages."""
    return with_ids(build_tree(drawn_blocks(*pages), ("Deel",)).nodes)


def outline(nodes: Sequence[Node]) -> list[str]:
    """One line per node: depth as blanks, label and text."""
    return [
        " " * (len(place.path) - 1)
        + " ".join(filter(None, (place.node.printed_heading, place.node.label, place.node.text)))
        if place.node.text
        else " " * (len(place.path) - 1) + place.node.printed_heading
        for place in places(nodes)
    ]
