"""Rows that belong to a table and stand outside its lines: a header above the first line, unfilled rows below.

Naam     Dienst         taken: leaves the white between the columns
--------------------
Alfa     back-ups
Beta     sms            taken
Lees ook bijlage 2.     not taken: runs over that white
"""

from collections.abc import Sequence
from typing import Final

from renvooi.parser.gaps import Gap, Row, columns_of, narrowed, rows_of, size_of
from renvooi.parser.grid import Cells

PARTED: Final = 0.6
"""Multiple of font size; less white between two words is a blank."""
APART: Final = 2.5
"""Multiple of font size; more white above or below a line ends a table."""
WRAPPED: Final = 0.45
"""Multiple of font size; with less white above it a line goes on with the cell above."""


def grow(
    rows: Sequence[Cells], gaps: Sequence[Gap], lines: Sequence[Row], *, least: float, leading: float
) -> list[Cells]:
    """The rows with those of `lines` above and below that leave `least` points of every gap white."""
    words = [word for row in rows for cell in row for word in cell]
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    own = {id(word) for word in words}
    others = [line for line in lines if not any(id(word) in own for word in line)]
    size = size_of([words])
    white = PARTED * size
    above = [(top - line[0].bottom, line) for line in others if line[0].centre < top]
    below = [(line[0].top - bottom, line) for line in others if line[0].centre > bottom]
    before, gaps = _keeping(above[::-1], gaps, least, size)
    after, gaps = _keeping(below, gaps, least, size)
    return [*rows_of(before[::-1], gaps, white, leading=leading), *rows, *rows_of(after, gaps, white, leading=leading)]


def grow_down(lines: Sequence[Row], gaps: Sequence[Gap], *, least: float, leading: float) -> list[Cells]:
    """The rows at the top of `lines` that leave `least` points of every gap white; none where the first does not."""
    size = size_of(lines[:1])
    top = lines[0][0].top
    kept, gaps = _keeping([(line[0].top - top, line) for line in lines], gaps, least, size)
    return rows_of(kept, gaps, PARTED * size, leading=leading)


def _keeping(
    lines: Sequence[tuple[float, Row]], gaps: Sequence[Gap], least: float, size: float
) -> tuple[list[Row], Sequence[Gap]]:
    """Lines, each with its distance from the table, as long as they keep to the columns; and the white they leave.

    A line in one column alone is a wrapped cell, or a row if others follow; behind the last it is text.
    """
    kept: list[Row] = []
    waiting: list[Row] = []
    white = PARTED * size
    taken = 0.0
    for distance, line in lines:
        left = narrowed(gaps, line, least, white=white)
        if distance - taken > APART * size or len(left) < len(gaps):
            break
        if sum(map(bool, columns_of(line, gaps, white))) > 1 or (not waiting and distance - taken < WRAPPED * size):
            kept += [*waiting, line]
            waiting, gaps = [], left
        else:
            waiting.append(line)
        taken = distance + line[0].bottom - line[0].top
    return kept, gaps
