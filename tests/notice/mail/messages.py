"""E-mails of the tests, and how they are read back."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache

from renvooi.model import Notice
from renvooi.model.clients import Client
from renvooi.model.letters import Letter
from renvooi.notice import DEFAULT_HOUSE, File, House, MailIdentity, NoticeMail, notice_mail
from tests.notice.render.examples import example
from tests.notice.render.test_formats import statement

STRICT = policy.SMTP.clone(raise_on_defect=True)
IDENTITY = MailIdentity(
    "Voorbeeld Data B.V.",
    "kennisgevingen@voorbeelddata.example",
    "terug@voorbeelddata.example",
    "loket@voorbeelddata.example",
    "kennisgevingen.voorbeelddata.example",
    "https://voorbeelddata.example/ontvangen/{token}",
)
CLIENT = Client("k-1", "Gemeente Voorbeeldstad", "fg@voorbeeldstad.example")
TOKEN = "abcdefghijklmnopqrstuvwxyz"
MESSAGE_ID = f"<{TOKEN}@voorbeelddata.example>"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEADERS = (
    "Date From To Reply-To Subject Message-ID List-Id Auto-Submitted Content-Language MIME-Version Content-Type"
).split()
"""Of a notice, in their order."""
PAPER = File("kennisgeving.pdf", "application/pdf", b"%PDF-1.7 geen papier")


def not_received(notice: Notice) -> Notice:
    """The notice before anybody knows when it arrives, as it is sent."""
    rights = tuple(
        replace(one, window=replace(one.window, received=None, last_day=None, falls_on=None, coulance=None))
        if one.window
        else one
        for one in notice.rights
    )
    return replace(notice, received=None, rights=rights, draft=False)


@cache
def small() -> Notice:
    """Two rights: one with a term of the contract, one with a term of the house."""
    return not_received(statement())


@cache
def large() -> Notice:
    """Many rows, a sub-processor, editorial changes and groups."""
    return not_received(example("data-pro-statement", "03-2025", "09-2025"))


@cache
def tiny() -> Notice:
    """One row and no right, so that many can be made."""
    row = replace(small().rows[0], rights=())
    return replace(small(), rows=(row,), rights=(), editorial=(), groups=(), archived=(), engaged=())


@cache
def policy_only() -> Notice:
    """One right, of the house."""
    return not_received(example("demarcatie", "2026-01", "2026-02"))


def mail(
    notice: Notice, *, language: str = "nl", house: House = DEFAULT_HOUSE, identity: MailIdentity = IDENTITY
) -> NoticeMail:
    return notice_mail(notice, language=language, house=house, settings=identity, files=(PAPER,))


def letter(made: NoticeMail, client: Client = CLIENT, at: datetime = AT) -> Letter:
    return made.letter(client, message_id=MESSAGE_ID, date=at, token=TOKEN)


def read(message: bytes) -> EmailMessage:
    """The message by the strictest reader of the standard library."""
    read = message_from_bytes(message, policy=STRICT)
    assert isinstance(read, EmailMessage)
    for part in read.walk():
        assert not part.defects
        for value in part.values():
            assert not value.defects
    return read


def body(message: bytes, kind: str) -> str:
    """The "plain" or "html" part."""
    part = read(message).get_body((kind,))
    assert isinstance(part, EmailMessage)
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")
