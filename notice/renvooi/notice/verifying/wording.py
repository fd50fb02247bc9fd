"""Text as a check compares it: alike where a reader sees no difference, cut into sentences."""

import re
from collections.abc import Iterator
from functools import lru_cache

from renvooi.diff.normal import normalise

_NO_END = re.compile(r"(?:\b(?:art|nr|tel|mr|mw|dr|ca|blz|enz|no)|\b[A-Za-z]\.[A-Za-z])\.$", re.IGNORECASE)
"""Abbreviations behind which no sentence ends."""
_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[\"“‘'(A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NOT_WORD = re.compile(r"[\W_]+")
LONGEST_SENTENCE = 1000
"""Characters from which on a sentence is cut at a space: no one writes longer ones, and every check takes the square of them."""


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """`text` in lower case, with one kind of quote and dash and single spaces."""
    return normalise(text).casefold()


@lru_cache(maxsize=32768)
def squashed(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: equal however lines, marks and quotes fall."""
    return _NOT_WORD.sub("", plain(text))


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=32768)
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
    return tuple(part for one in found for part in cut(one, LONGEST_SENTENCE) if part)


def cut(text: str, longest: int) -> Iterator[str]:
    """`text` in parts of at most `longest` characters, cut where a sentence, else a word, ends."""
    start = 0
    while len(text) - start > longest:
        stretch = text[start : start + longest]
        ends = [end.start() for end in _END.finditer(stretch)]
        end = ends[-1] if ends else stretch.rfind(" ")
        end = end if end > 0 else longest
        yield text[start : start + end].strip()
        start += end
    yield text[start:].strip()
