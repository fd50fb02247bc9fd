"""A list of subscribers, read and written as lists of clients are: all of it, or every mistake with its line.

It has the columns address, name, language and documents, of which only the address must be there.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.corpus.clients.cells import guarded
from renvooi.corpus.clients.columns import find_columns
from renvooi.corpus.clients.mistakes import Mistake, Note
from renvooi.corpus.clients.rowreading import Versions, read_row
from renvooi.corpus.clients.rules import mistakes as mistakes_of
from renvooi.corpus.clients.sheets import Line, padded, read_sheet
from renvooi.corpus.clients.subscribing import subscriber_of
from renvooi.corpus.clients.text import one_line_of, shown
from renvooi.corpus.clients.writing import BOM
from renvooi.model.clients import Client
from renvooi.model.errors import EmptyFile

COLUMNS = ("address", "name", "language", "documents")
_NO_COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SubscriberList:
    """What a list says. It counts only if there are no mistakes."""

    subscribers: tuple[Client, ...]
    mistakes: tuple[Mistake, ...]
    notes: tuple[Note, ...]


def read_subscribers(
    data: bytes, *, name: str, key: bytes, documents: Versions, columns: Mapping[str, str] = _NO_COLUMNS
) -> SubscriberList:
    """The subscribers of a CSV file or workbook; `key` makes their ids, and `documents` are those of the corpus.

    Raises: InputRefused, MissingPackage.
    """
    sheet = read_sheet(data, name=name)
    if not sheet.lines and not sheet.mistakes:
        raise EmptyFile(name, "has no rows", "Give a list with a header row")
    if not sheet.lines:
        return SubscriberList((), sheet.mistakes, sheet.notes)
    head, *rows = sheet.lines
    headers = tuple(map(one_line_of, head.cells))
    found = find_columns(headers, columns, line=head.number, needed=("address",))
    mistakes, notes = [*sheet.mistakes, *found.mistakes], [*sheet.notes, *found.notes]
    for column in found.columns:
        if column.field not in COLUMNS:
            notes.append(Note(head.number, f"column {shown(column.header)} is not for subscribers, and was left out"))
    if found.mistakes:
        return SubscriberList((), tuple(mistakes), tuple(notes))
    places = {column.field: column.at for column in found.columns if column.field in COLUMNS}
    lines: dict[str, int] = {}
    subscribers: list[Client] = []
    for row in rows:
        subscriber, wrong = _subscriber(row, places, len(headers), key, documents)
        mistakes += (Mistake(row.number, said) for said in wrong)
        if subscriber is None:
            continue
        first = lines.setdefault(subscriber.id, row.number)
        if first != row.number:
            mistakes.append(
                Mistake(row.number, f"address {shown(subscriber.address)} is on line {first} already; keep one")
            )
        elif not wrong:
            subscribers.append(subscriber)
    return SubscriberList(tuple(subscribers), tuple(sorted(mistakes, key=lambda one: one.line)), tuple(notes))


def subscribers_as_csv(subscribers: Sequence[Client]) -> str:
    """`subscribers` as CSV that reads back to the same; no cell of it calculates."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(COLUMNS)
    for one in subscribers:
        name = "" if one.name == one.address else one.name
        documents = "; ".join(agreed.document for agreed in one.documents)
        write([guarded(cell) for cell in (one.address, name, one.language, documents)])
    return BOM + out.getvalue()


def _subscriber(
    row: Line, places: Mapping[str, int], width: int, key: bytes, documents: Versions
) -> tuple[Client | None, list[str]]:
    """The subscriber of a row, None without a sound address, and what is wrong with it."""
    wrong = [f"has a cell under no header: {shown(cell)}" for cell in row.cells[width:] if cell.strip()][:1]
    cells = padded(row.cells, width)
    given = {field: cells[at] for field, at in places.items()}
    address = one_line_of(given["address"])
    raw, said, _ = read_row({**given, "id": "new", "name": given.get("name", "") or address}, documents)
    wrong += said
    if any(agreed.version is not None for agreed in raw.documents):
        wrong.append("documents names a version, and who subscribes follows a document; leave out the @")
    try:
        made = subscriber_of(key, address, name=raw.name)
    except ValueError as error:
        return None, [*wrong, f"address is {shown(address)}, which is no e-mail address ({error}); correct it"]
    name = made.address if raw.name in (address, made.address) else raw.name
    subscriber = replace(made, name=name, language=raw.language, documents=raw.documents)
    return subscriber, [*wrong, *mistakes_of(subscriber)]
