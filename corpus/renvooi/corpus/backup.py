"""`backup` and `restore`: one archive that holds a whole corpus of one moment, from a file or a server alike.

A database file is copied by SQLite's own backup, which sees one moment while others write; a server is
read in one transaction into such a file. Blobs only ever come, so those that the copy names are there.
A restore is checked before it counts: what does not verify never takes the place of anything.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update

from renvooi.corpus import database, migrations
from renvooi.corpus.archive import Archive, open_archive, write_archive
from renvooi.corpus.blobs import FolderBlobs
from renvooi.corpus.durable import disk_failed, sync_folder
from renvooi.corpus.ledger.heads import SignedHead, head_line
from renvooi.corpus.location import FILE_NAME, Place, new_place
from renvooi.corpus.opening import open_corpus
from renvooi.corpus.store import Clock, Corpus
from renvooi.corpus.tables import blob_bodies, blobs, facts, heads, metadata
from renvooi.corpus.verify import Verification, verify
from renvooi.model.errors import CorpusUnreadable, MissingFile, StateForbids

KEY = "renvooi.key"
_BLOBS = "blobs/"


@dataclass(frozen=True, slots=True)
class Backup:
    """What an archive holds."""

    path: Path
    events: int
    blobs: int
    head: str
    """Digest of the newest head in it."""
    with_key: bool


def backup(corpus: Corpus, path: Path, *, with_key: bool = True) -> Backup:
    """The archive at `path`, whole or not there; others may go on writing to the corpus meanwhile.

    With the key it is all that is needed to go on with the corpus elsewhere, and to be guarded as well.
    Raises: StateForbids if `path` exists; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    if path.exists():
        raise StateForbids(f"{path}: exists already. Name another file; a backup never replaces one.")
    with tempfile.TemporaryDirectory(prefix=".renvooi-", dir=path.absolute().parent) as folder:
        copy = Path(folder) / FILE_NAME
        _copy(corpus, copy)
        with closing(sqlite3.connect(copy)) as found:
            names = [name for (name,) in found.execute("SELECT sha256 FROM blobs ORDER BY sha256")]
            count, head = _newest(found, corpus.name)
        with write_archive(path) as archive:
            archive.add_file(FILE_NAME, copy)
            if with_key and corpus.key is not None and corpus.key.exists():
                archive.add_file(KEY, corpus.key)
            else:
                with_key = False
            for name in names:
                archive.add_bytes(f"{_BLOBS}{name}", corpus.blobs.get(name))
    return Backup(path, count, len(names), head, with_key)


def _copy(corpus: Corpus, path: Path) -> None:
    """Nothing; `path` is a SQLite database with all rows of one moment, but for blobs."""
    if corpus.place.file is not None:
        with _raw(corpus.engine) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        return
    sqlite3.connect(path).close()
    engine = database.sqlite_engine(path)
    with database.writing(engine, str(path)) as target, corpus.reading() as source:
        migrations.upgrade(target)
        _copy_rows(source, target)
        target.execute(update(facts).where(facts.c.name == "blobs").values(value="beside"))
    engine.dispose()
    with closing(sqlite3.connect(path)) as found:
        found.execute("PRAGMA journal_mode=DELETE")


def _copy_rows(source: Connection, target: Connection) -> None:
    """Nothing; `target` has the rows of every table but the bodies of blobs."""
    for table in metadata.sorted_tables:
        if table is blob_bodies:
            continue
        for rows in source.execute(select(table)).mappings().partitions(1000):
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


def _newest(found: sqlite3.Connection, name: str) -> tuple[int, str]:
    row = found.execute("SELECT size, body, signature FROM heads ORDER BY size DESC LIMIT 1").fetchone()
    if row is None:
        raise CorpusUnreadable(f"{name}: has no head. Run renvooi verify.")
    return row[0], SignedHead(row[1], row[2]).digest


def restore(path: Path, place: Place, *, clock: Clock, key: Path | None = None) -> Verification:
    """What a check of the restored corpus found, which is nothing; it stands at `place` now.

    `key` is where its key goes on a server. Raises: CorpusUnreadable if the archive or what it holds is
    damaged; StateForbids if there is a corpus already; StoreFailed. Nothing is left of a refused restore.
    """
    target = place.file
    if target is not None:
        _require_free(place)
    with tempfile.TemporaryDirectory(prefix=".renvooi-", dir=target.parent if target else None) as folder:
        staged = new_place(FILE_NAME, Path(folder))
        with open_archive(path) as archive:
            _extract(archive, staged)
        _witness_anew(staged, clock)
        with open_corpus(staged, clock=clock) as corpus:
            checked = verify(corpus, every_signature=True)
            if checked.faults:
                first = checked.faults[0]
                raise CorpusUnreadable(
                    f"{path}: does not verify: {first.what} {first.name}: {first.message}. Use another backup."
                )
            corpus.wrote = True
            if target is None:
                _to_server(corpus, place, key)
        if target is not None:
            _into_place(staged, place)
    return checked


def _require_free(place: Place) -> None:
    for beside in (place.file, place.blobs, place.key, place.heads, place.seal):
        if beside is not None and beside.exists():
            raise StateForbids(f"{beside}: exists already. Restore into an empty folder with --corpus FOLDER.")


def _extract(archive: Archive, staged: Place) -> None:
    """Nothing; the parts of the corpus are at `staged`."""
    assert staged.file is not None
    assert staged.blobs is not None
    kept = FolderBlobs(staged.blobs)
    for entry in archive.entries:
        if entry.name == FILE_NAME:
            archive.extract(entry.name, staged.file)
        elif entry.name == KEY:
            assert staged.key is not None
            archive.extract(entry.name, staged.key)
        elif entry.name != f"{_BLOBS}{kept.put(archive.read(entry.name))}":
            raise CorpusUnreadable(f"{entry.name}: is none of the parts of a corpus. Use another backup.")


def _witness_anew(staged: Place, clock: Clock) -> None:
    """Nothing; the file of heads is made of those in the database, as they were when it was copied."""
    assert staged.heads is not None
    with open_corpus(staged, clock=clock) as corpus, corpus.reading() as connection:
        found = connection.execute(select(heads).order_by(heads.c.size)).all()
    staged.heads.write_bytes(b"".join(head_line(SignedHead(row.body, row.signature)) for row in found))


def _into_place(staged: Place, place: Place) -> None:
    """Nothing; all parts are where they belong, the database last, since it is what makes a corpus."""
    parts = ("blobs", "key", "heads", "seal", "file")
    try:
        for part in parts:
            source, target = getattr(staged, part), getattr(place, part)
            if source.exists():
                os.rename(source, target)
        assert place.file is not None
        sync_folder(place.file.parent)
    except OSError as error:
        for part in reversed(parts):
            found = getattr(place, part)
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink(missing_ok=True)
        raise disk_failed(Path(str(place.file)), error) from error


def _to_server(corpus: Corpus, place: Place, key: Path | None) -> None:
    """Nothing; the corpus is on the server, in one transaction behind its blobs."""
    assert place.url is not None
    if key is None or corpus.key is None or not corpus.key.exists():
        raise MissingFile("RENVOOI_KEY", "is not set, or the backup holds no key", "Name a file for the key")
    engine = database.postgres_engine(place.url)
    with database.writing(engine, place.name) as target, corpus.reading() as source:
        if database.schema_version(target) is not None:
            raise StateForbids(f"{place.name}: there is a corpus already.")
        migrations.upgrade(target)
        _copy_rows(source, target)
        folder = place.blobs
        where = "database" if folder is None else str(folder)
        target.execute(update(facts).where(facts.c.name == "blobs").values(value=where))
        kept = None if folder is None else FolderBlobs(folder)
        for name in source.execute(select(blobs.c.sha256)).scalars():
            body = corpus.blobs.get(name)
            if kept is None:
                target.execute(insert(blob_bodies).values(sha256=name, body=body))
            else:
                kept.put(body)
        shutil.copyfile(corpus.key, key)
        key.chmod(0o600)
    engine.dispose()
