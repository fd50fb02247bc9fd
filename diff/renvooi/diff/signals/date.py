"""A calendar date changed, or what it is the date of.

"1 maart 2027" and "01-03-2027" are one date. "05-2025" is a version and no date; "maart 2027"
is a month and counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType
from renvooi.model.versions import MONTHS

_MONTH = "|".join(sorted((name for name in MONTHS), key=lambda name: (-len(name), name)))
PATTERN = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})\s+)?(?P<m>{_MONTH})\.?\s+(?P<y>\d{{4}})\b"
    r"|(?<![\w./-])(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})(?![\w/-])"
    r"|(?<![\w./-])(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?![\w-])",
    re.IGNORECASE,
)
_ROLES = (
    ("from", re.compile(r"\b(?:vanaf|per|ingang(?:sdatum)?|sinds|geldt\s+(?:vanaf|per))\b[^.;]*$", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:tot|t/m|uiterlijk|vervalt|verloopt|einddatum)\b[^.;]*$", re.IGNORECASE)),
)
NEAR = 40
"""Characters before a date in which the word stands that says what it is the date of."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its role."""

    value: tuple[int, int, int]
    """(year, month, day), day 0 for a whole month."""
    role: str | None
    text: str


def find_date(case: Case) -> tuple[Signal, ...]:
    """Dates that differ, paired in the order in which they stand."""
    if case.old is None or case.new is None:
        return ()
    old, new = list(dates(case.old.text)), list(dates(case.new.text))
    for date in tuple(old):
        same = next((other for other in new if (other.value, other.role) == (date.value, date.role)), None)
        if same is not None:
            old.remove(date)
            new.remove(same)
    return tuple(
        _signal(old[at] if at < len(old) else None, new[at] if at < len(new) else None)
        for at in range(max(len(old), len(new)))
    )


def dates(text: str) -> Iterator[Date]:
    """The dates of `text` in order."""
    for found in PATTERN.finditer(text):
        numbers = _numbers(found)
        if 1 <= numbers[1] <= 12 and numbers[2] <= 31:
            before = text[max(0, found.start() - NEAR) : found.start()]
            role = next((name for name, pattern in _ROLES if pattern.search(before)), None)
            yield Date(numbers, role, found[0])


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    if found["m"]:
        return int(found["y"]), MONTHS[found["m"].casefold()], int(found["d"] or 0)
    if found["m2"]:
        return int(found["y2"]), int(found["m2"]), int(found["d2"])
    return int(found["y3"]), int(found["m3"]), int(found["d3"])


def _signal(old: Date | None, new: Date | None) -> Signal:
    evidence = f"old: {_say(old)}; new: {_say(new)}"
    return signal(SignalType.DATE, old.text if old else None, new.text if new else None, evidence)


def _say(date: Date | None) -> str:
    if date is None:
        return "none"
    year, month, day = date.value
    written = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    return f"{date.role} {written}" if date.role else written
