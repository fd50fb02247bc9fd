"""A value of a header is refused, or reads back as itself and as nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from functools import partial

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.mail.headers import (
    HeaderRefused,
    date_value,
    link_value,
    mailbox_value,
    message_id_value,
    plain_address,
    text_value,
)
from renvooi.notice.mail.identity import MailIdentity, filled, list_value, require_sound
from tests.notice.mail.messages import IDENTITY, read
from tests.notice.mail.payloads import PAYLOADS

WHOSE = "client k-1"


def read_back(header: str, value: str) -> str:
    """What a strict reader finds under `header`, which is the only one."""
    message = read(f"{header}: {value}\r\n\r\nx\r\n".encode("ascii"))
    assert message.keys() == [header]
    assert max(map(len, value.split("\r\n"))) <= 78
    return str(message[header])


def test_there_are_over_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


def made(make: Callable[[], str], begins: str) -> str | None:
    """What `make` gives; None if it refuses in words that begin so."""
    try:
        return make()
    except (HeaderRefused, BadSettings) as refused:
        said = str(refused)
    assert said.startswith(begins)
    return None


def words_of(phrase: str) -> str:
    """The name that a phrase before an address stands for (RFC 5322, RFC 2047)."""
    plain = phrase.replace("\r\n ", " ").strip()
    if plain.startswith("=?"):
        return str(make_header(decode_header(plain)))
    return re.sub(r"\\(.)", r"\1", plain[1:-1]) if plain.startswith('"') else plain


def test_text_is_refused_or_reads_back() -> None:
    carried = 0
    for payload in PAYLOADS:
        value = made(partial(text_value, payload, header="Subject", whose=WHOSE), "client k-1: Subject: ")
        if value is not None:
            carried += 1
            assert read_back("Subject", value) == payload
    assert 40 < carried < len(PAYLOADS) - 20


def test_name_is_refused_or_is_the_name_of_one_mailbox() -> None:
    address = "fg@voorbeeldstad.example"
    for payload in PAYLOADS:
        value = made(partial(mailbox_value, payload, address, header="To", whose=WHOSE), "client k-1: name: ")
        if value is not None:
            (one,) = read(f"To: {value}\r\n\r\nx\r\n".encode("ascii"))["To"].addresses
            assert (one.addr_spec, words_of(value.rpartition("<")[0])) == (address, payload)


def test_address_is_refused_or_is_one_address() -> None:
    for payload in PAYLOADS:
        for frame in ("{}", "{}@voorbeeldstad.example", "fg@{}", "fg@voorbeeldstad.example{}"):
            plain = made(partial(plain_address, frame.format(payload), whose=WHOSE, field="address"), "client k-1: ")
            if plain is not None:
                (one,) = read(f"To: {plain}\r\n\r\nx\r\n".encode("ascii"))["To"].addresses
                assert (one.display_name, one.addr_spec) == ("", plain)


def test_message_id_and_list_are_refused_or_plain_words() -> None:
    for payload in PAYLOADS:
        for frame in ("{}", "<{}@example.nl>", "<a@{}>"):
            told = made(partial(message_id_value, frame.format(payload), whose=WHOSE), "client k-1: Message-ID: ")
            assert told is None or re.fullmatch(r"<[A-Za-z0-9]+@[A-Za-z0-9.-]+>", told)
        for frame in ("{}", "<{}.example.nl>"):
            told = made(partial(list_value, frame.format(payload)), "mail: list_id: ")
            assert told is None or re.fullmatch(r"<[A-Za-z0-9.-]+>", told)


def test_link_is_refused_or_one_word_that_cannot_leave_its_place() -> None:
    for payload in PAYLOADS:
        template = f"https://example.nl/{payload}/{{token}}"
        for make in (
            partial(filled, template, "a1", field="acknowledge"),
            partial(link_value, template.replace("{token}", "a1"), header="List-Unsubscribe", whose=WHOSE),
        ):
            link = made(make, "")
            assert link is None or re.fullmatch(r"<?https://example\.nl/[!-;=?-~]+>?", link)


@pytest.mark.parametrize("field", ["from_name", "from_address", "sender", "reply_to"])
@pytest.mark.parametrize("payload", ["x\r\nBcc: a@example.nl", "=?utf-8?q?x?=", "a\u200bb", " ", "x" * 5_000])
def test_identity_takes_no_value_that_no_header_can_carry(field: str, payload: str) -> None:
    require_sound(IDENTITY)
    with pytest.raises(BadSettings, match="mail: "):
        require_sound(replace(IDENTITY, **{field: payload}))


@pytest.mark.parametrize(
    "template",
    [
        "https://example.nl/",
        "http://example.nl/{token}",
        "https://example.nl/{token}{token}",
        "javascript:{token}",
        "https://example.nl/{name}",
        "https://example.nl/{",
        "https://example.nl/{token}<b>",
        "https://x/ {token}",
    ],
)
def test_link_of_an_identity_has_the_token_once(template: str) -> None:
    with pytest.raises(BadSettings, match="acknowledge"):
        require_sound(replace(IDENTITY, acknowledge=template))
    require_sound(replace(IDENTITY, acknowledge="mailto:loket@example.nl?subject={token}"))


def test_token_of_a_link_is_letters_and_digits() -> None:
    with pytest.raises(BadSettings):
        filled("https://example.nl/{token}", "a/../b", field="acknowledge")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Gemeente Voorbeeldstad", "Gemeente Voorbeeldstad <fg@x.example>"),
        ("Voorbeeld, Data & Zn.", '"Voorbeeld, Data & Zn." <fg@x.example>'),
        ('De "Hoek"', '"De \\"Hoek\\"" <fg@x.example>'),
        ("Café Zonnig", "=?utf-8?q?Caf=C3=A9_Zonnig?= <fg@x.example>"),
        (None, "fg@x.example"),
    ],
)
def test_name_is_written_as_plainly_as_it_can_be(name: str | None, value: str) -> None:
    assert mailbox_value(name, "fg@x.example", header="To", whose=WHOSE) == value


def test_long_subject_is_folded_at_its_spaces() -> None:
    text = "Kennisgeving: wijziging van een document met een titel die niet op een regel past, en nog iets"
    value = text_value(text, header="Subject", whose=WHOSE)
    assert "\r\n " in value
    assert "=?" not in value
    assert read_back("Subject", value) == text


def test_domain_in_other_letters_becomes_ascii_and_other_letters_before_it_are_refused() -> None:
    assert plain_address("fg@café.example", whose=WHOSE, field="address") == "fg@xn--caf-dma.example"
    with pytest.raises(HeaderRefused, match="before the @"):
        plain_address("café@example.nl", whose=WHOSE, field="address")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "Mon, 02 Mar 2026 10:30:00 +0100"),
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "Wed, 01 Jul 2026 00:30:00 +0200"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sun, 25 Oct 2026 02:30:00 +0200"),
        (datetime(2026, 10, 25, 1, 30, 0, 999, tzinfo=UTC), "Sun, 25 Oct 2026 02:30:00 +0100"),
    ],
)
def test_date_is_by_the_clock_in_the_netherlands(at: datetime, said: str) -> None:
    assert date_value(at) == said


def test_date_without_a_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        date_value(datetime(2026, 3, 2))


def test_domain_is_that_of_the_visible_address() -> None:
    assert MailIdentity("x", "a@café.example", "b@other.example").domain == "xn--caf-dma.example"
