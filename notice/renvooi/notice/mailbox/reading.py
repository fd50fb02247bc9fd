"""The bytes of a mail as a mail, or why they cannot be read.

Whoever writes to us chooses these bytes. What would cost more than a mail is worth (its size, its parts, parts
within parts) is counted before the parser sees it.
"""

import email
from email import policy

from renvooi.notice.mailbox.headers import address_of, answered, dated, decoded_header, message_ids
from renvooi.notice.mailbox.values import Arrived, Mail, Unread

MAX_MAIL = 25 * 1024 * 1024
"""Bytes: what mail servers let through, and what the register keeps of a file."""
MAX_HEAD = 512 * 1024
"""Bytes of all headers together: mail servers take less."""
MAX_BOUNDARIES = 5_000
"""Lines that may begin a part: each costs an object, and a mail of people has a dozen."""
MAX_NESTED = 100
"""Places that may open parts within parts: each is asked about every line that follows."""
_NESTING = (b"multipart/", b"message/")


def read_mail(arrived: Arrived) -> Mail | Unread:
    """The mail, with its bytes in the one form that it has here."""
    data = _with_crlf(arrived.data[: MAX_MAIL + 1])
    because = _too_much(data)
    if because is not None:
        return Unread(arrived.name, because)
    try:
        message = email.message_from_bytes(data, policy=policy.compat32)
        parts = sum(1 for _ in message.walk())
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError) as error:
        # the parser of the standard library has no error of its own for a mail that it cannot take
        return Unread(arrived.name, f"breaks the format of mails ({type(error).__name__})")
    if not message.keys() or not parts:
        return Unread(arrived.name, "is no mail: it has no headers")
    received, dated_by = dated(message, arrived.at)
    return Mail(
        name=arrived.name,
        data=data,
        message=message,
        subject=decoded_header(message, "Subject"),
        sender=address_of(message, "From"),
        message_id=next(iter(message_ids(message, "Message-ID")), ""),
        answers=answered(message),
        received=received,
        dated_by=dated_by,
    )


def _too_much(data: bytes) -> str | None:
    if not data.strip():
        return "is empty"
    if len(data) > MAX_MAIL:
        return f"has over {MAX_MAIL} bytes"
    if b"\0" in data[:MAX_HEAD].partition(b"\r\n\r\n")[0]:
        return "is no mail: there are zero bytes in its headers"
    head = data.find(b"\r\n\r\n")
    if (len(data) if head < 0 else head) > MAX_HEAD:
        return f"has over {MAX_HEAD} bytes of headers"
    if data.count(b"\n--") > MAX_BOUNDARIES:
        return f"may have over {MAX_BOUNDARIES} parts"
    if sum(data.lower().count(sign) for sign in _NESTING) > MAX_NESTED:
        return f"may have over {MAX_NESTED} parts within parts"
    return None


def _with_crlf(data: bytes) -> bytes:
    """`data` with each line ended by CRLF (RFC 5322, section 2.1)."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
