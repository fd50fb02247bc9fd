"""The part of a report that programs read: what became of a message for each recipient (RFC 3464)."""

import re
from dataclasses import dataclass
from email import message_from_string, policy
from email.message import Message

from renvooi.model.deliveries import Report
from renvooi.notice.mailbox.headers import decoded_header, message_ids, plain, raw_header
from renvooi.notice.mailbox.parts import children

MAX_RECIPIENTS = 100
"""Groups of fields that are read: our messages have one recipient each."""
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_XTEXT = re.compile(r"\+([0-9A-F]{2})")
_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
_ENCLOSED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"})

ACTIONS = {
    "failed": Report.FAILED,
    "delayed": Report.DELAYED,
    "delivered": Report.DELIVERED,
    "relayed": Report.RELAYED,
    "expanded": Report.RELAYED,
}
"""RFC 3464, section 2.3.3. An address that stands for several was expanded: that none of them failed is not told."""
_CLASSES = {
    Report.FAILED: ("4", "5"),
    Report.DELAYED: ("4",),
    Report.DELIVERED: ("2",),
    Report.RELAYED: ("2",),
}
"""What the first digit of a status says (RFC 3463, section 2); a delay that went on too long failed with a 4."""


@dataclass(frozen=True, slots=True)
class RecipientStatus:
    """What became of a message for one recipient."""

    addresses: frozenset[str]
    """Whom it is about, in lower case: as it was sent, and where it ended."""
    report: Report | None
    """None for an action that RFC 3464 does not have."""
    status: str
    """As in 5.1.1; empty if there is none."""
    said: str
    """The answer of the server that it is about; empty if there is none."""

    @property
    def contradicts(self) -> bool:
        """True if action and status do not say the same."""
        found = _STATUS.search(self.status)
        return found is not None and self.report is not None and found[1] not in _CLASSES[self.report]


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    """What a report says."""

    envelope: str
    """What the sender called the message in the envelope (ENVID); empty if that is not told."""
    original: str
    """Message-ID of the message that it encloses; empty if there is none."""
    recipients: tuple[RecipientStatus, ...]


def delivery_status(message: Message) -> DeliveryStatus | None:
    """What a report says; None for a mail that is none. A report that a person forwards is none."""
    if message.get_content_type() != "multipart/report":
        return None
    parts = children(message)
    status = next((part for part in parts if part.get_content_type() in _TYPES), None)
    if status is None:
        return None
    groups = _groups(status)
    if not groups:
        return None
    envelope = _unxtext(raw_header(groups[0], "Original-Envelope-Id"))
    recipients = [_recipient(group) for group in groups if group.get("Action") is not None]
    enclosed = next((part for part in parts if part.get_content_type() in _ENCLOSED), None)
    original = "" if enclosed is None else _enclosed_id(enclosed)
    return DeliveryStatus(envelope, original, tuple(recipients[:MAX_RECIPIENTS]))


def is_read_receipt(message: Message) -> bool:
    """Whether a mail says that another was shown, or thrown away (RFC 8098)."""
    parts = children(message)
    return message.get_content_type() == "multipart/report" and any(
        part.get_content_type().endswith("disposition-notification") for part in parts
    )


def _groups(part: Message) -> list[Message]:
    """Groups of fields: those of the message, then those of each recipient."""
    held = children(part)
    if len(held) > 1 or (held and held[0].keys()):
        return held
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return []
    text = payload.decode("utf-8", "replace").replace("\r\n", "\n")
    return [
        message_from_string(group.strip() + "\n\n", policy=policy.compat32)
        for group in text.split("\n\n")
        if group.strip()
    ]


def _recipient(group: Message) -> RecipientStatus:
    addresses = {_address(group, "Final-Recipient"), _unxtext(_address(group, "Original-Recipient"))} - {""}
    action = raw_header(group, "Action").lower().split(" ", 1)[0]
    return RecipientStatus(
        frozenset(addresses),
        ACTIONS.get(action),
        plain(raw_header(group, "Status"))[:40],
        decoded_header(group, "Diagnostic-Code")[:400],
    )


def _address(group: Message, name: str) -> str:
    """The address of a field, which begins with its kind: "rfc822; a@b"."""
    value = raw_header(group, name)
    _, mark, address = value.partition(";")
    return plain((address if mark else value).strip().strip("<>").strip()).lower()


def _unxtext(text: str) -> str:
    """`text` without the form in which a server passes it on (RFC 3461, section 4)."""
    return _XTEXT.sub(lambda found: chr(int(found[1], 16)), text)


def _enclosed_id(part: Message) -> str:
    held = children(part)
    if held:
        return next(iter(message_ids(held[0], "Message-ID")), "")
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    headers = message_from_string(payload.decode("utf-8", "replace"), policy=policy.compat32)
    return next(iter(message_ids(headers, "Message-ID")), "")
