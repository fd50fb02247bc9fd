"""A notice as a message that opens in a mail program, without any client or mail server."""

from datetime import datetime

from renvooi.model import Notice
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.mail.attachments import notice_files
from renvooi.notice.mail.identity import MailIdentity
from renvooi.notice.mail.letters import notice_mail

NOWHERE = "kennisgevingen@example.invalid"
"""A domain that no mail can reach (RFC 2606): an example that is sent by mistake gets nowhere."""


def example_mail(notice: Notice, *, language: str, house: House = DEFAULT_HOUSE, at: datetime) -> bytes:
    """The e-mail of `notice` as it would go out at `at`; the same arguments give the same bytes on one machine.

    Raises: BadSettings for a house that no notice can have; HeaderRefused; ValueError.
    """
    identity = MailIdentity(house.sender or notice.processor, NOWHERE, NOWHERE)
    files = notice_files(notice, language=language, house=house)
    mail = notice_mail(notice, language=language, house=house, settings=identity, files=files)
    return mail.example(date=at)
