"""A flipped bit anywhere in a database file or in its seal is found."""

import os
import random
import sqlite3
from pathlib import Path

import pytest

from renvooi.corpus.seal import check_seal, make_seal, read_seal, unsettled
from renvooi.model.errors import CorpusBusy, CorpusUnreadable

PAGE = 512
"""The smallest that SQLite has, so that a small file has many."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database at rest with some thirty pages, of which some are free."""
    path = tmp_path / "renvooi.db"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"pragma page_size = {PAGE}")
    database.execute("pragma journal_mode = wal")
    database.execute("begin")
    database.execute("create table clauses (number integer primary key, text)")
    database.execute("create index by_text on clauses (text)")
    database.executemany(
        "insert into clauses values (?, ?)", ((n, f"Bepaling {n} van het document") for n in range(150))
    )
    database.execute("delete from clauses where number between 40 and 80")
    database.execute("commit")
    database.close()
    return path


def flip(path: Path, bit: int) -> None:
    with path.open("r+b", buffering=0) as file:
        file.seek(bit // 8)
        (held,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([held ^ 1 << bit % 8]))


def test_a_file_as_it_was_sealed_is_whole(path: Path) -> None:
    sealed = make_seal(path, 41)
    seal = read_seal(sealed, "renvooi.seal")
    assert (seal.events, seal.length, seal.page_size) == (41, path.stat().st_size, PAGE)
    assert check_seal(path, seal) == ()
    assert make_seal(path, 41) == sealed


def test_a_bit_that_flips_is_found_in_its_page(path: Path) -> None:
    seal = read_seal(make_seal(path, 41), "renvooi.seal")
    size = path.stat().st_size
    some = random.Random(6)
    bits = [8 * page + some.randrange(8 * PAGE) for page in range(0, size, PAGE)]
    bits += [some.randrange(8 * size) for _ in range(2000)]
    for bit in bits:
        flip(path, bit)
        (fault,) = check_seal(path, seal)
        assert fault.name == f"page {bit // 8 // PAGE + 1}"
        flip(path, bit)
    assert check_seal(path, seal) == ()


def test_a_byte_that_changes_is_found_wherever_it_is(path: Path) -> None:
    seal = read_seal(make_seal(path, 41), "renvooi.seal")
    size = path.stat().st_size
    for byte in range(0, size, 7):
        flip(path, 8 * byte)
        assert len(check_seal(path, seal)) == 1
        flip(path, 8 * byte)


def test_neighbouring_pages_are_one_fault(path: Path) -> None:
    seal = read_seal(make_seal(path, 41), "renvooi.seal")
    for page in (2, 3, 4, 9):
        flip(path, 8 * (page - 1) * PAGE)
    assert [fault.name for fault in check_seal(path, seal)] == ["pages 2-4", "page 9"]
    assert check_seal(path, seal)[0].message == (
        "pages 2-4 (bytes 512 to 2047) of the database file changed since it was sealed"
    )


def test_a_file_of_another_length_is_found(path: Path) -> None:
    seal = read_seal(make_seal(path, 41), "renvooi.seal")
    size = path.stat().st_size
    for length, word, pages in (
        (size + 1, "longer", []),
        (size + 5 * PAGE, "longer", []),
        (size - 1, "shorter", [f"page {size // PAGE}"]),
        (size - PAGE, "shorter", []),
        (0, "shorter", []),
    ):
        whole = path.read_bytes()
        os.truncate(path, length)
        *others, last = check_seal(path, seal)
        assert [fault.name for fault in others] == pages
        assert last.name == "length"
        assert last.message == f"the file is {word} than it was sealed: {length} bytes, not {size}"
        path.write_bytes(whole)
    assert check_seal(path, seal) == ()


def test_every_bit_of_a_seal_counts(path: Path) -> None:
    sealed = make_seal(path, 41)
    for bit in range(8 * len(sealed)):
        held = bytearray(sealed)
        held[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CorpusUnreadable, match="the seal was damaged or changed"):
            read_seal(bytes(held), "renvooi.seal")


def test_a_seal_of_another_length_is_none(path: Path) -> None:
    sealed = make_seal(path, 41)
    for held in (sealed + b"\0", sealed + sealed, b"", *(sealed[:length] for length in range(0, len(sealed), 5))):
        with pytest.raises(CorpusUnreadable, match=r"renvooi\.seal: the seal was damaged"):
            read_seal(held, "renvooi.seal")


def test_what_is_still_in_a_log_is_said_and_not_sealed(path: Path) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    try:
        assert unsettled(path) == ()
        database.execute("insert into clauses values (1000, 'nieuw')")
        assert unsettled(path) == ("renvooi.db-wal",)
        with pytest.raises(CorpusBusy, match=r"changes are still in renvooi\.db-wal"):
            make_seal(path, 42)
        database.execute("pragma wal_checkpoint(truncate)")
        assert unsettled(path) == ()
        database.execute("begin immediate")
        seal = read_seal(make_seal(path, 42), "renvooi.seal")
        database.execute("rollback")
    finally:
        database.close()
    assert check_seal(path, seal) == ()


def test_a_journal_that_a_crash_left_is_said(path: Path) -> None:
    path.with_name("renvooi.db-journal").write_bytes(b"half a transaction")
    assert unsettled(path) == ("renvooi.db-journal",)


def test_reading_the_database_does_not_break_the_seal(path: Path) -> None:
    seal = read_seal(make_seal(path, 41), "renvooi.seal")
    database = sqlite3.connect(path)
    assert database.execute("select count(*) from clauses").fetchone() == (109,)
    assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()
    assert check_seal(path, seal) == ()


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\0", b"SQLite format 3\0\0\7" + bytes(98), b"%PDF-1.7" + bytes(92)]
)
def test_what_is_no_database_is_not_sealed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "renvooi.db"
    path.write_bytes(data)
    with pytest.raises(CorpusUnreadable, match="is no SQLite database"):
        make_seal(path, 0)


@pytest.mark.parametrize("page_size", [512, 4096, 32768, 65536])
def test_every_page_size_is_sealed_and_the_seal_is_small(tmp_path: Path, page_size: int) -> None:
    path = tmp_path / "renvooi.db"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"pragma page_size = {page_size}")
    database.execute("create table clauses (text)")
    database.execute("insert into clauses values (zeroblob(1000000))")
    database.close()
    sealed = make_seal(path, 1)
    assert read_seal(sealed, "renvooi.seal").page_size == page_size
    assert len(sealed) < path.stat().st_size * 33 / page_size + 200
