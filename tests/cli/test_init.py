"""`renvooi init` makes a corpus and never overwrites one."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty current folder, and no corpus named."""
    monkeypatch.chdir(tmp_path)
    for name in ("RENVOOI_CORPUS", "RENVOOI_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_corpus_is_made_in_the_current_folder_and_says_where_everything_is(tmp_path: Path, run: Run) -> None:
    ran = run("init", "--by", "N. Jansen")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith(f"{tmp_path}/renvooi.db: a new corpus\n")
    assert f"{tmp_path}/renvooi.key" in ran.stdout
    assert stat.S_IMODE((tmp_path / "renvooi.key").stat().st_mode) == 0o600
    assert run("list", "--language", "en").stdout == "The corpus is empty; renvooi add FILE adds a version.\n"


def test_corpus_that_is_there_is_never_overwritten(tmp_path: Path, run: Run) -> None:
    run("init")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    ran = run("init")
    assert ran.exit_code == Exit.DONE
    assert ran.stdout == f"{tmp_path}/renvooi.db: there already, and up to date; nothing else was changed\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_corpus_and_key_go_where_they_are_told_to(tmp_path: Path, old: Path, run: Run) -> None:
    key, place = tmp_path / "elders.key", tmp_path / "archief.db"
    assert run("init", "--corpus", place, "--key", key).exit_code == Exit.DONE
    assert key.exists()
    assert not (tmp_path / "archief.key").exists()
    refused = run("add", old, "--corpus", place)
    assert refused.exit_code == Exit.REFUSED
    assert "RENVOOI_KEY" in refused.stderr or "key" in refused.stderr


def test_key_that_is_there_is_never_overwritten(tmp_path: Path, run: Run) -> None:
    (tmp_path / "renvooi.key").write_text("van iemand anders")
    ran = run("init")
    assert ran.exit_code == Exit.FORBIDDEN
    assert (tmp_path / "renvooi.key").read_text() == "van iemand anders"


def test_blobs_are_only_named_for_a_server(tmp_path: Path, run: Run) -> None:
    ran = run("init", "--blobs", tmp_path / "blobs")
    assert ran.exit_code == Exit.USAGE
    assert "--blobs is for a corpus on a server" in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["archief.txt", "geen/archief.db", "mysql://h/d", "postgresql://u:gehe/im@h/d"])
def test_place_that_can_hold_no_corpus_is_one_line(place: str, run: Run) -> None:
    ran = run("init", "--corpus", place)
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith("error: ")
    assert "gehe" not in line


def test_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    (tmp_path / "renvooi.db").write_text("geen database, maar een brief van meer dan honderd tekens. " * 20)
    before = (tmp_path / "renvooi.db").read_bytes()
    ran = run("init")
    assert ran.exit_code == Exit.REFUSED
    assert (tmp_path / "renvooi.db").read_bytes() == before
