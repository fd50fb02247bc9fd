"""A table as lines of text: columns wide enough for their cells, or folded to fit a terminal.

By hand rather than with rich: `renvooi list` of thousands of documents may not wait for its import.
"""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click

from renvooi.cli.exits import one_line

GAP = "  "
"""Between two columns."""
NARROWEST = 10
"""Columns of text that a folded cell keeps: a date or a first name fits in it."""

Row = tuple[str, ...]


def table(
    heads: Row,
    rows: Sequence[Row],
    *,
    width: int | None,
    colour: bool = False,
    fold: frozenset[int] = frozenset(),
    right: frozenset[int] = frozenset(),
) -> str:
    """`rows` under `heads`, a line each; cells fold where all columns together are wider than `width`.

    Columns in `fold` hold sentences and names, and fold before others do. Columns in `right` hold
    numbers, which stand at the right and never fold. With `colour` the heads are bold.
    """
    clean = [tuple(one_line(cell) for cell in row) for row in rows]
    columns = list(zip(heads, *clean, strict=True))
    widths = [max(map(len, column)) for column in columns]
    if width is not None and sum(widths) + len(GAP) * (len(widths) - 1) > width:
        widths = _fitted(columns, width, fold, right)
    head = [click.style(line, bold=True) if colour else line for line in _lines(heads, widths, right)]
    body = [line for row in clean for line in _lines(row, widths, right)]
    return "".join(f"{line}\n" for line in (*head, *body))


def _fitted(columns: Sequence[Row], width: int, fold: frozenset[int], right: frozenset[int]) -> list[int]:
    """The width of each column: those in `fold` give way first, the widest of them before the others."""
    widths = [max(map(len, column)) for column in columns]
    room = width - len(GAP) * (len(widths) - 1)
    for giving in (fold, frozenset(range(len(widths))) - right):
        floors = {at: max(NARROWEST, len(columns[at][0])) for at in giving}
        while sum(widths) > room and (spare := [at for at in giving if widths[at] > floors[at]]):
            widths[max(spare, key=lambda at: (widths[at], at))] -= 1
    return widths


def _lines(cells: Row, widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    """One row; a cell that does not fit goes on below itself."""
    if all(len(cell) <= wide for cell, wide in zip(cells, widths, strict=True)):
        yield _line(cells, widths, right)
        return
    folded = [textwrap.wrap(cell, wide) or [""] for cell, wide in zip(cells, widths, strict=True)]
    for pieces in zip_longest(*folded, fillvalue=""):
        yield _line(pieces, widths, right)


def _line(cells: Row, widths: Sequence[int], right: frozenset[int]) -> str:
    placed = (
        cell.rjust(wide) if at in right else cell.ljust(wide)
        for at, (cell, wide) in enumerate(zip(cells, widths, strict=True))
    )
    return GAP.join(placed).rstrip()
