"""A rehearsal says who gets what and where, who does not and why, and writes nothing."""

import json
from email import message_from_bytes, policy
from pathlib import Path

import jsonschema
import pytest

from renvooi.cli.exits import Exit
from renvooi.model import AgreedTerm, DocumentAddress, schema
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.mailed import ABOUT, Office, Server, client, release


def test_rehearsal_names_everybody_and_writes_nothing(desk: Office) -> None:
    desk.record(client("K-4", "2026-02"))
    with desk.store() as store:
        before = store.head()
    ran = desk.notify("--language", "en")
    assert ran.exit_code == Exit.DONE, ran.output
    assert "Nothing was sent." in ran.stdout
    assert "3 of 4 clients (3 Dutch); 3 new" in ran.stdout
    for shown in ("juridisch@k-1.example.nl", "K-4", "has version 2026-02 already", "house policy", "2026-02-20"):
        assert shown in ran.stdout
    assert ran.stdout.rstrip().endswith("renvooi notify demarcatie 2026-01 2026-02 --send")
    with desk.store() as store:
        assert store.head() == before
        assert store.deliveries() == ()


def test_rehearsal_in_dutch_is_the_default(desk: Office) -> None:
    assert "Er is niets verstuurd." in desk.notify().stdout


def test_client_that_missed_a_notice_waits_for_a_person_and_keeps_all_from_being_sent(
    desk: Office, mailer: Server
) -> None:
    desk.record(client("K-4", "2025-06"))
    shown = desk.notify("--language", "en")
    assert shown.exit_code == Exit.FORBIDDEN
    assert "Waits for you" in shown.stdout
    assert "--send" not in shown.stdout
    sent = desk.notify("--send")
    assert (sent.exit_code, mailer.taken) == (Exit.FORBIDDEN, ())
    assert "1 of 4 clients cannot be told yet: K-4: the contract names version 2025-06" in sent.stderr
    assert "--except" in sent.stderr
    assert desk.states() == {}


def test_client_can_be_left_out_and_is_told_of(desk: Office) -> None:
    desk.record(client("K-4", "2025-06"))
    ran = desk.notify("--except", "K-4", "--language", "en")
    assert ran.exit_code == Exit.DONE
    assert "left out with --except" in ran.stdout
    assert ran.stdout.rstrip().endswith("--send --except K-4")


def test_only_the_clients_that_were_named_are_looked_at(desk: Office) -> None:
    assert "1 of 1 clients" in desk.notify("--only", "K-2", "--language", "en").stdout
    unknown = desk.notify("--only", "K-9")
    assert unknown.exit_code == Exit.REFUSED
    assert "K-9" in unknown.stderr


def test_rehearsal_as_json_fits_its_schema(desk: Office) -> None:
    own = client("K-4", language="en", terms=(AgreedTerm(45, "Artikel 7.3", document="demarcatie"),))
    elsewhere = client("K-5", addresses=(DocumentAddress("demarcatie", "fg@example.nl"),))
    desk.record(own, elsewhere, client("K-6", "2026-02"))
    said = json.loads(desk.notify("--format", "json").stdout)
    jsonschema.validate(said, schema("renvooi/rehearsal/1"))
    assert (said["on_record"], said["blocked"]) == (6, False)
    assert [one["address"] for one in said["recipients"]][-1] == "fg@example.nl"
    assert [(one["days"], one["clients"], one["own"]) for one in said["terms"]] == [(30, 4, False), (45, 1, True)]


def test_sample_is_the_message_to_one_client_with_its_own_term_and_language(desk: Office, tmp_path: Path) -> None:
    desk.record(client("K-4", language="en", terms=(AgreedTerm(45, "Artikel 7.3", document="demarcatie"),)))
    whole, page = tmp_path / "k.eml", tmp_path / "k.html"
    for file in (whole, page):
        assert desk.notify("--sample", "K-4", "--output", str(file)).exit_code == Exit.DONE
    message = message_from_bytes(whole.read_bytes(), policy=policy.default)
    assert message["To"] == "Voorbeeldzorg K-4 <juridisch@k-4.example.nl>"
    assert message["Reply-To"] == "loket@example.nl"
    text = desk.notify("--sample", "K-4").stdout
    for shown in ("45 days", "your own contract with us", "Artikel 7.3"):
        assert shown in text
        assert shown in page.read_text("utf-8")
    assert "45 dagen" not in desk.notify("--sample", "K-1").stdout


def test_client_that_keeps_the_seal_can_hold_the_corpus_to_it(desk: Office, tmp_path: Path) -> None:
    whole, kept = tmp_path / "k.eml", tmp_path / "zegel.json"
    assert desk.notify("--sample", "K-1", "--output", str(whole)).exit_code == Exit.DONE
    message = message_from_bytes(whole.read_bytes(), policy=policy.default)
    seal = next(part for part in message.iter_attachments() if part.get_filename() == "zegel.json")
    kept.write_bytes(seal.get_content())
    assert desk.run("verify", "--head", str(kept)).exit_code == Exit.DONE
    kept.write_bytes(kept.read_bytes().replace(b'"root":"', b'"root":"0', 1))
    assert desk.run("verify", "--head", str(kept)).exit_code != Exit.DONE


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--sample", "K-9"), "K-9: gets no notice"),
        (("--sample", "K-1", "--output", "k.pdf"), "a message is written as .eml"),
        (("--rate", "5"), "--rate and --wait say how it is sent"),
        (("--send", "--resume"), "leave one out"),
        (("--send", "--sample", "K-1"), "--sample is for a rehearsal"),
        (("--because", "een goede reden"), "--because says why messages are made again"),
        (("--again", "K-1", "--send"), "--again takes a reason"),
        (("--again", "K-1"), "K-1: has no message yet"),
    ],
)
def test_options_that_make_no_sense_are_refused_in_a_line(desk: Office, options: tuple[str, ...], message: str) -> None:
    ran = desk.notify(*options)
    assert ran.exit_code in (Exit.USAGE, Exit.FORBIDDEN)
    assert message in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_without_settings_the_rehearsal_says_what_is_missing(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENVOOI_MAIL")
    ran = desk.notify("--language", "en")
    assert ran.exit_code == Exit.DONE
    assert "Name the file with --mail or RENVOOI_MAIL" in ran.stdout
    sent = desk.notify("--send")
    assert (sent.exit_code, desk.states()) == (Exit.FORBIDDEN, {})
    assert "RENVOOI_MAIL. Nothing was queued." in sent.stderr
    missing = desk.notify("--mail", "weg.toml")
    assert (missing.exit_code, "weg.toml" in missing.stderr) == (Exit.REFUSED, True)


def test_nothing_goes_out_that_nobody_released(desk: Office) -> None:
    ran = desk.run("notify", "demarcatie", "2026-02", "2026-01", "--send")
    assert ran.exit_code == Exit.FORBIDDEN
    assert "no notice about this change was released" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_notice_whose_place_another_took_is_not_sent(desk: Office) -> None:
    with desk.store() as store:
        later = release(store, shipped_policy(), because="De reden ontbrak bij een wijziging.")
    ran = desk.run("notify", desk.notice, "--send")
    assert ran.exit_code == Exit.FORBIDDEN
    assert f"{later} took its place" in ran.stderr
    assert desk.run("notify", later).exit_code == Exit.DONE


def test_notice_is_found_by_the_beginning_of_its_id(desk: Office) -> None:
    assert desk.notice in desk.run("notify", desk.notice[:12]).stdout
    assert desk.run("notify", *ABOUT[:2]).exit_code == Exit.USAGE
