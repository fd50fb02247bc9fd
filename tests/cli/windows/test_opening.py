"""`renvooi windows open` opens the windows of clients under a released notice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from tests.cli.windows.conftest import CHANGE, registered

Run = Callable[..., Result]


def test_each_right_of_each_client_is_a_window_of_its_own(notice: str, run: Run) -> None:
    ran = run("windows", "open", notice, "--client", "K-1", "--client", "Stichting Voorbeeldzorg")
    assert ran.exit_code == Exit.DONE
    found = [(window["client"], window["kind"], window["state"]) for window in registered(run)]
    assert found == [
        ("K-1", "terminate", "not-started"),
        ("Stichting Voorbeeldzorg", "terminate", "not-started"),
        ("K-1", "object", "not-started"),
        ("Stichting Voorbeeldzorg", "object", "not-started"),
    ]
    assert sorted(ran.stdout.splitlines()) == sorted(
        f"{window['id']}: {window['client']}, {'termination' if window['kind'] == 'terminate' else 'objection'}: not started"
        for window in registered(run)
    )


def test_notice_is_found_by_the_change_it_is_about_and_by_the_beginning_of_its_id(notice: str, run: Run) -> None:
    by_change = run("windows", "open", *CHANGE, "--client", "K-1")
    by_id = run("windows", "open", notice[:12], "--client", "K-1")
    assert by_change.exit_code == by_id.exit_code == Exit.DONE
    assert by_change.stdout == by_id.stdout
    assert len(registered(run)) == 2


def test_with_a_receipt_the_days_count_at_once(notice: str, run: Run) -> None:
    ran = run("windows", "open", notice, "--client", "K-1", "--received", "2025-11-25", "--evidence", "portaal")
    assert ran.exit_code == Exit.DONE
    assert "last day Thu 2025-12-25, with coulance until Mon 2025-12-29" in ran.stdout
    assert ran.stderr == ""
    receipts = [window["receipt"] for window in registered(run)]
    assert [receipt["evidence"] for receipt in receipts] == ["portaal"] * 2
    assert {receipt["by"] for receipt in receipts} == {"N. Jansen"}


def test_receipt_before_the_release_takes_a_reason_and_nothing_is_opened_without(notice: str, run: Run) -> None:
    early = ("windows", "open", notice, "--client", "K-1", "--received", "2024-11-25", "--evidence", "portaal")
    ran = run(*early)
    assert (ran.exit_code, ran.stdout) == (Exit.FORBIDDEN, "")
    assert "its notice was released on 2025-09-20" in ran.stderr
    assert registered(run) == []
    assert run(*early, "--because", "Vastgelegd na verzending.").exit_code == Exit.DONE


def test_one_client_that_cannot_be_leaves_no_window_of_the_others(notice: str, run: Run) -> None:
    received = ("--received", "2025-11-25", "--evidence", "portaal")
    assert run("windows", "open", notice, "--client", "K-1", *received).exit_code == Exit.DONE
    ran = run(
        "windows", "open", notice, "--client", "K-2", "--client", "K-1", "--received", "2025-11-26", *received[2:]
    )
    assert (ran.exit_code, ran.stdout) == (Exit.FORBIDDEN, "")
    assert {window["client"] for window in registered(run)} == {"K-1"}


@pytest.mark.parametrize(
    ("client", "said"), [("k-1", "is written nearly as 'K-1'"), ("K-1,K-2", "name several one by")]
)
def test_name_that_looks_like_another_or_a_list_is_refused(notice: str, run: Run, client: str, said: str) -> None:
    run("windows", "open", notice, "--client", "K-1")
    ran = run("windows", "open", notice, "--client", client)
    assert ran.exit_code == Exit.FORBIDDEN
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("notice-00",), Exit.REFUSED, "notice-00"),
        ((CHANGE[0], CHANGE[2], CHANGE[1]), Exit.REFUSED, "no notice about this change was released"),
        ((CHANGE[0], CHANGE[1], "01-1999"), Exit.REFUSED, "01-1999"),
        (CHANGE[:2], Exit.USAGE, "expected the id of a notice, or DOCUMENT OLD NEW; got 2 names"),
    ],
)
def test_change_without_a_released_notice_is_one_line(
    notice: str, run: Run, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    ran = run("windows", "open", *arguments, "--client", "K-1")
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("option", [("--received", "2025-11-25"), ("--evidence", "portaal")])
def test_receipt_and_evidence_go_together(notice: str, run: Run, option: tuple[str, str]) -> None:
    ran = run("windows", "open", notice, "--client", "K-1", *option)
    assert ran.exit_code == Exit.USAGE
    assert "--received and --evidence go together" in ran.stderr
    assert registered(run) == []


def test_person_is_no_client(notice: str, run: Run) -> None:
    ran = run("windows", "open", notice, "--client", "K-1", "--client", "n.jansen@voorbeeld.example")
    assert ran.exit_code == Exit.FORBIDDEN
    assert "Use a client number" in ran.stderr
    assert registered(run) == []


def test_client_that_is_named_twice_has_its_windows_once(notice: str, run: Run) -> None:
    ran = run("windows", "open", notice, "--client", "K-1", "--client", " K-1 ")
    assert len(ran.stdout.splitlines()) == len(registered(run)) == 2


def test_without_a_corpus_it_says_so(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENVOOI_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run("windows", "open", "notice-00", "--client", "K-1").exit_code == Exit.REFUSED
