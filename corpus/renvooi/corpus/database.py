"""Connections to SQLite and to PostgreSQL that behave alike: durable writes, one writer at a time, errors of ours.

SQLite: write-ahead log, synchronous=FULL, foreign keys, and BEGIN IMMEDIATE for a writer, so that it
waits at the start and never fails half-way. PostgreSQL: an advisory lock for a writer, since each
event follows the one before; a reader of several tables sees one moment of them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from renvooi.model.errors import CorpusBusy, CorpusUnreadable, MissingPackage, StoreFailed

PATIENCE = 30
"""Seconds that a writer waits for another; a bulk add holds the lock for milliseconds at a time."""
LOCK = 0x52454E56
"""Number of the advisory lock of PostgreSQL: "RENV". It is held within one database only."""
_MODE = "renvooi_mode"


class _Mode(Enum):
    """What a transaction is for; told to it by its connection."""

    READING = auto()
    WRITING = auto()
    STORING = auto()


_BUSY = ("database is locked", "database table is locked", "lock timeout", "LockNotAvailable")
_DAMAGED = ("malformed", "not a database", "disk image", "file is encrypted")


def sqlite_engine(path: Path) -> Engine:
    """An engine for the database in `path`, which must exist."""
    # the URI form: a file that is not there is an error, not a new database
    uri = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    # a pool keeps a connection open: the last one that closes writes the whole log into the file
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgres_engine(url: str) -> Engine:
    """An engine for the database at `url`. Raises: MissingPackage without the driver."""
    try:
        engine = create_engine(url, connect_args={"connect_timeout": PATIENCE})
    except ModuleNotFoundError as error:
        raise MissingPackage("A corpus on PostgreSQL", "postgres") from error
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_MODE) is _Mode.READING
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_postgres(connection: Connection) -> None:
    mode = connection.get_execution_options().get(_MODE)
    if mode is _Mode.WRITING:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    elif mode is _Mode.READING:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that sees one moment of the corpus and writes nothing."""
    with _told(name, writing=False), _transaction(engine, _Mode.READING) as connection:
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction alone among writers, committed at the end, undone on any error."""
    with _told(name, writing=True), _transaction(engine, _Mode.WRITING) as connection:
        yield connection


@contextmanager
def storing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that writes nothing but blobs, and so need not be alone among writers."""
    with _told(name, writing=True), _transaction(engine, _Mode.STORING) as connection:
        yield connection


@contextmanager
def _transaction(engine: Engine, mode: _Mode) -> Iterator[Connection]:
    with engine.connect().execution_options(**{_MODE: mode}) as connection, connection.begin():
        yield connection


@contextmanager
def _told(name: str, *, writing: bool) -> Iterator[None]:
    """A context in which errors of the database are ours.

    Raises: CorpusBusy, CorpusUnreadable, StoreFailed.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = _reason(error)
        if any(sign in reason or sign in type(_origin(error)).__name__ for sign in _BUSY):
            raise CorpusBusy(f"{name}: another process is writing and did not end. Try again in a moment.") from error
        if not writing or any(sign in reason for sign in _DAMAGED):
            raise CorpusUnreadable(f"{name}: cannot be read: {reason}. Check the disk, or restore a backup.") from error
        raise StoreFailed(f"{name}: {reason}; nothing of this step was kept. Check the disk and try again.") from error


def _origin(error: Exception) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _reason(error: Exception) -> str:
    """What the database said, on one line."""
    lines = str(_origin(error)).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


_HAS_SCHEMA = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    "postgresql": "SELECT 1 FROM pg_tables WHERE tablename = 'alembic_version' "
    "AND schemaname = ANY(current_schemas(false))",
}


def schema_version(connection: Connection) -> str | None:
    """The name of the last migration that was applied; None where there is no corpus at all."""
    exists = _HAS_SCHEMA[connection.dialect.name]
    if connection.execute(text(exists)).first() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
