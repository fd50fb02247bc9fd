"""A period, a frequency or a time of service as a value, and when two of them are one."""

from dataclasses import dataclass

from renvooi.diff.signals import limits

_OPEN = frozenset({None, limits.AT_MOST, limits.AFTER})
"""What "een termijn van 14 dagen" may mean."""
_APPROXIMATE_DAYS = {"minutes": 1 / 1440, "days": 1.0, "working days": 7 / 5, "months": 30.4}
"""Days in one of each family, to tell which of two periods is longer and never whether they are equal."""
CLEARLY = 1.25
"""How many times as long a period of another family must be to be called longer."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long, how often, or when."""

    kind: str
    """"period", "every", or what `schedules.py` and `promptness.py` name."""
    unit: str
    """Family of its unit; for a kind without amounts the value itself: "office hours"."""
    low: float
    high: float
    """The same as `low` but for a range."""
    limit: str | None
    """"at most", "at least", ...; None without one."""
    anchor: str | None
    """"before" or "after" what follows; None where nothing says so."""
    text: str
    """As printed."""
    start: int
    end: int
    said: str
    """The value in one notation, without its limit."""
    exact: bool = False
    """True where the words mean nothing beside the value, so that one notation may stand for another."""
    soft: bool = False

    @property
    def full(self) -> str:
        """The value with its limit, as evidence says it."""
        return " ".join(part for part in (self.limit, self.said, self.anchor and f"{self.anchor} the event") if part)


def same(old: Term, new: Term) -> bool:
    """True where both say the same time."""
    if (old.kind, old.unit) != (new.kind, new.unit) or old.said != new.said:
        return False
    if old.anchor is not None and new.anchor is not None and old.anchor != new.anchor:
        return False
    kinds = {old.limit, new.limit}
    return len(kinds) == 1 or (limits.PERIOD in kinds and kinds - {limits.PERIOD} <= _OPEN)


def days(term: Term) -> float | None:
    """Roughly how many days a period or an interval is; None if it has no length."""
    return term.high * _APPROXIMATE_DAYS[term.unit] if term.unit in _APPROXIMATE_DAYS and term.kind != "few" else None


def compare(old: Term, new: Term) -> int:
    """1 where the new one is longer for certain, -1 where it is shorter, 0 where that is open."""
    was, now = days(old), days(new)
    if was is None or now is None or old.kind != new.kind:
        return 0
    if old.unit == new.unit:
        return (now > was) - (now < was) or (new.low > old.low) - (new.low < old.low)
    return 1 if now > was * CLEARLY else -1 if was > now * CLEARLY else 0
