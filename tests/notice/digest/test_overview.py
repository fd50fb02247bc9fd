"""A digest says that it is no notice, shows ways out of it, and holds nothing but what was meant."""

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from renvooi.model.errors import StateForbids
from renvooi.model.letters import Letter
from renvooi.notice.digest.overview import ONE_CLICK, Overview, overview_words
from renvooi.notice.digest.steps import Digest
from renvooi.notice.mail.headers import HeaderRefused, text_value
from tests.notice.digest.made import AT, DIGEST, HOUSE, IDENTITY, STEP, body, named, read, subscriber
from tests.notice.mail import messages as notices
from tests.notice.mail.payloads import PAYLOADS

HEADERS = (
    "Date From To Reply-To Subject Message-ID List-Id List-Unsubscribe List-Unsubscribe-Post Auto-Submitted "
    "Content-Language MIME-Version Content-Type"
).split()


OVERVIEW = Overview(DIGEST, HOUSE, IDENTITY)


def letter(language: str = "nl", *documents: str, **said: object) -> Letter:
    reader = replace(subscriber(language, *documents), **said)  # type: ignore[arg-type]
    name, token = named(reader, DIGEST.id)
    return OVERVIEW.letter(reader, message_id=name, token=token, date=AT)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_headers_are_those_that_were_meant_and_no_others(language: str) -> None:
    assert read(letter(language)).keys() == HEADERS


def test_mail_programs_can_unsubscribe_with_one_click() -> None:
    made = letter()
    token = made.message_id[1:27]
    message = read(made)
    assert message["List-Unsubscribe"] == (
        f"<https://voorbeelddata.example/afmelden/{token}>, "
        f"<mailto:vragen@voorbeelddata.example?subject=Afmelden%20{token}>"
    )
    assert message["List-Unsubscribe-Post"] == ONE_CLICK == "List-Unsubscribe=One-Click"


def test_digests_and_notices_are_lists_of_their_own_so_that_who_blocks_one_gets_the_other() -> None:
    digest = read(letter())["List-Id"]
    notice = read(notices.letter(notices.mail(notices.tiny(), identity=replace(IDENTITY, unsubscribe=None))))["List-Id"]
    assert digest == "<digest.meldingen.voorbeelddata.example>"
    assert digest.removeprefix("<digest.") == notice.removeprefix("<")


@pytest.mark.parametrize(
    "template", [None, "mailto:weg@voorbeelddata.example?subject={token}", "http://x.example/{token}"]
)
def test_without_an_https_address_to_leave_by_no_letter_is_made(template: str | None) -> None:
    reader = subscriber()
    name, token = named(reader, DIGEST.id)
    overview = Overview(DIGEST, HOUSE, replace(IDENTITY, unsubscribe=template))
    with pytest.raises(StateForbids, match="no https address"):
        overview.letter(reader, message_id=name, token=token, date=AT)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Dit overzicht geeft u geen rechten, en er begint geen termijn door."),
        ("en", "This overview gives you no rights, and it starts no term."),
    ],
)
def test_both_parts_say_that_it_is_no_notice(language: str, sentence: str) -> None:
    message = read(letter(language))
    for kind in ("plain", "html"):
        assert sentence in " ".join(body(message, kind).split())


def test_both_parts_tell_each_step_with_its_counts_and_links() -> None:
    message = read(letter())
    for kind in ("plain", "html"):
        told = body(message, kind)
        for piece in (
            "Inhoudelijke wijzigingen: 5",
            "Redactionele wijzigingen: 3",
            "zondag 1 maart 2026",
            "notice-0123",
        ):
            assert piece in told
        assert "https://voorbeelddata.example/demarcatie/2026-02" in told
        assert "Deze versie heeft 5 wijzigingen." in told


@pytest.mark.parametrize(
    ("language", "none", "counted"),
    [("nl", "Kennisgeving: die is er nog niet", "wijzigingen:"), ("en", "Notice: there is none yet", "changes:")],
)
def test_without_a_released_notice_no_number_is_told(language: str, none: str, counted: str) -> None:
    bare = replace(STEP, counts=None, essence=(), notice=None)
    words = overview_words([bare], AT.date(), language=language, house=HOUSE, identity=IDENTITY)
    assert none in words.after
    assert counted not in words.after


def test_two_steps_of_a_document_have_headings_of_their_own() -> None:
    steps = [STEP, replace(STEP, old="2026-02", new="2026-03")]
    page = overview_words(steps, None, language="nl", house=HOUSE, identity=IDENTITY).after
    headings = [line for line in page.splitlines() if line.startswith("## ") and "Demarcatie" in line]
    assert len(set(headings)) == len(steps)


def test_who_follows_one_document_reads_of_that_one_only() -> None:
    told = body(read(letter("nl", "demarcatie")), "plain")
    assert "Demarcatie Voorbeeld Data" in told
    assert "Data Pro Statement" not in told


def test_no_line_of_the_text_is_wider_than_a_mail_program_shows() -> None:
    lines = body(read(letter()), "plain").splitlines()
    assert [line for line in lines if len(line) > 72 and "https://" not in line] == []


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    page = body(read(letter()), "html")
    assert not any(mark in page for mark in ("<script", "<form", "<link", 'src="http', "@import", "url("))


def test_same_digest_to_two_readers_shares_its_skeleton() -> None:
    overview = Overview(DIGEST, HOUSE, IDENTITY)
    one, two = subscriber(), replace(subscriber(address="ander@example.org"), id="subscriber:fedcba9876543210")
    letters = []
    for reader in (one, two):
        name, token = named(reader, DIGEST.id)
        letters.append(overview.letter(reader, message_id=name, token=token, date=AT))
    assert letters[0].skeleton is letters[1].skeleton
    assert "example.org" not in letters[0].skeleton.data.decode()


def test_name_is_refused_or_stays_the_name_of_one_recipient() -> None:
    for payload in PAYLOADS:
        with suppress(HeaderRefused):
            message = read(letter(name=payload))
            assert message.keys() == HEADERS, payload
            assert [one.addr_spec for one in message["To"].addresses] == ["lezer@example.org"], payload


def test_address_is_refused_or_is_one_address() -> None:
    for payload in PAYLOADS:
        with suppress(HeaderRefused):
            assert len(read(letter(address=payload, name=payload))["To"].addresses) == 1, payload


def test_title_of_a_document_is_refused_or_stays_one_subject() -> None:
    for payload in PAYLOADS:
        words = overview_words([replace(STEP, title=payload)], None, language="nl", house=HOUSE, identity=IDENTITY)
        with suppress(HeaderRefused):
            value = text_value(words.subject, header="Subject", whose="digest")
            found = message_from_bytes(f"Subject: {value}\r\n\r\n".encode("ascii"), policy=policy.SMTP)
            assert found.keys() == ["Subject"], payload
            assert found["Subject"] == words.subject


def test_titles_stay_text_in_both_parts() -> None:
    reader = subscriber("nl", "demarcatie")
    digest = Digest(None, tuple(replace(STEP, title=payload) for payload in PAYLOADS if payload.isprintable()))
    name, token = named(reader, digest.id)
    message = read(Overview(digest, HOUSE, IDENTITY).letter(reader, message_id=name, token=token, date=AT))
    assert message.keys() == HEADERS
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    page = body(message, "html").lower()
    assert not any(
        mark in page for mark in ("<script", "<form", "<img", "<base", "<meta http-equiv", 'href="javascript')
    )
    assert len(digest.steps) > 60
