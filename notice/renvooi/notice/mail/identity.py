"""Who writes the e-mails of a processor, and where answers and reports go. Nothing here comes from a contract."""

import re
from dataclasses import dataclass
from string import Formatter

from renvooi.model.errors import BadSettings
from renvooi.notice.mail.headers import HeaderRefused, plain_address, require_plain

TOKEN = "token"
"""The one placeholder of a link: what tells which message it came in."""
TOKEN_LENGTH = 26
"""Characters of a token: 128 bits in base32."""

_LIST = re.compile(r"<?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>?")
_LINK = re.compile(r"(?:https://|mailto:)[!-;=?-~]+")


@dataclass(frozen=True, slots=True)
class MailIdentity:
    """The sender of e-mails, as every one of them shows it."""

    from_name: str
    from_address: str
    sender: str
    """Address of the envelope, to which reports come back."""
    reply_to: str | None = None
    """Where answers go; None for `from_address`."""
    list_id: str | None = None
    """As in "kennisgevingen.example.nl" (RFC 2919); None for no such header."""
    acknowledge: str | None = None
    """Link by which a client confirms that it got the message, with {token}; None for an answer of two words."""
    unsubscribe: str | None = None
    """Link by which a subscriber stops, with {token}; in digests only."""

    @property
    def domain(self) -> str:
        """Of `from_address`, in ASCII: the right side of every Message-ID."""
        return plain_address(self.from_address, whose="mail", field="from address").rpartition("@")[2]


def require_sound(identity: MailIdentity) -> None:
    """Nothing, if every value can stand in an e-mail. Raises: BadSettings."""
    try:
        require_plain(identity.from_name, whose="mail", field="from name")
        for field in ("from_address", "sender", "reply_to"):
            if (address := getattr(identity, field)) is not None:
                plain_address(address, whose="mail", field=field.replace("_", " "))
    except HeaderRefused as error:
        raise BadSettings(str(error)) from error
    if identity.list_id is not None:
        list_value(identity.list_id)
    for field in ("acknowledge", "unsubscribe"):
        if (template := getattr(identity, field)) is not None:
            filled(template, "a" * TOKEN_LENGTH, field=field)


def list_value(list_id: str) -> str:
    """The value of List-Id. Raises: BadSettings."""
    found = _LIST.fullmatch(list_id)
    if found is None:
        raise BadSettings(f"mail: list_id: {list_id[:60]!r} is none; give a name such as kennisgevingen.example.nl")
    return f"<{found[1]}>"


def filled(template: str, token: str, *, field: str) -> str:
    """The link of one message. Raises: BadSettings for a template that makes none."""
    try:
        pieces = [(text, name) for text, name, _, _ in Formatter().parse(template)]
    except ValueError as error:
        raise BadSettings(f"mail: {field}: {template[:60]!r}: {error}") from error
    if [name for _, name in pieces if name is not None] != [TOKEN]:
        raise BadSettings(f"mail: {field}: {template[:60]!r} must hold {{{TOKEN}}} once, and no other placeholder")
    link = "".join(text + (token if name else "") for text, name in pieces)
    if _LINK.fullmatch(link) is None or not token.isalnum():
        raise BadSettings(f"mail: {field}: {template[:60]!r} is no link; begin it with https:// or mailto:")
    return link
