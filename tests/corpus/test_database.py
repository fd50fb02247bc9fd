"""Both databases behave alike: durable, one writer at a time, errors in our words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine, text

from renvooi.corpus import Corpus, database, migrations
from renvooi.model.errors import CorpusBusy, CorpusUnreadable, DoneInPart, StoreFailed
from tests.corpus.stores import BY, Home, new_home, received, version

NOBODY = 65534
"""A user who owns nothing."""


def fails(engine: Engine, statement: str, *, writing: bool) -> None:
    with (database.writing if writing else database.reading)(engine, "het corpus") as connection:
        connection.execute(text(statement))


def test_sqlite_is_set_to_be_durable(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus, corpus.reading() as connection:
        said = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


def test_reader_cannot_write_and_a_writer_is_told_what_failed(corpus: Corpus) -> None:
    with pytest.raises(StoreFailed, match=r"^het corpus: .*; nothing of this step was kept\. [^\n]*$"):
        fails(corpus.engine, "INSERT INTO nergens VALUES (1)", writing=True)
    with pytest.raises(CorpusUnreadable, match=r"^het corpus: cannot be read: [^\n]*$"):
        fails(corpus.engine, "SELECT * FROM nergens", writing=False)


def test_second_writer_waits_and_is_told_when_that_takes_too_long(home: Home) -> None:
    with home.create() as corpus, home.open(patience=0.1) as other, database.writing(corpus.engine, "het corpus"):
        with pytest.raises(CorpusBusy, match="het corpus: another process is writing"):
            fails(other.engine, "SELECT 1", writing=True)
        # who reads does not wait
        assert other.documents() == ()


@contextmanager
def not_to_be_written(folder: Path) -> Iterator[None]:
    """A context in which nothing in `folder` may be written: not even by root, who is somebody else in it."""
    everything = (folder, *folder.rglob("*"))
    modes = {path: path.stat().st_mode for path in everything}
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        for path, mode in modes.items():
            path.chmod(mode)


def read_beside_a_writer(corpus: Corpus, file: Path) -> None:
    with corpus.reading():
        os.seteuid(os.getuid())
        os.utime(file, ns=(0, 0))


def test_corpus_that_may_not_be_written_can_be_read_unless_changes_are_pending() -> None:
    with TemporaryDirectory() as found, new_home("sqlite", Path(found)) as home:
        folder = Path(found)
        folder.chmod(0o755)
        with home.create() as corpus:
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        # what is imported when it is needed may be in a folder of root
        with home.open() as corpus:
            corpus.verify()
        with not_to_be_written(folder), home.open() as corpus:
            (entry,) = corpus.versions("voorbeeld")
            assert corpus.document(entry).version == "2026-01"
            assert corpus.verify().faults == ()
            with pytest.raises(StoreFailed, match="readonly database"):
                corpus.publish("voorbeeld", "2026-01", by=BY)
        assert home.place.file is not None
        with (
            not_to_be_written(folder),
            home.open() as corpus,
            pytest.raises(CorpusBusy, match="written while"),
        ):
            read_beside_a_writer(corpus, home.place.file)
        home.place.file.with_name("renvooi.db-wal").write_bytes(b"log")
        with not_to_be_written(folder), pytest.raises(CorpusUnreadable, match="SQLite has not settled"):
            home.open()


def test_full_database_is_one_clean_error_and_work_goes_on_later(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        with corpus.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        given = received(version("2026-01", *(f"De klant beheert account {number}." for number in range(200))))
        with pytest.raises((StoreFailed, DoneInPart), match=r"database or disk is full; nothing of this step was kept"):
            corpus.add(given, by=BY)
        assert corpus.verify().faults == ()
        with corpus.reading() as connection:
            connection.execute(text("PRAGMA max_page_count = 1000000"))
        corpus.add(given, by=BY)
        assert corpus.verify().faults == ()


def test_server_that_hangs_up_is_one_clean_error_and_the_next_step_works(tmp_path: Path) -> None:
    with new_home("postgres", tmp_path) as home, home.create() as corpus:

        def lose() -> None:
            with database.writing(corpus.engine, corpus.name) as connection:
                connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

        with pytest.raises(StoreFailed, match="nothing of this step was kept"):
            lose()
        assert corpus.add(received(version("2026-01", "De klant beheert.")), by=BY).outcome == "added"


def test_file_that_is_no_database_is_one_clean_error(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        assert home.place.file is not None
        home.place.file.write_bytes(b"geen database " * 400)
        with pytest.raises(CorpusUnreadable, match="not a database"):
            home.open()


def test_two_names_of_a_schema_are_both_told(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        home.create().close()
        assert home.place.file is not None
        with sqlite3.connect(home.place.file) as raw:
            raw.execute("INSERT INTO renvooi_version VALUES ('9999')")
        with home.open() as corpus, corpus.reading() as connection:
            assert database.schema_version(connection) == migrations.HEAD
            assert database.schema_versions(connection) == (migrations.HEAD, "9999")


def test_corpora_in_two_schemas_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with new_home("postgres", tmp_path) as home, new_home("postgres", tmp_path / "other") as other:
        other.key.parent.mkdir()
        with home.create() as corpus:
            other.create().close()
            with database.writing(corpus.engine, "het corpus"), other.open(patience=0.1) as beside:
                assert beside.add(received(version("2026-01", "De klant beheert.")), by=BY).outcome == "added"
