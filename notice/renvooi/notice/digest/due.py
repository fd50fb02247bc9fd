"""Which last days a team must be reminded of today: those that are near, each once at seven days and once at one.

    last day minus 7 .. minus 2   the mark of 7 days    told once
    last day minus 1 .. last day  the mark of 1 day     told once
    after the last day            passed                told only if the mark of 1 day never was

So a day on which nothing ran is made up for on the next, and nothing is told twice. The day of coulance counts on
its own: it is house policy, and nobody should take it for the last day.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from renvooi.model import RegisteredWindow, WindowState

FAR, NEAR, PASSED = 7, 1, 0
"""Marks: days before the end at which a team is reminded; the last stands for an end that nobody was reminded of."""
LOOK_BACK = timedelta(days=31)
"""How long after its end a window that nobody was reminded of is still told: a machine may be off over a holiday."""


class End(StrEnum):
    """What comes near."""

    LAST_DAY = "last-day"
    COULANCE = "coulance"
    """The day until which house policy still accepts a response."""


@dataclass(frozen=True, slots=True)
class Told:
    """An end of a window of which a team was reminded."""

    window: str
    end: End
    day: date
    """The end as it was then: a receipt that was corrected moves it, and it is told again."""
    mark: int
    """One of `FAR`, `NEAR` and `PASSED`."""


@dataclass(frozen=True, slots=True)
class Due:
    """An end of a window that a team must hear of."""

    window: RegisteredWindow
    told: Told
    """How it is told."""
    state: WindowState

    @property
    def days(self) -> int:
        """Of the mark."""
        return self.told.mark


def due_windows(windows: Iterable[RegisteredWindow], *, told: Collection[Told], today: date) -> tuple[Due, ...]:
    """What must be told on `today`, the last days first, then coulance; by day, then client."""
    found = [
        Due(window, one, window.state(today))
        for window in windows
        if window.outcome is None
        for one in _ends(window, today)
        if not _is_told(one, told)
    ]
    return tuple(
        sorted(found, key=lambda due: (due.told.end is End.COULANCE, due.told.day, due.window.client, due.window.id))
    )


def _ends(window: RegisteredWindow, today: date) -> Iterator[Told]:
    receipt = window.receipt
    if receipt is None:
        return
    extended = receipt.coulance is not None
    last = _mark(receipt.last_day, today)
    if last is not None and not (last == PASSED and extended):
        yield Told(window.id, End.LAST_DAY, receipt.last_day, last)
    if receipt.coulance is not None and (mark := _mark(receipt.coulance, today)) is not None:
        yield Told(window.id, End.COULANCE, receipt.coulance, mark)


def _mark(end: date, today: date) -> int | None:
    """The mark that `today` stands behind; None before all of them, and long after the end."""
    left = end - today
    if left < timedelta():
        return PASSED if -left <= LOOK_BACK else None
    if left <= timedelta(days=NEAR):
        return NEAR
    return FAR if left <= timedelta(days=FAR) else None


def _is_told(one: Told, told: Collection[Told]) -> bool:
    """True if a team was reminded of this end at this mark or at a later one; 1 day stands for passed as well."""
    enough = [mark for mark in (FAR, NEAR, PASSED) if mark <= max(one.mark, NEAR)]
    return any(Told(one.window, one.end, one.day, mark) in told for mark in enough)
