"""The rows of a table as they travel from page to tree.

    | Voorbeeldhosting B.V. | opslag van    |
    |                       | back-ups      |      "Voorbeeldhosting B.V. | opslag van back-ups"

A row is one `Word` to layout: as wide as its table and as high as its cells. So no column is
seen in it, it keeps its place between the text above and below, and it is one line and one
block. Markdown tables are read into the same text, so that a table is the same clauses in both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from renvooi.parser.hyphens import Vocabulary, join_lines
from renvooi.parser.words import Word

BETWEEN_CELLS = " | "


class TableRow(Word):
    """A row of cells; its `text` is provisional, as hyphens at line ends are still undecided."""

    cells: tuple[tuple[str, ...], ...]
    """The lines of each cell, in column order; an empty cell has none."""
    edge: float
    """Left edge of the table, its border included, in points."""
    opens: bool
    """Whether it is the first row of its table on this page."""

    def __new__(cls, word: Word, *, cells: tuple[tuple[str, ...], ...], edge: float, opens: bool) -> Self:
        """The row that `word` stands for."""
        row = super().__new__(cls, *word)
        row.cells, row.edge, row.opens = cells, edge, opens
        return row


def row_text(cells: Iterable[str]) -> str:
    """The text of a row: cells in column order, empty ones included."""
    return BETWEEN_CELLS.join(cells)


def row_of(words: Sequence[Word]) -> TableRow | None:
    """The table row that the words of a line are; None for a line of text."""
    return words[0] if isinstance(words[0], TableRow) else None


def apart(words: Sequence[Word]) -> Iterator[list[Word]]:
    """A line of words, the rows of tables in it as lines of their own."""
    rows = [word for word in words if isinstance(word, TableRow)]
    text = [word for word in words if not isinstance(word, TableRow)] if rows else list(words)
    if text:
        yield text
    for row in rows:
        yield [row]


def joined_row(row: TableRow, known: Vocabulary) -> str:
    """The text of a row with its lines joined; `known` are the words of the document."""
    return row_text(join_lines(_healed(cell, known), known) for cell in row.cells)


def _healed(cell: Sequence[str], known: Vocabulary) -> list[str]:
    """The lines of a cell, those in one that break a word of the document without a hyphen.

    A program does so where a word is wider than its cell; the first half then stands alone on its line.
    """
    lines: list[str] = []
    for line in cell:
        first, _, rest = line.partition(" ")
        if lines and " " not in lines[-1] and first.isalpha() and known[(lines[-1] + first).casefold()]:
            lines[-1] = f"{lines[-1]}{first} {rest}".rstrip()
        else:
            lines.append(line)
    return lines


def printed(words: Sequence[Word]) -> Iterator[str]:
    """The words of a line as printed: those of a table row cell by cell."""
    row = row_of(words)
    if row is None:
        yield " ".join(word.text for word in words)
    else:
        yield from (text for cell in row.cells for text in cell)
