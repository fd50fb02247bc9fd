"""What the e-mail offers for an acknowledgement is what the reader of the mailbox takes for one."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as lxml_html

from renvooi.model.deliveries import Report
from renvooi.notice.mail.confirming import CONFIRMED
from renvooi.notice.mailbox.classifying import classify
from renvooi.notice.mailbox.values import MailClass, SentMessage, sent_messages
from tests.notice.mail.messages import CLIENT, IDENTITY, MESSAGE_ID, body, letter, mail, tiny
from tests.notice.mailbox.sending import read

BY_ANSWER = replace(IDENTITY, acknowledge=None)
SENT = sent_messages([SentMessage(MESSAGE_ID, tiny().id, CLIENT.id, CLIENT.address)])


def link_of(message: bytes) -> str:
    (one,) = lxml_html.document_fromstring(body(message, "html")).xpath("//p/a")
    return str(one.get("href"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_mail_that_the_link_writes_is_an_acknowledgement(language: str) -> None:
    parts = urlsplit(link_of(letter(mail(tiny(), language=language, identity=BY_ANSWER)).message))
    (subject,) = parse_qs(parts.query)["subject"]
    assert (parts.scheme, parts.path) == ("mailto", "loket@voorbeelddata.example")
    found = classify(read(f"From: {CLIENT.address}\r\nSubject: {subject}\r\n\r\n"), SENT)
    assert (found.kind, found.report) == (MailClass.ACKNOWLEDGEMENT, Report.ACKNOWLEDGED)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_answer_with_the_words_that_are_asked_for_is_an_acknowledgement(language: str) -> None:
    text = " ".join(body(letter(mail(tiny(), language=language, identity=BY_ANSWER)).message, "plain").split())
    words = CONFIRMED.in_language(language)
    assert f": {words}. " in text
    assert "mailto:" not in text
    found = classify(
        read(f"From: {CLIENT.address}\r\nIn-Reply-To: {MESSAGE_ID}\r\nSubject: Re: x\r\n\r\n{words}\r\n"), SENT
    )
    assert found.kind is MailClass.ACKNOWLEDGEMENT


def test_processor_may_have_a_page_for_it() -> None:
    message = letter(mail(tiny())).message
    assert link_of(message) == "https://voorbeelddata.example/ontvangen/abcdefghijklmnopqrstuvwxyz"
    assert "\nhttps://voorbeelddata.example/ontvangen/abcdefghijklmnopqrstuvwxyz\n" in body(message, "plain")


def test_without_an_address_for_answers_it_goes_to_who_wrote() -> None:
    message = letter(mail(tiny(), identity=replace(BY_ANSWER, reply_to=None))).message
    assert link_of(message).startswith("mailto:kennisgevingen@voorbeelddata.example?subject=")
