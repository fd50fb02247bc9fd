"""What the team and clients read of last days, and what the next reminder reads in the one before."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache

import jsonschema
import pytest

from renvooi.model import Client, RecipientKind, Response, ResponseForm, RightKind, Timeliness, schema
from renvooi.model.letters import Letter
from renvooi.notice.digest.client_reminder import CLIENT, addressed, client_reminders, client_words
from renvooi.notice.digest.due import Due, due_windows
from renvooi.notice.digest.messages import Circular, circular
from renvooi.notice.digest.record import told_in
from renvooi.notice.digest.reminder import mailing_of, team_words
from renvooi.notice.house import DEFAULT_HOUSE
from renvooi.notice.mail.headers import HeaderRefused
from tests.notice.digest.made import AT, IDENTITY, POLICY, body, named, read, window
from tests.notice.mail.messages import small
from tests.notice.mail.payloads import PAYLOADS

TODAY = date(2025, 12, 22)
RESPONSE = Response(1, date(2025, 12, 10), ResponseForm.EMAIL, True, "Nee.", None, Timeliness.IN_TIME, "N", "2025")
WINDOWS = (
    window(1, date(2025, 12, 25), date(2025, 12, 29)),
    window(
        2, date(2025, 12, 23), kind=RightKind.OBJECT, right="object", term=POLICY, basis=POLICY, responses=(RESPONSE,)
    ),
    window(3, date(2025, 12, 15), superseded_by="notice-9999"),
)
DUES = due_windows(WINDOWS, told=(), today=TODAY)


def team_letter(language: str, dues: tuple[Due, ...] = DUES, name: str = "Team compliance") -> Letter:
    words = team_words(
        dues, today=TODAY, language=language, house=DEFAULT_HOUSE, identity=IDENTITY, waiting={WINDOWS[0].id: 2}
    )
    team = Client("team:windows", name, "team@voorbeelddata.example", language, RecipientKind.TEAM)
    message_id, _ = named(team, mailing_of(dues, today=TODAY))
    made = circular(words, house=DEFAULT_HOUSE, identity=IDENTITY, list_id=None)
    return made.letter(team, message_id=message_id, date=AT)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_reminder_says_whose_which_until_when_and_what_to_do(language: str) -> None:
    message = read(team_letter(language))
    assert "List-Unsubscribe" not in message
    for kind in ("plain", "html"):
        told = " ".join(body(message, kind).split())
        for piece in ("K-1", "K-2", "K-3", "notice-9999", "data-pro-statement", WINDOWS[0].id, "2"):
            assert piece in told
    told = " ".join(body(message, "plain").split())
    expected = {
        "nl": (
            "tot en met donderdag 25 december 2025, 24.00 uur (over 3 dagen)",
            "Coulance: tot en met maandag 29 december 2025",
            "bezwaar volgens eigen beleid",
            "woensdag 10 december 2025, e-mail: op tijd",
            "Te beoordelen e-mails: 2",
            "niet voor klanten",
            f"renvooi windows close {WINDOWS[1].id}",
        ),
        "en": (
            "up to and including Thursday 25 December 2025",
            "Coulance: up to and including Monday 29 December 2025",
            "objection under house policy",
            "e-mail: in time",
            "E-mails to judge: 2",
            "not for clients",
            f"renvooi windows close {WINDOWS[1].id}",
        ),
    }
    assert [one for one in expected[language] if one not in told] == []


def test_next_reminder_reads_what_was_told_and_has_nothing_to_tell() -> None:
    told = told_in(team_letter("nl").message)
    assert set(told) == {due.told for due in DUES}
    assert due_windows(WINDOWS, told=told, today=TODAY) == ()


def test_file_in_a_reminder_follows_its_published_schema() -> None:
    (file,) = read(team_letter("nl")).iter_attachments()
    assert file.get_filename() == "reminder.json"
    jsonschema.validate(json.loads(file.get_payload(decode=True)), schema("renvooi/reminder/1"))  # type: ignore[arg-type]


@pytest.mark.parametrize("message", [b"", b"Subject: x\r\n\r\nniets", b"\xff\xfe"])
def test_message_without_its_record_is_no_reminder(message: bytes) -> None:
    with pytest.raises(ValueError, match="no reminder"):
        told_in(message)


def test_same_ends_on_one_day_make_one_mailing() -> None:
    assert mailing_of(DUES, today=TODAY) == mailing_of(DUES[::-1], today=TODAY)
    assert mailing_of(DUES[1:], today=TODAY) != mailing_of(DUES, today=TODAY)
    assert mailing_of(DUES, today=date(2025, 12, 23)) != mailing_of(DUES, today=TODAY)


def test_names_of_clients_stay_text_in_the_reminder() -> None:
    shown = [payload for payload in PAYLOADS if "\ud800" not in payload]
    windows = [replace(WINDOWS[0], id=f"w-{at:012x}", client=payload) for at, payload in enumerate(shown)]
    message = read(team_letter("nl", due_windows(windows, told=(), today=TODAY)))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/json"]
    page = body(message, "html").lower()
    assert not any(mark in page for mark in ("<script", "<form", "<img", "<base", 'href="javascript'))
    assert len(windows) > 60


@cache
def client_circular(language: str) -> Circular:
    notice = small()
    (reminder,) = client_reminders(due_windows(WINDOWS[:1], told=(), today=TODAY))
    words = client_words(
        reminder, notice, rights=[notice.rights[0].id], language=language, house=DEFAULT_HOUSE, identity=IDENTITY
    )
    return circular(words, house=DEFAULT_HOUSE, identity=IDENTITY, list_id=IDENTITY.list_id)


def client_letter(language: str, name: str = "Gemeente Voorbeeldstad") -> Letter:
    client = Client("K-1", name, "fg@voorbeeldstad.example", language)
    message_id, _ = named(client, "reminder-2025-12-18-0123456789ab")
    lines = {CLIENT: addressed(name, language)}
    return client_circular(language).letter(client, message_id=message_id, date=AT, lines=lines)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ("Tot en met donderdag 25 december 2025, 24.00 uur.", "geen nieuwe rechten en geen langere termijn")),
        ("en", ("Up to and including Thursday 25 December 2025", "no new rights and no longer term")),
    ],
)
def test_client_reads_the_last_day_and_that_nothing_is_new(language: str, sentences: tuple[str, ...]) -> None:
    made = client_letter(language)
    message = read(made)
    assert "List-Unsubscribe" not in message
    for kind in ("plain", "html"):
        told = " ".join(body(message, kind).split())
        assert [one for one in sentences if one not in told] == []
        assert "Gemeente Voorbeeldstad" in told
        assert "oulance" not in told
    assert "Voorbeeldstad" not in made.skeleton.data.decode()


def test_client_is_not_reminded_of_coulance_of_what_it_answered_or_of_what_was_replaced() -> None:
    found = client_reminders(DUES)
    assert [one.rights for one in found] == [{"K-1": ("terminate",)}]


def test_client_is_reminded_once_for_a_mark_whatever_day_it_runs() -> None:
    ids = {
        client_reminders(due_windows(WINDOWS[:1], told=(), today=date(2025, 12, day)))[0].id for day in (18, 19, 20, 23)
    }
    assert len(ids) == 1


def test_name_of_a_client_is_refused_or_stays_a_name() -> None:
    for payload in PAYLOADS:
        with suppress(HeaderRefused):
            message = read(client_letter("nl", payload))
            assert [one.addr_spec for one in message["To"].addresses] == ["fg@voorbeeldstad.example"], payload
            page = body(message, "html").lower()
            assert not any(mark in page for mark in ("<script", "<form", "<img", "<base", 'href="javascript')), payload
