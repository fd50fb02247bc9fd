"""To make a corpus, and to open one: the schema is checked before anything is read."""

import os
import uuid
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from renvooi.corpus import database, migrations
from renvooi.corpus.blobs import Blobs, FolderBlobs
from renvooi.corpus.blobtable import TableBlobs
from renvooi.corpus.events import EventKind
from renvooi.corpus.location import Place
from renvooi.corpus.store import Clock, Corpus
from renvooi.corpus.tables import facts
from renvooi.model.errors import CorpusOutdated, NoCorpus, StateForbids

IN_DATABASE = "database"
"""What the fact "blobs" says where a table holds them."""


def create_corpus(place: Place, *, clock: Clock, by: str, key: Path | None = None) -> Corpus:
    """A new, empty corpus, open. Its key is made in `key`, or beside the database.

    Raises: StateForbids if there is one already, or no place for a key; StoreFailed.
    """
    from renvooi.corpus.ledger.keys import make_key, store_key

    where = key or place.key
    if where is None:
        raise StateForbids(f"{place.name}: a corpus on a server needs a file for its key. Name one in RENVOOI_KEY.")
    engine = _engine(place, make=True)
    with database.reading(engine, place.name) as connection:
        if database.schema_version(connection) is not None:
            raise StateForbids(f"{place.name}: there is a corpus already.")
    signing = make_key()
    store_key(signing, where)
    corpus = Corpus(place, engine, _blobs(place, engine, place.blobs), clock, where)
    try:
        with corpus.founding(uuid.uuid4().hex, blobs=_where_blobs(place), by=by) as writer:
            writer.append(EventKind.CORPUS_CREATED, {"corpus": writer.corpus, "key": signing.public})
    except BaseException:
        with database.reading(engine, place.name) as connection:
            founded = database.schema_version(connection) is not None
        if not founded:
            # a key of nothing would stand in the way of the next attempt
            os.unlink(where)
        raise
    return corpus


def open_corpus(place: Place, *, clock: Clock, key: Path | None = None) -> Corpus:
    """The corpus at `place`.

    Raises: NoCorpus; CorpusOutdated if its schema is of another renvooi; CorpusUnreadable.
    """
    engine = _engine(place, make=False)
    with database.reading(engine, place.name) as connection:
        _require_schema(connection, place)
        held = {row.name: row.value for row in connection.execute(select(facts))}
    folder = None if held["blobs"] == IN_DATABASE else (place.blobs or Path(held["blobs"]))
    return Corpus(place, engine, _blobs(place, engine, folder), clock, key or place.key)


def upgrade_corpus(place: Place) -> bool:
    """Whether the schema was older than this renvooi; it is up to date now.

    Raises: NoCorpus; CorpusOutdated if it is newer; StoreFailed, and nothing was changed.
    """
    engine = _engine(place, make=False)
    with database.writing(engine, place.name) as connection:
        found = database.schema_version(connection)
        if found is None:
            raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
        if found > migrations.HEAD:
            raise _newer(place)
        if found == migrations.HEAD:
            return False
        migrations.upgrade(connection)
    return True


def _require_schema(connection: Connection, place: Place) -> None:
    found = database.schema_version(connection)
    if found is None:
        raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
    if found > migrations.HEAD:
        raise _newer(place)
    if found < migrations.HEAD:
        raise CorpusOutdated(f"{place.name}: made by an older renvooi. Make a backup, then run renvooi init.")


def _newer(place: Place) -> CorpusOutdated:
    return CorpusOutdated(f"{place.name}: made by a newer renvooi. Update renvooi, then try again.")


def _engine(place: Place, *, make: bool) -> Engine:
    if place.url is not None:
        return database.postgres_engine(place.url)
    assert place.file is not None
    if make and not place.file.exists():
        place.file.parent.mkdir(parents=True, exist_ok=True)
        # what is in a contract is for its owner, until they say otherwise
        os.close(os.open(place.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if not place.file.is_file():
        raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
    return database.sqlite_engine(place.file)


def _where_blobs(place: Place) -> str:
    if place.file is not None or place.blobs is None:
        return IN_DATABASE if place.blobs is None else "beside"
    return str(place.blobs.absolute())


def _blobs(place: Place, engine: Engine, folder: Path | None) -> Blobs:
    return TableBlobs(engine, place.name) if folder is None else FolderBlobs(folder)
