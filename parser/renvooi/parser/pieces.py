"""Tables that go on over the page: where the next piece begins, and its header given back to it.

A header that comes back on every page looks like page furniture, and a piece without a line and
without a header looks like text in columns. Both are known by the piece on the page before.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from renvooi.parser.furniture import Sheet
from renvooi.parser.gaps import Gap, leading_of
from renvooi.parser.grid import Cells
from renvooi.parser.growth import grow_down
from renvooi.parser.gutters import text_rows
from renvooi.parser.strokes import NEAR, Ruling
from renvooi.parser.words import Word

HEADER_LINES: Final = 6
"""Most lines of a header that a table repeats."""


def gaps_between(rows: Sequence[Cells]) -> list[Gap]:
    """The white between the columns of a table; as wide as a hair where a cell runs over it."""
    result = []
    for column in range(1, len(rows[0])):
        left = min((word.x0 for row in rows for word in row[column]), default=None)
        right = max((word.x1 for row in rows if any(row[column:]) for word in row[column - 1]), default=None)
        if left is not None:
            result.append((right, left) if right is not None and right < left else (left - 0.1, left))
    return result


def with_header(sheet: Sheet, words: Sequence[Word], rulings: Sequence[Ruling], header: Cells | None) -> Sheet:
    """A sheet with the rows back that were set apart as furniture and belong to a table.

    They are those of a ruling that holds other words too, and those equal to the `header` of a
    table on an earlier page. `words` are all words of the page.
    """
    kept = {id(word) for word in sheet.words}
    lines = text_rows([word for word in words if id(word) not in kept])
    back = [line for line in lines if any(_holds_more(ruling, line, sheet.words) for ruling in rulings)]
    if header is not None and not back:
        back = _equal_to(header, lines, min((word.top for word in sheet.words), default=0.0))
    if not back:
        return sheet
    texts = {" ".join(word.text for word in line) for line in back}
    furniture = tuple(row for row in sheet.furniture if row not in texts)
    return replace(sheet, words=(*sheet.words, *itertools.chain(*back)), furniture=furniture)


def _holds_more(ruling: Ruling, line: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether a ruling holds a line and other words."""
    if not ruling.upright or not all(_holds(ruling, word) for word in line):
        return False
    return any(_holds(ruling, word) for word in others)


def _holds(ruling: Ruling, word: Word) -> bool:
    return ruling.left - NEAR <= word.x0 and word.x1 <= ruling.right + NEAR and ruling.top < word.centre < ruling.bottom


def _equal_to(header: Cells, lines: Sequence[list[Word]], top: float) -> list[list[Word]]:
    """The last lines above `top` if together they say what a header says."""
    wanted = Counter(word.text for cell in header for word in cell)
    above = [line for line in lines if line[0].centre < top]
    for count in range(1, min(len(above), HEADER_LINES) + 1):
        found = above[-count:]
        if Counter(word.text for line in found for word in line) == wanted:
            return found
    return []


def next_piece(rows: Sequence[Cells], words: Sequence[Word]) -> list[Cells]:
    """The rows at the top of a page, of which `words` are in no table yet, that keep to the columns of `rows`."""
    gaps = gaps_between(rows)
    lines = text_rows(words)
    if len(gaps) + 1 < len(rows[0]) or not lines:
        return []
    return grow_down(lines, gaps, least=0.1, leading=leading_of(lines))
