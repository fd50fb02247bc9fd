"""Blobs in a table of the database: what a PostgreSQL corpus uses unless it is given a folder.

Every call is a transaction of its own, as a folder is: a blob is durable before the event that names it.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from renvooi.corpus import database
from renvooi.corpus.blobs import checked
from renvooi.corpus.tables import blob_bodies
from renvooi.model.errors import CorpusUnreadable

IN_DATABASE = "database"
"""What the fact "blobs" says where a table holds them."""


class TableBlobs:
    """See `renvooi.corpus.blobs.Blobs`."""

    def __init__(self, engine: Engine, name: str) -> None:
        """`name` is that of the corpus, for people."""
        self._engine = engine
        self._name = name

    def put(self, data: bytes) -> str:
        """The name of `data`, which is stored; a damaged blob of this name is whole again."""
        sha256 = hashlib.sha256(data).hexdigest()
        found = self._find(sha256)
        if found == data:
            return sha256
        with database.storing(self._engine, self._name) as connection, suppress(IntegrityError):
            if found is not None:
                connection.execute(delete(blob_bodies).where(blob_bodies.c.sha256 == sha256))
            # another process may have been quicker: then the same bytes are there
            with connection.begin_nested():
                connection.execute(insert(blob_bodies).values(sha256=sha256, body=data))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of this name. Raises: CorpusUnreadable if they are missing or are not what was stored."""
        found = self._find(sha256)
        if found is None:
            raise CorpusUnreadable(f"{self._name}: blob {sha256} is missing. Restore it from a backup.")
        return checked(sha256, found, self._name)

    def has(self, sha256: str) -> bool:
        """Whether there is a blob of this name; sound or not."""
        with database.reading(self._engine, self._name) as connection:
            return (
                connection.execute(select(blob_bodies.c.sha256).where(blob_bodies.c.sha256 == sha256)).first()
                is not None
            )

    def names(self) -> Iterator[str]:
        """The name of every blob, sorted."""
        with database.reading(self._engine, self._name) as connection:
            found = connection.execute(select(blob_bodies.c.sha256)).scalars().all()
        yield from sorted(found)

    def _find(self, sha256: str) -> bytes | None:
        with database.reading(self._engine, self._name) as connection:
            return connection.execute(
                select(blob_bodies.c.body).where(blob_bodies.c.sha256 == sha256)
            ).scalar_one_or_none()
