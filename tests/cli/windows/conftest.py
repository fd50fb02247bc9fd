"""A corpus with a released notice that gives two rights, to copy, and windows of it."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from renvooi.cli.corpus import opened
from renvooi.cli.main import renvooi
from renvooi.diff import diff
from renvooi.notice import load_policy, make_notice

Run = Callable[..., Result]

STATEMENT = "data-pro-statement"
EXAMPLES = Path(__file__).parents[3] / "corpus" / "documents" / STATEMENT
CHANGE = (STATEMENT, "03-2025", "09-2025")
BY = ("--by", "N. Jansen")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of that corpus, and the id of its notice."""
    folder = tmp_path_factory.mktemp("released") / "corpus"
    folder.mkdir()
    where = ("--corpus", str(folder), *BY)
    versions = [str(EXAMPLES / f"{STATEMENT}-{label}.md") for label in CHANGE[1:]]
    for arguments in (["init", *where], ["add", *versions, "--publish", *where]):
        ran = CliRunner().invoke(renvooi, arguments)
        assert ran.exit_code == 0, ran.output
    policy = files("renvooi.notice").joinpath("policies", "default.toml").read_bytes()
    with opened(str(folder)) as store:
        entries = store.versions(STATEMENT)
        old, new = map(store.document, entries)
        notice = make_notice(diff(old, new), old, new, policy=load_policy(policy), received=None)
        # What stands open in the notice of the examples is not what these tests are about.
        ready = replace(notice, findings=(), released_by="N. Jansen")
        released = store.release(*entries, ready, policy=policy, by="N. Jansen")
    return folder, released.id


@pytest.fixture
def notice(made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a notice that was released, in a new corpus that every command finds; N. Jansen acts on it."""
    shutil.copytree(made[0], tmp_path / "corpus")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("RENVOOI_BY", "N. Jansen")
    monkeypatch.delenv("RENVOOI_KEY", raising=False)
    return made[1]


@pytest.fixture
def windows(notice: str, run: Run) -> Mapping[str, str]:
    """Ids of the windows of K-1, by kind of right; nothing is known of their receipt."""
    assert run("windows", "open", notice, "--client", "K-1").exit_code == 0
    return {window["kind"]: window["id"] for window in registered(run)}


@pytest.fixture
def received(windows: Mapping[str, str], run: Run) -> Mapping[str, str]:
    """The same, with a receipt on 25 November 2025: the last day is Christmas Day, with coulance until the 29th."""
    ran = run("windows", "receive", *windows.values(), "--received", "2025-11-25", "--evidence", "leesbevestiging")
    assert ran.exit_code == 0, ran.output
    return windows


def registered(run: Run, *, today: str = "2025-12-01") -> list[Any]:
    """All windows as JSON."""
    ran = run("windows", "list", "--format", "json", "--today", today)
    assert ran.exit_code == 0, ran.output
    found: list[Any] = json.loads(ran.stdout)["windows"]
    return found


def one(run: Run, name: str) -> Any:
    """One window as JSON."""
    return next(window for window in registered(run) if window["id"] == name)
