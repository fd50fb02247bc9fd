"""A period changed: its length, its unit, its limit, or how often or when something happens.

    binnen 24 uur         ->   binnen 48 uur            longer
    binnen 30 dagen       ->   na 30 dagen              another limit
    elk kwartaal          ->   halfjaarlijks            less often
    onverwijld            ->   binnen 72 uur            another kind of promise

Values are compared and not words: "een week" is "één week", twelve months are a year. A working
day is not a day, and 24 hours are not said to be one. Dates and clock times are other signals.
"""

from functools import lru_cache

from renvooi.diff.signals import date, durations, moments, schedules
from renvooi.diff.signals.benefits import actor_at, other_party
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.clock import clocks
from renvooi.diff.signals.durations import UNITS
from renvooi.diff.signals.limits import AFTER, AT_LEAST, AT_MOST, LESS, MORE, PERIOD
from renvooi.diff.signals.periods import Term, compare, same
from renvooi.diff.signals.taken import Taken
from renvooi.diff.signals.values import differing
from renvooi.model import Beneficiary, Direction, Signal, SignalType

__all__ = ["UNITS", "Term", "canonical", "find_term", "terms", "without_terms"]

_VAGUE = frozenset({"as soon as possible", "in reasonable time", "without undue delay", "from time to time"})
_RELAXED = {AT_MOST: (MORE, AFTER, AT_LEAST), LESS: (MORE, AFTER, AT_LEAST, AT_MOST)}
"""Limits that leave more time than the key does."""


def find_term(case: Case) -> tuple[Signal, ...]:
    """Periods and frequencies that differ, each beside what it became."""
    if case.old is None or case.new is None:
        return ()
    old, new = terms(case.old.text), terms(case.new.text)
    pairs = differing(old, new, same=same, old_text=case.old.text, new_text=case.new.text)
    return tuple(_signal(before, after, case) for before, after in pairs)


@lru_cache(maxsize=4096)
def terms(text: str) -> tuple[Term, ...]:
    """The periods and frequencies of `text`, in the order in which they stand."""
    lowered = text.casefold()
    taken = Taken()
    taken.add_all(clocks(text))
    taken.add_all(date.dates(text))
    found = [*moments.moments(text, lowered, taken), *schedules.schedules(text, lowered, taken)]
    found += durations.durations(text, lowered, taken)
    found += moments.direct(text, lowered, taken)
    found += moments.days_of_week(text, lowered, taken)
    return tuple(sorted(found, key=lambda term: term.start))


def canonical(text: str) -> str:
    """`text` with each period in one notation: equal texts then say the same, "een week" and "7 dagen" alike."""
    for term in reversed(terms(text)):
        if term.exact:
            text = f"{text[: term.start]}{term.said}{text[term.end :]}"
    return text


def without_terms(text: str) -> str:
    """`text` with blanks for its periods, of the same length, for signals that count other numbers."""
    for term in terms(text):
        text = f"{text[: term.start]}{' ' * (term.end - term.start)}{text[term.end :]}"
    return text


def _signal(old: Term | None, new: Term | None, case: Case) -> Signal:
    evidence = f"old: {old.full if old else 'none'}; new: {new.full if new else 'none'}"
    direction = _direction(old, new)
    benefits = _benefits(old, new, case, direction)
    return Signal(SignalType.TERM, old.text if old else None, new.text if new else None, evidence, direction, benefits)


def _direction(old: Term | None, new: Term | None) -> Direction:
    if old is None or new is None:
        return Direction.ADDED if old is None else Direction.REMOVED
    longer = compare(old, new)
    if longer and _side(old.limit) == _side(new.limit):
        return Direction.LONGER if longer > 0 else Direction.SHORTER
    if (old.unit in _VAGUE) != (new.unit in _VAGUE):
        return Direction.WEAKER if new.unit in _VAGUE else Direction.STRONGER
    if old.unit == "at once" or new.unit == "at once":
        return Direction.LONGER if old.unit == "at once" else Direction.SHORTER
    return Direction.CHANGED


def _side(limit: str | None) -> str:
    """Whether a limit holds from above or from below."""
    return "below" if limit in (AT_LEAST, MORE, AFTER) else "above"


def _benefits(old: Term | None, new: Term | None, case: Case, direction: Direction) -> Beneficiary | None:
    """Who gains by more or less time: whoever must act within it; None where the words do not tell."""
    if old is None or new is None or case.old is None or case.new is None:
        return None
    actor = actor_at(case.new, new.start, new.end)
    if actor is None or actor is not actor_at(case.old, old.start, old.end):
        return None
    relaxed = _relaxed(old, new, direction)
    return None if relaxed is None else actor if relaxed else other_party(actor)


def _relaxed(old: Term, new: Term, direction: Direction) -> bool | None:
    """True where whoever acts has more time or must do it less often; None where that is not said."""
    if direction in (Direction.LONGER, Direction.SHORTER):
        timed = old.kind != "period" or {old.limit, new.limit} <= {AT_MOST, LESS, PERIOD}
        return direction is Direction.LONGER if timed else None
    if direction in (Direction.WEAKER, Direction.STRONGER):
        return direction is Direction.WEAKER
    if old.said == new.said and new.limit in _RELAXED.get(old.limit or "", ()):
        return True
    if old.said == new.said and old.limit in _RELAXED.get(new.limit or "", ()):
        return False
    return None
