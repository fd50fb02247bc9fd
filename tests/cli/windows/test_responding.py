"""`respond`, `withdraw` and `close`: what a client said, what was taken back, and what came of it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.cli.windows.telling import response_notes
from renvooi.model import ResponseForm, Timeliness
from tests.cli.windows.conftest import one
from tests.notice.calendar.made import HOUSE, response, window

Run = Callable[..., Result]
TEXT = ("--text", "Wij kunnen hier niet mee instemmen.")


def respond(
    run: Run, name: str, *, day: str = "2025-12-10", form: str = "email", reasons: str = "--reasoned"
) -> Result:
    return run("windows", "respond", name, "--received", day, "--form", form, reasons, *TEXT)


def test_response_is_recorded_for_one_right_and_not_for_the_other(received: Mapping[str, str], run: Run) -> None:
    ran = respond(run, received["object"])
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert ran.stdout.startswith(f"{received['object']}: K-1, objection: responded; last day Thu 2025-12-25")
    answered, other = (one(run, received[kind]) for kind in ("object", "terminate"))
    (response,) = answered["responses"]
    assert (response["timeliness"], response["form"], response["by"]) == ("in-time", "email", "N. Jansen")
    assert (other["state"], other["responses"]) == ("open", [])


def test_late_response_is_recorded_and_called_late(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    late = respond(run, name, day="2025-12-30")
    assert late.exit_code == Exit.DONE
    assert "is late: the last day was 2025-12-29" in late.stderr
    assert one(run, name)["state"] == "open"
    within = respond(run, name, day="2025-12-29")
    assert "came after the last day, 2025-12-25; coulance accepts it until 2025-12-29" in within.stderr
    found = one(run, name)
    assert [response["timeliness"] for response in found["responses"]] == ["late", "coulance"]
    assert found["state"] == "responded"


@pytest.mark.parametrize(
    ("day", "timeliness", "note"),
    [
        (date(2026, 4, 3), Timeliness.IN_TIME, []),
        (date(2026, 3, 1), Timeliness.IN_TIME, ["came before day 0, 2026-03-04; check both days"]),
        (date(2026, 4, 8), Timeliness.LATE, ["is late: the last day was 2026-04-07"]),
    ],
)
def test_notes_compare_a_response_with_the_days_of_its_window(
    day: date, timeliness: Timeliness, note: list[str]
) -> None:
    asked = window(1, received=date(2026, 3, 4))
    assert list(response_notes(asked, response(day, timeliness))) == note


def test_form_that_house_policy_asks_is_not_said_to_be_of_the_contract() -> None:
    spoken = replace(response(date(2026, 3, 10)), form=ResponseForm.SPOKEN)
    (note,) = response_notes(window(1, basis=HOUSE), spoken)
    assert "house policy asks" in note
    assert "contract" not in note


def test_moment_of_a_response_is_a_day_in_the_netherlands(received: Mapping[str, str], run: Run) -> None:
    respond(run, received["terminate"], day="2025-12-25T23:30:00+00:00")
    (response,) = one(run, received["terminate"])["responses"]
    assert (response["received"], response["timeliness"]) == ("2025-12-26", "coulance")


def test_response_in_another_form_than_was_asked_is_recorded_with_a_note(received: Mapping[str, str], run: Run) -> None:
    ran = respond(run, received["terminate"], form="spoken", reasons="--no-reasons")
    assert ran.exit_code == Exit.DONE
    assert [line.split("response 1 ")[1] for line in ran.stderr.splitlines()] == [
        "was spoken, and the contract asks for a written one; a person decides what it is worth.",
        "gives no reasons, and the contract asks for them; a person decides what it is worth.",
    ]
    assert one(run, received["terminate"])["state"] == "responded"


def test_objection_has_no_form_that_could_be_missed(received: Mapping[str, str], run: Run) -> None:
    ran = respond(run, received["object"], form="spoken", reasons="--no-reasons")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")


def test_response_before_any_receipt_is_kept_with_a_note(windows: Mapping[str, str], run: Run) -> None:
    ran = respond(run, windows["terminate"])
    assert "before any receipt of the notice is on record" in ran.stderr
    assert one(run, windows["terminate"])["responses"][0]["timeliness"] == "unknown"


def test_attachment_and_text_come_from_files(received: Mapping[str, str], run: Run, tmp_path: Path) -> None:
    letter, text = tmp_path / "brief.pdf", tmp_path / "brief.txt"
    letter.write_bytes(b"%PDF-1.7 brief")
    text.write_text("Wij zeggen op.\nMet redenen.\n", "utf-8")
    options = ("--received", "2025-12-10", "--form", "letter", "--reasoned")
    ran = run("windows", "respond", received["terminate"], *options, "--text-file", text, "--attachment", letter)
    assert ran.exit_code == Exit.DONE
    (response,) = one(run, received["terminate"])["responses"]
    assert response["text"].startswith("Wij zeggen op.\nMet redenen.")
    assert response["attachment"] == {
        "name": "brief.pdf",
        "sha256": sha256(b"%PDF-1.7 brief").hexdigest(),
        "size": 14,
    }


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--reasoned",), Exit.USAGE, "with --text or with --text-file"),
        (("--reasoned", "--text", "a", "--text-file", "b"), Exit.USAGE, "with --text or with --text-file"),
        (("--text", "a"), Exit.USAGE, "--reasoned or --no-reasons"),
        (("--reasoned", "--text", " "), Exit.FORBIDDEN, "what the client said"),
        (("--reasoned", "--text-file", "is-er-niet.txt"), Exit.REFUSED, "does not exist"),
        (("--reasoned", "--text", "a", "--attachment", "is-er-niet.pdf"), Exit.REFUSED, "does not exist"),
    ],
)
def test_response_that_says_too_little_is_one_line(
    looked: Mapping[str, str], run: Run, options: tuple[str, ...], code: Exit, said: str
) -> None:
    ran = run("windows", "respond", looked["object"], "--received", "2025-12-10", "--form", "email", *options)
    assert ran.exit_code == code
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert one(run, looked["object"])["responses"] == []


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a" * 400_001])
def test_text_file_that_is_no_text_is_refused(looked: Mapping[str, str], run: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "reactie.txt"
    file.write_bytes(data)
    options = ("--received", "2025-12-10", "--form", "email", "--reasoned", "--text-file", file)
    ran = run("windows", "respond", looked["object"], *options)
    assert ran.exit_code == Exit.REFUSED
    assert "--attachment" in ran.stderr


def test_words_have_one_limit_however_they_are_given(looked: Mapping[str, str], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "reactie.txt"
    file.write_text("a" * 100_001, "utf-8")
    for given in (("--text-file", file), ("--text", "a" * 100_001)):
        options = ("--received", "2025-12-10", "--form", "email", "--reasoned", *given)
        ran = run("windows", "respond", looked["object"], *options)
        assert ran.exit_code == Exit.FORBIDDEN
        assert "has 100001 characters, and 100000 is the limit" in ran.stderr


@pytest.mark.parametrize("option", ["--attachment", "--text-file"])
def test_pipe_is_refused_instead_of_waited_for(
    looked: Mapping[str, str], run: Run, tmp_path: Path, option: str
) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    words = ("--text", "a") if option == "--attachment" else ()
    options = ("--received", "2025-12-10", "--form", "email", "--reasoned", *words, option, pipe)
    ran = run("windows", "respond", looked["object"], *options)
    assert ran.exit_code == Exit.REFUSED
    assert "is no regular file" in ran.stderr


def test_response_is_corrected_and_says_what_that_changed(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    respond(run, name, day="2025-12-30", form="spoken")
    ran = run(
        "windows", "correct", name, "1", "--received", "2025-12-29", "--form", "letter", "--because", "Verkeerde dag."
    )
    assert ran.exit_code == Exit.DONE
    assert ran.stderr.splitlines() == [
        f"note: {name}: response 1, received on 2025-12-29, was late and is coulance.",
        f"note: {name}: response 1 came after the last day, 2025-12-25; coulance accepts it until 2025-12-29.",
    ]
    (found,) = one(run, name)["responses"]
    assert (found["form"], found["correction"]["because"]) == ("letter", "Verkeerde dag.")
    assert "Gecorrigeerd: Verkeerde dag. (vastgelegd door N. Jansen" in run("windows", "show", name).stdout


def test_struck_response_is_not_said_to_be_taken_back(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    respond(run, name)
    ran = run("windows", "correct", name, "1", "--strike", "--because", "Van een andere klant.")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert one(run, name)["state"] == "open"
    told = run("windows", "show", name).stdout + run("windows", "list").stdout
    assert "Doorgehaald, want per vergissing vastgelegd: Van een andere klant." in told
    assert " doorgehaald" in told
    assert "ngetrokken" not in told


@pytest.mark.parametrize("options", [(), ("--strike", "--form", "letter")])
def test_correction_says_what_was_wrong(received: Mapping[str, str], run: Run, options: tuple[str, ...]) -> None:
    ran = run("windows", "correct", received["object"], "1", *options, "--because", "Fout.")
    assert ran.exit_code == Exit.USAGE
    assert "or take it off with --strike" in ran.stderr


def test_termination_upon_a_late_spoken_response_repeats_what_to_weigh(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    told = respond(run, name, day="2025-12-30", form="spoken", reasons="--no-reasons").stderr
    ran = run("windows", "close", name, "--outcome", "terminated", "--because", "Uit coulance.")
    assert ran.exit_code == Exit.DONE
    assert ran.stderr == told
    assert len(told.splitlines()) == 3


def test_late_response_is_rejected_and_not_said_to_be_missing(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    respond(run, name, day="2025-12-30")
    refused = run("windows", "close", name, "--outcome", "no-response", "--because", "Te laat.")
    assert refused.exit_code == Exit.FORBIDDEN
    ran = run("windows", "close", name, "--outcome", "response-rejected", "--because", "Een dag te laat.")
    assert ran.stdout.startswith(f"{name}: K-1, termination: closed (response rejected)")


def test_window_is_closed_by_its_whole_id_only(received: Mapping[str, str], run: Run) -> None:
    ran = run("windows", "close", received["object"][:6], "--outcome", "settled", "--because", "Akkoord.")
    assert ran.exit_code == Exit.FORBIDDEN
    assert "give its whole id" in ran.stderr


def test_withdrawn_response_stays_on_record_and_the_window_is_open_again(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    respond(run, name)
    ran = run("windows", "withdraw", name, "1", "--on", "2025-12-12", "--because", "De klant blijft.")
    assert ran.exit_code == Exit.DONE
    found = one(run, name)
    assert found["state"] == "open"
    assert found["responses"][0]["withdrawal"]["because"] == "De klant blijft."
    again = run("windows", "withdraw", name, "1", "--on", "2025-12-12", "--because", "De klant blijft.")
    assert again.exit_code == Exit.FORBIDDEN


def test_closed_window_says_what_came_of_it_and_takes_nothing_more(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    respond(run, name)
    ran = run("windows", "close", name, "--outcome", "terminated", "--because", "Opgezegd per 1 februari.")
    assert ran.exit_code == Exit.DONE
    assert ran.stdout.startswith(f"{name}: K-1, termination: closed (terminated)")
    assert one(run, name)["closed"] is True
    assert respond(run, name, day="2025-12-11").exit_code == Exit.FORBIDDEN


def test_outcome_of_the_other_right_is_refused(received: Mapping[str, str], run: Run) -> None:
    respond(run, received["object"])
    ran = run("windows", "close", received["object"], "--outcome", "terminated", "--because", "Opgezegd.")
    assert ran.exit_code == Exit.FORBIDDEN
    assert "is about a right to object" in ran.stderr


def test_every_step_is_an_event_with_a_name(received: Mapping[str, str], run: Run) -> None:
    name = received["object"]
    respond(run, name)
    run("windows", "withdraw", name, "1", "--on", "2025-12-12", "--because", "De klant blijft.")
    run("windows", "doubt", received["terminate"], "--because", "Geen bevestiging.")
    told = run("log", "data-pro-statement", "--events", "--language", "en").stdout
    for words in ("got 2 window(s)", "response 1 of K-1", "withdrew response 1", "Geen bevestiging."):
        assert words in " ".join(told.split())
    assert run("verify").exit_code == Exit.DONE
