"""Text as a check compares it: alike where a reader sees no difference, cut into sentences."""

import re
from functools import lru_cache

from renvooi.diff.normal import normalise

_NO_END = re.compile(r"(?:\b(?:art|nr|tel|mr|mw|dr|ca|blz|enz|no)|\b[A-Za-z]\.[A-Za-z])\.$", re.IGNORECASE)
"""Abbreviations behind which no sentence ends."""
_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[\"“‘'(A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` in lower case, with one kind of quote and dash and single spaces."""
    return normalise(text).casefold()


@lru_cache(maxsize=8192)
def squashed(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: equal however lines, marks and quotes fall."""
    return _NOT_WORD.sub("", plain(text))


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`; "B.V. mag" ends none."""
    found: list[str] = []
    held = ""
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].rstrip()
        start = end.end()
        held = f"{held} {piece}".strip()
        if "\n" in end[0] or not _NO_END.search(held):
            found.append(held)
            held = ""
    found.append(f"{held} {text[start:]}".strip())
    return tuple(one for one in found if one)
