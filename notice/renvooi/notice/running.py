"""Windows of earlier notices that clients can still use, counted: a register holds thousands."""

from collections.abc import Iterable
from datetime import date

from renvooi.model import OpenBefore, RegisteredWindow, WindowState


def still_open(windows: Iterable[RegisteredWindow], *, on: date) -> tuple[OpenBefore, ...]:
    """Those of `windows` that nobody closed and that have not lapsed by the day `on`, by step, right and state."""
    found: dict[tuple[str, str, str, WindowState], list[RegisteredWindow]] = {}
    for window in windows:
        state = window.state(on)
        if window.outcome is None and state is not WindowState.LAPSED:
            found.setdefault((window.old, window.new, window.right, state), []).append(window)
    return tuple(
        OpenBefore(old, new, right, state, len(each), _last_end(each))
        for (old, new, right, state), each in found.items()
    )


def _last_end(windows: Iterable[RegisteredWindow]) -> date | None:
    return max(
        (one.receipt.coulance or one.receipt.last_day for one in windows if one.receipt is not None), default=None
    )
