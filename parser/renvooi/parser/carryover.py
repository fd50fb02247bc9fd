"""Tables that go on in the next column or page: their header once, a row that was cut whole.

    | Naam | Dienst             |      page break      | Naam | Dienst         |
    | Alfa | opslag van back-   |                      |      | ups            |
                                                      | Beta | sms-berichten  |

A piece goes on with a table where nothing stands between them and both have as many columns.
First rows equal to those of the table are its header repeated. The row behind them goes on with
the last one of the piece before if its first cell is empty and that of no other row is; if the
last one lacked only its first cell; or if a cell begins in lower case in a column where no other
does. Other rows are rows of their own: a row cut in two is seen, one joined with another is not.
"""

from collections.abc import Sequence
from dataclasses import replace

from renvooi.parser.cells import TableRow, row_of, row_text
from renvooi.parser.lines import Line

HEADER_ROWS = 4
"""Most rows that a table repeats."""


def carry_over(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Lines with the pieces of each table joined, and the text of the header rows left out."""
    result: list[Line] = []
    repeated: list[str] = []
    table: list[TableRow] = []
    header = 0
    previous: Line | None = None
    for line in lines:
        row = row_of(line.words)
        if row is None:
            table = []
        elif not _goes_on(table, row, previous, line):
            table, header = [row], 0
        else:
            is_new_piece = previous is not None and previous.frame != line.frame
            header = 1 if is_new_piece else header + 1 if header else 0
            if 0 < header <= min(len(table), HEADER_ROWS) and row.text == table[header - 1].text:
                repeated.append(row.text)
                previous = line
                continue
            if header and _is_cut(table, row):
                whole = _joined(table[-1], row)
                table[-1], result[-1] = whole, replace(result[-1], words=(whole,))
                header, previous = 0, line
                continue
            header = 0
            table.append(row)
        result.append(line)
        previous = line
    return tuple(result), tuple(repeated)


def _goes_on(table: Sequence[TableRow], row: TableRow, previous: Line | None, line: Line) -> bool:
    """Whether a row belongs to the table of the row before it."""
    if not table or previous is None:
        return False
    if previous.frame == line.frame:
        return not row.opens
    return row.opens and len(row.cells) == len(table[-1].cells)


def _is_cut(table: Sequence[TableRow], row: TableRow) -> bool:
    """Whether a row is the second half of the last one."""
    last = table[-1]
    filled = [index for index, cell in enumerate(row.cells) if cell]
    if not row.cells[0]:
        return all(other.cells[0] for other in table)
    if not last.cells[0] and all(other.cells[0] for other in table[:-1]):
        return not any(last.cells[index] for index in filled)
    return all(last.cells[index] for index in filled) and any(_goes_on_low(table, row, index) for index in filled)


def _goes_on_low(table: Sequence[TableRow], row: TableRow, column: int) -> bool:
    """Whether a cell begins in lower case where no other cell of its column does."""
    others = [other.cells[column][0] for other in table if other.cells[column]]
    return row.cells[column][0][:1].islower() and not any(text[:1].islower() for text in others)


def _joined(first: TableRow, second: TableRow) -> TableRow:
    cells = tuple(one + other for one, other in zip(first.cells, second.cells, strict=True))
    word = first._replace(text=row_text(" ".join(cell) for cell in cells))
    return TableRow(word, cells=cells, edge=first.edge, opens=first.opens)
