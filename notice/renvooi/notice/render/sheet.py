"""One sheet of a workbook: a table that prints well and in which no cell can act.

Every text is written as a string, whatever it begins with, so that no spreadsheet program takes it
for a formula, a number or a link. A text that is longer than a row can show goes on in the next row:
a program shows and prints no more than about thirty lines of a row, and would cut the rest unseen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from renvooi.notice.render.quoting import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINES = 28
"""Lines of text that a row can show: 409 points is the most that a program gives a row."""
NARROW = 24
"""Characters on a line of a column of places or short words."""
WIDE = 52
"""Characters on a line of a column of contract text."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a cell."""

    text: str
    mark: str | None = None
    """"deleted" or "inserted"."""


Cell = tuple[Words, ...] | date | int
"""Text as stretches; an empty tuple is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and how wide it is."""

    title: str
    width: int = NARROW
    """Characters on a line."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of a workbook."""

    head: "Format"
    text: "Format"
    day: "Format"
    number: "Format"
    draft: "Format"
    deleted: "Format"
    """Within a cell."""
    inserted: "Format"
    deleted_cell: "Format"
    """For a whole cell."""
    inserted_cell: "Format"


def make_styles(book: "Workbook", accent: str) -> Styles:
    """The formats of `book`; marks are a strike and an underline besides their colour."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B4BCC5"}
    deleted = {"font_strikeout": True, "font_color": "#8A1F17"}
    inserted = {"underline": 1, "font_color": "#11603A"}
    return Styles(
        head=book.add_format({**cell, "bold": True, "bg_color": accent, "font_color": "#FFFFFF"}),
        text=book.add_format(cell),
        day=book.add_format({**cell, "num_format": "d mmmm yyyy", "align": "left"}),
        number=book.add_format({**cell, "align": "left"}),
        draft=book.add_format({"bold": True, "font_color": "#8A1F17", "font_size": 14}),
        deleted=book.add_format(deleted),
        inserted=book.add_format(inserted),
        deleted_cell=book.add_format({**cell, **deleted}),
        inserted_cell=book.add_format({**cell, **inserted}),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the paper of every sheet besides its table."""

    notice: str
    """Id of the notice."""
    draft: str | None
    """The line that marks a draft."""
    continued: str
    """Said of a row that goes on."""


def write_sheet(
    book: "Workbook",
    name: str,
    *,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    styles: Styles,
    page: Page,
) -> None:
    """Nothing; `book` has a sheet with `rows` below the titles of `columns`."""
    sheet = book.add_worksheet(name)
    top = 0
    if page.draft is not None:
        sheet.write_string(0, 0, page.draft, styles.draft)
        sheet.set_tab_color("#8A1F17")
        top = 1
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width + 2)
        sheet.write_string(top, index, column.title, styles.head)
    line = top
    for row in rows:
        for part in _parts(row, columns, page.continued):
            line += 1
            for index, cell in enumerate(part):
                _write(sheet, line, index, cell, styles)
    _set_print(sheet, top, line, len(columns), page)


def _set_print(sheet: "Worksheet", top: int, last: int, columns: int, page: Page) -> None:
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, max(last, top + 1), columns - 1)
    sheet.repeat_rows(0, top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{page.notice.replace('&', '&&')}&R&P/&N")
    if page.draft is not None:
        sheet.set_header(f"&R&B{page.draft}")


def _write(sheet: "Worksheet", line: int, index: int, cell: Cell, styles: Styles) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, index, cell, styles.day)
    elif isinstance(cell, int):
        sheet.write_number(line, index, cell, styles.number)
    elif not cell:
        sheet.write_blank(line, index, None, styles.text)
    elif len(cell) == 1:
        whole = {"deleted": styles.deleted_cell, "inserted": styles.inserted_cell}
        sheet.write_string(line, index, cell[0].text, whole.get(cell[0].mark or "", styles.text))
    else:
        marks = {"deleted": styles.deleted, "inserted": styles.inserted}
        stretches: list[str | Format] = []
        for words in cell:
            stretches += [marks[words.mark], words.text] if words.mark else [words.text]
        sheet.write_rich_string(line, index, *stretches, styles.text)


def _parts(row: Sequence[Cell], columns: Sequence[Column], continued: str) -> Iterator[tuple[Cell, ...]]:
    """The row, or as many rows as its longest text needs; the first cell says which row goes on."""
    cut = [
        list(_pieces(cell, column.width)) if isinstance(cell, tuple) else [cell]
        for cell, column in zip(row, columns, strict=True)
    ]
    for number in range(max(map(len, cut))):
        part: list[Cell] = [pieces[number] if number < len(pieces) else () for pieces in cut]
        if number:
            part[0] = (Words(f"{_plain(row[0])} ({continued} {number + 1})"),)
        yield tuple(part)


def _plain(cell: Cell) -> str:
    return "".join(words.text for words in cell) if isinstance(cell, tuple) else str(cell)


def _pieces(cell: tuple[Words, ...], width: int) -> Iterator[tuple[Words, ...]]:
    """The text of a cell, cut between words where a row would be full; together they are all of it."""
    piece: list[Words] = []
    room = LINES * width
    for words in cell:
        rest = visible(words.text)
        while rest:
            taken = _fitting(rest, room, width)
            if not taken:
                yield tuple(piece)
                piece, room = [], LINES * width
                continue
            if piece and piece[-1].mark == words.mark:
                piece[-1] = Words(piece[-1].text + rest[:taken], words.mark)
            else:
                piece.append(Words(rest[:taken], words.mark))
            room -= _cost(rest[:taken], width)
            rest = rest[taken:]
    yield tuple(piece)


def _fitting(text: str, room: int, width: int) -> int:
    """How many characters of `text` fit in `room`; 0 if none do, and the next row has to be begun."""
    if _cost(text, width) <= room:
        return len(text)
    if room <= width:
        return 0
    end, used = 0, 0
    while used < room and end < len(text):
        used += width if text[end] == "\n" else 1
        end += 1
    blank = text.rfind(" ", 0, end)
    return blank + 1 if blank > 0 else end


def _cost(text: str, width: int) -> int:
    """Characters that `text` takes up, where the rest of a line that ends counts as used."""
    return len(text) + text.count("\n") * (width - 1)
