"""A notice that was released is what everyone gets from then on; another one takes its place with a reason, or is a draft."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from renvooi.cli.exits import Exit
from renvooi.cli.main import renvooi
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.conftest import NEW, OLD

Run = Callable[..., Result]
PAIR = ("demarcatie", "2026-01", "2026-02")
REASONS = """[reasons]
"Datawarehouse, punt 2" = "De klant ziet zelf of de back-up klopt."
"Toegang, punt 2" = "Een kluis is veiliger dan een briefje."
"""
SLIP = REASONS.replace("briefje", "brifje")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of two published versions, two accounts, and a notice that was released with the slip."""
    folder = tmp_path_factory.mktemp("releasing")
    for label, text in (("2026-01", OLD), ("2026-02", NEW)):
        (folder / f"demarcatie-{label}.md").write_text(text, encoding="utf-8")
    (folder / "slip.toml").write_text(SLIP, encoding="utf-8")
    (folder / "right.toml").write_text(REASONS, encoding="utf-8")
    where = ("--corpus", str(folder), "--by", "N. Jansen")
    files = [str(folder / f"demarcatie-{label}.md") for label in PAIR[1:]]
    account = ("--reasons", str(folder / "slip.toml"), "--output", str(folder / "first.md"))
    for line in (
        ("init", *where),
        ("add", *files, "--publish", *where),
        ("notice", *PAIR, "--release", *account, *where),
    ):
        ran = CliRunner().invoke(renvooi, line)
        assert ran.exit_code == 0, ran.output
    return folder


@pytest.fixture
def first(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of the notice that was released; its corpus is a new copy in the current folder."""
    shutil.copytree(base, tmp_path / "corpus")
    monkeypatch.chdir(tmp_path / "corpus")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("RENVOOI_BY", "N. Jansen")
    monkeypatch.delenv("RENVOOI_KEY", raising=False)
    return named((base / "first.md").read_text("utf-8"))


def named(text: str) -> str:
    """The id of the notice that `text` is."""
    found = re.search(r"notice-[0-9a-f]{20}", text)
    assert found is not None
    return found[0]


def corrected(run: Run, *more: str) -> Result:
    """The notice without the slip."""
    return run("notice", *PAIR, "--reasons", "right.toml", *more)


def refused(ran: Result, code: Exit, *said: str) -> None:
    assert (ran.exit_code, ran.stdout) == (code, "")
    last = ran.stderr.splitlines()[-1]
    assert [words for words in said if words not in last] == []


def test_release_by_another_writes_what_is_on_record(first: str, run: Run) -> None:
    ran = run("notice", *PAIR, "--reasons", "slip.toml", "--release", "--by", "P. de Vries", "--language", "en")
    assert ran.exit_code == Exit.DONE
    assert "Released by: <bdi>N. Jansen</bdi>" in ran.stdout
    assert "nothing was recorded now" in ran.stderr


def test_release_is_the_same_on_a_day_on_which_the_window_would_end_later(first: str, run: Run) -> None:
    ran = run("notice", *PAIR, "--reasons", "slip.toml", "--release", "--sending", "2027-05-03")
    assert ran.exit_code == Exit.DONE
    assert ran.stdout == Path("first.md").read_text("utf-8")


def test_notice_is_written_as_it_was_released_and_with_last_days(first: str, run: Run) -> None:
    again = run("notice", *PAIR, "--reasons", "slip.toml")
    assert (again.exit_code, again.stdout, again.stderr) == (Exit.DONE, Path("first.md").read_text("utf-8"), "")
    dated = run("notice", *PAIR, "--reasons", "slip.toml", "--received", "2035-03-02").stdout
    assert ("Vrijgegeven door: <bdi>N. Jansen</bdi>" in dated, "zondag 1 april 2035" in dated) == (True, True)


def test_other_reasons_are_another_notice_that_is_refused_or_a_draft(first: str, run: Run) -> None:
    refused(corrected(run), Exit.FORBIDDEN, first, "--released", "--draft", "--release --because")
    refused(run("notice", *PAIR), Exit.FORBIDDEN, first, "--released")
    draft = corrected(run, "--draft")
    assert draft.exit_code == Exit.DONE
    assert "CONCEPT" in draft.stdout
    assert named(draft.stdout) != first


def test_correction_takes_the_place_of_the_notice_with_a_reason(first: str, run: Run) -> None:
    refused(corrected(run, "--release"), Exit.FORBIDDEN, first, "give a reason with --because")
    ran = corrected(run, "--release", "--because", "Een typfout.")
    second = named(ran.stdout)
    assert (ran.exit_code, second != first, "briefje" in ran.stdout) == (Exit.DONE, True, True)
    assert f"{second} takes the place of {first}" in ran.stderr
    assert run("notice", *PAIR, "--released").stdout == ran.stdout == corrected(run).stdout
    refused(
        run("notice", *PAIR, "--reasons", "slip.toml", "--release"), Exit.FORBIDDEN, first, f"{second} took its place"
    )
    refused(run("notice", *PAIR, "--reasons", "slip.toml"), Exit.FORBIDDEN, f"{second} took its place", "--released")
    former = run("notice", first, "--released")
    assert former.stdout == Path("first.md").read_text("utf-8")
    assert f"{second} took its place" in former.stderr


def test_receipt_before_the_release_is_written_with_a_note(first: str, run: Run) -> None:
    ran = run("notice", first[:12], "--released", "--received", "2020-03-02")
    assert ran.exit_code == Exit.DONE
    assert ran.stderr.startswith(f"note: received on 2020-03-02, before {first} was released on ")
    assert run("notice", first, "--released", "--received", "2035-03-02").stderr == ""


def test_notice_that_was_never_released_is_one_line(first: str, run: Run) -> None:
    refused(run("notice", "notice-00", "--released"), Exit.REFUSED, "no released notice has this id", first)
    refused(run("notice", first, "--released", "--in", "."), Exit.USAGE, "--in is for versions in a folder")


@pytest.mark.parametrize(
    "option",
    [
        ("--policy", "p.toml"),
        ("--reasons", "slip.toml"),
        ("--verdicts", "v.jsonl"),
        ("--sending", "2026-03-02"),
        ("--by", "A"),
    ],
    ids=lambda option: option[0],
)
def test_option_that_changes_nothing_in_a_released_notice_is_refused(
    first: str, run: Run, option: tuple[str, str]
) -> None:
    refused(run("notice", *PAIR, "--released", *option), Exit.USAGE, f"{option[0]} changes nothing")


def test_release_that_cannot_be_written_says_how_to_write_it(first: str, run: Run) -> None:
    ran = corrected(run, "--release", "--because", "Een typfout.", "--output", "/dev/full")
    refused(
        ran, Exit.USAGE, "The notice is on record: write it with renvooi notice notice-", "--released --output FILE"
    )
    assert run("notice", named(ran.stderr), "--released").exit_code == Exit.DONE


def test_policy_that_is_not_in_force_needs_a_reason(first: str, run: Run) -> None:
    text = shipped_policy().decode("utf-8")
    Path("own.toml").write_text(text.replace('name = "default"', 'name = "eigen"', 1), encoding="utf-8")
    Path("shipped.toml").write_text(text, encoding="utf-8")
    assert run("policy", "adopt", "shipped.toml").exit_code == Exit.DONE
    own = ("--policy", "own.toml", "--release")
    refused(corrected(run, *own), Exit.FORBIDDEN, "was made with eigen ", "is in force for demarcatie", "--because")
    ran = corrected(run, *own, "--because", "Dit beleid gold nog.")
    assert ran.exit_code == Exit.DONE
    assert "was made with eigen " in ran.stderr
    assert "in force for demarcatie is default " in ran.stderr


@pytest.mark.usefixtures("first")
def test_a_released_notice_that_is_checked_has_the_name_that_is_on_record(run: Run) -> None:
    ran = run("notice", *PAIR, "--reasons", "slip.toml", "--verify", "first.md")
    assert (ran.exit_code, ran.stdout.splitlines()[0]) == (
        Exit.DONE,
        "first.md: 2 van 2 wijzigingen verteld, 0 fouten, 0 waarschuwingen",
    )
    Path("other.md").write_text(Path("first.md").read_text("utf-8").replace("N. Jansen", "P. de Vries"), "utf-8")
    assert "own-text" in run("notice", *PAIR, "--reasons", "slip.toml", "--verify", "other.md").stdout


@pytest.mark.usefixtures("first")
def test_a_change_that_is_taken_out_of_a_notice_is_found_by_the_command(run: Run) -> None:
    told = Path("first.md").read_text("utf-8")
    start = told.index("### 1. ")
    Path("short.md").write_text(told[:start] + told[told.index("### 2. ") :], "utf-8")
    ran = run("notice", *PAIR, "--reasons", "slip.toml", "--verify", "short.md")
    assert ran.exit_code == Exit.FOUND
    assert "change-left-out" in ran.stdout
