"""Single bits that change: in every file of a corpus, and in every column of every row on a server."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, create_engine, event, select, text, update

from renvooi.corpus.tables import metadata
from renvooi.model.errors import RenvooiError
from tests.corpus.stores import Home


@dataclass(frozen=True, slots=True)
class Flip:
    """One bit that was changed, and what was said of it."""

    place: str
    """Which bit."""
    said: tuple[str, ...]
    """What verify, or the command that opens the corpus, said; nothing if it was not found."""


def flip_files(home: Home, count: int, *, seed: int) -> Iterator[Flip]:
    """`count` flips, uniformly over the bytes of all files beside the database and of itself, one at a time."""
    assert home.place.file is not None
    folder = home.place.file.parent
    random = Random(seed)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    sizes = [path.stat().st_size for path in files]
    for _ in range(count):
        (path,) = random.choices(files, sizes)
        bit = random.randrange(path.stat().st_size * 8)
        yield flip_file(home, path, bit)


def flip_file(home: Home, path: Path, bit: int) -> Flip:
    """What is said of a copy of the corpus in which one bit of one file is another."""
    assert home.place.file is not None
    folder = home.place.file.parent
    copy = folder.with_name(f"{folder.name}-flipped")
    shutil.copytree(folder, copy)
    try:
        file = copy / path.relative_to(folder)
        file.chmod(0o600)
        data = bytearray(file.read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        file.write_bytes(data)
        place = replace(home.place, file=copy / home.place.file.name, blobs=copy / "renvooi.blobs")
        return Flip(f"{path.relative_to(folder)} byte {bit // 8} bit {bit % 8}", said_of(replace(home, place=place)))
    finally:
        shutil.rmtree(copy)


def said_of(home: Home) -> tuple[str, ...]:
    """What is said of a corpus when it is opened and verified; nothing if all is in order."""
    try:
        # another key file would be another corpus
        with replace(home, key=home.place.key or home.key).open() as corpus:
            return tuple(f"{fault.what} {fault.name}: {fault.message}" for fault in corpus.verify().faults)
    except RenvooiError as error:
        return (str(error),)


def flip_columns(home: Home, *, seed: int) -> Iterator[Flip]:
    """A flip in a row of each column of each table that has rows, each undone again."""
    random = Random(seed)
    with tampering(home) as engine:
        for table in metadata.sorted_tables:
            for column in table.columns:
                found = _flip_column(home, engine, table, column, random)
                if found is not None:
                    yield found


@contextmanager
def tampering(home: Home) -> Iterator[Engine]:
    """Connections of somebody who may do everything: no guards, no references, and no seal that tells at once."""
    if home.place.url is not None:
        engine = create_engine(home.place.url)
        event.listen(engine, "connect", lambda raw, _: _be_replica(raw))
    else:
        engine = create_engine(f"sqlite:///{home.place.file}")
        with engine.connect() as connection:
            found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        # only within each transaction: a guard that is gone is a fault of its own
        event.listen(engine, "begin", lambda held: _each(held, [f"DROP TRIGGER {row.name}" for row in found]))
        event.listen(engine, "commit", lambda held: _each(held, [row.sql for row in found]))
    try:
        yield engine
    finally:
        engine.dispose()


def _each(connection: Connection, statements: list[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _be_replica(raw: Any) -> None:
    raw.execute("SET session_replication_role = replica")
    raw.commit()


def said_unsealed(home: Home) -> tuple[str, ...]:
    """What verify says where no seal tells that the file is another."""
    if home.place.seal is not None:
        home.place.seal.unlink(missing_ok=True)
    return said_of(home)


def _flip_column(home: Home, engine: Engine, table: Table, column: Column[Any], random: Random) -> Flip | None:
    keys = list(table.primary_key.columns)
    with engine.begin() as connection:
        rows = connection.execute(select(*keys, column.label("flipped"))).all()
    held = [row for row in rows if row[-1] not in (None, "", b"")]
    if not held:
        return None
    row = random.choice(held)
    value, flipped = row[-1], flip_value(row[-1], random)
    place = f"{table.name}.{column.name} of {' '.join(str(part) for part in row[:-1])}: {flipped!r}"[:200]
    before = list(zip(keys, row[:-1], strict=True))
    after = [(key, flipped if key is column else part) for key, part in before]
    with engine.begin() as connection:
        _set(connection, table, before, column, flipped)
    try:
        return Flip(place, said_unsealed(home))
    finally:
        with engine.begin() as connection:
            _set(connection, table, after, column, value)


def _set(
    connection: Connection, table: Table, key: Sequence[tuple[Column[Any], object]], column: Column[Any], value: object
) -> None:
    wanted = update(table).values({column: value})
    for part, held in key:
        wanted = wanted.where(part == held)
    assert connection.execute(wanted).rowcount == 1


def flip_value(value: object, random: Random) -> object:
    """`value` with one bit changed; text stays text that a database takes."""
    if isinstance(value, bytes):
        bit = random.randrange(len(value) * 8)
        return value[: bit // 8] + bytes([value[bit // 8] ^ 1 << bit % 8]) + value[bit // 8 + 1 :]
    if isinstance(value, int):
        # high enough that no other row has the number already
        return value ^ 1 << random.randrange(12, 20)
    assert isinstance(value, str)
    place = random.choice([at for at, sign in enumerate(value) if sign.isascii()])
    return value[:place] + chr(ord(value[place]) ^ 1 << random.randrange(4)) + value[place + 1 :]
