"""Connections to SQLite and to PostgreSQL that behave alike: durable writes, one writer at a time, errors of ours.

SQLite: write-ahead log, synchronous=FULL, foreign keys, and BEGIN IMMEDIATE for a writer, so that it
waits at the start and never fails half-way. PostgreSQL: an advisory lock for a writer, since each
event follows the one before; a reader of several tables sees one moment of them.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from renvooi.corpus.seal import unsettled
from renvooi.corpus.tables import metadata
from renvooi.model.errors import CorpusBusy, CorpusUnreadable, MissingPackage, StoreFailed

PATIENCE = 30.0
"""Seconds that a writer waits for another; a bulk add holds the lock for milliseconds at a time."""
LOCK = 0x52454E56
"""Number of the advisory lock of PostgreSQL: "RENV". Each schema has a lock of its own."""
VERSION_TABLE = "renvooi_version"
"""Table with the name of the last migration; not Alembic's own name, under which other programs keep theirs."""
_MODE = "renvooi_mode"


class _Mode(Enum):
    """What a transaction is for; told to it by its connection."""

    READING = auto()
    WRITING = auto()
    STORING = auto()
    MOVING = auto()


_BUSY = ("database is locked", "database table is locked", "lock timeout", "LockNotAvailable")
_UNREACHED = (
    "connection failed",
    "connection is bad",
    "connection to server",
    "could not translate host name",
    "failed to resolve host",
)
_DAMAGED = ("malformed", "not a database", "disk image", "file is encrypted")
_NOTHING_KEPT = "nothing of this step was kept. Check the disk and try again"
_NOT_KNOWN = (
    "it failed while it was made final, so this step may have been kept or not. "
    "Check the disk, then look with renvooi log before you try again"
)


def sqlite_engine(path: Path, *, patience: float = PATIENCE) -> Engine:
    """An engine for the database in `path`, which must exist; a writer waits `patience` seconds for another.

    Where this user may write nothing, it can be read as long as nobody writes. Raises: CorpusUnreadable.
    """
    fixed = _is_fixed(path)
    # the URI form: a file that is not there is an error, not a new database
    uri = f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if fixed else 'mode=rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    # a pool keeps a connection open: the last one that closes writes the whole log into the file
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    if fixed:
        # what is read past all locks is worth something only if nobody wrote meanwhile
        event.listen(engine, "commit", partial(_require_still, path, _state(path)))
    else:
        event.listen(engine, "connect", partial(_settle, patience))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_fixed(path: Path) -> bool:
    """Whether this user may not write the database or beside it, as SQLite must even to read."""
    if not path.exists() or all(os.access(one, os.W_OK, effective_ids=True) for one in (path, path.parent)):
        return False
    # a folder that only others may write to will do while they keep the log open
    shared = os.access(path, os.W_OK, effective_ids=True) and path.with_name(f"{path.name}-wal").exists()
    return not shared


def _state(path: Path) -> tuple[int, int, int]:
    """What is another if somebody wrote the file. Raises: CorpusUnreadable if changes are not in it yet."""
    if unsettled(path):
        raise CorpusUnreadable(
            f"{path}: may not be written by you, and holds changes that SQLite has not settled, so it cannot be read. "
            "Wait until nobody writes, let somebody who may write run renvooi verify, or use a backup."
        )
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _require_still(path: Path, before: tuple[int, int, int], _connection: Connection) -> None:
    """Nothing, if nobody wrote since. Raises: CorpusUnreadable, CorpusBusy."""
    if _state(path) != before:
        raise CorpusBusy(f"{path}: was written while it was read. Do it again when nobody writes.")


def postgres_engine(url: str, *, patience: float = PATIENCE) -> Engine:
    """An engine for the database at `url`; `patience` as for SQLite. Raises: MissingPackage without the driver."""
    try:
        engine = create_engine(url, connect_args={"connect_timeout": max(2, round(patience))})
    except ModuleNotFoundError as error:
        raise MissingPackage("A corpus on PostgreSQL", "postgres") from error
    event.listen(engine, "connect", partial(_settle_postgres, patience))
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _settle_postgres(patience: float, connection: DBAPIConnection, _record: object) -> None:
    # once, and not for each of thousands of short transactions
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{round(patience * 1000)}ms'")
    # what was committed must have reached the disk, whatever the server is set to
    cursor.execute(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )
    cursor.close()
    connection.commit()


def _settle(patience: float, connection: sqlite3.Connection, _record: object) -> None:
    # the timeout first: the first to open a new file may wait for another who does the same
    connection.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")
    (ours,) = connection.execute(f"SELECT max(name = '{VERSION_TABLE}') FROM sqlite_master").fetchone()
    # the mode is kept in the file, and one of another program is left as it is
    modes = () if ours == 0 else ("journal_mode=WAL",)
    # what is deleted is erased: it may be what a client sent
    for pragma in (*modes, "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_MODE) is _Mode.READING
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_postgres(connection: Connection) -> None:
    mode = connection.get_execution_options().get(_MODE)
    if mode is _Mode.WRITING:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))")
    elif mode is _Mode.READING:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that sees one moment of the corpus and writes nothing."""
    with _told(name, None), _transaction(engine, name, _Mode.READING) as connection:
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction alone among writers, committed at the end, undone on any error."""
    with _told(name, _NOTHING_KEPT), _transaction(engine, name, _Mode.WRITING) as connection:
        yield connection


@contextmanager
def storing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that writes nothing but blobs, and so need not be alone among writers."""
    with _told(name, _NOTHING_KEPT), _transaction(engine, name, _Mode.STORING) as connection:
        yield connection


@contextmanager
def moving(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that moves messages in the outbox and writes no event: on a server, several go on at once."""
    with _told(name, _NOTHING_KEPT), _transaction(engine, name, _Mode.MOVING) as connection:
        yield connection


@contextmanager
def _transaction(engine: Engine, name: str, mode: _Mode) -> Iterator[Connection]:
    with engine.connect().execution_options(**{_MODE: mode}) as connection, connection.begin() as transaction:
        yield connection
        with _told(name, None if mode is _Mode.READING else _NOT_KNOWN):
            try:
                transaction.commit()
            except BaseException:
                # it may still be open, with its lock: such a connection is not given to anybody again
                connection.invalidate()
                raise


@contextmanager
def _told(name: str, kept: str | None) -> Iterator[None]:
    """A context in which errors of the database are ours; `kept` says what became of what was written.

    Raises: CorpusBusy, CorpusUnreadable, StoreFailed.
    """
    try:
        yield
    # text that is none: sqlite3 fails so over the names in a damaged schema, and in its own message about it
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError) as error:
        reason = _reason(error)
        if any(sign in reason or sign in type(_origin(error)).__name__ for sign in _BUSY):
            raise CorpusBusy(f"{name}: another process is writing and did not end. Try again in a moment.") from error
        if any(sign in reason for sign in _UNREACHED):
            advice = "See that the server runs, and that the URL names a database, user and password that it knows"
            raise CorpusUnreadable(f"{name}: cannot be reached: {reason}. {advice}.") from error
        if kept is None or isinstance(error, UnicodeError) or any(sign in reason for sign in _DAMAGED):
            raise CorpusUnreadable(f"{name}: cannot be read: {reason}. Check the disk, or restore a backup.") from error
        raise StoreFailed(f"{name}: {reason}; {kept}.") from error


def _origin(error: Exception) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _reason(error: Exception) -> str:
    """What the database said, on one line."""
    lines = str(_origin(error)).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


_HAS_SCHEMA = {
    "sqlite": f"SELECT 1 FROM sqlite_master WHERE name = '{VERSION_TABLE}'",
    "postgresql": f"SELECT 1 FROM pg_tables WHERE tablename = '{VERSION_TABLE}' "
    "AND schemaname = ANY(current_schemas(false))",
}


def schema_version(connection: Connection) -> str | None:
    """The name of the last migration that was applied; None where there is no corpus at all."""
    return next(iter(schema_versions(connection)), None)


def schema_versions(connection: Connection) -> tuple[str, ...]:
    """All that the database says of its schema; more than one row was not written by renvooi."""
    exists = _HAS_SCHEMA[connection.dialect.name]
    if connection.execute(text(exists)).first() is None:
        return ()
    wanted = text(f"SELECT version_num FROM {VERSION_TABLE} ORDER BY version_num")
    return tuple(str(name) for name in connection.execute(wanted).scalars())


def strange_tables(connection: Connection) -> tuple[str, ...]:
    """Tables of another program in the way of a new corpus: any in a file, and on a server those named as ours are.

    A schema of a server may hold what an extension put there.
    """
    there = inspect(connection).get_table_names()
    if connection.dialect.name == "postgresql":
        there = [name for name in there if name in metadata.tables]
    return tuple(sorted(there))
