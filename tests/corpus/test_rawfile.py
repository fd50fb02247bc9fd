"""Reading the bytes of a database takes no lock of SQLite away, and handles do not pile up."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from renvooi.corpus.rawfile import read_pieces, read_start
from renvooi.model.errors import CorpusUnreadable

WRITER = (
    "import sqlite3, sys\n"
    "database = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
    "try:\n    database.execute('insert into clauses values (2)')\n"
    "except sqlite3.OperationalError as error:\n    sys.exit(str(error))\n"
)


def write_elsewhere(path: Path) -> str:
    """What another process is told that writes to the database."""
    return subprocess.run([sys.executable, "-c", WRITER, str(path)], capture_output=True, text=True, check=False).stderr


def test_another_process_still_waits_for_a_transaction_after_its_file_was_read(tmp_path: Path) -> None:
    path = tmp_path / "renvooi.db"
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("create table clauses (number)")
        database.execute("begin exclusive")
        assert read_start(path, 15) == b"SQLite format 3"
        assert sum(len(piece) for piece in read_pieces(path, 4096)) == path.stat().st_size
        assert write_elsewhere(path) == "database is locked\n"
        database.execute("rollback")
        assert write_elsewhere(path) == ""
    finally:
        database.close()


def test_pieces_are_whole_pages_and_make_up_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    data = os.urandom(3 * (1 << 20) + 777)
    path.write_bytes(data)
    pieces = [bytes(piece) for piece in read_pieces(path, 512)]
    assert b"".join(pieces) == data
    assert [len(piece) % 512 for piece in pieces] == [0, 0, 0, 777 % 512]


def test_a_file_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"old")
    assert read_start(path, 9) == b"old"
    other.write_bytes(b"new")
    other.replace(path)
    assert read_start(path, 9) == b"new"


def test_handles_of_deleted_files_are_closed(tmp_path: Path) -> None:
    def handles() -> int:
        return len(os.listdir("/proc/self/fd"))

    path = tmp_path / "a"
    path.write_bytes(b"x")
    read_start(path, 1)
    before = handles()
    for _ in range(50):
        path.unlink()
        path.write_bytes(b"x")
        read_start(path, 1)
    assert handles() <= before


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "not a plain"),
        (tmp_path / "pipe", "not a plain"),
    ):
        with pytest.raises(CorpusUnreadable, match=f"cannot be read: {reason}"):
            read_start(path, 1)
        with pytest.raises(CorpusUnreadable, match=f"cannot be read: {reason}"):
            list(read_pieces(path, 512))
