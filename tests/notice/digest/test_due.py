"""A last day is told once at seven days and once at one, and a day on which nothing ran is made up for."""

from datetime import date, timedelta

import pytest

from renvooi.model import Outcome, OutcomeKind
from renvooi.notice.digest.due import FAR, NEAR, PASSED, Due, End, Told, due_windows
from tests.notice.digest.made import window

LAST = date(2025, 12, 19)
PLAIN = window(1, LAST)


def marks(*windows: object, told: tuple[Told, ...] = (), today: date) -> list[tuple[str, str, int]]:
    found: tuple[Due, ...] = due_windows(windows, told=told, today=today)  # type: ignore[arg-type]
    return [(due.window.id, due.told.end.value, due.told.mark) for due in found]


@pytest.mark.parametrize(
    ("before", "mark"),
    [(8, None), (7, FAR), (6, FAR), (2, FAR), (1, NEAR), (0, NEAR), (-1, PASSED), (-31, PASSED), (-32, None)],
)
def test_mark_follows_from_the_days_that_are_left(before: int, mark: int | None) -> None:
    expected = [] if mark is None else [(PLAIN.id, "last-day", mark)]
    assert marks(PLAIN, today=LAST - timedelta(days=before)) == expected


@pytest.mark.parametrize("first", range(8))
def test_each_mark_is_told_once_whatever_day_the_runs_begin(first: int) -> None:
    told: list[Told] = []
    for before in range(first, -40, -1):
        due = due_windows([PLAIN], told=told, today=LAST - timedelta(days=before))
        told += [one.told for one in due]
    assert [one.mark for one in told] == ([FAR, NEAR] if first > 1 else [NEAR])


def test_run_after_the_last_day_tells_what_nobody_was_told() -> None:
    far = Told(PLAIN.id, End.LAST_DAY, LAST, FAR)
    assert marks(PLAIN, told=(far,), today=LAST + timedelta(days=2)) == [(PLAIN.id, "last-day", PASSED)]
    near = Told(PLAIN.id, End.LAST_DAY, LAST, NEAR)
    assert marks(PLAIN, told=(near,), today=LAST + timedelta(days=2)) == []


def test_last_day_that_moved_is_told_again() -> None:
    before = Told(PLAIN.id, End.LAST_DAY, LAST - timedelta(days=1), FAR)
    assert marks(PLAIN, told=(before,), today=LAST - timedelta(days=5)) == [(PLAIN.id, "last-day", FAR)]


def test_coulance_is_told_apart_and_behind_last_days() -> None:
    extended = window(2, date(2025, 12, 25), date(2025, 12, 29))
    assert marks(extended, PLAIN, today=date(2025, 12, 22)) == [
        (PLAIN.id, "last-day", PASSED),
        (extended.id, "last-day", FAR),
        (extended.id, "coulance", FAR),
    ]
    assert marks(extended, today=date(2025, 12, 28)) == [(extended.id, "coulance", NEAR)]


def test_window_with_an_outcome_or_without_a_receipt_is_not_told() -> None:
    outcome = Outcome(OutcomeKind.NO_RESPONSE, "Geen reactie gekregen.", "N. Jansen", "2025-12-20T09:00:00+00:00")
    assert marks(window(1, LAST, outcome=outcome), window(2, LAST, receipt=None), today=LAST) == []
