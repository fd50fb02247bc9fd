"""The session on the page about windows is what the commands print on that day."""

import re
import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]

PAGE = (Path(__file__).parents[3] / "docs" / "window.md").read_text("utf-8")
NOW = datetime(2025, 12, 27, 9, tzinfo=UTC)
ID = re.compile(r"w-[0-9a-f]{12}")


def steps() -> list[tuple[str, str]]:
    """(command line, what it prints) in the order of the page."""
    session = PAGE.split("### A session\n", 1)[1].split("```console\n", 1)[1].split("```", 1)[0]
    found = [block.partition("\n") for block in session.split("$ ")[1:]]
    return [(line, printed.rstrip("\n")) for line, _, printed in found]


def as_pattern(printed: str, ids: dict[str, str]) -> str:
    """A pattern for what the page shows; "..." stands for the rest of a line, an id not seen yet for any."""
    pattern = re.escape(printed).replace(r"\.\.\.", ".*")
    for name in dict.fromkeys(ID.findall(printed)):
        seen = re.escape(ids[name]) if name in ids else f"(?P<id{name[2:]}>{ID.pattern})"
        pattern = pattern.replace(re.escape(name), seen, 1).replace(
            re.escape(name), seen if name in ids else ID.pattern
        )
    return pattern


def test_session_prints_what_the_page_shows(notice: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("renvooi.cli.corpus", "renvooi.cli.windows.moments"):
        monkeypatch.setattr(f"{module}.now", lambda: NOW)
    ids: dict[str, str] = {}
    shown = steps()
    assert len(shown) == 6
    for line, printed in shown:
        for name, real in ids.items():
            line = line.replace(name, real)
        program, *arguments = shlex.split(line)
        ran = run(*arguments)
        assert (program, ran.exit_code) == ("renvooi", Exit.DONE), ran.output
        found = re.fullmatch(as_pattern(printed, ids), ran.stdout.rstrip("\n"))
        assert found, ran.stdout
        ids |= {f"w-{name[2:]}": real for name, real in found.groupdict().items()}
