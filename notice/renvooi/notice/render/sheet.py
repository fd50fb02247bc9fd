"""One sheet of a workbook: a table that prints well and in which no cell can act.

Every text is written as a string, whatever it begins with, so that no spreadsheet program takes it
for a formula, a number or a link. A text that is longer than a row can show goes on in the next row:
a program shows and prints no more than about thirty lines of a row, and would cut the rest unseen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from textwrap import wrap
from typing import TYPE_CHECKING

from renvooi.notice.render.quoting import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINES = 28
"""Lines of text in a row: 409 points is the most that a program gives a row, and an estimate needs some room."""
LINE_HEIGHT = 12.75
"""Points that a line of text takes."""
SHORT, NARROW, MIDDLE, WIDE = 11, 11, 20, 30
"""Characters on a line of a column: of days, of places, of reasons, of contract text. The widest sheet
fits the breadth of a page in letters of eight points."""
_LETTERS = 1.2
"""Letters of our font on the width of one digit of the font in which programs measure columns, at least."""
_LOCALES = {"nl": "413", "en": "809"}
"""How the format of a workbook calls Dutch and British English, in which the names of months are."""
_FONT = {"font_name": "Arial", "font_size": 10}


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
    plain: "Format"
    """Within a cell, as are the next two."""
    deleted: "Format"
    inserted: "Format"
    deleted_cell: "Format"
    """For a whole cell."""
    inserted_cell: "Format"


def make_styles(book: "Workbook", accent: str, *, language: str) -> Styles:
    """The formats of `book`; marks are a strike and an underline besides their colour."""
    cell = {**_FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#B4BCC5"}
    deleted = {**_FONT, "font_strikeout": True, "font_color": "#8A1F17"}
    inserted = {**_FONT, "underline": 1, "font_color": "#11603A"}
    return Styles(
        head=book.add_format({**cell, "bold": True, "bg_color": accent, "font_color": "#FFFFFF"}),
        text=book.add_format(cell),
        day=book.add_format({**cell, "num_format": f"[$-{_LOCALES[language]}]d mmmm yyyy", "align": "left"}),
        number=book.add_format({**cell, "align": "left"}),
        draft=book.add_format({**_FONT, "bold": True, "font_color": "#8A1F17", "font_size": 14}),
        plain=book.add_format(_FONT),
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
        sheet.set_column(index, index, column.width + 1)
        sheet.write_string(top, index, column.title, styles.head)
    sheet.set_row(top, _height([(Words(column.title),) for column in columns], columns))
    line = top
    for row in rows:
        for part in _parts(row, columns, page.continued):
            line += 1
            sheet.set_row(line, _height(part, columns))
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
    sheet.set_margins(left=0.25, right=0.25, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{page.notice.replace('&', '&&')}&R&P/&N")
    if page.draft is not None:
        sheet.set_header(f"&R&B{page.draft}")


def _write(sheet: "Worksheet", line: int, index: int, cell: Cell, styles: Styles) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, index, datetime.combine(cell, time.min), styles.day)
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
            stretches += [marks.get(words.mark or "", styles.plain), words.text]
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
            part[0] = (Words(f"{_plain(row[0])} ({continued} {number + 1})".strip()),)
        yield tuple(part)


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points for a row that shows all of `cells`: not every program works that out by itself."""
    return LINE_HEIGHT * max(_lines(_plain(cell), column.width) for cell, column in zip(cells, columns, strict=True))


def _lines(text: str, width: int) -> int:
    """How many lines `text` takes at most, wrapped between words."""
    letters = int(width * _LETTERS)
    return sum(max(1, len(wrap(line, letters, break_on_hyphens=False))) for line in text.split("\n"))


def _plain(cell: Cell) -> str:
    return "".join(words.text for words in cell) if isinstance(cell, tuple) else str(cell)


def _pieces(cell: tuple[Words, ...], width: int) -> Iterator[tuple[Words, ...]]:
    """The text of a cell, cut between words where a row would be full; together they are all of it."""
    shown = [Words(visible(words.text), words.mark) for words in cell if words.text]
    ends = list(_ends(_plain(tuple(shown)), width))
    piece: list[Words] = []
    at = 0
    for words in shown:
        rest = words.text
        while ends and at + len(rest) > ends[0]:
            kept = ends[0] - at
            _add(piece, rest[:kept], words.mark)
            yield tuple(piece)
            piece, rest, at = [], rest[kept:], ends.pop(0)
        _add(piece, rest, words.mark)
        at += len(rest)
    yield tuple(piece)


def _add(piece: list[Words], text: str, mark: str | None) -> None:
    """Nothing; `text` is at the end of `piece`, in one stretch with what has the same mark."""
    if piece and piece[-1].mark == mark:
        piece[-1] = Words(piece[-1].text + text, mark)
    elif text:
        piece.append(Words(text, mark))


def _ends(text: str, width: int) -> Iterator[int]:
    """Where rows end, as places in `text`, but for the last."""
    start = 0
    while _lines(text[start:], width) > LINES:
        room = int(LINES * width * _LETTERS)
        part = text[start : start + room]
        while _lines(part, width) > LINES:
            part = part[: max(part.rfind(" "), part.rfind("\n")) + 1].rstrip(" \n") or part[:-width]
        blank = 1 if text[start + len(part) : start + len(part) + 1] in ("\n", " ") else 0
        start += len(part) + blank
        yield start
