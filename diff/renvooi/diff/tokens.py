"""Words of a clause, once, for alignment and redline both.

White space is left out of the tokens (that was worth more than any choice of engine) and is
found again from the spans. A date, an amount, a number or a hyphenated word is one token, so
that a redline never cuts "7 mei 2025" or "lees- en schrijfrechten" inside; a mark of
punctuation is a token of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from renvooi.diff.normal import normalise
from renvooi.model.versions import MONTHS

_MONTHS = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=lambda name: (-len(name), name)))
_TOKEN = re.compile(
    rf"""
    \d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}\b         # 7 mei 2025
  | https?://[^\s<>]*[^\s<>.,;:)'"”’]            # an address
  | [€$£]\s?\d+(?:[.,]\d+)*(?:,-)?               # an amount
  | \d+(?:[.,:/-]\d+)*%?                         # 2.2, 24, 01-03-2027, 99,5%
  | (?:[^\W\d_]\.){{2,}}                         # B.V., o.a.
  | \w+(?:[-‐‑'’.@&/]\w+)*[-‐‑]?                 # words, IT-omgeving, lees-, EU/EER, info@example.nl
  | [^\w\s]                                      # a mark
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark with its place in the text."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> tuple[Token, ...]:
    """The words and marks of `text` in order; white space lies between them."""
    return tuple(Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text))


def words(text: str) -> tuple[str, ...]:
    """The words of `text` as alignment compares them: normalised, case-folded, "één" as "een", no punctuation."""
    found = (token.text.casefold() for token in tokenise(normalise(text)))
    return tuple("een" if word == "één" else word for word in found if word[-1].isalnum() or len(word) > 1)


class Alphabet:
    """Gives each distinct word one character, so that string algorithms run on words.

    Characters are dealt from U+E000 on in order of first sight: the same texts in the same
    order give the same strings.
    """

    _FIRST = 0xE000

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def encode(self, items: Iterable[str]) -> str:
        """One character per item; equal items, and only those, get equal characters."""
        known = self._known
        return "".join(known.setdefault(item, chr(self._FIRST + len(known))) for item in items)
