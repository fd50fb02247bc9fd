"""Dutch numbers as values: "zeven", "één" and "1.500" are 7, 1 and 1500."""

import re
from functools import cache

from text_to_num import text2num  # type: ignore[import-untyped]  # ships no types

FRACTIONS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A number in groups of three digits."""
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
WORD = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|\w+tien|\w*(?:twintig|dertig"
    r"|veertig|vijftig|zestig|zeventig|tachtig|negentig)|\w*honderd\w*|\w*duizend\w*)"
)
"""A pattern for one word that may be a number; `value` decides."""


@cache
def value(text: str) -> float | None:
    """The number that `text` writes, in digits (Dutch notation) or in one word; None if it is none."""
    text = text.strip().casefold()
    if text in FRACTIONS:
        return FRACTIONS[text]
    if _DIGITS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if not text or any(character.isdigit() for character in text):
        return None
    try:
        return float(text2num(text, "nl"))
    except (ValueError, KeyError):
        return None
