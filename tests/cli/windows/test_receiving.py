"""`receive` and `doubt`: when a client received the notice, and that it is not certain."""

from collections.abc import Callable, Mapping

from click.testing import Result

from renvooi.cli.exits import Exit
from tests.cli.windows.conftest import one

Run = Callable[..., Result]
EVIDENCE = ("--evidence", "ontvangstbevestiging")


def test_day_0_is_the_day_in_the_netherlands(windows: Mapping[str, str], run: Run) -> None:
    name = windows["terminate"]
    assert run("windows", "receive", name, "--received", "2025-09-30T22:30Z", *EVIDENCE).exit_code == Exit.DONE
    receipt = one(run, name)["receipt"]
    assert (receipt["day"], receipt["last_day"]) == ("2025-10-01", "2025-10-31")


def test_only_the_window_that_is_named_starts(windows: Mapping[str, str], run: Run) -> None:
    run("windows", "receive", windows["object"], "--received", "2025-11-25", *EVIDENCE)
    assert [one(run, windows[kind])["state"] for kind in ("object", "terminate")] == ["open", "not-started"]


def test_day_that_cannot_be_is_one_line_and_nothing_is_recorded(looked: Mapping[str, str], run: Run) -> None:
    before = one(run, looked["object"])
    ran = run("windows", "receive", looked["object"], "--received", "2025-11-25T09:00", *EVIDENCE)
    assert ran.exit_code == Exit.USAGE
    assert len(ran.stderr.splitlines()) == 1
    assert one(run, looked["object"]) == before


def test_receipt_is_corrected_with_a_reason_only(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    again = ("windows", "receive", name, "--received", "2025-11-26", *EVIDENCE)
    refused = run(*again)
    assert refused.exit_code == Exit.FORBIDDEN
    assert "Give a reason to correct that" in refused.stderr
    assert run(*again, "--because", "De datum was een dag te vroeg.").exit_code == Exit.DONE
    assert one(run, name)["receipt"]["day"] == "2025-11-26"


def test_correction_tells_what_was_and_which_response_it_changed(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    said = ("--form", "letter", "--reasoned", "--text", "Wij zeggen op.")
    run("windows", "respond", name, "--received", "2025-12-20", *said)
    because = ("--because", "Verkeerd jaar.")
    late = run("windows", "receive", name, "--received", "2025-10-01", *EVIDENCE, *because)
    moved, judged = late.stderr.splitlines()
    assert f"{name}: ran from 2025-11-25 until 2025-12-25 (coulance 2025-12-29), and runs from 2025-10-01" in moved
    assert judged == f"note: {name}: response 1, received on 2025-12-20, was in-time and is late."
    closed = run("windows", "close", name, "--outcome", "no-response", "--because", "Niets gehoord.")
    assert closed.exit_code == Exit.FORBIDDEN
    assert "response 1 stands (late)" in closed.stderr
    again = run("windows", "receive", name, "--received", "2025-11-25", *EVIDENCE, *because)
    assert "was late and is in-time" in again.stderr
    assert one(run, name)["state"] == "responded"


def test_other_evidence_of_the_same_day_says_that_the_day_is_on_record(received: Mapping[str, str], run: Run) -> None:
    again = ("windows", "receive", received["object"], "--received", "2025-11-25", "--evidence", "brief")
    assert (
        "was received on 2025-11-25 according to N. Jansen too, as known from 'leesbevestiging'" in run(*again).stderr
    )
    ran = run(*again, "--because", "Ook per brief.")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")


def test_same_receipt_again_changes_nothing(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    before = one(run, name)
    ran = run("windows", "receive", name, "--received", "2025-11-25", "--evidence", "leesbevestiging")
    assert ran.exit_code == Exit.DONE
    assert one(run, name) == before


def test_doubt_stops_the_clock_and_a_new_receipt_starts_it_again(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    ran = run("windows", "doubt", name, "--because", "De mail kwam terug.")
    assert ran.exit_code == Exit.DONE
    assert ran.stdout == f"{name}: K-1, termination: receipt in doubt\n"
    doubted = one(run, name)
    assert (doubted["state"], doubted["days_left"], doubted["doubt"]["because"]) == (
        "in-doubt",
        None,
        "De mail kwam terug.",
    )
    assert run("windows", "receive", name, "--received", "2025-11-28", *EVIDENCE).exit_code == Exit.DONE
    assert one(run, name)["state"] == "open"


def test_window_is_named_once_however_often_it_is_given(windows: Mapping[str, str], run: Run) -> None:
    name = windows["object"]
    ran = run("windows", "receive", name, name[:8], "--received", "2025-11-25", *EVIDENCE)
    assert len(ran.stdout.splitlines()) == 1


def test_unknown_window_is_one_line(windows: Mapping[str, str], run: Run) -> None:
    ran = run("windows", "receive", "w-000000000000", "--received", "2025-11-25", *EVIDENCE)
    assert ran.exit_code == Exit.REFUSED
    assert "renvooi windows list shows them" in ran.stderr
