"""Where each window stands on a day: its state and the days that are left, computed and never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from renvooi.model import Receipt, RegisteredWindow, RightKind, WindowState

_RIGHTS = tuple(RightKind)


@dataclass(frozen=True, slots=True)
class Standing:
    """A window on a certain day."""

    window: RegisteredWindow
    state: WindowState
    days_left: int | None
    """Days until the last day: 0 on that day, negative after it while it is open or a response stands; None while no
    last day is known, and for what lapsed or was closed.

    Coulance does not count: it is house policy, and nobody should plan with it."""

    @property
    def is_closed(self) -> bool:
        """True if the processor decided what came of it."""
        return self.window.outcome is not None


def standings(windows: Iterable[RegisteredWindow], *, today: date) -> tuple[Standing, ...]:
    """`windows` as they stand on `today`: by document, notice and right, then by last day and client.

    A right to terminate and one to object of the same client stand apart. What has no last day comes first
    under its right, since it is what a person must look at.
    """
    return tuple(sorted((_standing(window, today) for window in windows), key=_place))


def known_receipt(window: RegisteredWindow) -> Receipt | None:
    """The receipt that counts, or else the one that is in doubt: a calendar may still have its last day."""
    return window.receipt or (window.doubt.receipt if window.doubt is not None else None)


def _standing(window: RegisteredWindow, today: date) -> Standing:
    state = window.state(today)
    counts = window.receipt is not None and window.outcome is None and state is not WindowState.LAPSED
    return Standing(window, state, (window.receipt.last_day - today).days if window.receipt and counts else None)


def _place(standing: Standing) -> tuple[str, str, int, str, date, str, str]:
    window = standing.window
    last = date.min if window.receipt is None else window.receipt.last_day
    right = _RIGHTS.index(window.kind)
    return window.document, window.notice, right, window.right, last, window.client, window.id
