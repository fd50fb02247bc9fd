"""A mailbox is read: evidence is recorded, replies are proposed, and nothing is lost or counted by itself."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.corpus import opened
from renvooi.cli.exits import Exit
from renvooi.corpus.clients.subscribing import subscriber_of
from renvooi.corpus.outbox.deciding import requeue
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.reporting import Told, report_delivery
from renvooi.model import DeliveryState, Receipt, Report, schema
from renvooi.model.deliveries import Evidence, MailingPurpose
from tests.cli.mailbox.conftest import CAME, Post
from tests.corpus.outbox.made import letter
from tests.notice.mailbox.imap_server import ImapServer, Script

Run = Callable[..., Result]


def mails(run: Run, post: Post, *options: str, code: Exit = Exit.DONE) -> dict[str, Any]:
    """What became of each mail, by its name."""
    ran = run("mailbox", "read", "--directory", post.folder, "--format", "json", *options)
    assert ran.exit_code == code, ran.output
    said = json.loads(ran.stdout)
    jsonschema.validate(said, schema("renvooi/mailbox/1"))
    return {one["name"]: one for one in said["mails"]}


def windows(run: Run, client: str) -> list[Any]:
    """The windows of a client."""
    ran = run("windows", "list", "--client", client, "--today", "2025-09-25", "--format", "json")
    found: list[Any] = json.loads(ran.stdout)["windows"]
    return found


def proposed(run: Run, *options: str) -> list[Any]:
    """The proposals, as programs get them."""
    ran = run("windows", "proposed", "--format", "json", *options)
    assert ran.exit_code == Exit.DONE, ran.output
    said = json.loads(ran.stdout)
    jsonschema.validate(said, schema("renvooi/proposals/1"))
    found: list[Any] = said["proposals"]
    return found


def full(post: Post) -> None:
    """Nothing; the mailbox holds one mail of each kind."""
    post.report("1-delivered.eml", "K-1", "delivered", "2.0.0")
    post.report("2-failed.eml", "K-2", "failed", "5.1.1")
    post.report("3-forged.eml", "K-3", "delivered", "2.0.0", to="iemand@elders.example")
    post.reply("4-reply.eml", "K-1", "Wij zeggen op, want wij vertrouwen Wolkenrijk niet.\n\n> Geachte klant,")
    post.reply("5-absent.eml", "K-3", "Ik ben er niet.", "Auto-Submitted: auto-replied")
    post.put("6-unknown.eml", CAME, "From: x@elders.example", "Subject: korting", "", "Koop nu.")
    post.put("7-broken.eml", "", "dit is geen mail")
    post.put("8-brief.pdf", "%PDF-1.4")


def test_each_mail_is_recorded_proposed_or_listed(run: Run, post: Post) -> None:
    full(post)
    found = mails(run, post)
    assert {name: (one["class"], one["client"], one["outcome"]) for name, one in found.items()} == {
        "1-delivered.eml": ("report", "K-1", "recorded"),
        "2-failed.eml": ("report", "K-2", "recorded"),
        "3-forged.eml": ("report", "K-3", "listed"),
        "4-reply.eml": ("reply", "K-1", "proposed"),
        "5-absent.eml": ("auto-reply", "K-3", "listed"),
        "6-unknown.eml": ("unknown", None, "listed"),
        "7-broken.eml": ("unreadable", None, "listed"),
        "8-brief.pdf": ("unreadable", None, "listed"),
    }
    assert "iemand@elders.example" in found["3-forged.eml"]["because"]
    assert found["7-broken.eml"]["because"] == "is no mail: it has no headers"
    assert {one["state"] for one in windows(run, "K-1")} == {"open"}
    assert {one["receipt"]["day"] for one in windows(run, "K-1")} == {"2025-09-23"}
    assert {one["state"] for one in windows(run, "K-2")} == {"in-doubt"}
    assert {one["state"] for one in windows(run, "K-3")} == {"not-started"}
    assert run("verify").exit_code == Exit.DONE


def test_a_mailbox_that_is_read_again_changes_nothing(run: Run, post: Post) -> None:
    full(post)
    mails(run, post)
    before = run("log", "--format", "json").stdout
    outcomes = {one["outcome"] for one in mails(run, post).values()}
    assert outcomes == {"already", "listed"}
    assert run("log", "--format", "json").stdout == before


def test_a_rehearsal_says_what_it_would_do_and_writes_nothing(run: Run, post: Post) -> None:
    full(post)
    before = run("log", "--format", "json").stdout
    found = mails(run, post, "--dry-run")
    assert (found["1-delivered.eml"]["outcome"], found["4-reply.eml"]["outcome"]) == ("would-record", "would-propose")
    assert run("log", "--format", "json").stdout == before
    assert proposed(run) == []


def test_a_reply_is_a_response_only_once_a_person_says_so(run: Run, post: Post) -> None:
    full(post)
    mails(run, post)
    (waiting,) = proposed(run)
    assert waiting["text"] == "Wij zeggen op, want wij vertrouwen Wolkenrijk niet."
    assert all(one["responses"] == [] for one in windows(run, "K-1"))
    shown = run("windows", "proposed", "--language", "en").stdout
    assert f"{waiting['id']}: K-1, received 2025-09-23 07:00 UTC: Re: Kennisgeving\n" in shown
    assert "\n  windows: w-" in shown
    assert "    Wij zeggen op, want wij vertrouwen Wolkenrijk niet.\n" in shown
    ran = run("windows", "accept", waiting["id"], "--reasoned")
    assert (ran.exit_code, "different rights" in ran.stderr) == (Exit.FORBIDDEN, True)
    right = next(one["id"] for one in windows(run, "K-1") if one["kind"] == "terminate")
    ran = run("windows", "accept", waiting["id"], "--window", right, "--reasoned", "--language", "en")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith(f"{right}: K-1, termination: responded")
    (response,) = next(one for one in windows(run, "K-1") if one["id"] == right)["responses"]
    assert (response["form"], response["received"]) == ("email", "2025-09-23")
    assert response["attachment"]["name"] == f"{waiting['id']}.eml"
    assert proposed(run) == []
    assert [one["decision"] for one in proposed(run, "--all")] == ["accepted"]
    assert "aangenomen door N. Jansen" in run("windows", "proposed", "--all").stdout
    assert run("verify").exit_code == Exit.DONE


def test_a_person_says_that_a_mail_is_no_response(run: Run, post: Post) -> None:
    post.reply("a.eml", "K-1", "Dank voor uw bericht.")
    mails(run, post)
    (waiting,) = proposed(run)
    ran = run("windows", "dismiss", waiting["id"], "--because", "Een bedankje, geen reactie.")
    assert ran.stdout == f"{waiting['id']}: K-1: afgewezen door N. Jansen: Een bedankje, geen reactie.\n"
    assert run("windows", "proposed").stdout == "Er wacht geen e-mail op een besluit.\n"


def test_whether_reasons_are_given_is_for_the_person_to_say(run: Run, post: Post) -> None:
    ran = run("windows", "accept", "p-1")
    assert (ran.exit_code, "--reasoned or --no-reasons" in ran.stderr) == (Exit.USAGE, True)


def test_the_table_names_every_mail_and_what_a_person_should_look_at(run: Run, post: Post) -> None:
    full(post)
    post.put("9-\x1b[31m.eml", CAME, "From: \x1b[2J@x", "Subject: x", "", "x")
    ran = run("mailbox", "read", "--directory", post.folder, "--language", "en")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith("9 mails: 1 auto-reply, 1 reply, 3 report, 2 unknown, 2 unreadable\n")
    assert "\n1 e-mail waits for a decision: renvooi windows proposed\n6 e-mails are listed here alone" in ran.stdout
    assert ".." not in run("mailbox", "read", "--directory", post.folder).stdout
    assert all(name.split("-")[0] in ran.stdout for name in os.listdir(post.folder))
    assert "\x1b" not in ran.stdout


def test_a_confirmation_counts_as_proof_of_receipt(run: Run, post: Post) -> None:
    post.reply("a.eml", "K-3", "Ontvangst bevestigd.")
    assert mails(run, post)["a.eml"]["outcome"] == "recorded"
    assert {one["receipt"]["evidence"] for one in windows(run, "K-3")} == {"ontvangst bevestigd door de klant"}


def test_who_confirms_the_first_of_two_messages_is_not_sent_the_second(run: Run, post: Post) -> None:
    post.report("1.eml", "K-1", "failed", "5.1.1")
    mails(run, post)
    with opened(os.environ["RENVOOI_CORPUS"]) as store:
        mailing = store.deliveries()[0].mailing
        anew = letter(store, "K-1", mailing=mailing, round=2)
        requeue(store, anew, mailing=mailing, because="De klant gaf een ander adres.", by="N. Jansen")
    post.reply("2.eml", "K-1", "Ontvangst bevestigd.")
    assert mails(run, post)["2.eml"]["outcome"] == "recorded"
    with opened(os.environ["RENVOOI_CORPUS"]) as store:
        now = store.delivery_of(anew.message_id)
    assert (now.state, now.evidence, now.bounced) == (DeliveryState.ACCEPTED, Evidence.ACKNOWLEDGED, False)
    assert {one["state"] for one in windows(run, "K-1")} == {"open"}


def test_a_window_that_could_not_start_is_named_until_a_person_records_its_receipt(run: Run, post: Post) -> None:
    told = Told(post.ids["K-1"], Report.DELIVERED, date(2025, 9, 23), b"Subject: x\r\n\r\nx")
    with opened(os.environ["RENVOOI_CORPUS"]) as store:
        # what counts the days must not be wrong, so here is somebody who does
        report_delivery(store, told, receipts=lambda _, day: Receipt(day, day, None, None, "x", "x", at=""), by="N.")
    post.reply("a.eml", "K-2", "Dank.")
    ids = [one["id"] for one in windows(run, "K-1")]
    read = run("mailbox", "read", "--directory", post.folder)
    listed = run("deliveries", "list", "--client", "K-1", "--language", "en")
    for name in ids:
        assert f"gebruik renvooi windows receive {name}" in read.stderr
        assert f"use renvooi windows receive {name}" in listed.stderr
    assert "windows receive" not in run("deliveries", "list", "--client", "K-2").stderr


def test_a_day_in_the_future_is_not_recorded_and_said(run: Run, post: Post) -> None:
    post.report("a.eml", "K-1", "delivered", "2.0.0")
    file = post.folder / "a.eml"
    file.write_text(file.read_text().replace("Tue, 23 Sep 2025", "Thu, 23 Sep 2027"))
    found = mails(run, post, code=Exit.INCOMPLETE)["a.eml"]
    assert (found["outcome"], "lies in the future" in found["notes"][-1]) == ("not-recorded", True)
    shown = run("mailbox", "read", "--directory", post.folder).stdout
    assert "NIET vastgelegd" in shown
    assert ".." not in shown


def test_a_maildir_an_mbox_and_one_file_are_mailboxes_too(run: Run, post: Post, tmp_path: Path) -> None:
    post.reply("a.eml", "K-1", "Een.")
    data = (post.folder / "a.eml").read_bytes()
    box = tmp_path / "maildir"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
    (box / "cur" / "1.x:2,S").write_bytes(data)
    (box / "tmp" / "half").write_bytes(data)
    (tmp_path / "post.mbox").write_bytes(b"From a@b Tue Sep 23 09:00:00 2025\n" + data + b"\n")
    for place, name in (
        (box, "cur/1.x:2,S"),
        (tmp_path / "post.mbox", "post.mbox#1"),
        (post.folder / "a.eml", "a.eml"),
    ):
        ran = run("mailbox", "read", "--directory", place, "--format", "json")
        assert [one["name"] for one in json.loads(ran.stdout)["mails"]] == [name], ran.output
    assert len(proposed(run)) == 1


def test_links_and_pipes_are_listed_and_never_followed(run: Run, post: Post, tmp_path: Path) -> None:
    post.reply("a.eml", "K-1", "Een.")
    (post.folder / "b.eml").symlink_to("/etc/passwd")
    os.mkfifo(post.folder / "c.eml")
    (post.folder / "dieper").mkdir()
    (post.folder / "dieper" / "d.eml").write_text("\n")
    found = mails(run, post)
    assert found["b.eml"]["because"] == "is a link, which is not followed"
    assert found["c.eml"]["because"] == "is no regular file"
    assert found["dieper/d.eml"]["because"] == "is empty"


@pytest.mark.parametrize("options", [(), ("--directory", "weg")])
def test_without_a_mailbox_nothing_is_read(run: Run, post: Post, options: tuple[str, ...]) -> None:
    ran = run("mailbox", "read", *options)
    assert ran.exit_code == (Exit.REFUSED if options else Exit.USAGE)
    assert len(ran.stderr.splitlines()) == 1


SETTINGS = 'schema = "renvooi/mail/1"\n[from]\nname = "Voorbeeld Data B.V."\naddress = "a@mail.example.nl"\n'


def test_the_mailbox_of_the_settings_is_read(run: Run, post: Post, tmp_path: Path) -> None:
    post.reply("a.eml", "K-1", "Een.")
    file = tmp_path / "mail.toml"
    file.write_text(f'{SETTINGS}[mailbox]\ndirectory = "post"\n')
    ran = run("mailbox", "read", "--mail", file, "--format", "json")
    assert [one["name"] for one in json.loads(ran.stdout)["mails"]] == ["a.eml"], ran.output
    script = Script({3: (post.folder / "a.eml").read_bytes().replace(b"\n", b"\r\n")}, at="23-Sep-2025 09:00:00 +0200")
    (tmp_path / "geheim").write_text(f"{script.secret}\n")
    with ImapServer(script) as server:
        imap = f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\nuser = "post"\npassword_file = "geheim"\n'
        file.write_text(f"{SETTINGS}[mailbox.imap]\n{imap}")
        ran = run("mailbox", "read", "--mail", file, "--format", "json")
    # the same mail as in the folder
    assert [(one["name"], one["outcome"]) for one in json.loads(ran.stdout)["mails"]] == [("INBOX/3", "already")]
    file.write_text(SETTINGS)
    assert "has no [mailbox]" in run("mailbox", "read", "--mail", file).stderr


def test_a_client_that_writes_without_a_reference_is_filed_under_its_last_notice(run: Run, post: Post) -> None:
    post.put("a.eml", CAME, "From: k-1@klant.example", "Subject: Opzegging", "", "Wij stoppen ermee.")
    post.put("b.eml", CAME, "From: k-2@elders.example", "Subject: Opzegging", "", "Wij stoppen ermee.")
    found = mails(run, post)
    assert (found["a.eml"]["class"], found["a.eml"]["client"], found["a.eml"]["outcome"]) == (
        "unknown",
        "K-1",
        "proposed",
    )
    assert "stands under the last notice" in found["a.eml"]["notes"][0]
    assert found["b.eml"]["outcome"] == "listed"
    assert [(one["client"], one["text"]) for one in proposed(run)] == [("K-1", "Wij stoppen ermee.")]


def test_what_words_do_not_tell_of_a_proposal_is_said(run: Run, post: Post) -> None:
    post.reply(
        "a.eml",
        "K-1",
        '--m\nContent-Type: application/pdf; name="bezwaar.pdf"\n\nx\n--m--',
        "Content-Type: multipart/mixed; boundary=m",
    )
    post.reply("b.eml", "K-2", "Dit bevalt ons niet.", "Auto-Submitted: auto-generated")
    post.reply(
        "c.eml",
        "K-3",
        "--m\n\nOntvangst bevestigd.\n--m\nContent-Type: text/html\n\nOntvangst bevestigd. Wij maken bezwaar.\n--m--",
        "Content-Type: multipart/alternative; boundary=m",
    )
    mails(run, post)
    shown = run("windows", "proposed").stdout
    assert "\n  in een andere vorm (HTML) staat ook: Ontvangst bevestigd. Wij maken bezwaar.\n" in shown
    assert "\n  bijlagen: bezwaar.pdf\n  geen tekst; open de e-mail zelf in de postbus\n" in shown
    assert "\n  misschien van een computer: says of itself that a machine wrote it" in shown
    assert "\n  van: k-2@klant.example\n" in shown


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ((), "nothing tells when it came"),
        (("Date: Tue, 23 Sep 2025 09:00:00 +0200",), "only its sender says"),
        ((CAME.replace("23 Sep 2025", "1 Jan 2019"),), "on 2019-01-01, before our message was queued"),
        ((CAME.replace("Sep 2025", "Sep 2031"),), "on 2031-09-23, which lies in the future"),
    ],
)
def test_a_day_that_nobody_can_rely_on_is_said(run: Run, post: Post, dated: tuple[str, ...], said: str) -> None:
    post.put("a.eml", *dated, "From: k-1@klant.example", f"In-Reply-To: {post.ids['K-1']}", "", "Bezwaar.")
    (note,) = mails(run, post)["a.eml"]["notes"]
    assert said in note


def test_a_subscriber_leaves_by_the_token_of_a_digest_and_nobody_by_that_of_a_notice(run: Run, post: Post) -> None:
    with opened(os.environ["RENVOOI_CORPUS"]) as store:
        reader = subscriber_of(store.message_key(), "lezer@elders.example")
        store.record_clients([reader], by="N. Jansen")
        mailing = Mailing("digest-2025-09-22-1", MailingPurpose.DIGEST, None, None, Evidence.ACCEPTED)
        one = letter(store, reader.id, mailing=mailing.id)
        enqueue(store, mailing, [one], windows=False, by="N. Jansen")
    for name, message_id in (("a.eml", one.message_id), ("b.eml", post.ids["K-1"])):
        post.put(name, CAME, "From: x@elders.example", f"Subject: Afmelden {message_id[1:27]}", "", "")
    assert mails(run, post, "--dry-run")["a.eml"]["outcome"] == "would-unsubscribe"
    assert reader.id in run("subscribers", "list").stdout
    found = mails(run, post)
    assert (found["a.eml"]["class"], found["a.eml"]["outcome"]) == ("unsubscription", "unsubscribed")
    assert (found["b.eml"]["class"], found["b.eml"]["outcome"]) == ("reply", "proposed")
    assert reader.id not in run("subscribers", "list").stdout
    states = json.loads(run("deliveries", "list", "--client", reader.id, "--format", "json").stdout)["deliveries"]
    assert [delivery["state"] for delivery in states] == ["cancelled"]
    assert mails(run, post)["a.eml"]["outcome"] == "already"
    assert run("verify").exit_code == Exit.DONE


def test_what_one_of_us_writes_is_no_confirmation(run: Run, post: Post, tmp_path: Path) -> None:
    file = tmp_path / "mail.toml"
    file.write_text(f'{SETTINGS}[mail]\nreply_to = "loket@diensten.example"\n')
    to_us = f"In-Reply-To: {post.ids['K-3']}"
    post.put("a.eml", CAME, "From: loket@diensten.example", to_us, "", "Ontvangst bevestigd.")
    post.put("b.eml", CAME, "From: iemand@anders.example", to_us, "", "Ontvangst bevestigd.")
    found = mails(run, post, "--mail", str(file))
    assert (found["a.eml"]["class"], found["a.eml"]["outcome"]) == ("own", "listed")
    assert (found["b.eml"]["class"], found["b.eml"]["outcome"]) == ("reply", "proposed")
    assert "does not come from the organisation" in " ".join(found["b.eml"]["notes"])
    assert {one["state"] for one in windows(run, "K-3")} == {"not-started"}


def test_what_was_read_before_a_server_fails_is_on_record(run: Run, post: Post, tmp_path: Path) -> None:
    post.reply("a.eml", "K-1", "Een.")
    data = (post.folder / "a.eml").read_bytes().replace(b"\n", b"\r\n")
    script = Script(dict.fromkeys(range(1, 5), data), at="23-Sep-2025 09:00:00 +0200", breaks=(2, 3, 4))
    (tmp_path / "geheim").write_text(script.secret)
    file = tmp_path / "mail.toml"
    with ImapServer(script) as server:
        imap = f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\nuser = "post"\npassword_file = "geheim"\n'
        file.write_text(f"{SETTINGS}[mailbox.imap]\n{imap}")
        ran = run("mailbox", "read", "--mail", file, "--format", "json")
    assert ran.exit_code == Exit.REFUSED
    said = [(one["name"], one["outcome"]) for one in json.loads(ran.stdout)["mails"]]
    assert said == [("INBOX/1", "proposed"), ("INBOX/2", "listed"), ("INBOX/3", "listed")]
    assert len(proposed(run)) == 1
