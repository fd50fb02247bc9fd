"""Mails that were written to do harm: whatever stands where, a mail is read or refused, and in exactly one class."""

import time

import pytest

from renvooi.notice.mailbox.classifying import classify
from renvooi.notice.mailbox.naming import named_in
from renvooi.notice.mailbox.parts import files_of
from renvooi.notice.mailbox.reading import read_mail
from renvooi.notice.mailbox.values import Arrived, Mail, MailClass, Unread
from renvooi.notice.mailbox.words import words_of
from tests.notice.mailbox.sending import MESSAGE_ID, SENT, TOKEN, read

PAYLOADS = (
    *("\x1b[2J\x1b[31mrood", "\x1b]0;titel\x07", "\x9b31m", "a\x08b", "a\x7fb", "\x0b\x0c", "\ufeff", "\u202egnp.exe"),
    *(
        "a\u200bb",
        "\u2066x\u2069",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\ufffe",
        "é" * 500,
    ),
    *(
        "=?utf-8?b?DQpCY2M6IGFAYg==?=",
        "=?utf-8?q?a=0D=0ABcc:_x@y?=",
        "=?utf-7?q?+AAo-?=",
        "=?x?b?////?=",
        "=?utf-8?b?A?=",
    ),
    *("=?utf-8?q?=00?=", "=?idna?q?xn--a?=", "=?unicode_escape?q?=5Cn?=", "=?hex?q?00?=", "=?utf-16?b?AA==?=", "=?=?="),
    *(
        "=?utf-8*nl?q?abc?=",
        "=?utf-8?b?" + "QUFB" * 300 + "?=",
        "=?" * 400,
        "?=" * 400,
        "<" * 400,
        ">" * 400,
        "@" * 400,
    ),
    *(
        "<a@b",
        "a@b>",
        "<>",
        "<<a@b>>",
        '"a\\"b"@c.example',
        "a@b@c",
        "a b@c",
        "(((((",
        ")))))",
        "\\",
        '"',
        "'",
        "`",
        ";",
        ",",
    ),
    *("../../../../etc/passwd", "..\\..\\x", "/dev/null", "C:\\x", "CON", "a\0b", "%00", "file:///etc/passwd", "~root"),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "{{7*7}}",
        "{% raw %}",
        "${jndi:ldap://x}",
        "%s%n%x",
    ),
    *(
        "{0.__class__}",
        "<script>alert(1)</script>",
        "<img src=x onerror=a>",
        "' OR 1=1 --",
        "[a](javascript:b)",
        "&#10;",
    ),
    *("Thu, 32 Foo 99999 99:99:99 +9999", "Mon, 1 Jan 0001 00:00:00 +1400", "1", "", " ", "\t", "A" * 3_000),
    *(f"{TOKEN}{TOKEN}", f"x{TOKEN}", f"{TOKEN}7", TOKEN.upper() + "é", f"<{TOKEN}@>", f"<{TOKEN}@anders.example>"),
)
"""Over sixty for each place; those with a line end stand in `_INJECTED` below, since headers end there."""
PLACES = (
    *("From", "Subject", "Date", "Message-ID", "References", "Received", "Return-Path", "Auto-Submitted", "Precedence"),
    *("Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "To", "MIME-Version", "X-Failed-Recipients"),
)


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("place", PLACES)
def test_no_payload_in_a_header_makes_reading_fail_or_a_response_of_nothing(place: str) -> None:
    for payload in PAYLOADS:
        head = {"From": "a@b.example", "Subject": "x", place: payload}
        data = "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode("utf-8", "replace")
        found = read_mail(Arrived("x.eml", data + b"\r\nWij maken bezwaar."))
        if isinstance(found, Unread):
            assert found.because
            continue
        if place == "Subject" and named_in(found.subject, SENT):
            # who has the token may name the message by it
            continue
        assert _shown(found).isdisjoint("\0\x07\x08\x1b\x7f\x9b\r"), payload
        kind = classify(found, SENT).kind
        # nothing here answers a message of ours
        assert kind in (MailClass.UNKNOWN, MailClass.AUTO_REPLY, MailClass.REPORT), payload
        assert not classify(found, SENT).counts, payload


def test_no_payload_in_a_text_is_lost_or_acts() -> None:
    for payload in PAYLOADS:
        body = payload.encode("utf-8", "replace")
        mail = read(b"From: a@b\nIn-Reply-To: " + MESSAGE_ID.encode() + b"\n\nWij maken bezwaar.\n" + body + b"\n")
        assert words_of(mail).text.startswith("Wij maken bezwaar."), payload
        assert _shown(mail).isdisjoint("\0\x07\x08\x1b\x7f\x9b\r"), payload
        assert classify(mail, SENT).kind is MailClass.REPLY, payload


@pytest.mark.parametrize("place", ["Action", "Status", "Final-Recipient", "Original-Envelope-Id", "Diagnostic-Code"])
def test_no_payload_in_a_report_counts(place: str) -> None:
    for payload in PAYLOADS:
        fields = {"Final-Recipient": "rfc822; x@y.example", "Action": "failed", "Status": "5.1.1", place: payload}
        group = "".join(f"{name}: {value}\n" for name, value in fields.items() if name != "Original-Envelope-Id")
        envelope = payload if place == "Original-Envelope-Id" else "x"
        data = (
            "From: mailer-daemon@x\nContent-Type: multipart/report; boundary=g\n\n--g\n"
            f"Content-Type: message/delivery-status\n\nOriginal-Envelope-Id: {envelope}\n\n{group}\n--g--\n"
        )
        mail = read_mail(Arrived("x", data.encode("utf-8", "replace")))
        assert isinstance(mail, Unread) or not classify(mail, SENT).counts, payload


_INJECTED = ("\nAuto-Submitted: auto-replied", "\r\nIn-Reply-To: " + MESSAGE_ID, "\r\r\nX: y", "\n\n", "\n .\n")


@pytest.mark.parametrize("payload", _INJECTED)
def test_a_line_end_within_an_encoded_subject_makes_no_header(payload: str) -> None:
    coded = "".join(f"={byte:02X}" for byte in payload.encode())
    mail = read(f"From: a@b\nSubject: =?utf-8?q?x{coded}?=\n\nhallo\n")
    assert mail.message.get("Auto-Submitted") is None
    assert mail.answers == ()
    assert "\n" not in mail.subject


def test_names_of_files_are_words_and_no_paths() -> None:
    for payload in PAYLOADS:
        data = f'From: a@b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="{payload}"\n\nx\n'
        found = read_mail(Arrived("x", data.encode("utf-8", "replace")))
        if isinstance(found, Mail):
            assert all(set(name).isdisjoint("\0\x1b\n\r") for name in files_of(found.message)), payload


_DEEP = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(3_000)
)
_BOMBS = {
    "parts within parts": b"From: a@b\r\n" + _DEEP,
    "enclosed in enclosed": b"From: a@b\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
    "many parts": b"From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 200_000,
    "one long header": b"From: a@b\r\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\n",
    "many headers": b"From: a@b\r\n" * 200_000 + b"\r\n",
    "no end of headers": b"X: y\r\n" * 200_000,
    "long references": b"From: a@b\r\nReferences: " + b"<a@b> " * 80_000 + b"\r\n\r\nx",
    "a long word": b"From: a@b\r\n\r\n" + b"a" * 5_000_000,
    "base32 words": b"From: a@b\r\n\r\n" + (TOKEN[:25].encode() + b"2 ") * 100_000,
    "attributions": b"From: a@b\r\n\r\n" + b"Op 1 maart schreef schreef wrote : : :\r\n" * 40_000,
    "headers of mails": b"From: a@b\r\n\r\n" + b"Van: x\r\n" * 100_000,
    "deep markup": b"From: a@b\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 100_000,
    "open brackets": b"From: a@b\r\nContent-Type: text/html\r\n\r\n" + b"<![" * 150_000 + b"<a" * 100_000,
    "addresses": b"From: " + b"a@b, " * 4_000 + b"\r\n\r\nx",
    "brackets in addresses": b"From: " + b"(" * 15_000 + b"\r\n\r\nx",
    "groups of a report": b"Content-Type: multipart/report; boundary=g\r\n\r\n--g\r\nContent-Type: message/delivery-status\r\n\r\n"
    + b"Final-Recipient: x\r\nAction: failed\r\n\r\n" * 20_000
    + b"--g--\r\n",
}
LONGEST = 3.0
"""Seconds for one of them; what a machine under load takes of them was a tenth of that."""


@pytest.mark.parametrize("name", _BOMBS)
def test_a_mail_that_is_made_to_be_costly_is_refused_or_read_soon(name: str) -> None:
    begun = time.process_time()
    found = read_mail(Arrived(name, _BOMBS[name]))
    if isinstance(found, Mail):
        classify(found, SENT)
        words_of(found)
    assert time.process_time() - begun < LONGEST


def _shown(mail: Mail) -> set[str]:
    """The characters of what people are shown of a mail, but for line ends in its words."""
    found = classify(mail, SENT)
    return set("".join((mail.subject, mail.sender, words_of(mail).text, *files_of(mail.message))) + found.because)
