"""Words of a clause, once, for alignment and redline both.

White space is left out of the tokens (that was worth more than any choice of engine) and stands
between them, so that nothing has to be measured twice. A date, an amount, a number or a hyphenated
word is one token, so that a redline never cuts "7 mei 2025" or "lees- en schrijfrechten" inside; a
mark of punctuation is a token of its own.

A clause is cut by one call of a compiled pattern, for cutting is most of what a redline costs.
"""

import re
from collections.abc import Iterable, Sequence

from renvooi.diff.normal import normalise
from renvooi.model.versions import MONTHS

_MONTHS = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=lambda name: (-len(name), name)))
_TOKEN = re.compile(
    rf"""(
    [^\W\d](?:
        \.(?:[^\W\d_]\.)+                                              # B.V., o.a.
      | [\w\u0300-\u036f]*(?: ://[^\s<>]*[^\s<>.,;:)'"”’] | (?:[-‐‑'’.@&/]\w+)*[-‐‑]? )   # an address; IT-omgeving, lees-, EU/EER
    )
  | (?:(?<![\w.,)])[-+−](?=\d))?\d(?:                                     # with its sign
        \d?\.?\s(?i:{_MONTHS})\s\d{{4}}\b                                # 7 mei 2025
      | \d*(?:[.,:/-]\d+)*(?: % | \w*(?:[-‐‑'’.@&/]\w+)*[-‐‑]? )          # 2.2, 24, 01-03-2027, 99,5%, 12a
    )
  | [€$£]\s?\d+(?:[.,]\d+)*(?:,-)?                                     # an amount
  | [^\w\s]                                                            # a mark
    )""",
    re.VERBOSE,
)
_CITING = frozenset(
    word
    for name in (
        "artikel artikelen art. lid leden punt item onder bijlage deel hoofdstuk paragraaf"
        " article articles section clause paragraph annex absatz abs. anlage §"
    ).split()
    for word in (name, name.capitalize())
)
"""What a number belongs to: "artikel 2.2" is read, and replaced, as one."""


def pieces(text: str) -> list[str]:
    """White space and words of `text` in turn, white space (often "") first and last; joined they are `text`."""
    return _TOKEN.split(text)


def units(parts: Sequence[str]) -> Sequence[str]:
    """`parts` with each number joined to the word that cites it: "artikel", " ", "2.2" become "artikel 2.2"."""
    if _CITING.isdisjoint(parts):
        return parts
    result = list(parts[:2])
    for at in range(2, len(parts) - 1, 2):
        space, word = parts[at], parts[at + 1]
        if space == " " and word[0].isdigit() and result[-1] in _CITING:
            result[-1] += space + word
        else:
            result += (space, word)
    return (*result, parts[-1]) if len(parts) > 1 else parts


def tokenise(text: str) -> tuple[str, ...]:
    """The words and marks of `text` in order."""
    return tuple(pieces(text)[1::2])


def _key(token: str) -> str:
    """`token` as alignment compares it: normalised, case-folded, "één" as "een"; "" for punctuation."""
    word = normalise(token).casefold()
    if len(word) < 2 and not word.isalnum():
        return ""
    return "een" if word == "één" else word


class Alphabet:
    """Gives each distinct word one character, so that string algorithms run on words.

    Characters are dealt from U+E000 on in order of first sight: the same texts in the same
    order give the same strings.
    """

    def __init__(self) -> None:
        self._characters = _Characters()

    def encode(self, tokens: Iterable[str]) -> str:
        """One character per word; words that compare equal, and only those, get equal characters."""
        return "".join(map(self._characters.__getitem__, tokens))


class _Characters(dict[str, str]):
    """Token to character; a token is normalised once, however often it occurs."""

    _FIRST = 0xE000

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, str] = {"": ""}

    def __missing__(self, token: str) -> str:
        known = self._known
        character = self[token] = known.setdefault(_key(token), chr(self._FIRST + len(known)))
        return character
