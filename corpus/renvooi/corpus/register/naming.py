"""What windows and clients are called, and how little of an id is enough.

The id of a window is computed from notice, client and right, so that two processes that open the same
window open one. The name of a client goes into the ledger, which forgets nothing: a number or the name of
an organisation, never of a person.
"""

import hashlib
import re
import unicodedata

from renvooi.model.errors import StateForbids

MAX_CLIENT = 128
"""Characters; the column of the database has no more."""
_DIGITS = 12
"""Hexadecimal digits of the id of a window: two of a million windows meet by chance once in five hundred times."""
_CLIENT = re.compile(r"[^\W_](?:[\w .:/()&+#'-]{0,126}[\w).])?")
_WINDOW = re.compile(rf"w-[0-9a-f]{{1,{_DIGITS}}}")
_PROPOSAL = re.compile(rf"p-[0-9a-f]{{1,{_DIGITS}}}")
_NOTICE = re.compile(r"notice-[0-9a-f]{1,57}")


def window_id(notice: str, client: str, right: str) -> str:
    """The id of the window of `client` for one right of a notice."""
    return f"w-{hashlib.sha256(f'{notice}|{client}|{right}'.encode()).hexdigest()[:_DIGITS]}"


def proposal_id(digest: str) -> str:
    """The id of a proposed response, from the digest of its e-mail."""
    return f"p-{digest[:_DIGITS]}"


def is_proposal_id(text: str) -> bool:
    """Whether `text` is the id of a proposed response, or the beginning of one."""
    return _PROPOSAL.fullmatch(text) is not None


def checked_client(name: str) -> str:
    """`name` with single spaces, in one spelling. Raises: StateForbids unless a client may be called so."""
    found = unicodedata.normalize("NFC", " ".join(name.split()))
    if "@" in found:
        raise StateForbids(
            f"{name!r} cannot name a client: an e-mail address is personal data, which the ledger cannot forget. "
            "Use a client number."
        )
    if not _CLIENT.fullmatch(found):
        raise StateForbids(
            f"{name!r} cannot name a client: use letters, digits, spaces and . : / ( ) & + # ' -, {MAX_CLIENT} at "
            "most, as in K-1024; name several one by one."
        )
    return found


def client_key(client: str) -> str:
    """What two names have in common that people take for one: without case, width and other forms of a letter."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", client).casefold())


def is_window_id(text: str) -> bool:
    """Whether `text` is the id of a window, or the beginning of one."""
    return _WINDOW.fullmatch(text) is not None


def is_notice_id(text: str) -> bool:
    """Whether `text` is the id of a notice, or the beginning of one."""
    return _NOTICE.fullmatch(text) is not None
