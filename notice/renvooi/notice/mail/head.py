"""The head that every e-mail of ours has: the same for all recipients, with slots for what is of one."""

from collections.abc import Sequence
from datetime import datetime

from renvooi.notice.mail import headers
from renvooi.notice.mail.composing import HeaderField, slot
from renvooi.notice.mail.identity import MailIdentity, list_value

ONE_CLICK: HeaderField = ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
"""Beside List-Unsubscribe with an https link, in what one may unsubscribe from (RFC 8058)."""


def mail_head(
    identity: MailIdentity, *, subject: str, language: str, whose: str, more: Sequence[HeaderField] = ()
) -> tuple[HeaderField, ...]:
    """The fields of a message in their order, with `more` at the end, and slots for those of `recipient_values`.

    `whose` is the message that a refusal names. No field asks for a receipt: whether a client opened an e-mail
    is its own affair. Raises: HeaderRefused, BadSettings.
    """
    sender = headers.mailbox_value(identity.from_name, identity.from_address, header="From", whose=whose)
    reply = identity.reply_to
    fields = (
        ("Date", slot("date")),
        ("From", sender),
        ("To", slot("to")),
        ("Reply-To", headers.mailbox_value(None, reply, header="Reply-To", whose=whose) if reply else None),
        ("Subject", headers.text_value(subject, header="Subject", whose=whose)),
        ("Message-ID", slot("message-id")),
        ("List-Id", list_value(identity.list_id) if identity.list_id else None),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", language),
        *more,
    )
    return tuple((name, value) for name, value in fields if value is not None)


def recipient_values(name: str | None, address: str, *, message_id: str, date: datetime, whose: str) -> dict[str, str]:
    """Values for the slots of a head. Raises: HeaderRefused, which names `whose` value it was; ValueError."""
    return {
        "date": headers.date_value(date),
        "to": headers.mailbox_value(name, address, header="To", whose=whose),
        "message-id": headers.message_id_value(message_id, whose=whose),
    }
