"""`verify`: is the corpus what was recorded, to the last byte, and if not, what exactly is another?

Nine things are held against each other: the events against their signed heads, the rows of all other
tables against the events (comparing.py), what clients sent against the digests that events name
(register/accounting.py), the schema against the migrations (schema.py), the bytes of each blob against its
name, the heads against the witness outside the database, the key against event 0, the outbox and the
messages in it against what was queued (outbox/checking.py), and the database file against its seal (beside.py).
Heads that somebody kept elsewhere (kept.py) are the tenth.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import Any

from sqlalchemy import Connection, Executable, func, select
from sqlalchemy.exc import SQLAlchemyError

from renvooi.corpus.beside import check_blobs, check_file, check_key, check_witness, make_good, read_witness
from renvooi.corpus.comparing import Told, check_facts, check_histories, check_rows
from renvooi.corpus.events import Event
from renvooi.corpus.histories import find_unnamed
from renvooi.corpus.kept import KeptHead, check_kept
from renvooi.corpus.ledger.check import check_ledger
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import SignedHead
from renvooi.corpus.outbox.checking import check_messages, check_outbox
from renvooi.corpus.register.accounting import check_particulars
from renvooi.corpus.schema import check_schema
from renvooi.corpus.stamping import check_stamps
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import events, heads
from renvooi.model.errors import CorpusUnreadable

TOGETHER = 2_000
"""Events fetched at once: memory stays flat, and more gain nothing."""


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
    held: int = 0
    """Messages that a restore put in doubt."""


@dataclass(slots=True)
class _Counts:
    """What was there to check."""

    events: int = 0
    heads: int = 0
    head: str | None = None


def verify(
    corpus: Corpus,
    *,
    every_signature: bool = False,
    with_blobs: bool = True,
    key: str | None = None,
    roots: Sequence[bytes] = (),
    kept: Sequence[KeptHead] = (),
) -> Verification:
    """What is not as it was recorded. Never stops at the first fault.

    `key` is the public key that the corpus is known by, in hexadecimal; without it, that of event 0 counts.
    With `with_blobs` off the bytes of snapshots and trees are not read, only their presence is checked.
    With `roots`, certificates in PEM, time stamps must be of an authority under one of them.
    `kept` are heads that somebody kept elsewhere: each must be one of this corpus.
    What an interruption left undone, a seal or a line of the witness, is done if all else is in order.
    """
    notes: list[str] = []
    told = Told()
    counts = _Counts()
    faults = _noted("file", check_file(corpus))
    # before the transaction: what others confirm later is not in the moment that it sees
    witness = read_witness(corpus.place)
    try:
        with corpus.reading() as connection:
            faults += _noted("schema", check_schema(connection))
            faults += _noted("events", _ledger(connection, told, every_signature=every_signature, key=key))
            faults += _noted("tables", check_rows(connection, told))
            faults += _noted("facts", check_facts(connection, told, corpus))
            faults += _noted("particulars", check_particulars(connection, told.tables, told.owners))
            faults += _noted("outbox", check_outbox(connection, told.tables))
            if with_blobs:
                faults += _noted("messages", check_messages(connection, told.tables, corpus.blobs))
            faults += _noted("histories", check_histories(connection))
            faults += _noted("witness", check_witness(connection, witness))
            faults += _noted("kept heads", check_kept(connection, kept))
            faults += _noted("counts", _count(connection, counts))
    except CorpusUnreadable as error:
        faults.append(Fault("database", corpus.name, str(error)))
    faults += _noted("blobs", check_blobs(corpus, told.blobs, notes, with_bytes=with_blobs))
    faults += _noted("time stamps", check_stamps(corpus, notes, roots=roots))
    faults += check_key(corpus, told.first, notes)
    if not faults:
        notes += make_good(corpus)
        notes += _unnamed(corpus)
    return Verification(
        tuple(faults), tuple(notes), counts.events, counts.heads, told.rows, len(told.blobs), counts.head
    )


def _unnamed(corpus: Corpus) -> Iterator[str]:
    """Notes of documents whose newest clauses no event names, as a killed command leaves them."""
    for document in find_unnamed(corpus):
        yield f"{document}: the ids of its clauses are not all on record yet; adding or publishing a version of it does it"


def _noted(part: str, faults: Iterable[Fault]) -> list[Fault]:
    """All `faults`, and one more if the database gives nothing further of this part."""
    found: list[Fault] = []
    try:
        # what was found before an error is kept
        found.extend(faults)
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError, CorpusUnreadable) as error:
        said = str(error).splitlines()
        found.append(Fault("database", part, f"cannot be read: {said[0] if said else type(error).__name__}"))
    return found


def _ledger(connection: Connection, told: Told, *, every_signature: bool, key: str | None) -> Iterator[Fault]:
    """Faults of events and heads; what the events say is taken down in `told`."""
    broken: list[Fault] = []

    def take(event: Event) -> None:
        try:
            told.take(event)
        except (KeyError, TypeError, AttributeError) as error:
            name = f"event {event.number} ({event.kind.value})"
            broken.append(Fault("event", name, f"it lacks what its kind must say: {error}"))

    by_number = select(events.c.body, events.c.leaf).order_by(events.c.number)
    by_size = select(heads.c.size, heads.c.body, heads.c.signature, heads.c.frontier).order_by(heads.c.size)
    bodies, leaves = tee(_stream(connection, by_number))
    by_size = select(heads.c.size, heads.c.body, heads.c.signature, heads.c.frontier).order_by(heads.c.size)
    yield from check_ledger(
        (_bytes(row[0]) for row in bodies),
        (_bytes(row[1]) for row in leaves),
        ((row[0], _bytes(row[1]), _bytes(row[2]), _bytes(row[3])) for row in _stream(connection, by_size)),
        every_signature=every_signature,
        key=key,
        each=take,
    )
    yield from broken


def _stream(connection: Connection, wanted: Executable) -> Iterator[Sequence[Any]]:
    """The rows of a query, fetched some at a time."""
    yield from connection.execute(wanted, execution_options={"yield_per": TOGETHER})


def _bytes(value: object) -> bytes:
    """`value`; damage can make it text or a number to SQLite, and then it is not what was stored."""
    return value if isinstance(value, bytes) else b""


def _count(connection: Connection, counts: _Counts) -> Iterator[Fault]:
    """No faults; `counts` says what was there."""
    counts.events = connection.execute(select(func.count()).select_from(events)).scalar_one()
    counts.heads = connection.execute(select(func.count()).select_from(heads)).scalar_one()
    newest = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
    if newest is not None:
        counts.head = SignedHead(_bytes(newest.body), _bytes(newest.signature)).digest
    yield from ()
