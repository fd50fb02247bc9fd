"""The schema of every release comes up to date whole or not at all, and is the one that the code expects."""

import json
import multiprocessing
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bench.faults.registering import founded
from bench.faults.series import operations
from bench.faults.steps import Steps, counted, die
from renvooi.corpus import Corpus, database, migrations, new_place, open_corpus, upgrade_corpus
from renvooi.corpus.archive import write_archive
from renvooi.corpus.backup import BLOBS
from renvooi.corpus.blobs import FolderBlobs
from renvooi.corpus.blobtable import TableBlobs
from renvooi.corpus.ledger.keys import make_key, store_key
from renvooi.corpus.location import FILE_NAME
from renvooi.corpus.restoring import restore
from renvooi.corpus.tables import metadata
from renvooi.model.errors import CorpusOutdated, CorpusUnreadable, NoCorpus, StateForbids
from tests.corpus.schemas.record import FOLDER, NEXT, rows_in
from tests.corpus.stores import Clock, Home, new_home

RELEASED = tuple(sorted({path.name.split(".")[0] for path in FOLDER.glob("*.sql")}))


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", "renvooi.corpus:migrations")
    return ScriptDirectory.from_config(config)


def test_newest_script_is_the_one_that_the_code_names() -> None:
    assert scripts().get_heads() == [migrations.HEAD]


def test_every_schema_is_written_down() -> None:
    assert tuple(sorted(script.revision for script in scripts().walk_revisions())) == RELEASED


def test_migrations_make_the_tables_that_the_code_expects(corpus: Corpus) -> None:
    options = {"compare_type": True, "compare_server_default": True, "version_table": database.VERSION_TABLE}
    with corpus.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("schema", RELEASED)
def test_corpus_of_every_release_comes_up_to_date_and_verifies(home: Home, schema: str) -> None:
    load(home, schema)
    assert upgrade_corpus(home.place) == (schema != migrations.HEAD)
    with home.open() as corpus:
        assert corpus.verify(every_signature=True).faults == ()
        assert [len(corpus.versions(document.name)) for document in corpus.documents()]


@pytest.mark.parametrize("schema", RELEASED)
def test_backup_of_every_release_can_be_restored(tmp_path: Path, schema: str) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    with new_home("sqlite", tmp_path / "old") as home:
        load(home, schema)
        assert home.place.file is not None
        assert home.place.blobs is not None
        with write_archive(tmp_path / "corpus.zip") as archive:
            archive.add_file(FILE_NAME, home.place.file)
            for name in FolderBlobs(home.place.blobs).names():
                archive.add_bytes(f"{BLOBS}{name}", FolderBlobs(home.place.blobs).get(name))
    place = new_place(None, tmp_path / "new")
    assert restore(tmp_path / "corpus.zip", place, clock=Clock()).faults == ()
    with open_corpus(place, clock=Clock()) as corpus:
        assert corpus.documents()
        assert corpus.windows() == () or schema > "0001"


def test_corpus_of_the_first_release_goes_on_with_verdicts_and_a_register(home: Home, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    with new_home("sqlite", tmp_path / "made") as made, made.create() as corpus:
        for operation in islice(operations(corpus, 1), 9):
            operation()
        held = rows_in(corpus)
        home.key.write_bytes(made.key.read_bytes())
    home.key.chmod(0o600)
    load(home, "0001", as_first_release(held))
    assert upgrade_corpus(home.place)
    with home.open() as corpus:
        given = [record.verdict for one in corpus.documents() for record in corpus.verdicts(one.name)]
        assert given
        assert {verdict.consequence_class for verdict in given} == {None}
        founded(corpus)
        assert len(corpus.windows()) == len(corpus.notices()) * 2 == 2
        assert corpus.verify(every_signature=True).faults == ()


def as_first_release(held: dict[str, Any]) -> dict[str, Any]:
    """The rows of a corpus without register as the first schema has them."""
    since = {"policies", "notices", "rights", "windows", "responses", "erasures", "salts", "particulars"}
    for part in held["tables"]:
        assert part["table"] not in since or not part["rows"]
        for row in part["rows"]:
            assert row.pop("consequence_class", None) is None
    return {**held, "tables": [part for part in held["tables"] if part["table"] not in since]}


def load(home: Home, schema: str, rows: dict[str, Any] | None = None) -> None:
    """Nothing; the corpus that was written down with `schema`, or one of these rows, stands at `home`."""
    held = rows or json.loads((FOLDER / f"{schema}.rows.json").read_text("utf-8"))
    if home.place.file is not None:
        home.place.file.touch()
        engine = database.sqlite_engine(home.place.file)
    else:
        assert home.place.url is not None
        engine = database.postgres_engine(home.place.url)
    name = "sqlite" if home.place.file else "postgres"
    with database.writing(engine, home.place.name) as connection:
        for statement in (FOLDER / f"{schema}.{name}.sql").read_text("utf-8").split(NEXT):
            connection.exec_driver_sql(statement)
        connection.execute(text("INSERT INTO renvooi_version VALUES (:name)"), {"name": schema})
        for part in held["tables"]:
            for row in part["rows"]:
                insert(connection, part["table"], row)
        if home.place.url is not None:
            connection.execute(text("UPDATE facts SET value = 'database' WHERE name = 'blobs'"))
    assert home.place.blobs is None or home.place.file
    blobs = TableBlobs(engine, "") if home.place.blobs is None else FolderBlobs(home.place.blobs)
    for body in held["blobs"].values():
        blobs.put(bytes.fromhex(body))
    if home.place.heads is not None:
        home.place.heads.write_bytes(b"".join(lines(held)))
    engine.dispose()


def insert(connection: Connection, table: str, row: dict[str, Any]) -> None:
    values = {name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value for name, value in row.items()}
    places = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})"), values)


def lines(held: dict[str, Any]) -> Iterator[bytes]:
    """The witness that stood beside the corpus."""
    (rows,) = (part["rows"] for part in held["tables"] if part["table"] == "heads")
    for row in rows:
        yield b'{"head":%b,"signature":"%b"}\n' % (bytes.fromhex(row["body"]["hex"]), row["signature"]["hex"].encode())


@pytest.mark.parametrize(
    ("schema", "said"),
    [("0000", "older renvooi"), ("9999", "newer renvooi"), ("4f2a90c1d7e3", "'4f2a90c1d7e3' is none of renvooi")],
)
def test_schema_of_another_renvooi_is_refused_and_named(home: Home, schema: str, said: str) -> None:
    home.create().close()
    with home.open() as corpus, corpus.engine.begin() as connection:
        connection.execute(text("UPDATE renvooi_version SET version_num = :name"), {"name": schema})
    if home.place.seal is not None:
        home.place.seal.unlink()
    with pytest.raises((CorpusOutdated, CorpusUnreadable), match=said):
        home.open()


def test_schema_that_is_up_to_date_is_left_alone(home: Home) -> None:
    home.create().close()
    seal = None if home.place.seal is None else home.place.seal.read_bytes()
    assert upgrade_corpus(home.place) is False
    assert home.place.seal is None or home.place.seal.read_bytes() == seal


def create_and_die(home: Home, step: int) -> None:
    with counted(Steps(step, die, ("CREATE", "INSERT", "commit", "commit done")), after=True):
        home.create().close()


@pytest.mark.parametrize("step", [1, 12, 40])
def test_creation_that_is_killed_leaves_no_corpus_or_a_whole_one(home: Home, step: int) -> None:
    context = multiprocessing.get_context("fork")
    child = context.Process(target=create_and_die, args=(home, step), daemon=True)
    child.start()
    child.join(60)
    assert child.exitcode in (0, -signal.SIGKILL)
    try:
        opened = home.open()
    except NoCorpus:
        # a file that was begun shows that its key is of no corpus; a server shows nothing
        if home.key.exists() and home.place.file is None:
            with pytest.raises(StateForbids, match="a key is here already"):
                home.create()
            home.key.unlink()
        opened = home.create()
    with opened as corpus:
        assert corpus.verify().faults == ()


def test_damaged_name_of_a_schema_says_which_page(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        home.create().close()
        assert home.place.file is not None
        data = bytearray(home.place.file.read_bytes())
        data[data.index(b"renvooi_version")] ^= 1
        home.place.file.write_bytes(data)
        with pytest.raises(CorpusUnreadable, match=r"page \d+ .* changed since it was sealed"):
            open_corpus(home.place, clock=home.clock)


def test_corpus_is_not_made_in_a_file_of_another_program_which_stays_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "renvooi.db")) as other, other:
        other.execute("CREATE TABLE klanten (naam TEXT)")
    before = (tmp_path / "renvooi.db").read_bytes()
    with new_home("sqlite", tmp_path) as home:
        with pytest.raises(NoCorpus):
            upgrade_corpus(home.place)
        with pytest.raises(StateForbids, match=r"tables of another program \(klanten\)"):
            home.create()
    assert [path.name for path in tmp_path.iterdir()] == ["renvooi.db"]
    assert (tmp_path / "renvooi.db").read_bytes() == before


def test_another_program_that_uses_alembic_shares_a_schema_of_a_server(tmp_path: Path) -> None:
    with new_home("postgres", tmp_path) as home:
        assert home.place.url is not None
        engine = database.postgres_engine(home.place.url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('4f2a90c1d7e3')"))
            connection.execute(text("CREATE TABLE events (naam TEXT)"))
        with pytest.raises(StateForbids, match=r"tables of another program \(events\)"):
            home.create()
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE events"))
        engine.dispose()
        with home.create() as corpus:
            assert corpus.verify().faults == ()


def test_key_beside_no_database_is_not_taken_for_a_new_corpus(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        store_key(make_key(), home.key)
        with pytest.raises(StateForbids, match=r"a key is here already.*interrupted renvooi init, delete it"):
            home.create()
