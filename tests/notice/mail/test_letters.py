"""The whole message to one client: read back strictly by two readers, and the same bytes each time."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from fast_mail_parser import parse_email

from renvooi.model.clients import Client
from renvooi.model.errors import BadSettings, RenvooiError, StateForbids
from renvooi.notice import HeaderRefused, notice_mail
from tests.notice.mail.messages import (
    AT,
    CLIENT,
    HEADERS,
    IDENTITY,
    MESSAGE_ID,
    PAPER,
    TOKEN,
    body,
    large,
    letter,
    mail,
    policy_only,
    read,
    small,
    tiny,
)
from tests.notice.mail.payloads import PAYLOADS
from tests.notice.render.houses import FULL_HOUSE

SUBJECT = "Kennisgeving: wijziging van Data Pro Statement (versie 2026-02)"


def test_headers_are_those_that_were_meant_and_no_others() -> None:
    read_back = read(letter(mail(small())).message)
    assert read_back.keys() == HEADERS
    assert read_back["From"] == '"Voorbeeld Data B.V." <kennisgevingen@voorbeelddata.example>'
    assert read_back["To"] == "Gemeente Voorbeeldstad <fg@voorbeeldstad.example>"
    assert read_back["Reply-To"] == "loket@voorbeelddata.example"
    assert read_back["Date"] == "Mon, 02 Mar 2026 10:30:00 +0100"
    assert read_back["Subject"] == SUBJECT
    assert read_back["Message-ID"] == MESSAGE_ID
    assert read_back["List-Id"] == "<kennisgevingen.voorbeelddata.example>"
    assert read_back["Auto-Submitted"] == "auto-generated"
    assert read_back["Content-Language"] == "nl"


def test_identity_without_a_list_or_address_for_answers_has_no_such_headers() -> None:
    identity = replace(IDENTITY, reply_to=None, list_id=None, acknowledge=None)
    message = letter(mail(small(), identity=identity)).message
    assert read(message).keys() == [one for one in HEADERS if one not in ("Reply-To", "List-Id")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_another_reader_finds_the_same(language: str) -> None:
    client = replace(CLIENT, name="Café “Zonnig” & Zn., Voorbeeldstad")
    message = letter(mail(large(), language=language, house=FULL_HOUSE), client).message
    other, own = parse_email(message), read(message)
    assert not other.warnings
    assert other.subject == own["Subject"]
    assert other.headers["To"] == [f"{client.name} <{client.address}>"]
    assert list(other.headers) == HEADERS
    assert [text.replace("\r\n", "\n") for text in other.text_plain] == [body(message, "plain")]
    assert [text.replace("\r\n", "\n") for text in other.text_html] == [body(message, "html")]
    files = [one for one in own.walk() if one.get_filename()]
    assert [(one.filename, one.content) for one in other.attachments] == [
        (one.get_filename(), one.get_payload(decode=True)) for one in files
    ]


def test_parts_stand_in_the_order_that_mail_programs_expect() -> None:
    whole = read(letter(mail(small(), house=FULL_HOUSE)).message)
    assert [part.get_content_type() for part in whole.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
        "text/calendar",
    ]


def test_calendar_goes_with_it_for_the_day_of_sending_and_says_so() -> None:
    *_, calendar = read(letter(mail(small())).message).iter_attachments()
    assert isinstance(calendar, EmailMessage)
    assert calendar.get_filename() == "laatste-dagen.ics"
    assert calendar["Content-Type"].params["method"] == "PUBLISH"
    data = calendar.get_payload(decode=True)
    assert isinstance(data, bytes)
    text = data.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == text.count("DTSTART;VALUE=DATE:20260401") == 2
    assert text.count("STATUS:TENTATIVE") == 2
    assert "Deze dag klopt als u de e-mail heeft ontvangen op maandag 2 maart 2026." in text
    assert "coulance" not in text


def test_no_right_no_calendar() -> None:
    notice = replace(small(), rights=(), rows=tuple(replace(row, rights=()) for row in small().rows))
    message = letter(mail(notice)).message
    assert [one.get_filename() for one in read(message).iter_attachments()] == [PAPER.name]
    assert "Wij vonden geen recht dat aan deze wijzigingen vastzit." in body(message, "plain")


def test_same_letter_is_the_same_bytes() -> None:
    assert letter(mail(large())) == letter(mail(large()))
    assert mail(small()).example(date=AT) == mail(small()).example(date=AT)


def test_letters_of_a_day_share_a_skeleton_which_has_nothing_of_a_client() -> None:
    made = mail(small())
    other = Client("k-2", "Stichting Elders", "post@elders.example")
    one, two = letter(made), letter(made, other)
    assert one.skeleton is two.skeleton
    for word in (b"voorbeeldstad.example", b"Voorbeeldstad", b"Elders", TOKEN.encode(), b"k-1"):
        assert word not in one.skeleton.pack()
    assert b"Stichting Elders" in two.message


def test_example_of_a_last_day_follows_the_day_in_the_netherlands() -> None:
    made = mail(small())
    evening = AT.replace(hour=23, minute=30)  # half past midnight on 3 March in Amsterdam
    assert "Dan is\n  de laatste dag woensdag 1 april 2026" in body(letter(made).message, "plain")
    after = " ".join(body(letter(made, at=evening).message, "plain").split())
    assert "Dan is de laatste dag donderdag 2 april 2026." in after
    assert letter(made, at=AT + timedelta(hours=1)).skeleton is letter(made).skeleton


def test_letter_goes_to_the_address_of_the_document() -> None:
    made = mail(small()).letter(
        CLIENT, message_id=MESSAGE_ID, date=AT, token=TOKEN, address="avg@voorbeeldstad.example"
    )
    assert (made.address, made.sender) == ("avg@voorbeeldstad.example", IDENTITY.sender)
    assert read(made.message)["To"].addresses[0].addr_spec == "avg@voorbeeldstad.example"


def test_draft_goes_to_nobody_and_says_so_where_it_is_looked_at() -> None:
    made = mail(replace(small(), draft=True))
    with pytest.raises(StateForbids, match="is a draft"):
        letter(made)
    message = made.example(date=AT)
    assert read(message)["Subject"].startswith("CONCEPT - Kennisgeving")
    assert body(message, "plain").startswith("CONCEPT. Dit is een concept")
    assert "CONCEPT – niet versturen" in body(message, "html")


def test_example_is_addressed_to_nobody() -> None:
    message = read(mail(small()).example(date=AT))
    assert message["To"] == "undisclosed-recipients:;"
    assert message.keys() == HEADERS


def test_payload_as_a_name_or_address_is_refused_or_changes_nothing_else() -> None:
    made = mail(tiny())
    plain = letter(made, replace(CLIENT, name="X")).message
    kinds = [part.get_content_type() for part in read(plain).walk()]
    carried = 0
    for payload in PAYLOADS:
        for client in (replace(CLIENT, name=payload), replace(CLIENT, address=payload)):
            try:
                message = letter(made, client).message
            except HeaderRefused as refused:
                assert refused.whose == "client k-1"  # noqa: PT017  # whatever is not refused is read below
                continue
            carried += 1
            whole = read(message)
            assert whole.keys() == HEADERS
            assert [part.get_content_type() for part in whole.walk()] == kinds
            assert payload.split()[0] in body(message, "plain")
            assert without(body(message, "html"), "Aan: ") == without(body(plain, "html"), "Aan: ")
    assert carried > 40


def without(page: str, begin: str) -> list[str]:
    """The lines of `page`, without those that begin so."""
    return [line for line in page.split("\n") if not line.startswith(begin)]


def test_payload_as_who_writes_is_refused_or_stays_in_its_header() -> None:
    refused = 0
    for payload in PAYLOADS:
        for field in ("from_name", "from_address", "sender", "reply_to", "list_id", "acknowledge"):
            identity = replace(IDENTITY, **{field: payload})
            try:
                message = letter(notice_mail(tiny(), settings=identity)).message
            except BadSettings:
                refused += 1
                continue
            assert read(message).keys() == HEADERS
    assert refused > 5 * len(PAYLOADS) - 60


def test_token_is_letters_and_digits() -> None:
    with pytest.raises(ValueError, match="token"):
        mail(small()).letter(CLIENT, message_id=MESSAGE_ID, date=AT, token="a/../b")


def test_message_id_that_is_none_is_refused() -> None:
    with pytest.raises(RenvooiError, match="Message-ID"):
        mail(small()).letter(CLIENT, message_id="x@y\r\nBcc: a@example.nl", date=AT, token=TOKEN)


def test_other_language_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="language 'fr'"):
        notice_mail(small(), language="fr", settings=IDENTITY)


def test_one_right_needs_no_names() -> None:
    text = body(letter(mail(policy_only())).message, "plain")
    assert "- Deze termijn is ons eigen beleid." in text
