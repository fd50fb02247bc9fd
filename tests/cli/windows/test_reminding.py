"""`windows remind`: the team hears of each last day once at seven days and once at one, whatever days it runs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from click.testing import Result

from bench.mailing.relay import Relay
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.mailed import Office, Run, Server, office, release, server, write_settings

TEAM = '[team]\nname = "Team compliance"\naddress = "team@example.nl"\n'
RECEIVED = "2026-01-21"
"""Thirty days before Friday 20 February 2026."""


@pytest.fixture(scope="module")
def relay() -> Iterator[Relay]:
    """The process in which mail servers run."""
    with Relay() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Office:
    """A corpus in which K-1 received its notice; its mail server does not answer."""
    return _received(office(tmp_path, monkeypatch, run), monkeypatch)


def _received(made: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    for module in ("renvooi.cli.windows.remind", "renvooi.cli.outgoing"):
        monkeypatch.setattr(f"{module}.now", made.clock)
    (made.folder / "mail.toml").write_text((made.folder / "mail.toml").read_text("utf-8") + TEAM, "utf-8")
    made.run("windows", "open", made.notice, "--client", "K-1")
    with made.store() as store:
        ids = [one.id for one in store.windows()]
    ran = made.run("windows", "receive", *ids, "--received", RECEIVED, "--evidence", "leesbevestiging")
    assert ran.exit_code == 0, ran.output
    made.clock.now = datetime(2026, 3, 20, 7, tzinfo=UTC)
    return made


@pytest.fixture
def mailer(relay: Relay, desk: Office, tmp_path: Path) -> Server:
    """A mail server that takes everything, and that the office uses."""
    made = server(relay, tmp_path)
    _use(desk, made.port)
    return made


def _use(desk: Office, port: int) -> None:
    write_settings(desk.folder / "mail.toml", port)
    with (desk.folder / "mail.toml").open("a", encoding="utf-8") as file:
        file.write(TEAM)


def remind(desk: Office, day: str, *options: str) -> Result:
    return desk.run("windows", "remind", "--today", day, *options)


def test_nothing_near_says_so_and_sends_nothing(desk: Office) -> None:
    for options in ((), ("--send",)):
        ran = remind(desk, "2026-02-01", *options)
        assert ran.exit_code == 0
        assert ran.stdout.startswith("Niets te herinneren op 2026-02-01")
    assert desk.states() == {}


def test_rehearsal_names_each_window_and_sends_nothing(desk: Office) -> None:
    ran = remind(desk, "2026-02-13")
    assert ran.exit_code == 0, ran.output
    assert "K-1" in ran.stdout
    assert "laatste dag vrijdag 20 februari 2026 (nog 7 dagen)" in ran.stdout
    assert "Verstuur het naar team@example.nl" in ran.stdout
    english = remind(desk, "2026-02-19", "--language", "en")
    assert "last day Friday 20 February 2026 (1 day left)" in english.stdout
    assert desk.states() == {}


def test_each_mark_is_told_once_and_a_day_off_is_made_up_for(desk: Office, mailer: Server) -> None:
    told = []
    for day in ("12", "14", "14", "15", "19", "19", "20", "22"):
        before = len(mailer.taken)
        ran = remind(desk, f"2026-02-{day}", "--send")
        assert ran.exit_code == 0, ran.output
        told += [day] * (len(mailer.taken) - before)
    assert told == ["14", "19"]
    assert set(mailer.reached) == {"team@example.nl"}
    assert desk.run("verify").exit_code == 0


def test_mail_says_what_the_register_says(desk: Office, mailer: Server) -> None:
    remind(desk, "2026-02-13", "--send")
    with desk.store() as store:
        (sent,) = store.deliveries(client="team:windows")
        message = message_from_bytes(store.message_of(sent), policy=policy.SMTP)
        (window,) = store.windows()
    text = " ".join(message.get_body(("plain",)).get_content().split())  # type: ignore[union-attr]
    assert message["Subject"] == "Herinnering vrijdag 13 februari 2026: 1 termijn"
    for piece in ("K-1", window.id, "tot en met vrijdag 20 februari 2026, 24.00 uur (over 7 dagen)", "Stand: open"):
        assert piece in text
    assert "Voorbeeldzorg" not in text


def test_window_that_is_closed_is_not_told(desk: Office, mailer: Server) -> None:
    with desk.store() as store:
        (window,) = store.windows()
    desk.run("windows", "close", window.id, "--outcome", "settled", "--because", "Samen geregeld met de klant.")
    assert remind(desk, "2026-02-13", "--send").stdout.startswith("Niets te herinneren")


def test_refused_reminder_told_nothing_and_comes_again(desk: Office, mailer: Server) -> None:
    remind(desk, "2026-02-13", "--send")
    with desk.store() as store:
        (sent,) = store.deliveries(client="team:windows")
    ran = desk.run(
        "deliveries", "resolve", sent.message_id, "--as", "bounced", "--because", "De server stuurde het terug."
    )
    assert ran.exit_code == 0, ran.output
    remind(desk, "2026-02-14", "--send")
    assert len(mailer.taken) == 2


def test_without_a_team_nobody_is_reminded(desk: Office) -> None:
    write_settings(desk.folder / "mail.toml", 1)
    ran = remind(desk, "2026-02-13", "--send")
    assert ran.exit_code == 4
    assert "there is no team to remind" in ran.stderr


def test_server_that_is_away_queues_nothing(desk: Office) -> None:
    assert remind(desk, "2026-02-13", "--send").exit_code == 5
    assert desk.states() == {}


def test_a_day_to_come_is_not_told_yet(desk: Office) -> None:
    assert remind(desk, "2027-02-13", "--send").exit_code == 2


def test_clients_are_reminded_where_the_policy_of_their_notice_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, relay: Relay
) -> None:
    made = office(tmp_path, monkeypatch, run)
    mails = server(relay, tmp_path)
    with made.store() as store:
        policy = shipped_policy() + b"\n[delivery]\nremind_clients = true\n"
        made.notice = release(store, policy, because="De klanten krijgen ook een herinnering.")
    desk = _received(made, monkeypatch)
    _use(desk, mails.port)
    rehearsed = remind(desk, "2026-02-13")
    assert "1 klant onder" in rehearsed.stdout
    for day in ("2026-02-13", "2026-02-14", "2026-02-19"):
        ran = remind(desk, day, "--send")
        assert ran.exit_code == 0, ran.output
    assert sorted(mails.reached) == ["juridisch@k-1.example.nl"] * 2 + ["team@example.nl"] * 2
    with desk.store() as store:
        (window,) = store.windows()
        assert {one.notice for one in store.deliveries()} == {None}
    assert str(window.receipt.day if window.receipt else None) == RECEIVED
    assert desk.run("verify").exit_code == 0
