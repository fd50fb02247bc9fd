"""A file to rows of text: CSV as spreadsheets write it, in whatever encoding, or a workbook.

Nothing is guessed that can be seen: the encoding is that of the mark at its head, else UTF-8, else Windows-1252,
which is said; the separator is the one that the header row uses.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.corpus.clients.cells import unguarded
from renvooi.corpus.clients.mistakes import Mistake, Note
from renvooi.model.errors import FileTooBig, NotThisFormat

MAX_BYTES = 64 * 2**20
"""Bytes of a list: a hundred thousand clients have some twenty million."""
MAX_ROWS = 100_000
"""Rows of a list, and twice the columns of a wide one."""
MAX_COLUMNS = 500
ZIP = b"PK\x03\x04"
"""How a workbook begins."""
_SEPARATORS = ";,\t"
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds something."""

    number: int
    """Of its first line in the file, from 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, the headers first."""

    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...] = ()
    notes: tuple[Note, ...] = ()


def read_sheet(data: bytes, *, name: str) -> Sheet:
    """The rows of a CSV file or a workbook. Raises: InputRefused, MissingPackage."""
    if len(data) > MAX_BYTES:
        raise FileTooBig(name, f"has more than {MAX_BYTES // 2**20} MB", "Split the list")
    if data.startswith(ZIP):
        from renvooi.corpus.clients.workbook import read_workbook

        return read_workbook(data, name=name)
    if name.lower().endswith((".xlsx", ".xls", ".ods", ".numbers")):
        raise NotThisFormat(name, "is no workbook of the .xlsx format", "Save it as .xlsx or .csv")
    text, notes = _decoded(data, name=name)
    return _read_csv(text, notes, name=name)


def _decoded(data: bytes, *, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text of a file, and what must be said of how it was read. Raises: NotThisFormat."""
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    try:
        if marked is not None:
            return data.decode(marked), ()
        if data.count(0) > len(data) // 4:
            raise NotThisFormat(name, "is no text, or UTF-16 without a mark at its head", "Save it as CSV in UTF-8")
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotThisFormat(name, "is neither UTF-8 nor Windows-1252", "Save it as CSV in UTF-8") from error
    said = "the file is not in UTF-8 and was read as Windows-1252; look whether letters with accents are right"
    return text, (Note(None, said),)


def _read_csv(text: str, notes: tuple[Note, ...], *, name: str) -> Sheet:
    separator, skipped = _separator(text)
    lines: list[Line] = []
    try:
        for line in _rows(text, separator):
            if line.number > skipped and any(cell.strip() for cell in line.cells):
                lines.append(line)
            if len(lines) > MAX_ROWS:
                raise FileTooBig(name, f"has more than {MAX_ROWS} rows", "Split the list")
            if len(line.cells) > MAX_COLUMNS:
                raise FileTooBig(name, f"line {line.number} has more than {MAX_COLUMNS} columns", "Look at its quotes")
    except _Broken as broken:
        return Sheet(tuple(lines), (broken.mistake,), notes)
    return Sheet(tuple(lines), (), notes)


class _Broken(Exception):
    """A row that is no CSV; what comes after it cannot be read."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


def _rows(text: str, separator: str) -> Iterator[Line]:
    """The rows, each with its line. Raises: _Broken."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = f"is no row of CSV ({error}); look at its quotes, and at those of the rows before it"
            raise _Broken(Mistake(number, said)) from error
        yield Line(number, tuple(map(unguarded, cells)))
        number = reader.line_num + 1


def _separator(text: str) -> tuple[str, int]:
    """The separator of a file, and how many lines at its head say only that (sep=;)."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lower().startswith("sep=") and len(first) == len("sep=;") and first[-1] in _SEPARATORS:
        return first[-1], 1
    return max(_SEPARATORS, key=lambda sign: _outside_quotes(first).count(sign)), 0


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def padded(cells: Sequence[str], size: int) -> tuple[str, ...]:
    """`cells` with empty ones to `size`: spreadsheets leave out those at the end."""
    return (*cells, *("" for _ in range(size - len(cells))))
