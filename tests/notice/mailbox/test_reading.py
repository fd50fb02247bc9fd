from datetime import UTC, datetime

import pytest

from renvooi.notice.mailbox.headers import moment_of
from renvooi.notice.mailbox.parts import files_of
from renvooi.notice.mailbox.reading import MAX_HEAD, MAX_MAIL, read_mail
from renvooi.notice.mailbox.values import Arrived, Mail, Unread
from tests.notice.mailbox.sending import MAILS, read

HEAD = b"From: a@b.example\r\nSubject: x\r\n"


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is no mail: there are zero bytes in its headers"),
        (b"dit is geen bericht\n", "is no mail: it has no headers"),
        (b"\n\nWij zeggen op.", "is no mail: it has no headers"),
        (b"X: " + b"y" * (MAX_HEAD + 1), "has over 524288 bytes of headers"),
        (HEAD + b"\r\n" + b"x" * MAX_MAIL, "has over 26214400 bytes"),
        (HEAD + b"\r\n" + b"--\r\n" * 5_002, "may have over 5000 parts"),
        (HEAD + b"\r\n" + b"multipart/mixed " * 101, "may have over 100 parts within parts"),
    ],
)
def test_what_is_no_mail_is_said_with_its_name_and_why(data: bytes, because: str) -> None:
    assert read_mail(Arrived("map/x.eml", data)) == Unread("map/x.eml", because)


def test_the_same_mail_has_the_same_bytes_whatever_ends_its_lines() -> None:
    text = (MAILS / "top-posted-gmail.eml").read_bytes()
    assert read(text).data == read(text.replace(b"\n", b"\r\n")).data
    assert b"\n" not in read(text).data.replace(b"\r\n", b"")


def test_the_day_of_receipt_is_told_by_the_mailbox_then_by_our_server_then_by_the_sender() -> None:
    at = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
    server = b"Received: from a by b; Tue, 03 Mar 2026 23:30:00 +0100\r\nReceived: from c by a; Mon, 02 Mar 2026 09:00:00 +0100\r\n"
    sender = b"Date: Sun, 1 Mar 2026 10:00:00 +0100\r\n"
    body = b"From: a@b\r\n\r\nx"
    for data, given, expected in (
        (server + sender + body, at, (at, "mailbox")),
        (server + sender + body, None, (datetime(2026, 3, 3, 22, 30, tzinfo=UTC), "received")),
        (sender + body, None, (datetime(2026, 3, 1, 9, 0, tzinfo=UTC), "date")),
        (b"Date: morgen\r\n" + body, None, (None, None)),
    ):
        mail = read_mail(Arrived("x", data, given))
        assert isinstance(mail, Mail)
        assert (mail.received, mail.dated_by) == expected


@pytest.mark.parametrize("text", ["", "x", "Tue, 99 Mar 2026 09:00:00 +0100", "Fri, 31 Dec 9999 23:00:00 -1400"])
def test_a_date_that_is_none_is_no_day(text: str) -> None:
    assert moment_of(text) is None


def test_a_date_without_a_place_is_in_utc() -> None:
    assert moment_of("Tue, 3 Mar 2026 09:00:00 -0000") == datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_what_came_with_a_mail_is_listed_by_the_names_its_sender_gave() -> None:
    mail = read((MAILS / "with-attachment.eml").read_bytes())
    assert files_of(mail.message) == ("../../brief.pdf", "notitie.txt")


def test_a_subject_in_bytes_that_no_standard_allows_is_read_as_utf_8() -> None:
    assert read("From: a@b\nSubject: bezwaar café\n\nx").subject == "bezwaar café"
