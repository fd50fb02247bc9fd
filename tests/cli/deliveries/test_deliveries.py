"""What became of each message can be listed, shown and, where nobody could tell, decided by a person."""

import csv
import io
from pathlib import Path

import jsonschema
import pytest

from bench.mailing.relay import Relay
from bench.mailing.script import Fault, Point, Script
from renvooi.cli.deliveries.labels import LANGUAGES
from renvooi.cli.deliveries.list import answer_of, as_tables
from renvooi.cli.exits import Exit
from renvooi.model import Delivery, DeliveryState, Evidence, MailingPurpose, Reply, schema
from tests.cli.mailed import Office, Server, server

WHY = ("--because", "Gezocht in het logboek van de mailserver.")


@pytest.fixture
def doubtful(desk: Office, relay: Relay, tmp_path: Path) -> Server:
    """A server that took three messages and gave no answer to that of K-2."""
    made = server(relay, tmp_path, Script(Point.ACCEPTED, Fault.DISCONNECT, (2,)))
    desk.use(made.port)
    assert desk.notify("--send").exit_code == Exit.INCOMPLETE
    assert desk.states() == {"K-1": "accepted", "K-2": "in-doubt", "K-3": "accepted"}
    return made


def test_nothing_is_listed_before_anything_was_sent(desk: Office) -> None:
    assert desk.run("deliveries", "list", "--language", "en").stdout == "There are no messages.\n"


def test_list_shows_counts_state_evidence_and_answer(desk: Office, doubtful: Server) -> None:
    shown = desk.run("deliveries", "list", desk.notice[:12], "--language", "en").stdout
    assert "demarcatie; 3 messages: 2 accepted, 1 in doubt" in shown
    assert "250 2.0.0 Ok: queued as" in shown
    troubled = desk.run("deliveries", "list", "--troubled", "--language", "en").stdout
    assert ("K-2" in troubled, "K-1" in troubled) == (True, False)
    accepted = desk.json("deliveries", "list", "--state", "accepted", "--document", "demarcatie")
    assert [one["client"] for one in accepted["deliveries"]] == ["K-1", "K-3"]
    jsonschema.validate(accepted, schema("renvooi/deliveries/1"))


def test_long_answer_of_a_server_is_cut_in_a_list_and_whole_where_one_message_is_shown() -> None:
    said = Delivery(
        mailing="notice-1",
        purpose=MailingPurpose.NOTICE,
        document="demarcatie",
        notice="notice-1",
        client="K-1",
        round=1,
        message_id="<a@example.nl>",
        state=DeliveryState.REFUSED,
        evidence=Evidence.NONE,
        bounced=False,
        attempts=1,
        reply=Reply(550, "nee " * 200),
        queued_at="2026-01-21T09:00:00+00:00",
        queued_by="N. Jansen",
        settled_at=None,
    )
    listed = as_tables([said], LANGUAGES["nl"], width=None, colour=False)
    assert "1 bericht: 1 geweigerd" in listed
    assert "550 nee nee" in listed
    assert listed.count("nee") < 30
    assert "…" in listed
    assert answer_of(said).count("nee") == 200


def test_csv_has_a_row_for_each_message(desk: Office, doubtful: Server) -> None:
    rows = list(csv.DictReader(io.StringIO(desk.run("deliveries", "list", "--format", "csv").stdout)))
    assert [(row["client"], row["state"], row["troubled"]) for row in rows] == [
        ("K-1", "accepted", "no"),
        ("K-2", "in-doubt", "yes"),
        ("K-3", "accepted", "no"),
    ]


def test_message_is_shown_by_client_by_its_id_and_by_the_token_in_it(desk: Office, doubtful: Server) -> None:
    name = doubtful.taken[0].message_id
    by_client = desk.run("deliveries", "show", desk.notice[:10], "K-1").stdout
    assert name in by_client
    assert "bezwaar volgens eigen beleid: niet begonnen" in by_client
    english = desk.run("deliveries", "show", name, "--language", "en").stdout
    assert "objection under house policy: not started" in english
    assert desk.run("deliveries", "show", name).stdout == by_client
    assert desk.run("deliveries", "show", name[1:27]).stdout == by_client


def test_message_itself_is_the_one_that_the_server_took(desk: Office, doubtful: Server, tmp_path: Path) -> None:
    file = tmp_path / "k.eml"
    assert (
        desk.run("deliveries", "show", desk.notice, "K-1", "--format", "eml", "--output", file).exit_code == Exit.DONE
    )
    assert doubtful.taken[0].message_id.encode() in file.read_bytes()


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("K-9",), "neither the Message-ID of a message nor its token"),
        (("notice-ffff", "K-1"), "no released notice has this id"),
        (("digest-1", "K-1"), "no mailing is called so"),
    ],
)
def test_message_that_is_not_there_is_said_in_a_line(
    desk: Office, doubtful: Server, names: tuple[str, ...], message: str
) -> None:
    ran = desk.run("deliveries", "show", *names)
    assert ran.exit_code == Exit.REFUSED
    assert message in ran.stderr
    unknown = desk.run("deliveries", "show", desk.notice, "K-9")
    assert (unknown.exit_code, "has no message in" in unknown.stderr) == (Exit.REFUSED, True)


def test_message_in_doubt_is_sent_once_more_if_a_person_found_that_it_was_not_taken(
    desk: Office, doubtful: Server
) -> None:
    name = desk.json("deliveries", "show", desk.notice, "K-2")["deliveries"][0]["message_id"]
    ran = desk.run("deliveries", "resolve", desk.notice, "K-2", "--as", "pending", *WHY)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith(f"{desk.notice}, K-2: wacht; bewijs: -")
    assert desk.notify("--resume").exit_code == Exit.DONE
    # the person was wrong here: the server had it, and says so by the same Message-ID
    assert [one.message_id for one in doubtful.taken].count(name) == 2


def test_decision_stays_with_name_and_reason(desk: Office, doubtful: Server) -> None:
    desk.run("deliveries", "resolve", desk.notice, "K-2", "--as", "accepted", "--on", "2026-01-21", *WHY)
    shown = desk.run("deliveries", "show", desk.notice, "K-2", "--language", "en").stdout
    assert "Gezocht in het logboek van de mailserver. (N. Jansen)" in shown
    assert desk.states()["K-2"] == "accepted"


@pytest.mark.parametrize(
    ("client", "options", "code", "message"),
    [
        ("K-2", ("--as", "accepted", "--because", "ok"), Exit.USAGE, "tells nobody how it is known"),
        ("K-2", ("--as", "pending", "--on", "2026-01-21", *WHY), Exit.USAGE, "--on says when it arrived"),
        ("K-1", ("--as", "pending", *WHY), Exit.FORBIDDEN, "is accepted, and cannot be decided to be pending"),
        ("K-1", ("--as", "refused", *WHY), Exit.FORBIDDEN, "cannot be decided to be refused"),
        ("K-2", ("--as", "accepted", "--on", "2026-01-20", *WHY), Exit.FORBIDDEN, "is not between"),
    ],
)
def test_decision_that_cannot_be_is_refused_in_a_line(
    desk: Office, doubtful: Server, client: str, options: tuple[str, ...], code: Exit, message: str
) -> None:
    ran = desk.run("deliveries", "resolve", desk.notice, client, *options)
    assert (ran.exit_code, ran.stderr.count("\n")) == (code, 1), ran.output
    assert message in ran.stderr


def test_client_that_confirms_starts_its_window(desk: Office, doubtful: Server) -> None:
    why = ("--because", "De klant belde dat zij de e-mail heeft.")
    ran = desk.run("deliveries", "resolve", desk.notice, "K-1", "--as", "acknowledged", "--on", "2026-01-21", *why)
    assert ran.exit_code == Exit.DONE, ran.output
    assert "bezwaar volgens eigen beleid: open; laatste dag 2026-02-20" in ran.stdout
    assert desk.windows()["K-1"]["receipt"]["day"] == "2026-01-21"


def test_message_that_bounced_keeps_its_window_shut_and_can_be_made_again(desk: Office, doubtful: Server) -> None:
    why = ("--because", "Er kwam een foutmelding binnen in een andere mailbox.")
    ran = desk.run("deliveries", "resolve", desk.notice, "K-1", "--as", "bounced", *why, "--language", "en")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith(f"{desk.notice}, K-1: bounced")
    assert desk.windows()["K-1"]["state"] == "in-doubt"
    assert "Teruggekomen: K-1" in desk.notify("--send").stdout
    again = desk.notify("--again", "K-1", "--because", "Het adres is gecontroleerd.", "--send")
    assert again.exit_code == Exit.DONE, again.output
    assert doubtful.reached.count("juridisch@k-1.example.nl") == 2
