"""Periods: a number with a unit of time, its limit, and whether it runs before or after something.

    binnen 5 (vijf) werkdagen   ->   at most 5 working days
    een tweejarige garantie     ->   24 months
    anderhalf uur               ->   90 minutes

Units that always measure the same are one family: hours are minutes, weeks are days, years are
months. A working day is not a day, and 24 hours are not said to be a day: a contract may mean
the calendar day.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals import limits, numbers
from renvooi.diff.signals.hinted import hinted
from renvooi.diff.signals.periods import Term
from renvooi.diff.signals.taken import Taken

MINUTES, DAYS, WORKING_DAYS, MONTHS = "minutes", "days", "working days", "months"
HOUR = 60
"""Minutes in an hour, and seconds in a minute."""
UNITS: dict[str, tuple[str, float]] = {
    "seconde": (MINUTES, 1 / 60), "seconden": (MINUTES, 1 / 60), "minuut": (MINUTES, 1), "minuten": (MINUTES, 1),
    "kwartier": (MINUTES, 15), "uur": (MINUTES, 60), "uren": (MINUTES, 60), "uurs": (MINUTES, 60),
    "etmaal": (MINUTES, 1440), "etmalen": (MINUTES, 1440),
    "dag": (DAYS, 1), "dagen": (DAYS, 1), "daags": (DAYS, 1), "kalenderdag": (DAYS, 1), "kalenderdagen": (DAYS, 1),
    "werkdag": (WORKING_DAYS, 1), "werkdagen": (WORKING_DAYS, 1),
    "week": (DAYS, 7), "weken": (DAYS, 7),
    "maand": (MONTHS, 1), "maanden": (MONTHS, 1), "kalendermaand": (MONTHS, 1), "kalendermaanden": (MONTHS, 1),
    "kwartaal": (MONTHS, 3), "kwartalen": (MONTHS, 3), "halfjaar": (MONTHS, 6), "semester": (MONTHS, 6),
    "jaar": (MONTHS, 12), "jaren": (MONTHS, 12), "kalenderjaar": (MONTHS, 12), "kalenderjaren": (MONTHS, 12),
    "contractjaar": (MONTHS, 12),
}  # fmt: skip
"""Each unit with its family and how much of it it is."""
_STEMS = {
    "jarig": (MONTHS, 12.0),
    "maands": (MONTHS, 1.0),
    "daags": (DAYS, 1.0),
    "weeks": (DAYS, 7.0),
    "uurs": (MINUTES, 60.0),
}
"""What compounds of a number end in: "driejarig", "30-daagse", "24-uurs"."""
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_PERIOD = hinted(
    rf"(?<![\w.,-])(?:{numbers.pattern()})(?:\s+(?:volle|hele|volledige|achtereenvolgende|aaneengesloten))?(?:\s+|-)"
    rf"(?P<unit>{UNIT})(?![\w-])",
    "uur uren minu second kwart dag week weken maand jaar jaren halfjaar etma semester",
    counts=True,
)
_COMPOUND = hinted(
    rf"(?<![\w.,-])(?P<number>{numbers.DIGITS}|{numbers.WORD})\s?-?(?P<stem>{'|'.join(_STEMS)})e?(?!\w)",
    "jarig maands daags weeks uurs",
    counts=True,
)
_BARE = hinted(r"\b(?:(?P<half>een\s+half|half)\s+(?P<unit>uur|jaar)|(?:een\s+)?kwartier)(?![\w-])", "half kwartier")
_FEW = hinted(
    rf"\b(?:een\s+paar|enkele|meerdere|verscheidene|een\s+aantal)\s+(?P<unit>{UNIT})(?!\w)",
    "paar enkele meerdere verscheidene aantal",
)
_END = (
    r"einde?|afloop|aanvang|ingang|start|begin|verval\w*|datum|wijziging|verstrijken|ingebruikname|inwerkingtreding|beëindiging"
    r"|oplevering|levering|afsluiting|ontvangst|publicatie"
)
_BEFORE = re.compile(
    rf"\s+(?:(?:van\s+)?tevoren|vooraf(?:gaand)?|vóór|voordat|eerder|voor\s+(?:de\s+|het\s+)?(?:\w+\s+)?(?:{_END}))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:na|nadat|vanaf|daarna|erna|later|nadien|achteraf)\b", re.IGNORECASE)


def durations(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """The periods of `text`; the places of `taken` are left out, those that are found are added."""
    for found in _PERIOD.find(text, lowered):
        family, factor = UNITS[found["unit"].casefold()]
        number = numbers.span(found)
        if number is not None and taken.take(found):
            yield _term(text, found, family, number, factor)
    for found in _COMPOUND.find(text, lowered):
        family, factor = _STEMS[found["stem"].casefold()]
        amount = numbers.value(found["number"])
        if amount is not None and taken.take(found):
            yield _term(text, found, family, numbers.Span(amount, amount), factor)
    for found in _BARE.find(text, lowered):
        if taken.take(found):
            family, factor = UNITS[(found["unit"] or "kwartier").casefold()]
            amount = 0.5 if found["half"] else 1.0
            yield _term(text, found, family, numbers.Span(amount, amount), factor)
    for found in _FEW.find(text, lowered):
        if taken.take(found):
            family, _ = UNITS[found["unit"].casefold()]
            limit = limits.limit_before(text, found.start())
            yield Term("few", family, 0, 0, limit, None, found[0], *found.span(), said=f"some {family}")


def _term(text: str, found: re.Match[str], family: str, number: numbers.Span, factor: float) -> Term:
    low, high = number.low * factor, number.high * factor
    after = text[found.end() : found.end() + limits.REACH]
    anchor = "before" if _BEFORE.match(after) else "after" if _AFTER.match(after) else None
    limit = limits.limit_before(text, found.start())
    said = say(family, low) if low == high else f"{say(family, low)} to {say(family, high)}"
    if number.doubt is not None:
        said += f" ({numbers.write(number.doubt)})"
    return Term("period", family, low, high, limit, anchor, found[0], *found.span(), said=said, exact=True)


def say(family: str, amount: float) -> str:
    """An amount of a family in one notation: "24 hours", "1 month"."""
    if family == MINUTES and amount >= HOUR and amount % HOUR == 0:
        amount, family = amount / HOUR, "hours"
    elif family == MINUTES and amount < 1:
        amount, family = amount * HOUR, "seconds"
    return f"{numbers.write(round(amount, 6))} {family.removesuffix('s') if amount == 1 else family}"
