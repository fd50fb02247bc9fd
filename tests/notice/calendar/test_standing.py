"""Where windows stand on a day, and in which order they are shown."""

from dataclasses import replace
from datetime import date

from renvooi.model import Outcome, OutcomeKind, RightKind, WindowState
from renvooi.notice.calendar import standings
from tests.notice.calendar.made import AT, TODAY, of_every_state, response, window


def test_state_and_days_left_follow_from_the_day() -> None:
    one = window(1, received=date(2026, 3, 4))
    found = [standings([one], today=day)[0] for day in (date(2026, 3, 15), date(2026, 4, 3), date(2026, 4, 7))]
    assert [(one.state, one.days_left) for one in found] == [
        (WindowState.OPEN, 19),
        (WindowState.OPEN, 0),
        (WindowState.OPEN, -4),
    ]
    (after,) = standings([one], today=date(2026, 4, 8))
    assert (after.state, after.days_left) == (WindowState.LAPSED, None)


def test_without_receipt_no_days_are_left_and_none_are_used() -> None:
    (found,) = standings([window(1, received=None)], today=TODAY)
    assert (found.state, found.days_left) == (WindowState.NOT_STARTED, None)


def test_closed_window_has_no_days_left_and_an_answered_one_has() -> None:
    closed = replace(window(1), outcome=Outcome(OutcomeKind.SETTLED, "Akkoord.", "N. Jansen", AT))
    answered = replace(window(2), responses=(response(date(2026, 3, 10)),))
    found = standings([closed, answered], today=TODAY)
    assert [one.days_left for one in found] == [None, 17]


def test_two_rights_of_one_client_never_stand_mixed() -> None:
    found = standings(of_every_state(), today=TODAY)
    kinds = [one.window.kind for one in found if one.window.notice == "notice-1234abcd"]
    assert kinds == sorted(kinds, key=list(RightKind).index)
    assert set(kinds) == set(RightKind)


def test_order_does_not_depend_on_that_of_the_store() -> None:
    windows = of_every_state()
    assert standings(windows, today=TODAY) == standings(reversed(windows), today=TODAY)


def test_every_state_is_there_and_only_the_decided_one_is_closed() -> None:
    found = standings(of_every_state(), today=TODAY)
    assert {one.state for one in found} == set(WindowState)
    assert [one.window.client for one in found if one.is_closed] == ["K-5"]
