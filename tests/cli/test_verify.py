"""`renvooi verify` ends with 0 on a sound corpus, and with 1 and a line a fault on any other."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema

Run = Callable[..., Result]


def rewrite(corpus: Path, statement: str) -> None:
    """Change the database behind renvooi's back."""
    with closing(sqlite3.connect(corpus)) as connection, connection:
        assert connection.execute(statement).rowcount > 0


@pytest.mark.parametrize("options", [(), ("--every-signature",), ("--without-blobs",)])
def test_a_sound_corpus_says_so_with_what_was_checked(options: tuple[str, ...], kept: Path, run: Run) -> None:
    ran = run("verify", *options)
    assert ran.exit_code == Exit.DONE, ran.output
    summary, head = ran.stdout.splitlines()
    assert summary.startswith(f"{kept}: sound; ")
    assert head.startswith("newest head: ")


def test_json_fits_the_published_schema(kept: Path, run: Run) -> None:
    sound = json.loads(run("verify", "--format", "json").stdout)
    jsonschema.validate(sound, schema("renvooi/verification/1"))
    assert (sound["sound"], sound["faults"]) == (True, [])
    rewrite(kept, "UPDATE versions SET added_by = 'iemand anders' WHERE label = '2026-02'")
    ran = run("verify", "--format", "json")
    found = json.loads(ran.stdout)
    jsonschema.validate(found, schema("renvooi/verification/1"))
    assert (ran.exit_code, found["sound"]) == (Exit.FOUND, False)


def test_a_changed_row_is_named(kept: Path, run: Run) -> None:
    rewrite(kept, "UPDATE versions SET added_by = 'iemand anders' WHERE label = '2026-02'")
    ran = run("verify")
    assert ran.exit_code == Exit.FOUND
    assert [line for line in ran.stdout.splitlines() if line.startswith("fault: ") and "iemand anders" in line]


def test_a_changed_file_is_named_unless_files_are_left_out(kept: Path, new: Path, run: Run) -> None:
    (path,) = [
        path
        for path in (kept.parent / "renvooi.blobs").rglob("*")
        if path.is_file() and path.read_bytes() == new.read_bytes()
    ]
    path.chmod(0o600)
    path.write_bytes(b"Iets anders.")
    ran = run("verify")
    assert ran.exit_code == Exit.FOUND
    assert [line for line in ran.stdout.splitlines() if line.startswith("fault: blob ")]
    assert run("verify", "--without-blobs").exit_code == Exit.DONE


def test_without_a_corpus_there_is_nothing_to_verify(tmp_path: Path, run: Run) -> None:
    ran = run("verify", "--corpus", tmp_path / "weg.db")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert "there is no corpus" in line


def test_head_that_was_kept_is_asked_for_by_file_or_digest(kept: Path, tmp_path: Path, run: Run) -> None:
    digest = run("verify").stdout.splitlines()[-1].removeprefix("newest head: ")
    witness = tmp_path / "kept.heads"
    witness.write_bytes((kept.parent / "renvooi.heads").read_bytes())
    assert run("verify", "--head", digest, "--head", witness).exit_code == Exit.DONE
    ran = run("verify", "--head", "0" * 64)
    assert ran.exit_code == Exit.FOUND
    assert [line for line in ran.stdout.splitlines() if line.startswith("fault: kept head 0000000000000000")]
    ran = run("verify", "--head", tmp_path / "weg")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")


def test_another_key_than_the_known_one_is_named(kept: Path, run: Run) -> None:
    ran = run("verify", "--key", "0" * 64)
    assert ran.exit_code == Exit.FOUND
    assert "names another key" in ran.stdout
