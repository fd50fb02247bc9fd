"""Values of headers: what may stand in one, and how it is written (RFC 5322, RFC 2047).

Whatever could end a header, begin another, or decode to other words than it shows is refused, and never
cleaned: a client whose name holds a line break is an attack or a mistake, and a person must look at both.
"""

import re
import unicodedata
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email

from renvooi.model.errors import StateForbids
from renvooi.notice.window import ZONE

MAX_TEXT = 300
"""Characters of a name or subject; the longest real names of organisations have half of it."""

_LINE = 76
"""Characters of a header line at most, where it can be folded (RFC 2047, section 2)."""
_MAX_LINE = 998
"""Characters of any line (RFC 5322, section 2.1.1)."""
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_PHRASE = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._-]{1,120}@[A-Za-z0-9.-]{1,250}>")
_ADDRESS = re.compile(r"[!-~]+@[A-Za-z0-9.-]+")


class HeaderRefused(StateForbids):
    """A value that cannot stand in a header of an e-mail."""

    def __init__(self, whose: str, field: str, reason: str) -> None:
        """`whose` value it is, such as "client k-1"; `reason` without a final full stop."""
        super().__init__(f"{whose}: {field}: {reason}. No e-mail can carry it; correct it and try again.")
        self.whose = whose
        self.field = field


def require_plain(text: str, *, whose: str, field: str) -> str:
    """`text`, which may stand in a header. Raises: HeaderRefused."""
    for character in text:
        if unicodedata.category(character) in _INVISIBLE:
            raise HeaderRefused(whose, field, f"it holds a character that shows nothing (U+{ord(character):04X})")
    if "=?" in text:
        raise HeaderRefused(whose, field, 'it holds "=?", which begins an encoded word')
    if len(text) > MAX_TEXT:
        raise HeaderRefused(whose, field, f"{len(text)} characters are too many; at most {MAX_TEXT} fit")
    if not text.strip() or text != text.strip():
        raise HeaderRefused(whose, field, "it is empty, or begins or ends with a space")
    return text


def text_value(text: str, *, header: str, whose: str) -> str:
    """`text` as the value of the header of that name. Raises: HeaderRefused."""
    require_plain(text, whose=whose, field=header)
    if text.isascii() and len(header) + 2 + len(text) <= _LINE and "  " not in text:
        return text
    return _encoded(text, header)


def plain_address(address: str, *, whose: str, field: str) -> str:
    """The address as every mail server takes it: a domain in other letters as its ASCII form. Raises: HeaderRefused."""
    require_plain(address, whose=whose, field=field)
    if address.isascii() and _ADDRESS.fullmatch(address) is None:
        raise HeaderRefused(whose, field, f"{address[:60]!r} is no e-mail address")
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise HeaderRefused(whose, field, f"{address[:60]!r} is no e-mail address: {str(error).rstrip('.')}") from error
    if checked.ascii_email is None:
        raise HeaderRefused(whose, field, f"{address[:60]!r} has letters before the @ that many mail servers refuse")
    return checked.ascii_email


def mailbox_value(name: str | None, address: str, *, header: str, whose: str) -> str:
    """Name and address as the value of From, To or Reply-To. Raises: HeaderRefused."""
    plain = plain_address(address, whose=whose, field="address")
    if name is None:
        return plain
    require_plain(name, whose=whose, field="name")
    ending = f" <{plain}>"
    if name.isascii() and "  " not in name and len(header) + 4 + len(name) + len(ending) <= _LINE:
        return (name if _PHRASE.fullmatch(name) else _quoted(name)) + ending
    value = _encoded(name, header)
    last = value.rpartition("\r\n")[2]
    return value + (ending if len(last) + len(ending) + len(header) <= _LINE else f"\r\n{ending}")


def date_value(at: datetime) -> str:
    """A moment as the value of Date, by the clock in the Netherlands. Raises: ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"date {at.isoformat()}: a time without a zone; add the zone")
    return format_datetime(at.astimezone(ZoneInfo(ZONE)).replace(microsecond=0))


def message_id_value(message_id: str, *, whose: str) -> str:
    """`message_id` with its angle brackets. Raises: HeaderRefused."""
    if _MESSAGE_ID.fullmatch(message_id) is None:
        raise HeaderRefused(whose, "Message-ID", f"{message_id[:60]!r} is none")
    return message_id


def link_value(address: str, *, header: str, whose: str) -> str:
    """A web or mail address between angle brackets, as for List-Unsubscribe. Raises: HeaderRefused."""
    if re.fullmatch(r"(?:https://|mailto:)[!-;=?-~]+", address) is None or len(address) > _MAX_LINE - 100:
        raise HeaderRefused(whose, header, f"{address[:60]!r} is no link for an e-mail")
    return f"<{address}>"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encoded(text: str, header: str) -> str:
    return Header(text, "utf-8", maxlinelen=_LINE, header_name=header).encode(linesep="\r\n")
