"""Layouts of pages, drawn by a seeded generator: one for each document, producer and seed.

A layout is what the style of a document would decide. It is kept within what a typesetter would
print: a column holds at least `CHARACTERS` letters; a table whose longest words do not fit beside each
other in a column of the page stands over all columns, so that no word is broken without a hyphen; and an
item hangs where a page would not show otherwise which paragraph goes on with it. A page alone has no running header, as nothing comes back there.
"""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.producers.printed import Piece

CHARACTERS = 34
"""Least number of letters that fit in a line of a column."""
LETTER = 0.6
"""Width of a letter, as a multiple of the size: a little more than most words of a sans face have."""
CELL_SPACE = 12.0
"""Points left and right of the text of a cell, together; that of a word processor, more than that of the HTML."""
PAGE_SIZES = {False: (595.0, 842.0), True: (842.0, 595.0)}
"""Width and height of A4 in points, portrait and landscape."""
REPEATS = {"none": 0, "both": 1.5, "alternating": 4}
"""Pages that a document fills at the least, so that its running headers come back on it."""
HEADING_SIZES = (1.9, 1.6, 1.4, 1.25, 1.12, 1.0)
"""Multiple of the size of the text per level of heading; deeper ones share the last, all are bold."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one document is set; lengths in points."""

    columns: int
    gutter: float
    landscape: bool
    margin: float
    serif: bool
    size: float
    line_height: float
    """Multiple of the size."""
    hyphenate: bool
    justify: bool
    furniture: str
    """"none", "both" (header and footer on every page) or "alternating" (left and right pages differ)."""
    spacing: float
    """Multiple of the size between paragraphs."""
    native: bool
    """Whether bullets and numbers are those of the producer, or characters in the text."""
    hanging: bool
    """Whether the lines of an item stand right of its label."""
    step: float
    """Multiple of the size by which a deeper item is indented."""
    banner: bool
    """Whether what stands above the second heading runs over all columns."""
    lead: bool
    """Whether the first words of a paragraph, up to a colon, are bold."""

    @property
    def width(self) -> float:
        """Of the page."""
        return PAGE_SIZES[self.landscape][0]

    @property
    def height(self) -> float:
        """Of the page."""
        return PAGE_SIZES[self.landscape][1]

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns

    def __str__(self) -> str:
        face = "serif" if self.serif else "sans"
        marks = [
            name
            for name in ("landscape", "hyphenate", "justify", "native", "hanging", "banner", "lead")
            if getattr(self, name)
        ]
        return f"{self.columns} col, {face} {self.size}, {self.furniture}, {' '.join(marks)}"


def draw(key: str, printed: Sequence[Piece]) -> Layout:
    """The layout for `key`, which names document, producer and seed."""
    chance = random.Random(key)
    size = chance.choice([7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0])
    columns, landscape = chance.choice([1, 1, 2, 2, 3]), chance.random() < 0.4
    margin = chance.choice([42.0, 56.0, 70.0])
    gutter = chance.choice([1.2, 1.8, 2.5]) * size
    width = PAGE_SIZES[landscape][0] - 2 * margin
    while columns > 1 and (width - (columns - 1) * gutter) / columns < CHARACTERS * 0.5 * size:
        columns -= 1
    line_height = chance.choice([1.15, 1.25, 1.35, 1.5])
    letters = sum(len(text) for piece in printed for text in piece.texts)
    pages = letters * 0.5 * size * size * line_height / (width * (PAGE_SIZES[landscape][1] - 2 * margin))
    furniture = chance.choice(["none", "both", "both", "alternating"])
    if pages < REPEATS[furniture]:
        furniture = "none"
    return Layout(
        columns,
        gutter,
        landscape,
        margin,
        serif=chance.random() < 0.5,
        size=size,
        line_height=line_height,
        hyphenate=chance.random() < 0.5,
        justify=chance.random() < 0.4,
        furniture=furniture,
        spacing=chance.choice([0.5, 0.7, 1.0]),
        native=chance.random() < 0.5,
        hanging=not is_plain(printed) or chance.random() < 0.7,
        step=chance.choice([1.5, 2.0, 2.5]),
        banner=chance.random() < 0.6,
        lead=chance.random() < 0.3,
    )


def is_wide(rows: Sequence[Piece], layout: Layout) -> bool:
    """Whether a table needs more than one column of the page."""
    return layout.columns > 1 and sum(cell_widths(rows, layout.size)) > layout.column


def cell_widths(rows: Sequence[Piece], size: float) -> list[float]:
    """Points that the columns of a table need for their longest words in type of `size`."""
    columns = itertools.zip_longest(*(row.texts for row in rows), fillvalue="")
    longest = (max((len(word) for cell in column for word in cell.split()), default=0) for column in columns)
    return [letters * LETTER * size + CELL_SPACE for letters in longest]


def is_plain(printed: Sequence[Piece]) -> bool:
    """Whether items may be set without an indent: no paragraph follows one, and none is a bullet."""
    for before, piece in itertools.pairwise(printed):
        if before.kind == "clause" and piece.kind == "paragraph":
            return False
    items = [piece for piece in printed if piece.kind == "clause"]
    return all(len(item.texts) <= 1 and item.label is not None and item.label[-1].isascii() for item in items)
