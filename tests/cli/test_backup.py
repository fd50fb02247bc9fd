"""`renvooi backup` and `renvooi restore`: exit code 1 and a line a fault where a backup is not sound."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


def test_sound_corpus_is_restored_elsewhere(kept: Path, tmp_path: Path, run: Run) -> None:
    made = run("backup", tmp_path / "corpus.backup")
    assert (made.exit_code, made.stderr) == (Exit.DONE, "")
    (tmp_path / "new").mkdir()
    ran = run("restore", tmp_path / "corpus.backup", "--corpus", tmp_path / "new")
    assert ran.exit_code == Exit.DONE
    assert "all sound" in ran.stdout


def test_faults_are_said_and_restored_where_asked_for(kept: Path, tmp_path: Path, run: Run) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE versions SET added_by = 'iemand anders' WHERE label = '2026-02'")
    made = run("backup", tmp_path / "corpus.backup")
    assert made.exit_code == Exit.FOUND
    fault, error = made.stderr.splitlines()
    assert fault.startswith("fault: row versions demarcatie")
    assert error.endswith("renvooi restore takes this one only --with-faults.")
    (tmp_path / "new").mkdir()
    refused = run("restore", tmp_path / "corpus.backup", "--corpus", tmp_path / "new")
    assert refused.exit_code == Exit.REFUSED
    assert list((tmp_path / "new").iterdir()) == []
    ran = run("restore", tmp_path / "corpus.backup", "--corpus", tmp_path / "new", "--with-faults")
    assert ran.exit_code == Exit.FOUND
    *faults, note = ran.stderr.splitlines()
    assert faults == [fault]
    assert note.startswith("note: no mail goes out of a restored corpus")
    assert run("verify", "--corpus", tmp_path / "new").exit_code == Exit.FOUND


@pytest.mark.parametrize("place", ["geen/corpus.backup", "/proc/corpus.backup"])
def test_backup_where_nothing_can_be_written_is_one_line(kept: Path, tmp_path: Path, run: Run, place: str) -> None:
    ran = run("backup", tmp_path / place)
    assert ran.exit_code in (Exit.REFUSED, Exit.FORBIDDEN)
    (line,) = ran.stderr.splitlines()
    assert line.startswith("error: ")
