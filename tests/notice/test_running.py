"""Which windows of earlier notices still run, counted."""

from dataclasses import replace
from datetime import date

from renvooi.model import (
    Basis,
    BasisSource,
    Outcome,
    OutcomeKind,
    Receipt,
    RegisteredWindow,
    RightKind,
    WindowState,
)
from renvooi.notice import still_open

BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-01", "...", None)
NOT_STARTED = RegisteredWindow(
    "w-1", "notice-1", "statement", "2026-01", "2026-02", "klant-1", "terminate", RightKind.TERMINATE, (), 30,
    BASIS, BASIS, "N. Jansen", "2026-03-02T09:00:00+00:00",
)  # fmt: skip


def received(last_day: date, coulance: date | None = None) -> RegisteredWindow:
    receipt = Receipt(date(2026, 3, 2), last_day, None, coulance, "mail", "N. Jansen", "2026-03-02T09:00:00+00:00")
    return replace(NOT_STARTED, receipt=receipt)


def test_windows_are_counted_by_right_and_state_with_their_last_end() -> None:
    windows = (received(date(2026, 4, 1)), received(date(2026, 4, 3), date(2026, 4, 7)), NOT_STARTED)
    opened, waiting = still_open(windows, on=date(2026, 3, 31))
    assert (opened.state, opened.windows, opened.ends) == (WindowState.OPEN, 2, date(2026, 4, 7))
    assert (waiting.state, waiting.windows, waiting.ends) == (WindowState.NOT_STARTED, 1, None)


def test_lapsed_and_closed_windows_do_not_run() -> None:
    outcome = Outcome(next(iter(OutcomeKind)), "Zo besloten.", "N. Jansen", "2026-03-02T09:00:00+00:00")
    windows = (received(date(2026, 3, 5)), replace(NOT_STARTED, outcome=outcome))
    assert still_open(windows, on=date(2026, 3, 6)) == ()
