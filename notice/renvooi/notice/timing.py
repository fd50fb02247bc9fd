"""When a notice must be received and sent, for its windows to end before the version takes effect.

A client may receive the notice some days after it was sent, and the term runs from receipt; coulance and
holidays move the end of a window in ways that no subtraction foresees. So the last safe day of receipt
is searched with the very function that opens windows: an end never comes earlier for a later receipt,
so that the days on which it is in time are all before the days on which it is not.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from renvooi.model import Window
from renvooi.notice.window import day_off, open_window

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one house reckons: what ends a window, and how long a message may be on its way."""

    coulance: bool
    margin_days: int
    """Calendar days between sending and the day on which the last client surely has it."""
    equated: Collection[date] = field(default_factory=frozenset)

    def opened(self, window: Window, received: date) -> Window:
        """`window` as it is for a client who receives the notice on `received`. Raises: ValueError beyond the calendar."""
        return open_window(window.basis, window.days, received=received, coulance=self.coulance, equated=self.equated)

    def end(self, window: Window, received: date) -> date:
        """The last day on which a response is accepted, coulance included. Raises: ValueError beyond the calendar."""
        opened = self.opened(window, received)
        assert opened.last_day is not None  # the day of receipt is known
        return opened.coulance or opened.last_day

    def latest_receipt(self, window: Window, effective: date) -> date:
        """The last day of receipt for which `window` ends before `effective`. Raises: OverflowError."""
        return last_in_time(lambda received: self.end(window, received), effective)

    def latest_sending(self, received: date) -> date:
        """The last working day on which to send, for all clients to have it on `received`. Raises: OverflowError."""
        day = received - self.margin_days * _DAY
        while day_off(day, self.equated):
            day -= _DAY
        return day

    def surely_received(self, sending: date) -> date:
        """The day on which the last client has what was sent on `sending`. Raises: OverflowError."""
        return sending + self.margin_days * _DAY


@dataclass(frozen=True, slots=True)
class Days:
    """What follows for a notice with all its windows; None where nothing follows."""

    latest_receipt: date | None
    latest_sending: date | None
    earliest_effective: date | None


def days_for(
    windows: Sequence[Window], *, calendar: Calendar, effective: date | None, sending: date, before_effect: bool
) -> Days:
    """When a notice with `windows` must be received and sent, and the effective date that `sending` allows.

    `before_effect` is True where it must be received before it takes effect also without a window.
    Raises: OverflowError, ValueError where a day lies beyond the calendar.
    """
    if not windows and not before_effect:
        return Days(None, None, None)
    received = calendar.surely_received(sending)
    earliest = max((calendar.end(window, received) for window in windows), default=received) + _DAY
    if effective is None:
        return Days(None, None, earliest)
    last = min((calendar.latest_receipt(window, effective) for window in windows), default=effective - _DAY)
    return Days(last, calendar.latest_sending(last), earliest)


def last_in_time(end: Callable[[date], date], effective: date) -> date:
    """The last day of receipt for which `end` comes before `effective`.

    `end` gives the end of the window of a day of receipt, and never an earlier one for a later day.
    """

    def in_time(back: int) -> bool:
        return end(effective - back * _DAY) < effective

    reach = 1
    while not in_time(reach):
        reach *= 2
    return effective - bisect_left(range(reach), True, key=in_time) * _DAY
