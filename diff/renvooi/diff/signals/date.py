"""A calendar date changed, or what it is the date of.

    1 maart 2027, 1e mrt. 2027, 01-03-2027   are one date
    vanaf 1 maart 2027 -> tot 1 maart 2027   another role
    3-4-2027 -> 4-3-2027                     another date: day and month are never exchanged to fit

"05-2025" is a version and no date; "maart 2027", "31 januari" and "in 2027" are dates with
parts that are not said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.values import differing
from renvooi.model import Direction, Signal, SignalType
from renvooi.model.versions import MONTHS

_MONTH = "|".join(sorted((name for name in MONTHS), key=lambda name: (-len(name), name)))
_LONG = "|".join(
    sorted((name for name in MONTHS if len(name) > 3 or name == "mei"), key=lambda name: (-len(name), name))
)
PATTERN = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:e|ste|de)?\s+)?(?P<m>{_MONTH})\.?\s+(?P<y>\d{{4}})\b"
    r"|(?<![\w./-])(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})(?![\w/-])"
    r"|(?<![\w./-])(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?![\w-])"
    rf"|\b(?P<d4>\d{{1,2}})(?:e|ste|de)?\s+(?P<m4>{_LONG}|mrt|jan|feb|apr|aug|sept?|okt|nov|dec)(?![\w])"
    r"|\b(?:(?:in|sinds|eind|medio|begin|vanaf|tot|per|voor|na|uiterlijk|jaar|boekjaar|kalenderjaar|(?P<q>eerste|tweede|derde|vierde)\s+kwartaal(?:\s+van)?"
    r"|Q(?P<q2>[1-4]))\s+)(?P<y5>(?:19|20)\d{2})(?![\w.,/-]*\d)(?!\s+(?:euro|gebruikers|records|stuks))",
    re.IGNORECASE,
)
_NEAREST = re.compile(
    r"\b(?:(?P<from>vanaf|per|ingang|ingangsdatum|sinds|startdatum|start|aanvang|begint|na)"
    r"|(?P<through>tot\s+en\s+met|t\.?e\.?m\.?|t/m|uiterlijk)"
    r"|(?P<until>tot|vóór|vervalt|verloopt|einddatum|eindigt|einde|loopt\s+af|vervaldatum))\b",
    re.IGNORECASE,
)
_ENDS = frozenset({"until", "through"})
"""Roles of the last day of something: "tot 1 juli" leaves that day out, "tot en met 1 juli" does not."""
NEAR = 40
"""Characters before a date in which the word stands that says what it is the date of."""
_QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its role."""

    value: tuple[int, int, int]
    """(year, month, day), 0 for what is not said; a quarter is month 13 to 16."""
    role: str | None
    text: str
    start: int
    end: int
    kind: str = "date"
    soft: bool = False

    @property
    def ends(self) -> bool:
        """True where it is the last day of something, or the first one after it."""
        return self.role in _ENDS

    @property
    def said(self) -> str:
        """The date in one notation, ISO 8601 where all of it is said."""
        year, month, day = self.value
        parts = [
            f"{year:04}" if year else "-",
            f"Q{month - 12}" if month > 12 else f"{month:02}" if month else "",
            f"{day:02}" if day else "",
        ]
        return "-".join(part for part in parts if part)


def find_date(case: Case) -> tuple[Signal, ...]:
    """Dates that differ, each beside what it became."""
    if case.old is None or case.new is None:
        return ()
    old, new = _read(case.old.text), _read(case.new.text)
    pairs = differing(old, new, same=_same, old_text=case.old.text, new_text=case.new.text)
    return tuple(_signal(before, after) for before, after in pairs)


def _same(old: Date, new: Date) -> bool:
    return (old.value, old.role) == (new.value, new.role)


def dates(text: str) -> Iterator[Date]:
    """The dates of `text` in order."""
    yield from _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Date, ...]:
    if not any(character.isdigit() for character in text):
        return ()
    return tuple(date for found in PATTERN.finditer(text) if (date := _date(found, text)) is not None)


def canonical(text: str) -> str:
    """`text` with each full date in one notation: "1 mrt. 2027" and "01-03-2027" become equal."""
    for date in reversed(_read(text)):
        if all(date.value):
            text = f"{text[: date.start]}{date.said}{text[date.end :]}"
    return text


def _date(found: re.Match[str], text: str) -> Date | None:
    value = _numbers(found)
    start = found.start("y5") if found["y5"] and not (found["q"] or found["q2"]) else found.start()
    if value[1] > 16 or value[2] > 31 or (found["m2"] and not 1 <= value[1] <= 12):
        return None
    return Date(value, _role(text[max(0, start - NEAR) : start]), text[start : found.end()], start, found.end())


def _role(before: str) -> str | None:
    """What the nearest word with a role says: "geldig tot", "vanaf"."""
    role = None
    for found in _NEAREST.finditer(before.rsplit(". ", 1)[-1]):
        role = found.lastgroup
    return role


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    if found["m"]:
        return int(found["y"]), MONTHS[found["m"].casefold()], int(found["d"] or 0)
    if found["m2"]:
        return int(found["y2"]), int(found["m2"]), int(found["d2"])
    if found["m4"]:
        return 0, MONTHS[found["m4"].casefold()], int(found["d4"])
    if found["y5"]:
        quarter = _QUARTERS[found["q"].casefold()] if found["q"] else int(found["q2"] or 0)
        return int(found["y5"]), quarter and 12 + quarter, 0
    return int(found["y3"]), int(found["m3"]), int(found["d3"])


def _signal(old: Date | None, new: Date | None) -> Signal:
    evidence = f"old: {_say(old)}; new: {_say(new)}"
    words = old.text if old else None, new.text if new else None
    return signal(SignalType.DATE, *words, evidence, _direction(old, new))


def _direction(old: Date | None, new: Date | None) -> Direction:
    """Longer or shorter where what a date ends came to last longer or shorter."""
    if old is None or new is None or old.role not in _ENDS or new.role not in _ENDS:
        return Direction.CHANGED
    was, now = (*old.value, old.role == "through"), (*new.value, new.role == "through")
    if bool(old.value[0]) != bool(new.value[0]) or was == now:
        return Direction.CHANGED
    return Direction.LONGER if now > was else Direction.SHORTER


def _say(date: Date | None) -> str:
    if date is None:
        return "none"
    return f"{date.role} {date.said}" if date.role else date.said
