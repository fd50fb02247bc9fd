"""List markers and numbered headings, as text: what could be one, not yet whether it is.

Whether "10." opens an item or only ends up at the start of a line is decided in `blocks.py`
from place and sequence; here only the form counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class MarkerKind(Enum):
    """The forms of a marker."""

    BULLET = auto()
    NUMBER = auto()
    """"3.", "3)" or "3°."."""
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

    @property
    def is_bare(self) -> bool:
        """Whether it is a number or an "o" alone, which nothing but the white behind it tells from a word."""
        return self.label == "o" if self.kind is MarkerKind.BULLET else self.label.isdigit()

    @property
    def form(self) -> str:
        """The label with its number left out: equal for "(a)" and "(b)", not for "a." or "(A)"."""
        shape = "".join("1" if char.isdigit() else "A" if char.isupper() else char for char in self.label)
        return re.sub("[a-z]+", "a", re.sub("A+", "A", re.sub("1+", "1", shape)))


BULLETS = "•●○◦▪■□▫‣⁃∙⦁►➢➤✓✔❖❑◻◆◇"
DASHES = "-–—*·→§"
"""Bullets in some documents, ordinary characters in others."""

_NUMBER = re.compile(r"\(?(\d{1,3})(?:[.)]|°\.?)")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?")
_LETTER = re.compile(r"\(?([a-zA-Z])([.)])?")
_ROMAN = re.compile(r"\(?((?:x{0,3})(?:ix|iv|v?i{0,3}))[.)]", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[1-9]\d{0,2}")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_REMEMBERED = 4096
"""First words of lines whose readings are kept, as each is asked for several times; more than a document has."""


def find_marker(word: str) -> Marker | None:
    """The marker that `word`, the first of a line, most likely is; None if its form is that of no marker."""
    forms = _forms(word)
    return forms[0] if forms else None


@lru_cache(_REMEMBERED)
def find_readings(word: str) -> tuple[Marker, ...]:
    """All markers that `word` could be, the likeliest first: "i." is a letter and a number, "o" a letter and a bullet.

    A number or an "o" alone is among them: whether it is one depends on what stands around it.
    """
    bare: list[Marker] = []
    if _BARE_NUMBER.fullmatch(word):
        bare = [Marker(MarkerKind.NUMBER, word, (int(word),), False)]
    elif word == "o":
        bare = [Marker(MarkerKind.BULLET, word, (), False)]
    return (*_forms(word), *bare)


@lru_cache(_REMEMBERED)
def _forms(word: str) -> tuple[Marker, ...]:
    return tuple(_each_form(word))


def _each_form(word: str) -> Iterator[Marker]:
    if len(word) == 1 and (word in BULLETS or "\ue000" <= word <= "\uf8ff"):
        # Symbol fonts put their bullet in the private use area.
        yield Marker(MarkerKind.BULLET, "•" if "\ue000" <= word <= "\uf8ff" else word, (), True)
    if len(word) == 1 and word in DASHES:
        yield Marker(MarkerKind.BULLET, word, (), False)
    if found := _DECIMAL.fullmatch(word):
        yield Marker(MarkerKind.DECIMAL, word, tuple(int(part) for part in found[1].split(".")), False)
    if found := _NUMBER.fullmatch(word):
        yield Marker(MarkerKind.NUMBER, word, (int(found[1]),), False)
    if (found := _LETTER.fullmatch(word)) and (found[1].islower() or found[2]):
        yield Marker(MarkerKind.LETTER, word, (ord(found[1].casefold()) - 96,), False)
    if (found := _ROMAN.fullmatch(word)) and found[1]:
        yield Marker(MarkerKind.ROMAN, word, (_roman(found[1].casefold()),), False)


def _roman(digits: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def split_heading(text: str, words: Sequence[str]) -> tuple[str, str] | None:
    """("Artikel 2.", "Algemeen") for a heading that opens with one of `words` and a number; None for others."""
    pattern = _opening(tuple(words))
    found = pattern.match(text) if pattern else None
    return (found[1], found[2] or "") if found else None


@lru_cache(_REMEMBERED)
def _opening(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The form of a heading that opens with one of `words`; None if there are none."""
    names = "|".join(re.escape(word) for word in words)
    if not names:
        return None
    return re.compile(rf"((?:{names})\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.:)]?)(?:\s+(.*))?$", re.IGNORECASE)


def is_marker(word: str) -> bool:
    """Whether a word is a list marker by its form alone: a bullet, or a number or letter with its stop."""
    marker = find_marker(word)
    return marker is not None and (marker.kind is MarkerKind.BULLET or len(word) > 1)
