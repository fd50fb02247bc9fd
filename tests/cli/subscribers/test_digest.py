"""A digest goes to each subscriber once, and never to one who left."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from tests.cli.mailed import Office, Server
from tests.cli.subscribers.conftest import use

SINCE = ("--since", "2020-01-01")


def test_rehearsal_says_what_changed_and_who_hears_of_it(desk: Office) -> None:
    use(desk, 1)
    ran = desk.run("digest", *SINCE)
    assert ran.exit_code == 0, ran.output
    assert f"demarcatie 2026-01 → 2026-02; 2 inhoudelijk, 0 redactioneel; {desk.notice}" in ran.stdout
    assert "2 abonnees krijgen het (1 Nederlands, 1 Engels).\n" in ran.stdout
    assert "Er is niets verstuurd" in ran.stdout
    assert desk.states() == {}


def test_without_a_link_to_leave_by_nothing_is_sent(desk: Office) -> None:
    for options in ((), ("--send",)):
        ran = desk.run("digest", *SINCE, *options)
        assert ran.exit_code == 4
        assert "no https address by which a subscriber can leave" in ran.stderr
    assert desk.states() == {}


def test_first_digest_must_say_from_when(desk: Office) -> None:
    ran = desk.run("digest", "--last")
    assert ran.exit_code == 4
    assert "--since DATE" in ran.stderr


def test_each_subscriber_gets_it_once_in_its_language(desk: Office, mailer: Server) -> None:
    ran = desk.run("digest", *SINCE, "--send")
    assert ran.exit_code == 0, ran.output
    again = desk.run("digest", *SINCE, "--send")
    assert again.exit_code == 0, again.output
    assert "Niemand krijgt nu een bericht" in again.stdout
    assert sorted(mailer.reached) == ["lezer@example.org", "reader@example.org"]
    behind = desk.run("digest", "--send")
    assert "Sinds het vorige overzicht is er in gepubliceerde versies niets veranderd." in behind.stdout
    assert desk.run("verify").exit_code == 0
    assert desk.json("windows", "list", "--today", "2026-01-21")["windows"] == []


def test_message_is_as_it_was_queued_and_can_be_left_by_its_token(desk: Office, mailer: Server) -> None:
    desk.run("digest", *SINCE, "--send")
    with desk.store() as store:
        dutch, english = sorted(
            (message_from_bytes(store.message_of(one), policy=policy.SMTP) for one in store.deliveries()),
            key=lambda message: str(message["Content-Language"]),
            reverse=True,
        )
        tokens = [one.message_id[1:27] for one in store.deliveries()]
    assert "is geen kennisgeving" in str(dutch.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert "is no notice" in str(english.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    for _ in range(2):
        assert desk.run("subscribers", "remove", *tokens).exit_code == 0
    assert desk.run("subscribers", "list").stdout == "Er zijn geen abonnees.\n"


def test_who_leaves_between_queueing_and_sending_gets_nothing(
    desk: Office, mailer: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from renvooi.cli import digest

    real = digest._enqueue

    def leaving(*arguments: Any, **named: Any) -> None:
        real(*arguments, **named)
        monkeypatch.setattr(digest, "_enqueue", real)
        raise KeyboardInterrupt

    monkeypatch.setattr(digest, "_enqueue", leaving)
    assert desk.run("digest", *SINCE, "--send").exit_code == 130
    assert sorted(desk.states().values()) == ["pending", "pending"]
    assert "1 bericht ingetrokken." in desk.run("subscribers", "remove", "lezer@example.org").stdout
    ran = desk.run("digest", "--resume")
    assert ran.exit_code == 0, ran.output
    assert mailer.reached == ["reader@example.org"]
    assert sorted(desk.states().values()) == ["accepted", "cancelled"]


def test_only_one_subscriber_and_then_the_others(desk: Office, mailer: Server) -> None:
    english = desk.run("digest", *SINCE, "--send", "--only", "lezer@example.org", "--language", "en")
    assert english.exit_code == 0
    assert "1 message is fixed.\n1 message: 1 accepted by the mail server.\n" in english.stdout
    assert mailer.reached == ["lezer@example.org"]
    assert desk.run("digest", *SINCE, "--send").exit_code == 0
    assert mailer.reached == ["lezer@example.org", "reader@example.org"]


def test_server_that_is_away_leaves_nothing_queued(desk: Office) -> None:
    use(desk, 1)
    ran = desk.run("digest", *SINCE, "--send")
    assert ran.exit_code == 5
    assert "cannot be reached" in ran.stderr
    assert desk.states() == {}


@pytest.mark.parametrize("options", [("--last", *SINCE), ("--send", "--resume"), ("--resume", *SINCE)])
def test_options_that_do_not_go_together_are_refused(desk: Office, options: tuple[str, ...]) -> None:
    assert desk.run("digest", *options).exit_code == 2
