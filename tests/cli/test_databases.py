"""The commands of the corpus do the same on both databases, and say so where another process writes."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.corpus import open_corpus
from tests.corpus.stores import new_schema

Run = Callable[..., Result]


def test_commands_do_the_same_on_a_server_as_on_a_file(
    kept: Path, old: Path, new: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows = (
        ("show", "demarcatie@2026-02"),
        ("show", "demarcatie@januari 2026", "--format", "original"),
        ("blame", "demarcatie@2026-02", "--format", "json"),
        ("verify", "--without-blobs"),
    )
    on_file = [run(*show) for show in shows]
    listed = run("list", "--format", "json").stdout
    with new_schema() as url:
        monkeypatch.setenv("RENVOOI_CORPUS", url)
        assert run("init").exit_code == Exit.FORBIDDEN
        monkeypatch.setenv("RENVOOI_KEY", str(tmp_path / "server.key"))
        assert run("init").exit_code == Exit.DONE
        assert run("init").stdout.endswith("there already, and up to date; nothing else was changed\n")
        assert run("add", old, new).exit_code == Exit.DONE
        assert run("publish", "demarcatie@2026-01").exit_code == Exit.DONE
        on_server = [run(*show) for show in shows]
        names = [json.loads(text)["documents"][0] for text in (listed, run("list", "--format", "json").stdout)]
        monkeypatch.delenv("RENVOOI_KEY")
        keyless = run("publish", "demarcatie@2026-02")
    assert [ran.exit_code for ran in on_server] == [ran.exit_code for ran in on_file] == [Exit.DONE] * len(shows)
    assert [ran.stdout for ran in on_server[:3]] == [ran.stdout for ran in on_file[:3]]
    assert [{**name, "changed_at": None} for name in names[:1]] == [{**name, "changed_at": None} for name in names[1:]]
    assert keyless.exit_code == Exit.FORBIDDEN
    assert "RENVOOI_KEY" in keyless.stderr


def test_another_process_that_writes_ends_the_command_and_nothing_was_added(
    kept: Path, old: Path, new: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = open_corpus.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "patience", 0)
    third = new.with_name("demarcatie-2026-03.md")
    third.write_text(new.read_text("utf-8").replace("2026-02", "2026-03"), "utf-8")
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = run("add", third, old, "--format", "json")
        published = run("publish", "demarcatie@2026-02")
        other.execute("ROLLBACK")
    assert (ran.exit_code, json.loads(ran.stdout)["files"]) == (Exit.FORBIDDEN, [])
    for found in (ran, published):
        (line,) = found.stderr.splitlines()
        assert "another process is writing" in line
    assert published.exit_code == Exit.FORBIDDEN
    assert run("add", third, old).exit_code == Exit.DONE
