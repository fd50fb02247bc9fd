"""A list of clients to clients: all of them, or every mistake with its line.

bytes -> sheet (rows of text) -> columns (what each means) -> clients, mistakes and notes
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.corpus.clients.columns import Columns, find_columns
from renvooi.corpus.clients.mistakes import Mistake, Note
from renvooi.corpus.clients.oddities import oddities
from renvooi.corpus.clients.rowreading import Versions, read_row
from renvooi.corpus.clients.rules import mistakes as mistakes_of
from renvooi.corpus.clients.sheets import Line, Sheet, padded, read_sheet
from renvooi.corpus.clients.text import one_line_of, shown
from renvooi.corpus.register.naming import MAX_CLIENT, checked_client, client_key
from renvooi.corpus.store import Corpus
from renvooi.model.clients import Client
from renvooi.model.errors import EmptyFile, StateForbids

_NO_COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ClientList:
    """What a list says. It counts only if there are no mistakes."""

    clients: tuple[Client, ...]
    """In the order of the list; those without a mistake."""
    lines: Mapping[str, int]
    """By id: where the client stands."""
    mistakes: tuple[Mistake, ...]
    """By line."""
    notes: tuple[Note, ...]


def known_versions(corpus: Corpus) -> Versions:
    """By document of the corpus: the labels of its versions."""
    names = [entry.name for entry in corpus.documents()]
    return {name: tuple(entry.label for entry in corpus.versions(name)) for name in names}


def read_list(
    data: bytes,
    *,
    name: str,
    documents: Versions,
    columns: Mapping[str, str] = _NO_COLUMNS,
    known: Collection[str] = (),
) -> ClientList:
    """The clients of a CSV file or workbook; `columns` says the header of a column that its name does not tell.

    `documents` are those of the corpus: a client can have no other; `known` are the ids that it knows. Raises: InputRefused, MissingPackage.
    """
    sheet = read_sheet(data, name=name)
    if not sheet.lines and not sheet.mistakes:
        raise EmptyFile(name, "has no rows", "Give a list with a header row")
    if not sheet.lines:
        return ClientList((), {}, sheet.mistakes, sheet.notes)
    head, *rows = sheet.lines
    headers = tuple(map(one_line_of, head.cells))
    found = find_columns(headers, columns, line=head.number)
    if found.mistakes:
        return ClientList((), {}, (*sheet.mistakes, *found.mistakes), (*sheet.notes, *found.notes))
    return _read(sheet, found, rows, documents, known)


def _read(
    sheet: Sheet, columns: Columns, rows: Sequence[Line], documents: Versions, known: Collection[str]
) -> ClientList:
    mistakes = list(sheet.mistakes)
    notes = [*sheet.notes, *columns.notes]
    if not rows and not mistakes:
        notes.append(Note(None, "the list has headers and no clients"))
    clients: dict[str, Client] = {}
    lines: dict[str, int] = {}
    width = len(sheet.lines[0].cells)
    taken: dict[str, tuple[str, int]] = {}
    there = {client_key(one): one for one in known}
    for row in rows:
        client, wrong, odd = _client(row, columns, width, documents)
        mistakes += (Mistake(row.number, said) for said in wrong)
        notes += (Note(row.number, said) for said in odd)
        if client is None:
            continue
        twin = there.get(client_key(client.id), client.id)
        if twin != client.id:
            said = f"id {shown(client.id)} is written nearly as {shown(twin)}, which is on record; use that id"
            mistakes.append(Mistake(row.number, said))
        before, line = taken.setdefault(client_key(client.id), (client.id, row.number))
        if line != row.number:
            as_what = "is" if before == client.id else f"is written nearly as {shown(before)}, which is"
            mistakes.append(Mistake(row.number, f"id {shown(client.id)} {as_what} on line {line} already; keep one"))
        elif not wrong:
            clients[client.id] = client
            lines[client.id] = row.number
    given = tuple(clients.values())
    notes += oddities(given, lines)
    return ClientList(given, lines, tuple(sorted(mistakes, key=lambda one: one.line)), tuple(notes))


def _client(
    row: Line, columns: Columns, width: int, documents: Versions
) -> tuple[Client | None, Sequence[str], Sequence[str]]:
    """The client of a row as far as it says one, what is wrong with it, and what is odd."""
    wrong = list(_beyond(row.cells, width))
    cells = padded(row.cells, width)
    raw, said, odd = read_row({column.field: cells[column.at] for column in columns.columns}, documents)
    wrong += said
    try:
        client = replace(raw, id=checked_client(raw.id))
    except StateForbids as refused:
        return None, (*wrong, *mistakes_of(raw), _id_mistake(raw.id, refused)), odd
    return client, (*wrong, *mistakes_of(client)), odd


def _beyond(cells: Sequence[str], width: int) -> Iterator[str]:
    """What is wrong with cells that stand under no header."""
    beyond = [cell for cell in cells[width:] if cell.strip()]
    if beyond:
        yield (
            f"has {len(cells)} cells, and there are {width} headers: {shown(beyond[0])} is under none; put quotes around "
            "a cell that holds the separator"
        )


def _id_mistake(given: str, refused: StateForbids) -> str:
    if not given.strip():
        return "id is empty; give each client its number"
    if len(given) > MAX_CLIENT:
        return f"id {shown(given)} has {len(given)} characters, and may have {MAX_CLIENT}; use the client number"
    return str(refused).rstrip(".")


def missing_from(clients: Collection[Client], on_record: Collection[Client]) -> tuple[str, ...]:
    """The ids of those on record that a list does not have."""
    given = {client.id for client in clients}
    return tuple(client.id for client in on_record if client.id not in given)
