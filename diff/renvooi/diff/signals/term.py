"""A period changed: its length, its unit, its limit, or how often something happens.

Values are compared and not words: "een week" is "één week", twelve months are a year. A working
day is not a day, and 24 hours are not said to be one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.signals import numbers
from renvooi.diff.signals.case import Case
from renvooi.model import Direction, Signal, SignalType

UNITS: dict[str, tuple[str, float]] = {
    "minuut": ("minutes", 1), "minuten": ("minutes", 1),
    "uur": ("hours", 1), "uren": ("hours", 1), "uurs": ("hours", 1), "etmaal": ("hours", 24),
    "dag": ("days", 1), "dagen": ("days", 1), "daags": ("days", 1), "kalenderdag": ("days", 1), "kalenderdagen": ("days", 1),
    "werkdag": ("working days", 1), "werkdagen": ("working days", 1),
    "week": ("days", 7), "weken": ("days", 7),
    "maand": ("months", 1), "maanden": ("months", 1), "kwartaal": ("months", 3), "kwartalen": ("months", 3),
    "halfjaar": ("months", 6), "jaar": ("months", 12), "jaren": ("months", 12),
}  # fmt: skip
ADVERBS: dict[str, tuple[str, float]] = {
    "dagelijks": ("days", 1), "dagelijkse": ("days", 1), "wekelijks": ("days", 7), "wekelijkse": ("days", 7),
    "tweewekelijks": ("days", 14), "maandelijks": ("months", 1), "maandelijkse": ("months", 1),
    "driemaandelijks": ("months", 3), "halfjaarlijks": ("months", 6), "halfjaarlijkse": ("months", 6),
    "jaarlijks": ("months", 12), "jaarlijkse": ("months", 12),
}  # fmt: skip
LIMITS: dict[str, str] = {
    **dict.fromkeys(("binnen", "uiterlijk", "maximaal", "hoogstens", "hoogste", "max"), "at most"),
    **dict.fromkeys(("minimaal", "minstens", "minste", "tenminste", "min"), "at least"),
    **dict.fromkeys(("na", "vanaf"), "after"),
    **dict.fromkeys(("gedurende", "duur"), "during"),
}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TERM = re.compile(
    rf"\b(?P<number>\d+(?:[.,]\d+)*|{numbers.WORD}|halve|half|anderhalf|anderhalve)(?:\s+(?:volle|hele|achtereenvolgende)\s+|\s+|-)"
    rf"(?P<unit>{_UNIT})(?![\w])",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:per|elke|elk|iedere|ieder)\s+(?P<unit>{_UNIT})\b|\b(?P<adverb>{'|'.join(sorted(ADVERBS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
REACH = 3
"""Words before a number in which its limit stands: "uiterlijk binnen", "ten hoogste"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A period or a frequency."""

    kind: str
    """"period" or "every"."""
    unit: str
    amount: float
    limit: str | None
    text: str

    @property
    def meaning(self) -> tuple[str, str, float, str | None]:
        """What is compared."""
        return self.kind, self.unit, self.amount, self.limit


def find_term(case: Case) -> tuple[Signal, ...]:
    """Periods that differ, paired in the order in which they stand."""
    if case.old is None or case.new is None:
        return ()
    old, new = list(terms(case.old.text)), list(terms(case.new.text))
    for term in tuple(old):
        same = next((other for other in new if other.meaning == term.meaning), None)
        if same is not None:
            old.remove(term)
            new.remove(same)
    length = max(len(old), len(new))
    old_or_none = [*old, *[None] * (length - len(old))]
    new_or_none = [*new, *[None] * (length - len(new))]
    return tuple(_signal(before, after) for before, after in zip(old_or_none, new_or_none, strict=True))


def terms(text: str) -> Iterator[Term]:
    """The periods of `text`, then its frequencies."""
    for found in _TERM.finditer(text):
        amount = numbers.value(found["number"])
        if amount is not None:
            unit, factor = UNITS[found["unit"].casefold()]
            limit = _limit(text[: found.start()])
            start = found.start()
            yield Term("period", unit, amount * factor, limit, text[start : found.end()])
    for found in _EVERY.finditer(text):
        word = found["unit"] or found["adverb"]
        unit, factor = (UNITS if found["unit"] else ADVERBS)[word.casefold()]
        yield Term("every", unit, factor, None, found[0])


def _limit(before: str) -> str | None:
    """The limit that the nearest words before a number set; the first of several counts most."""
    near = [word.casefold() for word in _WORD.findall(before)[-REACH:]]
    found = [LIMITS[word] for word in near if word in LIMITS]
    return found[-1] if found else None


def _signal(old: Term | None, new: Term | None) -> Signal:
    evidence = f"old: {_say(old)}; new: {_say(new)}"
    return Signal(SignalType.TERM, old.text if old else None, new.text if new else None, evidence, _direction(old, new))


def _direction(old: Term | None, new: Term | None) -> Direction:
    if old is None or new is None:
        return Direction.ADDED if old is None else Direction.REMOVED
    if (old.kind, old.unit) != (new.kind, new.unit) or old.amount == new.amount:
        return Direction.CHANGED
    return Direction.LONGER if new.amount > old.amount else Direction.SHORTER


def _say(term: Term | None) -> str:
    if term is None:
        return "none"
    amount = f"{term.amount:g} {term.unit}"
    limit = f"{term.limit} " if term.limit else ""
    return f"every {amount}" if term.kind == "every" else f"{limit}{amount}"


def without_terms(text: str) -> str:
    """`text` with its periods blanked out, for signals that count other numbers."""
    return _TERM.sub(" ", text)
