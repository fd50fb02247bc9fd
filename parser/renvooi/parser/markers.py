"""List markers and numbered headings, as text: what could be one, not yet whether it is.

Whether "10." opens an item or only ends up at the start of a line is decided in `blocks.py`
from place and sequence; here only the form counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class MarkerKind(Enum):
    """The forms of a marker."""

    BULLET = auto()
    NUMBER = auto()
    """"3." or "3)"."""
    DECIMAL = auto()
    """"2.2" or deeper."""
    LETTER = auto()
    ROMAN = auto()


@dataclass(frozen=True, slots=True)
class Marker:
    """A possible list marker at the start of a line."""

    kind: MarkerKind
    label: str
    """As printed."""
    ordinal: tuple[int, ...]
    """(2, 2) for "2.2", (2,) for "b"; empty for a bullet."""
    certain: bool
    """Whether the form alone proves it; a hyphen or a bare letter does not."""


BULLETS = "•●○◦▪■□▫‣⁃∙⦁►➢➤✓✔❖◆◇"
DASHES = "-–—*o·"
"""Bullets in some documents, ordinary characters in others."""

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?")
_LETTER = re.compile(r"\(?([a-zA-Z])([.)])?")
_ROMAN = re.compile(r"\(?((?:x{0,3})(?:ix|iv|v?i{0,3}))[.)]", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def find_marker(word: str) -> Marker | None:
    """The marker that `word`, the first of a line, could be; None if it cannot be one."""
    if len(word) == 1 and (word in BULLETS or "\ue000" <= word <= "\uf8ff"):
        # Symbol fonts put their bullet in the private use area.
        return Marker(MarkerKind.BULLET, "•" if word >= "\ue000" and word <= "\uf8ff" else word, (), True)
    if len(word) == 1 and word in DASHES and word != "o":
        return Marker(MarkerKind.BULLET, word, (), False)
    if found := _DECIMAL.fullmatch(word):
        return Marker(MarkerKind.DECIMAL, word, tuple(int(part) for part in found[1].split(".")), False)
    if found := _NUMBER.fullmatch(word):
        return Marker(MarkerKind.NUMBER, word, (int(found[1]),), False)
    if (found := _LETTER.fullmatch(word)) and (found[1].islower() or found[2]):
        return Marker(MarkerKind.LETTER, word, (ord(found[1].casefold()) - 96,), False)
    if (found := _ROMAN.fullmatch(word)) and found[1]:
        return Marker(MarkerKind.ROMAN, word, (_roman(found[1].casefold()),), False)
    return None


def _roman(digits: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def split_heading(text: str, words: Sequence[str]) -> tuple[str, str] | None:
    """("Artikel 2.", "Algemeen") for a heading that opens with one of `words` and a number; None for others."""
    names = "|".join(re.escape(word) for word in words)
    if not names:
        return None
    found = re.match(rf"((?:{names})\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.:)]?)(?:\s+(.*))?$", text, re.IGNORECASE)
    return (found[1], found[2] or "") if found else None
