"""Days to places on a line of months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
MOST_COLUMNS = 8
"""Columns with a name of a month each that stand beside each other without touching."""
NAME_WIDTH = 54
"""Pixels of "mei 2026" in small type."""
NEAR_DAYS = 92
"""Days that today may lie outside the windows and still be on the picture: further off it would squeeze them."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole months, from `left` to `right` in pixels."""

    left: float
    right: float
    first: date
    """The first of a month."""
    days: int

    def at(self, day: date) -> float:
        """Where `day` begins."""
        return self._at((day - self.first).days)

    def after(self, day: date) -> float:
        """Where `day` ends, at 24:00."""
        return self._at((day - self.first).days + 1)

    def holds(self, day: date) -> bool:
        """Whether `day` is on the line."""
        return 0 <= (day - self.first).days < self.days

    def _at(self, number: int) -> float:
        return round(self.left + (self.right - self.left) * number / self.days, 1)

    def columns(self, language: str) -> Iterator[tuple[float, str]]:
        """Where each column begins, with its name: a month, or the first one of several."""
        start = _month(self.first)
        stop = _month(date.fromordinal(self.first.toordinal() + self.days - 1)) + 1
        for month in range(start, stop, _step(stop - start)):
            day = _first_of(month)
            x = self.at(day)
            name = format_date(day, "MMM y", locale=LOCALES[language]).replace(".", "")
            # Several months a column may leave no room for the name of the last one.
            yield x, name if x + NAME_WIDTH <= self.right else ""


def scale_for(days: Sequence[date], *, today: date, left: float, right: float) -> Scale:
    """A scale of whole months for `days`, and for today if that is near them."""
    first, last = (min(days), max(days)) if days else (today, today)
    if first.toordinal() - NEAR_DAYS <= today.toordinal() <= last.toordinal() + NEAR_DAYS:
        first, last = min(first, today), max(last, today)
    start = _first_of(_month(first))
    # The month after the last one that a calendar has begins nowhere.
    end = date.max.toordinal() + 1 if _month(last) == _month(date.max) else _first_of(_month(last) + 1).toordinal()
    return Scale(left, right, start, end - start.toordinal())


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * _MONTHS + day.month - 1


def _first_of(month: int) -> date:
    return date(month // _MONTHS, month % _MONTHS + 1, 1)


def _step(months: int) -> int:
    """Months a column: one, or as many as leave `MOST_COLUMNS`."""
    for step in (1, 2, 3, 6, _MONTHS):
        if months <= step * MOST_COLUMNS:
            return step
    return _MONTHS * -(-months // (_MONTHS * MOST_COLUMNS))
