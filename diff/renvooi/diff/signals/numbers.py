"""Dutch numbers as values: "zeven", "één", "5 (vijf)" and "1.500" are 7, 1, 5 and 1500.

    binnen 5 (vijf) werkdagen   ->   5
    drie tot vijf dagen         ->   from 3 up to 5

A pattern finds what may be a number, in digits or in words; `value` says which one it is.
"""

import re
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num  # type: ignore[import-untyped]  # ships no types

FRACTIONS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "driekwart": 0.75}
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A number in groups of three digits."""
_ONES = "een|één|eén|éen|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_BELOW_100 = rf"(?:(?:{_ONES})(?:en|ën))?(?:{_TENS})|{_TEENS}|{_ONES}"
_HUNDREDS = rf"(?:{_BELOW_100})?honderd(?:en)?(?:{_BELOW_100})?"
_HALVES = rf"(?:{_ONES})(?:en|ën)(?:een)?hal(?:f|ve)"
WORD = (
    rf"(?:(?:{_HUNDREDS}|{_BELOW_100})?duizend(?:en)?(?:{_HUNDREDS}|{_BELOW_100})?|{_HUNDREDS}|{_HALVES}|{_BELOW_100})"
)
"""A pattern for one word that is a number, "een" included."""
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+|\.\d{1,2})?)(?!\d)"
"""A pattern for a number in digits: "1.500", "2,5", "99.95"."""
ONE = rf"(?:{DIGITS}|(?:{WORD}|{'|'.join(FRACTIONS)})(?!\w))"
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_HALF = re.compile(rf"(?P<ones>{_ONES})(?:en|ën)(?:een)?hal(?:f|ve)")


def pattern(prefix: str = "") -> str:
    """A pattern for a number that may be said twice ("5 (vijf)") or be a range ("3 tot 5"); `span` reads it.

    Its groups are `low`, `again` and `high` with `prefix` before them.
    """
    to = r"-?\s?(?:tot(?:\s+en\s+met)?|t/m|à|of)\s+|\s?-\s?"
    return (
        rf"(?P<{prefix}low>{ONE}(?:\s+en\s+een\s+hal(?:f|ve)(?!\w))?)(?:\s?\((?P<{prefix}again>{ONE})\))?"
        rf"(?:(?:{to})(?P<{prefix}high>{ONE})(?:\s?\({ONE}\))?)?"
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or a range of numbers."""

    low: float
    high: float
    """The same as `low` for a single number."""
    doubt: float | None = None
    """The number that parentheses say, where it is another one: "5 (vijftien)"."""


def span(found: re.Match[str], prefix: str = "") -> Span | None:
    """What a match of `pattern` says; None where a part is no number."""
    low, again, high = (found[f"{prefix}{name}"] for name in ("low", "again", "high"))
    first = value(low)
    last = value(high) if high else first
    if first is None or last is None:
        return None
    said = value(again) if again else first
    return Span(first, last, None if said == first else said)


_IN_WORDS = (
    "één", "eén", "éen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "tig",
    "honderd", "duizend", "hal",
)  # fmt: skip
_A_DIGIT = re.compile(r"\d")


def has_number(lowered: str) -> bool:
    """False where a text in lower case can hold no number: cheaper than looking for one."""
    return _A_DIGIT.search(lowered) is not None or any(word in lowered for word in _IN_WORDS)


@cache
def value(text: str) -> float | None:
    """The number that `text` writes, in digits (Dutch notation) or in words; None if it is none."""
    text = text.strip().casefold()
    if text in FRACTIONS:
        return FRACTIONS[text]
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    if not text or any(character.isdigit() for character in text):
        return None
    return _in_words(text)


def _in_words(text: str) -> float | None:
    if half := re.fullmatch(r"(.+?)\s+en\s+een\s+hal(?:f|ve)", text):
        whole = value(half[1])
        return None if whole is None else whole + 0.5
    if half := _HALF.fullmatch(text):
        ones = value(half["ones"])
        return None if ones is None else ones + 0.5
    # text2num knows "tweeëntwintig" and not "tweeentwintig"
    spelling = re.sub(r"(?<=twee|drie)en(?=\w)", "ën", text).replace("eén", "één").replace("éen", "één")
    try:
        return float(text2num(spelling, "nl"))
    except (ValueError, KeyError):
        return None


def write(number: float) -> str:
    """`number` in one notation: digits, a point before decimals, no needless zeros."""
    return f"{number:.15g}"
