"""A corpus with a released notice that gives two rights, to copy, and windows of it."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
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
RELEASED = datetime(2025, 9, 20, 9, tzinfo=UTC)
"""When the notice went out: before any receipt."""
BY = ("--by", "N. Jansen")


@dataclass(frozen=True, slots=True)
class Made:
    """Folders of a corpus after each step, to copy, and the ids in all of them."""

    notice: str
    windows: Mapping[str, str]
    """By kind of right."""
    released: Path
    opened: Path
    received: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A corpus whose notice was released, then opened for K-1, then received on 25 November 2025."""
    base = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("renvooi.cli.corpus.now", lambda: RELEASED)
        notice = _release(base / "released")
    shutil.copytree(base / "released", base / "opened")
    _call("windows", "open", notice, "--client", "K-1", "--corpus", str(base / "opened"), *BY)
    with opened(str(base / "opened")) as store:
        windows = {window.kind.value: window.id for window in store.windows()}
    shutil.copytree(base / "opened", base / "received")
    receipt = ("--received", "2025-11-25", "--evidence", "leesbevestiging")
    _call("windows", "receive", *windows.values(), *receipt, "--corpus", str(base / "received"), *BY)
    return Made(notice, windows, base / "released", base / "opened", base / "received")


def _call(*arguments: str) -> None:
    ran = CliRunner().invoke(renvooi, arguments)
    assert ran.exit_code == 0, ran.output


def _release(folder: Path) -> str:
    folder.mkdir()
    where = ("--corpus", str(folder), *BY)
    versions = [str(EXAMPLES / f"{STATEMENT}-{label}.md") for label in CHANGE[1:]]
    _call("init", *where)
    _call("add", *versions, "--publish", *where)
    policy = files("renvooi.notice").joinpath("policies", "default.toml").read_bytes()
    with opened(str(folder)) as store:
        first, second = store.versions(STATEMENT)
        old, new = store.document(first), store.document(second)
        notice = make_notice(diff(old, new), old, new, policy=load_policy(policy), received=None)
        # What stands open in the notice of the examples is not what these tests are about.
        ready = replace(notice, findings=(), released_by="N. Jansen")
        return store.release(first, second, ready, policy=policy, by="N. Jansen").id


@pytest.fixture
def notice(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a notice that was released, in a new corpus that every command finds; N. Jansen acts on it."""
    _copied(made.released, tmp_path, monkeypatch)
    return made.notice


@pytest.fixture
def windows(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """Ids of the windows of K-1, by kind of right; nothing is known of their receipt."""
    _copied(made.opened, tmp_path, monkeypatch)
    return made.windows


@pytest.fixture
def received(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """The same, with a receipt on 25 November 2025: the last day is Christmas Day, with coulance until the 29th."""
    _copied(made.received, tmp_path, monkeypatch)
    return made.windows


@pytest.fixture
def looked(made: Made, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """The same as `received`, for commands that only read: all tests look at one corpus."""
    monkeypatch.setenv("RENVOOI_CORPUS", str(made.received))
    return made.windows


def _copied(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(source, tmp_path / "corpus")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("RENVOOI_BY", "N. Jansen")
    monkeypatch.delenv("RENVOOI_KEY", raising=False)


def registered(run: Run, *, today: str = "2025-12-01") -> list[Any]:
    """All windows as JSON."""
    ran = run("windows", "list", "--format", "json", "--today", today)
    assert ran.exit_code == 0, ran.output
    found: list[Any] = json.loads(ran.stdout)["windows"]
    return found


def one(run: Run, name: str) -> Any:
    """One window as JSON."""
    return next(window for window in registered(run) if window["id"] == name)
