"""The seal of a corpus in a file: made when nobody writes, so that every byte of the database is known.

While others are busy there is nothing to seal; whoever ends last does it. Before the first write of a
process the file is held against its seal: a new seal over damage would vouch for it from then on.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from renvooi.corpus.durable import PRIVATE, write_durably
from renvooi.corpus.location import Place
from renvooi.corpus.seal import SealFault, check_seal, make_seal, read_seal, unsettled
from renvooi.corpus.tables import events, outbox
from renvooi.model.errors import CorpusUnreadable, RenvooiError

PATIENCE = 200
"""Milliseconds to wait for others: whoever reads or writes now may seal it at its end."""
_MOST = 0xFFFFFFFF
"""Of the changes of one message: a damaged number must not break the sum of all."""
_NAMED = 3
"""Damaged places that an error names; verify names all."""


def reseal(place: Place, engine: Engine) -> bool:
    """Whether the database file is sealed as it is now; False while others are busy, and on a server."""
    if place.file is None or place.seal is None:
        return False
    with suppress(RenvooiError, OSError, sqlite3.Error, SQLAlchemyError):
        raw = engine.raw_connection()
        try:
            # past SQLAlchemy, which would begin a transaction, in which SQLite settles nothing
            connection = raw.driver_connection
            assert isinstance(connection, sqlite3.Connection)
            connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
            return _seal(connection, place.file, place.seal)
        finally:
            # its patience is not that of other work
            raw.invalidate()
    return False


def require_whole(place: Place, connection: Connection) -> None:
    """Nothing, unless the file is not as it was sealed with the events it has now; one that cannot be told passes.

    For a transaction that is alone among writers. Raises: CorpusUnreadable. Cost: 0.2 s for 200 MB.
    """
    if place.file is None or place.seal is None or unsettled(place.file):
        return
    faults: tuple[SealFault, ...] = ()
    # a seal that cannot be read tells nothing
    with suppress(CorpusUnreadable, OSError):
        seal = read_seal(place.seal.read_bytes(), str(place.seal))
        if counts_of(connection) == (seal.events, seal.moves):
            faults = check_seal(place.file, seal)
    if faults:
        more = f"; and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        raise CorpusUnreadable(
            f"{place.name}: {'; '.join(fault.message for fault in faults[:_NAMED])}{more}. Nothing was written, "
            "for that would hide it. Run renvooi verify, and restore a backup."
        )


def counts_of(connection: Connection) -> tuple[int, int]:
    """How many events the database has, by the number of the last, and how often its outbox was moved."""
    # not count(): SQLite counts in an index, which may be damaged where the table is not
    last = connection.execute(select(func.max(events.c.number))).scalar()
    moves = None
    # one that is brought up to date may have no outbox yet
    if connection.dialect.has_table(connection, outbox.name):
        moves = connection.execute(select(func.sum(outbox.c.revision.op("&")(_MOST)))).scalar()
    return 0 if last is None else int(last) + 1, int(moves or 0)


def damage(place: Place) -> tuple[str, ...]:
    """Where the file is not as it was sealed, for a database that cannot be opened; nothing if the seal cannot tell."""
    with suppress(RenvooiError, OSError):
        if place.file is not None and place.seal is not None and not unsettled(place.file):
            seal = read_seal(place.seal.read_bytes(), str(place.seal))
            return tuple(fault.message for fault in check_seal(place.file, seal))
    return ()


def _seal(connection: sqlite3.Connection, file: Path, seal: Path) -> bool:
    """Whether `seal` is of `file` as it is now; False while others are busy."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return False
    # a writer that waits here, waits for us: the file stands still while it is read
    connection.execute("BEGIN IMMEDIATE")
    try:
        (last,) = connection.execute("SELECT max(number) FROM events").fetchone()
        (moves,) = connection.execute(f"SELECT sum(revision & {_MOST}) FROM outbox").fetchone()
        mode = None if seal.exists() else PRIVATE
        write_durably(seal, make_seal(file, 0 if last is None else last + 1, moves=moves or 0), mode=mode)
        return True
    finally:
        connection.execute("ROLLBACK")
