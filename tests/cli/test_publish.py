"""`renvooi publish` freezes versions, all names looked up before the first."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


def states(run: Run) -> list[tuple[str, str | None]]:
    found = json.loads(run("log", "demarcatie", "--format", "json").stdout)["versions"]
    return [(one["state"], one["published_by"]) for one in found]


def test_versions_are_published_by_whoever_says_so(kept: Path, run: Run) -> None:
    ran = run("publish", "demarcatie@februari 2026", "--by", "P. de Vries")
    assert (ran.exit_code, ran.stdout) == (Exit.DONE, "demarcatie@2026-02: published\n")
    assert states(run) == [("published", "N. Jansen"), ("published", "P. de Vries")]


def test_an_older_version_that_is_published_late_is_noted(corpus: Path, old: Path, new: Path, run: Run) -> None:
    run("add", old, new)
    ran = run("publish", "demarcatie@2026-02", "demarcatie@2026-01")
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (Exit.DONE, 2)
    assert ran.stderr.startswith("note: demarcatie@2026-01: it is older than 2026-02")


def test_a_published_version_stays_as_it_is(kept: Path, run: Run) -> None:
    ran = run("publish", "demarcatie@2026-01", "demarcatie@2026-02", "--by", "P. de Vries")
    assert ran.exit_code == Exit.DONE
    first, second = ran.stdout.splitlines()
    assert first.startswith("demarcatie@2026-01: published already, on 20")
    assert first.endswith(" by N. Jansen")
    assert second == "demarcatie@2026-02: published"
    assert states(run)[0] == ("published", "N. Jansen")


def test_nothing_is_published_where_one_name_is_unknown(kept: Path, run: Run) -> None:
    ran = run("publish", "demarcatie@2026-02", "demarcatie@2031-01")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert "2031-01" in line
    assert states(run)[1] == ("draft", None)


def test_nobody_cannot_publish(kept: Path, run: Run) -> None:
    ran = run("publish", "demarcatie@2026-02", "--by", "  ")
    assert ran.exit_code == Exit.USAGE
    assert "--by NAME" in ran.stderr
    assert states(run)[1] == ("draft", None)


def test_without_its_key_nothing_is_written(kept: Path, run: Run) -> None:
    (kept.parent / "renvooi.key").unlink()
    ran = run("publish", "demarcatie@2026-02")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert "renvooi.key" in line
    assert states(run)[1] == ("draft", None)
