"""`backup`: one archive that holds a whole corpus of one moment, of a file or a server alike.

A database file is copied by SQLite's own backup, which sees one moment while others write; a server is
read in one transaction into such a file. Blobs only ever come, so those that the copy names are there.
The copy is verified: who backs up each night must not learn on the day of need that it is worth nothing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update

from renvooi.corpus import database, migrations
from renvooi.corpus.archive import ArchiveWriter, write_archive
from renvooi.corpus.beside import Witness, read_witness
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.location import FILE_NAME, Place
from renvooi.corpus.opening import open_corpus
from renvooi.corpus.staging import heads_of, staging
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import blob_bodies, blobs, facts, metadata, particulars
from renvooi.corpus.verify import Verification, verify
from renvooi.model.errors import CorpusUnreadable, MissingFile, StateForbids

KEY = "renvooi.key"
"""Name of the key in an archive."""
SMALL, LARGE = 1_000, 4
"""Rows copied at once; an attachment can have 25 million bytes."""
BLOBS = "blobs/"
"""How the name of a blob in an archive begins; its SHA-256 follows."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What an archive holds."""

    path: Path
    events: int
    blobs: int
    head: str
    """Digest of the newest head in it."""
    with_key: bool
    faults: tuple[Fault, ...] = ()
    """What is not as it was recorded, in the corpus and so in the archive; a restore wants to be told of it."""


def backup(corpus: Corpus, path: Path, *, with_key: bool = True) -> Backup:
    """The archive at `path`, whole or not there; others may go on writing to the corpus meanwhile.

    With the key it is all that is needed to go on with the corpus elsewhere, and to be guarded as well.
    A corpus with faults is kept as it is, but for blobs that cannot be read: it may be all that is left.
    Raises: StateForbids if `path` exists, or the key is that of another corpus; MissingFile without the
    folder of `path`; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    if path.exists():
        raise StateForbids(f"{path}: exists already. Name another file; a backup never replaces one.")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise MissingFile(str(path), "its folder does not exist", f"Make the folder {folder} first")
    key = corpus.key if with_key and corpus.key is not None and corpus.key.exists() else None
    if key is not None:
        corpus.require_key()
    with staging(folder) as copy:
        assert copy.file is not None
        # before the copy: what others confirm later is not in it
        witness = read_witness(corpus.place)
        _copy(corpus, copy.file)
        found, names = _checked(corpus, copy, witness)
        _settle(copy.file)
        if found.head is None:
            raise CorpusUnreadable(f"{corpus.name}: has no head. Run renvooi verify.")
        faults = list(found.faults)
        with write_archive(path) as archive:
            archive.add_file(FILE_NAME, copy.file)
            if key is not None:
                archive.add_file(KEY, key)
            kept = sum(_add_blob(archive, corpus, name, faults) for name in names)
    return Backup(path, found.events, kept, found.head, key is not None, tuple(faults))


def _checked(corpus: Corpus, copy: Place, witness: Witness | None) -> tuple[Verification, list[str]]:
    """What a check of the copy found, and the names of the blobs that belong to it."""
    assert copy.heads is not None
    with open_corpus(copy, clock=corpus.clock) as copied:
        copied.blobs = corpus.blobs
        # a witness that cannot be read counts as none, which is a fault
        copy.heads.write_bytes(heads_of(copied) if witness is None else witness.data or b"")
        found = verify(copied, with_blobs=False)
        with copied.reading() as connection:
            names = set(connection.execute(select(blobs.c.sha256)).scalars())
    if found.faults:
        # the rows that name blobs may be what is wrong
        names |= set(corpus.blobs.names())
    return found, sorted(names)


def _add_blob(archive: ArchiveWriter, corpus: Corpus, name: str, faults: list[Fault]) -> bool:
    """Whether the blob is in the archive; if it cannot be read, that is one of `faults`."""
    try:
        data = corpus.blobs.get(name)
    except CorpusUnreadable as error:
        if not any((fault.what, fault.name) == ("blob", name) for fault in faults):
            faults.append(Fault("blob", name, str(error)))
        return False
    archive.add_bytes(f"{BLOBS}{name}", data)
    return True


def _copy(corpus: Corpus, path: Path) -> None:
    """Nothing; `path` is a SQLite database with all rows of one moment, but for blobs."""
    if corpus.place.file is not None:
        with _raw(corpus.engine) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        return
    sqlite3.connect(path).close()
    engine = database.sqlite_engine(path)
    with database.writing(engine, str(path)) as target, corpus.reading() as source:
        migrations.upgrade(target)
        copy_rows(source, target)
        target.execute(update(facts).where(facts.c.name == "blobs").values(value="beside"))
    engine.dispose()


def _settle(path: Path) -> None:
    """Nothing; all of the database is in its one file."""
    with closing(sqlite3.connect(path)) as found:
        found.execute("PRAGMA journal_mode=DELETE")


def copy_rows(source: Connection, target: Connection) -> None:
    """Nothing; `target` has the rows of every table but the bodies of blobs."""
    for table in metadata.sorted_tables:
        if table is blob_bodies:
            continue
        at_once = LARGE if table is particulars else SMALL
        found = source.execute(select(table), execution_options={"yield_per": at_once}).mappings()
        for rows in found.partitions():
            target.execute(insert(table), [dict(row) for row in rows])


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The connection under SQLAlchemy, whose backup it does not know."""
    raw = engine.raw_connection()
    try:
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        yield connection
    finally:
        raw.close()
