"""Values of headers: what may stand in one, and how it is written (RFC 5322, RFC 2047).

Whatever could end a header, begin another, or decode to other words than it shows is refused, and never
cleaned: a client whose name holds a line break is an attack or a mistake, and a person must look at both.
"""

import re
import unicodedata
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from textwrap import wrap
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email

from renvooi.model.errors import StateForbids
from renvooi.notice.window import ZONE

MAX_TEXT = 300
"""Characters of a name or subject; the longest real names of organisations have half of it."""

MAX_ADDRESS = 254
"""Characters of an address (RFC 5321, sections 4.5.3.1.1 to 3)."""

_LINE = 76
"""Characters of a header line at most, where it can be folded (RFC 2047, section 2)."""
_MAX_LINE = 998
"""Characters of any line (RFC 5322, section 2.1.1)."""
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_PHRASE = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"(?=.{{1,64}}\Z){_ATOM}(?:\.{_ATOM})*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MESSAGE_ID = re.compile(rf"<[A-Za-z0-9_-]{{1,120}}@{_LABEL}(?:\.{_LABEL})*>")
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")


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
    if text.isascii() and "  " not in text:
        lines = wrap(f"{header}: {text}", _LINE - 1, break_long_words=False, break_on_hyphens=False)
        if max(map(len, lines)) < _LINE:
            return "\r\n ".join(lines).removeprefix(f"{header}: ")
    return _encoded(text, header)


def plain_address(address: str, *, whose: str, field: str) -> str:
    """The address as every mail server takes it: a domain in other letters as its ASCII form. Raises: HeaderRefused."""
    require_plain(address, whose=whose, field=field)
    plain = address if address.isascii() else _in_ascii(address, whose, field)
    local, _, domain = plain.rpartition("@")
    if _LOCAL.fullmatch(local) is None or _DOMAIN.fullmatch(domain) is None or len(plain) > MAX_ADDRESS:
        raise HeaderRefused(whose, field, f"{address[:60]!r} is no e-mail address")
    return plain


def _in_ascii(address: str, whose: str, field: str) -> str:
    try:
        checked = validate_email(address, check_deliverability=False)
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
    words = name if _PHRASE.fullmatch(name) else _quoted(name)
    if not name.isascii() or "  " in name or len(header) + 2 + len(words) > _LINE:
        words = _encoded(name, header)
    last = words.rpartition("\r\n")[2]
    return words + (ending if len(header) + 2 + len(last) + len(ending) <= _LINE else f"\r\n{ending}")


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
