"""`renvooi verdict`, and what diff and notice make of a verdict."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]
PLACE = "Datawarehouse, punt 2"
DECISION = ("--by", "N. Jansen", "--because", "Zo was het bedoeld.", "--at", "2026-02-03T09:30:00+01:00")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "verdicts.jsonl"


def decide(run: Run, old: Path, new: Path, log: Path, *more: str, change: str = PLACE) -> Result:
    return run("verdict", old, new, "--verdicts", log, "--change", change, *more)


def test_a_verdict_is_recorded_and_shown_beside_the_diff(old: Path, new: Path, log: Path, run: Run) -> None:
    ran = decide(run, old, new, log, "--significance", "editorial", *DECISION)
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert (
        "Datawarehouse, punt 2: redactioneel (berekend: inhoudelijk), door N. Jansen op 3 februari 2026, 09:30 uur (UTC+1): "
        "Zo was het bedoeld.\n"
    ) in ran.stdout
    shown = run("diff", old, new, "--verdicts", log)
    assert shown.exit_code == Exit.FOUND
    assert "[INHOUDELIJK] Datawarehouse, punt 2" in shown.stdout
    assert "Beoordeling: redactioneel, door N. Jansen" in shown.stdout
    (change, _) = json.loads(run("diff", old, new, "--verdicts", log, "--format", "json").stdout)["changes"]
    assert (change["significance"], change["verdict"]["significance"]) == ("substantive", "editorial")


def test_every_verdict_stays_and_the_latest_counts(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--significance", "editorial", *DECISION)
    first = log.read_bytes()
    decide(run, old, new, log, "--significance", "substantive", *DECISION)
    assert log.read_bytes().startswith(first)
    listed = run("verdict", old, new, "--verdicts", log).stdout.splitlines()
    assert [line.partition(": ")[2].split()[0] for line in listed] == ["redactioneel", "inhoudelijk"]
    assert "Beoordeling: inhoudelijk" in run("diff", old, new, "--verdicts", log).stdout


def test_the_notice_follows_the_verdict_and_tells_the_sender(old: Path, new: Path, log: Path, run: Run) -> None:
    before = json.loads(run("notice", "--draft", old, new, "--format", "json").stdout)
    decide(run, old, new, log, "--significance", "editorial", *DECISION)
    ran = run("notice", "--draft", old, new, "--verdicts", log, "--format", "json")
    after = json.loads(ran.stdout)
    assert len(before["rows"]) == len(after["rows"]) + 1
    assert "was computed as substantive and is treated as editorial: decided by N. Jansen" in ran.stderr
    assert any(finding["code"] == "verdict-differs" for finding in after["findings"])


@pytest.mark.parametrize("odd", ["--by", "--because"])
def test_a_decision_in_bytes_that_are_no_text_is_one_line_and_writes_nothing(
    odd: str, old: Path, new: Path, log: Path, run: Run
) -> None:
    ran = decide(run, old, new, log, "--significance", "editorial", *DECISION, odd, "\udcff")
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert f"{odd} holds bytes that are no text" in ran.stderr
    assert not log.exists()


def test_a_verdict_about_a_file_with_an_odd_name_is_kept(old: Path, new: Path, log: Path, run: Run) -> None:
    odd = old.rename(old.with_name("demarcatie-\udcff-2026-01.md"))
    assert decide(run, odd, new, log, "--significance", "editorial", *DECISION).exit_code == Exit.DONE
    assert "redactioneel" in run("verdict", odd, new, "--verdicts", log).stdout


def test_what_a_crash_left_unfinished_gives_way_to_the_next_line(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--significance", "editorial", *DECISION)
    whole = log.read_bytes()
    log.write_bytes(whole + '{"schema":"renvooi/verdict/1","because":"é'.encode()[:-1])
    assert run("diff", old, new, "--verdicts", log).exit_code == Exit.FOUND
    decide(run, old, new, log, "--significance", "review", *DECISION)
    lines = log.read_bytes().splitlines(keepends=True)
    assert lines[0] == whole
    assert len(lines) == 2
    assert json.loads(lines[1])["verdict"]["significance"] == "review"


@pytest.mark.parametrize("held", ["een lijstje\n", "een lijstje", '{"name": "iets anders"}', "# Overeenkomst" * 900])
def test_a_file_that_holds_something_else_is_refused_and_left_as_it_is(
    old: Path, new: Path, log: Path, run: Run, held: str
) -> None:
    log.write_text(held, encoding="utf-8")
    ran = decide(run, old, new, log, "--significance", "editorial", *DECISION)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "line 1: not a verdict" in ran.stderr
    assert log.read_text(encoding="utf-8") == held


def test_a_verdict_that_lost_its_line_end_is_kept_and_shown(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--significance", "editorial", *DECISION)
    first = log.read_bytes()
    log.write_bytes(first.rstrip(b"\n"))
    assert "Beoordeling: redactioneel" in run("diff", old, new, "--verdicts", log).stdout
    decide(run, old, new, log, "--significance", "review", *DECISION[:-1], "2026-02-04T09:30:00+01:00")
    assert log.read_bytes().startswith(first)
    assert len(log.read_bytes().splitlines()) == 2


def test_a_decision_that_is_recorded_late_does_not_overrule_a_later_one(
    old: Path, new: Path, log: Path, run: Run
) -> None:
    decide(run, old, new, log, "--significance", "substantive", *DECISION)
    decide(run, old, new, log, "--significance", "editorial", *DECISION[:-1], "2026-02-01T09:30:00+01:00")
    assert "Beoordeling: inhoudelijk" in run("diff", old, new, "--verdicts", log).stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--change", "Nergens, punt 9", "--significance", "editorial", *DECISION), "no change has the id or place"),
        (("--change", PLACE, *DECISION), "--significance or --class is missing"),
        (("--change", PLACE, "--significance", "editorial", "--by", " ", *DECISION[2:]), "--by is missing"),
        (("--change", PLACE, "--significance", "editorial", *DECISION[:-1], "gisteren"), "is no moment"),
        (("--change", PLACE, "--significance", "editorial", *DECISION[:-1], "2026-02-03T09:30:00"), "is no moment"),
        (
            ("--change", PLACE, "--significance", "editorial", *DECISION[:-1], "2999-01-01T00:00:00+01:00"),
            "lies in the future",
        ),
        (("--by", "N. Jansen"), "name it with --change"),
    ],
)
def test_a_decision_that_is_not_whole_is_one_line_and_writes_nothing(
    old: Path, new: Path, log: Path, run: Run, options: tuple[str, ...], told: str
) -> None:
    ran = run("verdict", old, new, "--verdicts", log, *options)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert told in ran.stderr
    assert not log.exists()


@pytest.mark.parametrize("command", ["diff", "notice", "verdict"])
def test_a_log_that_is_not_there_is_refused(command: str, old: Path, new: Path, log: Path, run: Run) -> None:
    ran = run(command, old, new, "--verdicts", log)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "does not exist" in ran.stderr


def test_a_class_alone_keeps_the_computed_significance_and_is_shown_everywhere(
    old: Path, new: Path, log: Path, run: Run
) -> None:
    ran = decide(run, old, new, log, "--class", "K30", *DECISION)
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert "inhoudelijk (berekend: inhoudelijk), klasse K30, door N. Jansen" in ran.stdout
    assert "inhoudelijk, klasse K30, door N. Jansen" in run("diff", old, new, "--verdicts", log).stdout
    (recorded,) = (json.loads(line)["verdict"] for line in log.read_text("utf-8").splitlines())
    assert (recorded["significance"], recorded["class"]) == ("substantive", "K30")


def test_a_verdict_without_a_class_has_no_such_key(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--significance", "editorial", *DECISION)
    assert "class" not in json.loads(log.read_text("utf-8"))["verdict"]


@pytest.mark.parametrize(
    ("given", "missing"),
    [(("--class", "I", "--by", "N. Jansen"), "--because"), (DECISION, "--significance or --class")],
)
def test_a_class_needs_a_reason_and_a_verdict_needs_a_decision(
    given: tuple[str, ...], missing: str, old: Path, new: Path, log: Path, run: Run
) -> None:
    ran = decide(run, old, new, log, *given)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert f"{missing} is missing" in ran.stderr
    assert not log.exists()


@pytest.mark.parametrize("because", ["-", "nee", "..."])
def test_a_verdict_whose_reason_holds_no_words_is_not_recorded(
    because: str, old: Path, new: Path, log: Path, run: Run
) -> None:
    ran = decide(run, old, new, log, "--class", "G", "--by", "N. Jansen", "--because", because)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert "tells nobody why" in ran.stderr
    assert not log.exists()


def test_a_class_without_a_change_is_a_usage_error(old: Path, new: Path, log: Path, run: Run) -> None:
    ran = run("verdict", old, new, "--verdicts", log, "--class", "I")
    assert (ran.exit_code, "--class is about one change" in ran.stderr) == (Exit.USAGE, True)


def test_a_log_with_a_class_that_is_none_is_refused_with_its_line(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--class", "I", *DECISION)
    log.write_text(log.read_text("utf-8").replace('"class":"I"', '"class":"Z"'), "utf-8")
    ran = run("verdict", old, new, "--verdicts", log)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "line 1" in ran.stderr
    assert "'Z'" in ran.stderr


def test_a_lowered_class_is_told_to_the_sender_with_who_when_and_why(old: Path, new: Path, log: Path, run: Run) -> None:
    decide(run, old, new, log, "--class", "G", *DECISION)
    ran = run("notice", "--draft", old, new, "--verdicts", log, "--format", "json")
    (found,) = (one for one in json.loads(ran.stdout)["findings"] if one["code"] == "verdict-differs")
    assert found["severity"] == "warning"
    assert "class I by the rules and is treated as class G" in found["message"]
    assert "decided by N. Jansen on 3 February 2026, 09:30 (UTC+1): Zo was het bedoeld." in found["message"]
