"""The session on the page about notifying is what the commands print on that day, with a mail server that takes all."""

import re
import shlex
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result

from bench.mailing.relay import Relay
from renvooi.cli.exits import Exit
from tests.cli.mailed import Clock, server, write_settings

Run = Callable[..., Result]

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "notify.md").read_text("utf-8")
NOW = datetime(2026, 1, 14, 9, tzinfo=UTC)
ID = re.compile(r"\b(?:w-[0-9a-f]{12}|notice-[0-9a-f]{20}|[a-z2-7]{26})\b")
"""What another key, or another notice, calls otherwise."""


def steps() -> list[tuple[str, str]]:
    """(command line, what it prints) in the order of the page."""
    sessions = "".join(block.split("```", 1)[0] for block in PAGE.split("```console\n")[1:])
    found = [block.partition("\n") for block in sessions.split("$ ")[1:]]
    return [(line, printed.rstrip("\n")) for line, _, printed in found]


def as_pattern(printed: str) -> str:
    """A pattern for what the page shows; "..." stands for any text, an id for any of its form."""
    pattern = re.escape(ID.sub("ID", printed)).replace(r"\.\.\.", ".*?")
    return re.sub(r"\bID\b", ID.pattern.replace("\\", "\\\\"), pattern)


@pytest.fixture
def place(tmp_path: Path, relay: Relay, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with the example documents, all published, and settings of mail, on that day."""
    clock = Clock(NOW)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for module in (
        "corpus",
        "init",
        "lookup",
        "notice_look",
        "outgoing",
        "releasing",
        "notify.planning",
        "notify.going",
        "windows.moments",
    ):
        monkeypatch.setattr(f"renvooi.cli.{module}.now", clock)
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("RENVOOI_BY", "N. Jansen")
    monkeypatch.setenv("RENVOOI_MAIL", str(tmp_path / "mail.toml"))
    monkeypatch.delenv("RENVOOI_KEY", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / "corpus").mkdir()
    write_settings(tmp_path / "mail.toml", server(relay, tmp_path).port)
    documents = ROOT / "corpus" / "documents"
    assert run("init").exit_code == Exit.DONE
    for name in ("demarcatie", "data-pro-statement"):
        ran = run("add", *sorted((documents / name).glob("*.md")), "--publish")
        assert ran.exit_code == Exit.DONE, ran.output
    return tmp_path


def test_session_prints_what_the_page_shows(place: Path, run: Run) -> None:
    shown = steps()
    assert len(shown) == 7
    ids: dict[str, str] = {}
    for line, printed in shown:
        for name, real in ids.items():
            line = line.replace(name, real)
        program, *arguments = shlex.split(line)
        ran = run(*arguments)
        assert (program, ran.exit_code) == ("renvooi", Exit.DONE), ran.output
        assert re.fullmatch(as_pattern(printed), ran.stdout.rstrip("\n"), re.DOTALL), ran.output
        ids |= dict(zip(ID.findall(printed), ID.findall(ran.stdout), strict=False))
    assert (place / "sample.eml").is_file()
