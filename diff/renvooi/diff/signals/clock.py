"""Clock times: "9.00 uur", "09:00" and "9 uur" are one time; "binnen 9 uur" is none, for it is a period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.signals import numbers
from renvooi.diff.signals.hinted import compiled

_AT = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?|" + numbers.WORD
_SUFFIX = r"(?:\s?(?:uur|u\.?|h)(?!\w))"
_RANGE = (
    rf"(?<![\w.,:-])(?P<from>{_AT}){_SUFFIX}?\s?(?:-|tot(?:\s+en\s+met)?|t/m|en)\s?(?P<to>{_AT}){_SUFFIX}"
    r"|(?<![\w.,:-])(?P<from2>\d{1,2}:\d{2})\s?(?:-|tot|en)\s?(?P<to2>\d{1,2}:\d{2})(?![\w:])"
)
_ONE = (
    rf"(?<![\w.,:-])(?P<exact>(?:[01]?\d|2[0-4])(?:[.:][0-5]\d(?={_SUFFIX})|:[0-5]\d(?![\d:]))){_SUFFIX}?"
    rf"|(?<=\bom\s)(?P<whole>{_AT}){_SUFFIX}|(?<=\brond\s)(?P<about>{_AT}){_SUFFIX}"
    rf"|(?<=\bvanaf\s)(?P<since>{_AT}){_SUFFIX}(?!\s+(?:na|voor|vóór))"
    rf"|(?<=\bvóór\s)(?P<before>{_AT}){_SUFFIX}|(?P<midnight>\bmiddernacht\b)"
)
_OPENS = re.compile(r"\b(?:tussen|van|vanaf|om|op)(?:\s+de)?\s+$", re.IGNORECASE)
_ROLES = (
    ("from", re.compile(r"\bvanaf\s+$", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:tot|vóór|voor|uiterlijk(?:\s+om)?)\s+$", re.IGNORECASE)),
    ("after", re.compile(r"\bna\s+$", re.IGNORECASE)),
)
_HINT = re.compile(r"uur|\d(?:[.:]\d\d|\s?[uh]\b)|middernacht")
DAY = 24


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or from one to another."""

    times: tuple[float, ...]
    """In hours."""
    role: str | None
    """"from", "until" or "after", as the word before says."""
    start: int
    end: int


def clocks(text: str) -> Iterator[Clock]:
    """The clock times of `text`, ranges first."""
    if not _HINT.search(text):
        return
    taken: list[tuple[int, int]] = []
    for found in compiled(_RANGE).finditer(text):
        hours = tuple(_hours(found[one] or found[other]) for one, other in (("from", "from2"), ("to", "to2")))
        if _is_range(found, text) and all(hour is not None for hour in hours):
            taken.append(found.span())
            yield Clock(tuple(hour for hour in hours if hour is not None), None, *found.span())
    for found in compiled(_ONE).finditer(text):
        if any(begin < found.end() and found.start() < stop for begin, stop in taken):
            continue
        hour = 24.0 if found["midnight"] else _hours(next(group for group in found.groups() if group))
        if hour is not None:
            role = next((name for name, pattern in _ROLES if pattern.search(text, 0, found.start())), None)
            yield Clock((hour,), role, *found.span())


def _is_range(found: re.Match[str], text: str) -> bool:
    """True for "9.00-17.00 uur" and "tussen 9 en 17 uur", not for "5 tot 10 uur" of work."""
    exact = any(mark in found[0] for mark in (":", "."))
    return exact or _OPENS.search(text, max(0, found.start() - 12), found.start()) is not None


def _hours(text: str) -> float | None:
    found = re.fullmatch(r"(\d{1,2})[.:](\d{2})", text)
    hour = int(found[1]) + int(found[2]) / 60 if found else numbers.value(text)
    return hour if hour is not None and hour <= DAY else None


def write(clock: Clock) -> str:
    """The time in one notation: "09:00", "09:00-17:00"."""
    return "-".join(f"{int(hour):02}:{round(hour % 1 * 60):02}" for hour in clock.times)
