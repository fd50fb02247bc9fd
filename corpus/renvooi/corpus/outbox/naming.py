"""What messages are called: a Message-ID that nobody can guess, and that whoever has the key can compute again.

The first part of it is the token of the message. Links in it carry the token, so that who answers through one
shows that the message reached somebody.
"""

import base64
import hmac
import re
from hashlib import sha256

TOKEN_BITS = 128
"""Of the HMAC that a token keeps: more than anybody can try."""
TOKEN_LENGTH = 26
"""Characters of a token: five bits each."""

_TOKEN = re.compile(rf"[a-z2-7]{{{TOKEN_LENGTH}}}")
_MESSAGE_ID = re.compile(rf"<([a-z2-7]{{{TOKEN_LENGTH}}})@([A-Za-z0-9](?:[A-Za-z0-9.-]{{0,88}}[A-Za-z0-9])?)>")


def message_id(key: bytes, mailing: str, client: str, round: int, *, domain: str) -> str:
    """The Message-ID of the message to `client` in a mailing, with its angle brackets; `round` counts from 1."""
    made = hmac.new(key, f"{mailing}\n{client}\n{round}".encode(), sha256).digest()[: TOKEN_BITS // 8]
    token = base64.b32encode(made).decode("ascii").rstrip("=").lower()
    return f"<{token}@{domain}>"


def token_of(name: str) -> str | None:
    """The token in a Message-ID that renvooi made, or `name` itself if it is one; None otherwise."""
    found = _MESSAGE_ID.fullmatch(name)
    if found is not None:
        return found[1]
    return name if _TOKEN.fullmatch(name) else None


def domain_of(name: str) -> str | None:
    """The domain of a Message-ID that renvooi made; None otherwise."""
    found = _MESSAGE_ID.fullmatch(name)
    return None if found is None else found[2]
