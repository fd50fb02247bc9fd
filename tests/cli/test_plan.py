"""`renvooi plan`: the rehearsal of a notice, on files and on versions of a corpus."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.corpus import find_place, open_corpus
from renvooi.diff import diff
from renvooi.model import schema
from renvooi.notice import load_policy, make_notice, release
from tests.cli.test_stored import clock

Run = Callable[..., Result]
SENDING = ("--sending", "2026-01-05")


@pytest.fixture
def reasons(tmp_path: Path) -> Path:
    """A file with a reason for both changes."""
    path = tmp_path / "redenen.toml"
    path.write_text(
        '[reasons]\n"Datawarehouse, punt 2" = "De klant wil dit zelf doen."\n"Toegang, punt 2" = "Een kluis is veiliger."\n',
        encoding="utf-8",
    )
    return path


def test_nothing_that_blocks_ends_with_0(old: Path, new: Path, reasons: Path, run: Run) -> None:
    ran = run("plan", old, new, *SENDING, "--reasons", reasons, "--effective", "2026-03-03")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert "Niets staat verzending in de weg." in ran.stdout
    assert "Ontvangen uiterlijk: zaterdag 31 januari 2026" in ran.stdout
    assert "Verzenden uiterlijk: maandag 26 januari 2026: 5 dagen marge" in ran.stdout


def test_what_blocks_ends_with_1_and_is_told(old: Path, new: Path, run: Run) -> None:
    ran = run("plan", old, new, *SENDING, "--effective", "2026-03-03")
    assert (ran.exit_code, ran.stderr) == (Exit.FOUND, "")
    assert "Nog niet klaar: 1 punt staat verzending in de weg." in ran.stdout
    assert "Reden ontbreekt (blokkeert)" in ran.stdout


def test_a_house_rule_that_is_not_met_warns_and_does_not_block(old: Path, new: Path, reasons: Path, run: Run) -> None:
    ran = run("plan", old, new, "--sending", "2026-01-27", "--reasons", reasons, "--effective", "2026-03-03")
    assert ran.exit_code == Exit.DONE
    assert "dinsdag 27 januari 2026: te laat" in ran.stdout
    assert "Dit is een regel van ons eigen beleid." in " ".join(ran.stdout.split())


def test_a_margin_outranks_that_of_the_house(old: Path, new: Path, run: Run) -> None:
    made = json.loads(
        run("plan", old, new, *SENDING, "--margin", "0", "--effective", "2026-03-03", "--format", "json").stdout
    )
    jsonschema.validate(made, schema("renvooi/plan/1"))
    assert (made["margin_days"], made["latest_receipt"], made["latest_sending"]) == (0, "2026-01-31", "2026-01-30")


def test_without_a_day_it_is_sent_today(old: Path, new: Path, run: Run) -> None:
    made = json.loads(run("plan", old, new, "--format", "json").stdout)
    assert abs((date.fromisoformat(made["sending"]) - date.today()).days) <= 1


@pytest.mark.parametrize("sending", ["9999-12-01", "9999-12-30"])
def test_days_beyond_the_calendar_are_a_usage_error_in_one_line(sending: str, old: Path, new: Path, run: Run) -> None:
    ran = run("plan", old, new, "--sending", sending)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)


def test_windows_of_an_earlier_notice_are_counted(kept: Path, tmp_path: Path, run: Run) -> None:
    from tests.cli.test_stored import THIRD

    third = tmp_path / "demarcatie-2026-03.md"
    third.write_text(THIRD, encoding="utf-8")
    assert run("add", third, "--publish").exit_code == Exit.DONE
    assert run("publish", "demarcatie@2026-02").exit_code == Exit.DONE
    with open_corpus(find_place(str(kept), tmp_path), clock=clock) as corpus:
        first, second = (corpus.version("demarcatie", label) for label in ("2026-01", "2026-02"))
        old, new = corpus.document(first), corpus.document(second)
        why = {"Datawarehouse, punt 2": "Zo werkt het sneller.", "Toegang, punt 2": "Een kluis is veiliger."}
        notice = make_notice(diff(old, new), old, new, policy=load_policy(), received=None, reasons=why)
        notice = release(notice, by="N. Jansen")
        corpus.release(first, second, notice, policy=b"# het beleid\n", by="N. Jansen")
        for client in ("klant-1", "klant-2"):
            corpus.open_windows(notice.id, client, by="N. Jansen")
    ran = run("plan", "demarcatie", "2026-02", "2026-03", *SENDING)
    assert "2026-01 naar 2026-02, respond: 2 × nog niet ontvangen" in " ".join(ran.stdout.split())
    assert "nog niet ontvangen" not in run("plan", "demarcatie", "2026-01", "2026-02", *SENDING).stdout
