"""`verify`: is the corpus what was recorded, to the last byte, and if not, what exactly is another?

Five things are held against each other: the events against their signed heads, the rows of all other
tables against the events, the bytes of each blob against its name, the heads against the witness
outside the database, and the database file against its seal.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from renvooi.corpus import database, migrations
from renvooi.corpus.events import Event
from renvooi.corpus.ledger.check import check_ledger
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import SignedHead, read_head_line
from renvooi.corpus.projection import Tables, Value, rows_of
from renvooi.corpus.seal import check_seal, read_seal, unsettled
from renvooi.corpus.sealing import reseal
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import DERIVED, events, facts, heads, histories
from renvooi.corpus.witness import read_heads
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable, RenvooiError


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of a corpus found."""

    faults: tuple[Fault, ...]
    """What is not as it was recorded; empty if all is."""
    notes: tuple[str, ...]
    """What a person should know and is no fault: bytes that nothing names, a seal that was renewed."""
    events: int
    heads: int
    rows: int
    """Rows that were computed anew from the events."""
    blobs: int
    """Blobs whose bytes were hashed."""
    head: str | None
    """Digest of the newest head: whoever kept it can hold the corpus to it later."""


def verify(
    corpus: Corpus, *, every_signature: bool = False, with_blobs: bool = True, key: str | None = None
) -> Verification:
    """What is not as it was recorded. Never stops at the first fault.

    `key` is the public key that the corpus is known by, in hexadecimal; without it, that of event 0 counts.
    With `with_blobs` off the bytes of snapshots and trees are not read, only their presence is checked.
    Raises: CorpusUnreadable if the database cannot be read at all.
    """
    faults: list[Fault] = list(_seal(corpus))
    notes: list[str] = []
    told = _Told({}, Tables({}), {})
    with corpus.reading() as connection:
        faults += _ledger(connection, told, every_signature=every_signature, key=key)
        faults += _rows(connection, told)
        faults += _facts(connection, told)
        faults += _histories(connection)
        faults += _witness(corpus, connection)
        counts = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (events, heads)]
        newest = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
    wanted = {str(name): str(held["what"]) for (name,), held in told.tables.held.get("blobs", {}).items()}
    faults += _blobs(corpus, wanted, notes, with_bytes=with_blobs)
    if not faults and not corpus.wrote:
        notes += _renew_seal(corpus)
    head = SignedHead(newest.body, newest.signature).digest if newest else None
    return Verification(tuple(faults), tuple(notes), counts[0], counts[1], told.tables.rows, len(wanted), head)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events say, taken down while they are checked."""

    first: dict[str, Json]
    """Data of event 0."""
    tables: Tables
    documents: dict[int, Json]
    """By number: the document that an event is about."""

    def take(self, event: Event) -> None:
        """Raises: KeyError, TypeError for an event that lacks what its kind must say."""
        if event.number == 0:
            self.first.update(event.data)
        self.documents[event.number] = event.data.get("document")
        for row in rows_of(event):
            self.tables.apply(row)


def _ledger(connection: Connection, told: _Told, *, every_signature: bool, key: str | None) -> Iterator[Fault]:
    """Faults of events and heads; what the events say is taken down in `told`."""
    broken: list[Fault] = []

    def take(event: Event) -> None:
        try:
            told.take(event)
        except (KeyError, TypeError) as error:
            name = f"event {event.number} ({event.kind.value})"
            broken.append(Fault("event", name, f"it lacks what its kind must say: {error}"))

    by_number = select(events.c.body, events.c.leaf).order_by(events.c.number)
    found = connection.execute(by_number).all()
    by_size = select(heads.c.size, heads.c.body, heads.c.signature, heads.c.frontier).order_by(heads.c.size)
    yield from check_ledger(
        (row.body for row in found),
        (row.leaf for row in found),
        (tuple(row) for row in connection.execute(by_size)),
        every_signature=every_signature,
        key=key,
        each=take,
    )
    yield from broken


def _rows(connection: Connection, told: _Told) -> Iterator[Fault]:
    """Rows that do not follow from the events: changed, missing or of nobody."""
    for table in DERIVED:
        wanted = told.tables.held.get(table.name, {})
        keys = [column.name for column in table.primary_key.columns]
        seen = set()
        columns = [column for column in table.columns if column is not histories.c.body]
        for row in connection.execute(select(*columns)):
            held = row._mapping
            key = tuple(held[name] for name in keys)
            seen.add(key)
            yield from _row(table, key, dict(held), wanted.get(key))
        for key in wanted.keys() - seen:
            yield Fault("row", _name(table, key), "it is missing, though events say it must be there")
    for number, document in connection.execute(select(events.c.number, events.c.document)):
        if document != told.documents.get(number, document):
            yield Fault("row", f"events {number}", f"its document is not {told.documents[number]!r}, as it says itself")


def _row(
    table: Table, key: tuple[Value, ...], held: Mapping[str, Value], wanted: Mapping[str, Value] | None
) -> Iterator[Fault]:
    if wanted is None:
        yield Fault("row", _name(table, key), "no event speaks of it")
        return
    for column, value in held.items():
        if value != wanted.get(column):
            yield Fault("row", _name(table, key), f"{column} is {value!r} and should be {wanted.get(column)!r}")


def _name(table: Table, key: tuple[Value, ...]) -> str:
    """Which row, as people say it: "verdicts 12", "versions demarcatie date 2026.1.2.0"."""
    return f"{table.name} {' '.join(str(part) for part in key)}"


def _facts(connection: Connection, told: _Told) -> Iterator[Fault]:
    """Faults of what the corpus says of itself."""
    held = {row.name: row.value for row in connection.execute(select(facts))}
    for name in ("corpus", "key"):
        if told.first and held.get(name) != told.first.get(name):
            yield Fault("row", f"facts {name}", "it is not what event 0 says")
    for name in held.keys() - {"corpus", "key", "blobs"}:
        yield Fault("row", f"facts {name}", "nobody wrote it")
    if database.schema_version(connection) != migrations.HEAD:
        yield Fault("row", "alembic_version", f"it should be {migrations.HEAD}")


def _histories(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(histories.c.document, histories.c.sha256, histories.c.body)):
        if hashlib.sha256(row.body).hexdigest() != row.sha256:
            yield Fault("history", row.document, "its bytes are not those that were recorded")


def _witness(corpus: Corpus, connection: Connection) -> Iterator[Fault]:
    """Faults that only the heads outside the database show: events that are gone, a history told anew."""
    path = corpus.place.heads
    if path is None:
        return
    try:
        witnessed = read_heads(path)
    except CorpusUnreadable as error:
        yield Fault("witness", path.name, str(error))
        return
    known = {row.size: SignedHead(row.body, row.signature) for row in connection.execute(select(heads))}
    newest = max(known, default=0)
    for line in witnessed:
        name = f"the head of {line.size} events"
        if line.size > newest:
            yield Fault(
                "witness", name, f"was confirmed, and the database ends at {newest} events: later ones were lost"
            )
        elif line.size not in known or read_head_line(line.line) != known[line.size]:
            yield Fault("witness", name, "is another in the database than was confirmed")
    if not witnessed and newest:
        yield Fault("witness", path.name, "is missing or empty, and nothing else shows whether events were lost")


def _blobs(corpus: Corpus, wanted: Mapping[str, str], notes: list[str], *, with_bytes: bool) -> Iterator[Fault]:
    """Faults of the bytes that events name; bytes that none names are hashed too, and noted."""
    there = set()
    try:
        there = set(corpus.blobs.names())
    except CorpusUnreadable as error:
        yield Fault("blob", "all", str(error))
    for name in sorted(wanted.keys() - there):
        yield Fault("blob", name, f"it is missing: {_whose(wanted, name)}")
    for name in sorted(there) if with_bytes else ():
        try:
            corpus.blobs.get(name)
        except CorpusUnreadable:
            yield Fault("blob", name, f"its bytes are not those that were stored: {_whose(wanted, name)}")
    strange = len(there - wanted.keys())
    if strange:
        notes.append(f"{strange} blob(s) belong to nothing: what an interrupted or refused step left; they do no harm")


def _whose(wanted: Mapping[str, str], name: str) -> str:
    return f"a {wanted[name]}" if name in wanted else "it belongs to nothing"


def _seal(corpus: Corpus) -> Iterator[Fault]:
    """Faults of the database file itself, where it is sealed as it is now."""
    file, path = corpus.place.file, corpus.place.seal
    if file is None or path is None or not path.exists() or unsettled(file):
        return
    try:
        sealed = path.read_bytes()
        seal = read_seal(sealed, str(path))
    except (CorpusUnreadable, OSError) as error:
        yield Fault("seal", path.name, str(error))
        return
    if seal.events != _count(corpus):
        return
    found = check_seal(file, seal)
    # somebody may have written while the file was read: then it was not at rest
    if not unsettled(file) and path.read_bytes() == sealed and _count(corpus) == seal.events:
        yield from (Fault("file", fault.name, fault.message) for fault in found)


def _count(corpus: Corpus) -> int:
    with corpus.reading() as connection:
        return connection.execute(select(func.count()).select_from(events)).scalar_one()


def _renew_seal(corpus: Corpus) -> Iterator[str]:
    """A note, if the seal was older than the last write; it is of now."""
    path = corpus.place.seal
    if path is None:
        return
    with suppress(RenvooiError, OSError):
        seal = read_seal(path.read_bytes(), str(path)) if path.exists() else None
        if seal is not None and seal.events == _count(corpus):
            return
    if reseal(corpus):
        yield "the last write was not sealed, as after an interruption; all else is in order, and it is sealed now"
