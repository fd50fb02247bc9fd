"""To make a corpus, and to open one: the schema is checked before anything is read."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_bytes

from sqlalchemy import Connection, Engine, select

from renvooi.corpus import database, migrations
from renvooi.corpus.blobs import Blobs, FolderBlobs
from renvooi.corpus.blobtable import IN_DATABASE, TableBlobs
from renvooi.corpus.events import EventKind
from renvooi.corpus.location import Place
from renvooi.corpus.sealing import damage, require_whole, reseal
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import facts
from renvooi.corpus.transactions import Clock, Salts
from renvooi.model.errors import CorpusOutdated, CorpusUnreadable, NoCorpus, RenvooiError, StateForbids


def create_corpus(
    place: Place, *, clock: Clock, by: str, key: Path | None = None, salts: Salts = token_bytes
) -> Corpus:
    """A new, empty corpus, open. Its key is made in `key`, or beside the database; salts of clients come from `salts`.

    Raises: StateForbids if there is one already, or no place for a key; StoreFailed.
    """
    from renvooi.corpus.ledger.keys import load_key, make_key, store_key

    where = key or place.key
    if where is None:
        raise StateForbids(f"{place.name}: a corpus on a server needs a file for its key. Name one in RENVOOI_KEY.")
    begun = place.file is not None and place.file.exists()
    if not begun:
        _require_no_heads(place)
    engine = _engine(place, make=True)
    with database.reading(engine, place.name) as connection:
        require_empty(connection, place)
    _require_no_heads(place)
    made = not (begun and where == place.key and where.exists())
    if not made:
        # the file before its key before its tables: only a creation that was interrupted leaves these two
        signing = load_key(where)
    else:
        signing = make_key()
        store_key(signing, where)
    corpus = Corpus(place, engine, _blobs(place, engine, place.blobs), clock, where, salts=salts)
    try:
        with corpus.founding(uuid.uuid4().hex, blobs=_where_blobs(place), by=by) as writer:
            writer.append(EventKind.CORPUS_CREATED, {"corpus": writer.corpus, "key": signing.public})
    except BaseException:
        # a key of nothing would stand in the way of the next attempt; one that may be needed stays
        with suppress(RenvooiError, OSError):
            if made and not has_key(signing.public, engine, place):
                os.unlink(where)
        engine.dispose()
        raise
    return corpus


def _require_no_heads(place: Place) -> None:
    """Nothing, if no corpus was there before. Raises: StateForbids."""
    if place.heads is not None and place.heads.exists():
        raise StateForbids(
            f"{place.heads}: confirms a corpus that was here, and is not any more. Restore its backup, or move this file."
        )


def require_empty(connection: Connection, place: Place) -> None:
    """Nothing, if a corpus can be made there. Raises: StateForbids."""
    if database.schema_version(connection) is not None:
        raise StateForbids(f"{place.name}: there is a corpus already.")
    strange = database.strange_tables(connection)
    if strange:
        advice = "Name another file" if place.file else "Give the corpus a database or a schema of its own"
        raise StateForbids(f"{place.name}: holds tables of another program ({', '.join(strange[:3])}). {advice}.")


def has_key(public: str, engine: Engine, place: Place) -> bool:
    """Whether there is a corpus with this key."""
    with database.reading(engine, place.name) as connection:
        if database.schema_version(connection) is None:
            return False
        return connection.execute(select(facts.c.value).where(facts.c.name == "key")).scalar() == public


def open_corpus(
    place: Place,
    *,
    clock: Clock,
    key: Path | None = None,
    patience: float = database.PATIENCE,
    salts: Salts = token_bytes,
) -> Corpus:
    """The corpus at `place`; `patience` is how many seconds a writer waits for another, `salts` as when it is made.

    Raises: NoCorpus; CorpusOutdated if its schema is of another renvooi; CorpusUnreadable.
    """
    engine = _engine(place, make=False, patience=patience)
    with _explained(place), database.reading(engine, place.name) as connection:
        _require_schema(connection, place)
        where = connection.execute(select(facts.c.value).where(facts.c.name == "blobs")).scalar()
    if where is None:
        raise CorpusUnreadable(f"{place.name}: does not say where its blobs are. Restore a backup.")
    folder = None if where == IN_DATABASE else (place.blobs or Path(where))
    return Corpus(place, engine, _blobs(place, engine, folder), clock, key or place.key, salts=salts)


@contextmanager
def _explained(place: Place) -> Iterator[None]:
    """A context in which an error says which pages of the file were damaged, if its seal tells.

    A flipped bit in the first pages can pass for a file without a corpus, or for one of another renvooi.
    """
    try:
        yield
    except (CorpusUnreadable, CorpusOutdated, NoCorpus) as error:
        faults = damage(place)
        if not faults:
            raise
        raise CorpusUnreadable(
            f"{place.name}: the file was damaged or changed: {'; '.join(faults)}. Restore a backup. ({error})"
        ) from error


def upgrade_corpus(place: Place) -> bool:
    """Whether the schema was older than this renvooi; it is up to date now.

    Raises: NoCorpus; CorpusOutdated if it is newer; CorpusUnreadable if the file was damaged; StoreFailed.
    Nothing was changed then.
    """
    engine = _engine(place, make=False)
    try:
        with database.writing(engine, place.name) as connection:
            found = database.schema_version(connection)
            if found is None:
                raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
            _require_known(found, place)
            if found == migrations.HEAD:
                return False
            require_whole(place, connection)
            if place.seal is not None:
                # it is of the same events and would accuse the new file, should we be killed before it is renewed
                place.seal.unlink(missing_ok=True)
            migrations.upgrade(connection)
        reseal(place, engine)
    finally:
        engine.dispose()
    return True


def _require_schema(connection: Connection, place: Place) -> None:
    found = database.schema_version(connection)
    if found is None:
        raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
    _require_known(found, place)
    if found < migrations.HEAD:
        raise CorpusOutdated(f"{place.name}: made by an older renvooi. Make a backup, then run renvooi init.")


def _require_known(found: str, place: Place) -> None:
    """Nothing, if this renvooi knows the schema `found` or how to bring it up to date."""
    if not migrations.is_schema_name(found):
        raise CorpusUnreadable(f"{place.name}: its schema {found[:80]!r} is none of renvooi. Restore a backup.")
    if found > migrations.HEAD:
        raise CorpusOutdated(f"{place.name}: made by a newer renvooi. Update renvooi, then try again.")


def _engine(place: Place, *, make: bool, patience: float = database.PATIENCE) -> Engine:
    if place.url is not None:
        return database.postgres_engine(place.url, patience=patience)
    assert place.file is not None
    if make and not place.file.exists():
        place.file.parent.mkdir(parents=True, exist_ok=True)
        # what is in a contract is for its owner, until they say otherwise
        os.close(os.open(place.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if not place.file.is_file():
        raise NoCorpus(f"{place.name}: no corpus there. renvooi init makes one.")
    return database.sqlite_engine(place.file, patience=patience)


def _where_blobs(place: Place) -> str:
    if place.file is not None or place.blobs is None:
        return IN_DATABASE if place.blobs is None else "beside"
    return str(place.blobs.absolute())


def _blobs(place: Place, engine: Engine, folder: Path | None) -> Blobs:
    return TableBlobs(engine, place.name) if folder is None else FolderBlobs(folder)
