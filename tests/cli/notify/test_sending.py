"""Every client gets the notice once, whatever goes wrong; what is left to do is said by name and with the command."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import jsonschema
import pytest

from bench.mailing.relay import Relay
from bench.mailing.script import Fault, Point, Script
from renvooi.cli.exits import Exit, Interrupted
from renvooi.cli.notify.stopping import stopping
from renvooi.corpus.outbox.locking import sender_lock
from renvooi.model import AgreedTerm, schema
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.mailed import ABOUT, THREE, Office, Run, Server, client, office, release, server

EVERYBODY = ["juridisch@k-1.example.nl", "juridisch@k-2.example.nl", "juridisch@k-3.example.nl"]


def use(desk: Office, relay: Relay, folder: Path, point: Point, fault: Fault, *times: int) -> Server:
    """A server that goes wrong at a point, at the second time that it is visited or when it is said."""
    made = server(relay, folder, Script(point, fault, times or (2,)))
    desk.use(made.port)
    return made


def test_every_client_gets_it_once_however_often_it_is_sent(desk: Office, mailer: Server) -> None:
    first = desk.notify("--send", "--language", "en")
    assert first.exit_code == Exit.DONE, first.output
    assert "3 messages are fixed." in first.stdout
    assert "Accepted by the mail server      3" in first.stdout
    second = desk.notify("--send", "--language", "en")
    assert second.exit_code == Exit.DONE
    assert "Nobody got a message now: each of the 3 clients has one already." in second.stdout
    assert sorted(mailer.reached) == EVERYBODY
    assert desk.run("verify").exit_code == Exit.DONE


def test_client_that_came_on_record_later_gets_it_too_and_the_others_nothing(desk: Office, mailer: Server) -> None:
    desk.notify("--send")
    desk.record(client("K-4"))
    assert "Anders" not in desk.notify().stdout
    ran = desk.notify("--send", "--language", "en")
    assert "1 message is fixed." in ran.stdout
    assert sorted(mailer.reached) == [*EVERYBODY, "juridisch@k-4.example.nl"]


def test_what_was_sent_is_what_the_sample_showed(desk: Office, mailer: Server, tmp_path: Path) -> None:
    before, after = tmp_path / "before.eml", tmp_path / "after.eml"
    desk.notify("--sample", "K-2", "--output", str(before))
    desk.notify("--send", "--only", "K-2")
    desk.notify("--sample", "K-2", "--output", str(after))
    assert before.read_bytes() == after.read_bytes()
    assert mailer.reached == ["juridisch@k-2.example.nl"]
    assert mailer.taken[0].message_id == message_from_bytes(after.read_bytes())["Message-ID"]


def test_window_waits_for_more_than_the_word_of_a_mail_server(desk: Office, mailer: Server) -> None:
    ran = desk.notify("--send", "--language", "en")
    assert "A window starts when a report says that the message was delivered." in ran.stdout
    assert [one["state"] for one in desk.windows().values()] == ["not-started"] * 3


def test_policy_may_start_windows_on_that_word_with_the_term_of_each_contract(
    relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    desk = office(tmp_path, monkeypatch, run, evidence="accepted")
    desk.use(server(relay, tmp_path).port)
    desk.record(client("K-4", terms=(AgreedTerm(45, "Artikel 7.3", document="demarcatie"),)))
    assert desk.notify("--send").exit_code == Exit.DONE
    windows = desk.windows()
    assert [windows[name]["receipt"]["last_day"] for name in ("K-1", "K-4")] == ["2026-02-20", "2026-03-07"]
    assert (windows["K-4"]["days"], windows["K-4"]["term"]["quote"]) == (45, "Artikel 7.3")
    assert windows["K-1"]["receipt"]["evidence"] == "aangenomen door de mailserver"


def test_refused_client_is_named_with_the_answer_and_gets_another_message_by_a_reason(
    desk: Office, relay: Relay, tmp_path: Path
) -> None:
    mailer = use(desk, relay, tmp_path, Point.RCPT, Fault.PERMANENT)
    ran = desk.notify("--send", "--language", "en")
    assert ran.exit_code == Exit.INCOMPLETE
    assert "Refused: K-2: 550 5.7.1 not taken. Correct the address, then: renvooi notify" in ran.stdout
    assert desk.states() == {"K-1": "accepted", "K-2": "refused", "K-3": "accepted"}
    assert desk.notify("--send").exit_code == Exit.INCOMPLETE
    assert len(mailer.taken) == 2
    assert desk.notify("--again", "K-1").exit_code == Exit.FORBIDDEN
    desk.record(client("K-2", address="nieuw@k-2.example.nl"))
    again = desk.notify("--again", "K-2", "--because", "Het adres is nu het juiste.", "--send")
    assert again.exit_code == Exit.DONE, again.output
    assert mailer.reached[2:] == ["nieuw@k-2.example.nl"]
    assert len({one.message_id for one in mailer.taken}) == 3
    assert desk.notify("--send").exit_code == Exit.DONE


def test_message_in_doubt_is_named_and_never_sent_again_by_itself(desk: Office, relay: Relay, tmp_path: Path) -> None:
    mailer = use(desk, relay, tmp_path, Point.ACCEPTED, Fault.DISCONNECT)
    ran = desk.notify("--send", "--language", "en")
    assert ran.exit_code == Exit.INCOMPLETE
    doubtful = next(name for name, state in desk.states().items() if state == "in-doubt")
    assert f"In doubt: {doubtful}: " in ran.stdout
    assert f"renvooi deliveries resolve {desk.notice} {doubtful} --as accepted --because ..." in ran.stdout
    for command in ("--send", "--resume"):
        assert desk.notify(command).exit_code == Exit.INCOMPLETE
    assert sorted(mailer.reached) == EVERYBODY
    why = ("--because", "In het logboek van de mailserver staat: queued as 4F1.")
    assert desk.run("deliveries", "resolve", desk.notice, doubtful, "--as", "accepted", *why).exit_code == Exit.DONE
    assert desk.notify("--send").exit_code == Exit.DONE


def test_message_that_is_put_off_waits_and_goes_out_with_resume(desk: Office, relay: Relay, tmp_path: Path) -> None:
    mailer = use(desk, relay, tmp_path, Point.DATA, Fault.TRANSIENT)
    ran = desk.notify("--send", "--wait", "0", "--language", "en")
    assert ran.exit_code == Exit.INCOMPLETE
    assert "Waiting: 1 message. Go on with: renvooi notify demarcatie 2026-01 2026-02 --resume" in ran.stdout
    desk.record(client("K-4"))
    desk.clock.pass_by(timedelta(hours=1))
    resumed = desk.notify("--resume")
    assert resumed.exit_code == Exit.DONE, resumed.output
    assert sorted(mailer.reached) == EVERYBODY


def test_server_that_cannot_be_reached_leaves_nothing_queued(desk: Office) -> None:
    ran = desk.notify("--send")
    assert ran.exit_code == Exit.INCOMPLETE
    assert ran.stderr.startswith("error: 127.0.0.1:1: the mail server cannot be reached: ")
    assert ran.stderr.count("\n") == 1
    assert desk.states() == {}


def test_server_that_goes_away_leaves_the_rest_for_later(desk: Office, mailer: Server) -> None:
    desk.notify("--send", "--only", "K-1")
    desk.use(1)
    ran = desk.notify("--resume")
    assert ran.exit_code == Exit.DONE
    nothing = desk.notify("--resume", "--only", "K-2", "--language", "en")
    assert nothing.exit_code == Exit.DONE


def test_message_that_waits_goes_where_it_was_fixed_to_and_the_command_says_so(
    desk: Office, relay: Relay, tmp_path: Path
) -> None:
    made = use(desk, relay, tmp_path, Point.MAIL, Fault.TRANSIENT, 1, 2, 3)
    assert desk.notify("--send", "--wait", "0").exit_code == Exit.INCOMPLETE
    desk.record(client("K-2", address="nieuw@k-2.example.nl"))
    desk.clock.pass_by(timedelta(hours=3))
    said = "The message to K-2 goes to juridisch@k-2.example.nl, as it was fixed, and now nieuw@k-2.example.nl is on"
    shown = desk.notify("--language", "en")
    assert said in shown.stdout
    assert shown.stdout.count("nieuw@k-2.example.nl") == 1
    ran = desk.notify("--resume", "--language", "en")
    assert (ran.exit_code, said in ran.stderr, ran.stderr.count("goes to")) == (Exit.DONE, True, 1)
    assert sorted(made.reached) == EVERYBODY


def test_what_waits_under_a_notice_whose_place_another_took_is_named(
    desk: Office, relay: Relay, tmp_path: Path
) -> None:
    use(desk, relay, tmp_path, Point.ACCEPTED, Fault.DISCONNECT, 2)
    assert desk.notify("--send").exit_code == Exit.INCOMPLETE
    with desk.store() as store:
        later = release(store, shipped_policy(), because="De reden ontbrak bij een wijziging.")
    said = f"{later} took the place of {desk.notice}, and not settled yet is the message to K-2."
    assert said in desk.notify("--language", "en").stdout
    sent = desk.notify("--send", "--language", "en")
    assert (sent.exit_code, said in sent.stdout) == (Exit.DONE, True)


def test_client_that_received_the_notice_by_letter_gets_no_e_mail(desk: Office, mailer: Server) -> None:
    letter = ("--received", "2026-01-20", "--evidence", "aangetekende brief 3SABC", "--because", "Per post verzonden.")
    opened = desk.run("windows", "open", desk.notice, "--client", "K-2", *letter)
    assert opened.exit_code == Exit.DONE, opened.output
    ran = desk.notify("--language", "en")
    assert ran.exit_code == Exit.DONE
    assert "received this notice on 2026-01-20 already: aangetekende brief 3SABC" in ran.stdout
    assert desk.notify("--send").exit_code == Exit.DONE
    assert sorted(mailer.reached) == [EVERYBODY[0], EVERYBODY[2]]
    window = desk.windows()["K-2"]["id"]
    doubted = desk.run("windows", "doubt", window, "--because", "De brief kwam terug.")
    assert doubted.exit_code == Exit.DONE, doubted.output
    assert desk.notify("--send").exit_code == Exit.DONE
    assert sorted(mailer.reached) == EVERYBODY


def test_resume_needs_something_that_was_queued(desk: Office, mailer: Server) -> None:
    ran = desk.notify("--resume")
    assert (ran.exit_code, mailer.taken) == (Exit.FORBIDDEN, ())
    assert "Begin with --send." in ran.stderr


def test_second_sender_is_told_to_wait(desk: Office, mailer: Server) -> None:
    with desk.store() as store, sender_lock(store):
        ran = desk.notify("--send")
    assert (ran.exit_code, mailer.taken) == (Exit.FORBIDDEN, ())
    assert "another sender is at work. Wait until it ends" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_report_as_json_fits_its_schema(desk: Office, mailer: Server) -> None:
    said = json.loads(desk.notify("--send", "--format", "json").stdout)
    jsonschema.validate(said, schema("renvooi/deliveries/1"))
    assert [one["client"] for one in said["deliveries"]] == [one.id for one in THREE]


def test_client_named_with_only_that_gets_no_notice_keeps_it_from_being_sent(desk: Office, mailer: Server) -> None:
    desk.record(client("K-4", "2026-02"))
    ran = desk.notify("--send", "--only", "K-4", "--only", "K-1")
    assert (ran.exit_code, mailer.taken) == (Exit.FORBIDDEN, ())
    assert "K-4: has version 2026-02 already" in ran.stderr


def test_notice_that_another_takes_the_place_of_meanwhile_goes_no_further(desk: Office, mailer: Server) -> None:
    ran = subprocess.Popen(
        [sys.executable, "-c", "from renvooi.cli.main import main; main()", "notify", *ABOUT, "--send", "--rate", "1"],
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + 60
    while not mailer.taken:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    with desk.store() as store:
        later = release(store, shipped_policy(), because="De reden ontbrak bij een wijziging.")
    said, _ = ran.communicate(timeout=60)
    assert ran.returncode == Exit.INCOMPLETE
    assert f"{later} nam de plaats in van {desk.notice} terwijl die werd verstuurd" in said
    assert len(mailer.taken) < len(EVERYBODY)


def test_stop_between_messages_leaves_nothing_half_and_resume_goes_on(desk: Office, mailer: Server) -> None:
    desk.record(*(client(f"K-{one}") for one in range(4, 9)))
    ran = subprocess.Popen(
        [sys.executable, "-c", "from renvooi.cli.main import main; main()", "notify", *ABOUT, "--send", "--rate", "1"],
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + 60
    while not mailer.taken:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    ran.send_signal(signal.SIGINT)
    said, told = ran.communicate(timeout=60)
    assert ran.returncode == Exit.INTERRUPTED
    assert "stopping after this message" in told
    assert "Traceback" not in told
    assert "renvooi notify demarcatie 2026-01 2026-02 --resume" in said
    assert 1 <= len(mailer.taken) < 8
    assert set(desk.states().values()) == {"accepted", "pending"}
    assert desk.notify("--resume").exit_code == Exit.DONE
    assert len(mailer.reached) == len(set(mailer.reached)) == 8


def test_second_stop_does_not_wait_for_the_answer_and_names_the_doubt(
    desk: Office, relay: Relay, tmp_path: Path
) -> None:
    mailer = use(desk, relay, tmp_path, Point.ACCEPTED, Fault.SILENCE)
    ran = subprocess.Popen(
        [sys.executable, "-c", "from renvooi.cli.main import main; main()", "notify", *ABOUT, "--send"],
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert ran.stderr is not None
    deadline = time.monotonic() + 60
    while len(mailer.taken) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    ran.send_signal(signal.SIGINT)
    while "press Ctrl-C again" not in ran.stderr.readline():
        assert time.monotonic() < deadline
    ran.send_signal(signal.SIGTERM)
    said, told = ran.communicate(timeout=60)
    assert ran.returncode == Exit.INTERRUPTED
    assert "nothing was written" not in told
    (doubtful,) = (name for name, state in desk.states().items() if state == "in-doubt")
    assert f"renvooi deliveries resolve {desk.notice} {doubtful} --as accepted" in said
    assert sorted(desk.states().values()) == ["accepted", "in-doubt", "pending"]


def test_who_interrupts_a_sender_is_never_told_that_nothing_was_written() -> None:
    # as it is, a KeyboardInterrupt would end the run of the tests
    with pytest.raises(BaseException, match="what was sent is on record") as raised, stopping():
        raise KeyboardInterrupt
    assert type(raised.value) is Interrupted
