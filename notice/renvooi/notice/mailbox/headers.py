"""Headers of a mail that anybody may have written: read without trust, and without ever failing.

The structured parser of the standard library is left aside: it fails in ways of its own on malformed headers.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

MAX_SHOWN = 1_000
"""Characters of a header that are kept for people to read; a subject has a hundred."""
MAX_HEADER = 20_000
"""Characters of a header that are looked at: References of a long thread have some thousands."""
MAX_ANSWERED = 100
"""Message-IDs that are looked up of one mail."""
_WIDE = ("utf-16", "utf-32")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")


def raw_header(message: Message, name: str) -> str:
    """The first header of that name as it stands, unfolded; empty if there is none."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    # bytes beyond ASCII are kept by the parser as halves of characters; most of them are UTF-8
    text = str(value)[:MAX_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def decoded_header(message: Message, name: str) -> str:
    """The first header of that name as people read it; control characters are marked."""
    raw = raw_header(message, name)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, AssertionError):
        pieces = [(raw, None)]
    text = "".join(_text(piece, charset) for piece, charset in pieces)
    return plain(" ".join(text.split()))[:MAX_SHOWN]


def _text(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, charset)


def decoded(data: bytes, charset: str | None) -> str:
    """`data` as text; bytes that its character set does not know are marked."""
    if (charset or "").lower().replace("_", "-").startswith(_WIDE) and b"\0" not in data:
        # such text has zero bytes at its line ends: what has none was given the wrong name
        with suppress(ValueError):
            return data.decode("utf-8")
    for name in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(name, "strict" if name != "utf-8" else "replace")
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def plain(text: str) -> str:
    """`text` without control characters but for line ends and tabs; each other is marked."""
    return "".join(
        char if char in "\n\t" or (char >= " " and char != "\x7f" and not "\x80" <= char <= "\x9f") else "\ufffd"
        for char in text.encode("utf-8", "replace").decode("utf-8")
    )


def address_of(message: Message, name: str) -> str:
    """The first address of a header, in lower case; empty if there is none."""
    raw = raw_header(message, name)
    try:
        found = getaddresses([raw])
    except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
        return ""
    address = next((one for _, one in found if "@" in one), "")
    return plain(address).replace("\ufffd", "").strip().lower()


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """The Message-IDs in a header, in their order."""
    return tuple(_MESSAGE_ID.findall(raw_header(message, name)))


def answered(message: Message) -> tuple[str, ...]:
    """The Message-IDs that a mail answers, the nearest first: In-Reply-To, then References from the end."""
    before = message_ids(message, "References")
    found = (*message_ids(message, "In-Reply-To"), *reversed(before))
    return tuple(dict.fromkeys(found))[:MAX_ANSWERED]


def moment_of(text: str) -> datetime | None:
    """The moment of a date as mails write it; None if it is none, or has no place in the calendar."""
    try:
        found = parsedate_to_datetime(text)
        if found.tzinfo is None:
            # "-0000": the clock of the sender is in UTC, its place is not told
            found = found.replace(tzinfo=UTC)
        return found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def dated(message: Message, at: datetime | None) -> tuple[datetime | None, str | None]:
    """When a mail reached us, and what tells: the mailbox, the last server on its way, or only its sender."""
    if at is not None:
        return at.astimezone(UTC), "mailbox"
    passed = moment_of(raw_header(message, "Received").rpartition(";")[2])
    if passed is not None:
        return passed, "received"
    written = moment_of(raw_header(message, "Date"))
    return written, None if written is None else "date"
