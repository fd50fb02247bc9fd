"""A workbook (.xlsx) to rows of text, and back: no formula is run, and no archive unpacks to more than it may."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from renvooi.corpus.clients.cells import unguarded
from renvooi.corpus.clients.mistakes import Mistake, Note
from renvooi.corpus.clients.sheets import MAX_COLUMNS, MAX_ROWS, Line, Sheet
from renvooi.corpus.clients.text import shown
from renvooi.model.errors import DamagedFile, FileTooBig, MissingPackage, NotThisFormat

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MAX_UNPACKED = 256 * 2**20
"""Bytes of all that the archive holds: a hundred thousand clients have some fifty million."""
MAX_PARTS = 1_000
"""Files in the archive."""
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""By which XML of a few bytes becomes one of millions; no program writes them into a workbook."""
CREATED = datetime(2000, 1, 1)
"""When a workbook says it was made: always the same, so that the same clients give the same bytes."""


def read_workbook(data: bytes, *, name: str) -> Sheet:
    """The rows of the first sheet that is seen. Raises: InputRefused, MissingPackage."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise MissingPackage("reading workbooks", "xlsx") from error
    _check_archive(data, name=name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not seen:
            raise NotThisFormat(name, "has no sheet with rows", "Save the list as .csv")
        lines, mistakes = _lines(seen[0], name=name)
    # the package lets errors of any kind through where a workbook is not as it expects
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, OSError, EOFError) as error:
        raise DamagedFile(name, "is no workbook that can be read", "Save it again, or save the list as .csv") from error
    others = [shown(sheet.title) for sheet in seen[1:]]
    said = f"sheet {shown(seen[0].title)} was read, and {', '.join(others)} was not"
    return Sheet(tuple(lines), tuple(mistakes), (Note(None, said),) if others else ())


def _check_archive(data: bytes, *, name: str) -> None:
    """Nothing, if the archive unpacks to what it may. Raises: InputRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise FileTooBig(name, "unpacks to more than a list of clients has", "Save the list as .csv")
            if any(part.flag_bits & 1 for part in parts):
                raise NotThisFormat(name, "is protected by a password", "Save it without one")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _has_entities(archive.read(part)):
                    raise NotThisFormat(name, "holds definitions that no list has", "Save the list as .csv")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise DamagedFile(name, "is a damaged archive", "Save it again, or save the list as .csv") from error


def _has_entities(part: bytes) -> bool:
    return any(sign in part for sign in _ENTITIES)


def _lines(sheet: "ReadOnlyWorksheet", *, name: str) -> tuple[list[Line], list[Mistake]]:
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    # what a workbook says of its own size may be wrong
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 2), start=1):
        if number > MAX_ROWS + 1:
            raise FileTooBig(name, f"has more than {MAX_ROWS} rows", "Split the list")
        if len(row) > MAX_COLUMNS:
            raise FileTooBig(name, f"row {number} has more than {MAX_COLUMNS} columns", "Save the list as .csv")
        cells = tuple(unguarded(_text(cell)) for cell in row)
        mistakes += (Mistake(number, said) for said in _unread(row))
        if any(cell.strip() for cell in cells):
            lines.append(Line(number, cells))
    return lines, mistakes


def _unread(row: Sequence[Any]) -> Iterator[str]:
    """What is wrong with cells whose value is not in the file."""
    for at, cell in enumerate(row, start=1):
        if cell.data_type == "f":
            yield f"column {at} holds a formula; paste its value in its place"
        elif cell.data_type == "e":
            yield f"column {at} holds an error of the spreadsheet; correct it"


def _text(cell: Any) -> str:
    """What a person sees in a cell, as text: numbers without a tail of zeros, days as 2026-03-02."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def write_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """`rows` as the one sheet of a workbook, each cell text that is never calculated. Raises: MissingPackage."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingPackage("writing workbooks", "xlsx") from error
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("clients")
    head = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if cell:
                sheet.write_string(number, at, cell, *((head,) if number == 0 else ()))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
