"""The seal of a corpus in a file: made when nobody writes, so that every byte of the database is known.

While others are busy there is nothing to seal; whoever ends last does it.
"""

import sqlite3
from contextlib import suppress

from sqlalchemy import Engine, func, select

from renvooi.corpus import database
from renvooi.corpus.durable import write_durably
from renvooi.corpus.seal import make_seal
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import events
from renvooi.model.errors import RenvooiError


def reseal(corpus: Corpus) -> bool:
    """Whether the database file is sealed as it is now; False while others are busy, and on a server."""
    path, seal = corpus.place.file, corpus.place.seal
    if path is None or seal is None:
        return False
    with suppress(RenvooiError, OSError):
        if not _settle(corpus.engine):
            return False
        # a writer that waits here, waits for us: the file stands still while it is read
        with database.writing(corpus.engine, corpus.name) as connection:
            count = connection.execute(select(func.count()).select_from(events)).scalar_one()
            write_durably(seal, make_seal(path, count))
            return True
    return False


def _settle(engine: Engine) -> bool:
    """Whether everything is in the file itself and the log beside it is empty."""
    raw = engine.raw_connection()
    try:
        # past SQLAlchemy, which would begin a transaction, in which SQLite settles nothing
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        raw.close()
