"""Days have their place on a line of whole months, at the ends of the calendar too."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.calendar.scale import MOST_COLUMNS, NAME_WIDTH, Scale, scale_for

LEFT, RIGHT = 100, 580


def scale(*days: date, today: date = date(2026, 3, 15)) -> Scale:
    return scale_for(days, today=today, left=LEFT, right=RIGHT)


def test_line_holds_whole_months_and_today_where_it_is_near() -> None:
    found = scale(date(2026, 3, 2), date(2026, 4, 7))
    assert (found.first, found.days) == (date(2026, 3, 1), 61)
    assert found.holds(date(2026, 3, 15))
    assert scale(date(2026, 5, 1)).first == date(2026, 3, 1)


def test_day_far_from_the_windows_does_not_squeeze_them() -> None:
    found = scale(date(2024, 5, 1), date(2024, 5, 31))
    assert (found.first, found.days) == (date(2024, 5, 1), 31)
    assert not found.holds(date(2026, 3, 15))


def test_last_day_is_within_its_bar_until_midnight() -> None:
    found = scale(date(2026, 3, 1), date(2026, 4, 30))
    assert found.after(date(2026, 4, 1)) == found.at(date(2026, 4, 2)) > found.at(date(2026, 4, 1))


def test_without_windows_the_line_is_the_month_of_today() -> None:
    assert (scale().first, scale().days) == (date(2026, 3, 1), 31)


@given(st.dates(date(2000, 1, 1)), st.dates(date(2000, 1, 1)), st.dates(date(2000, 1, 1)))
def test_any_days_fit_in_their_order_under_names_that_do_not_touch(one: date, other: date, today: date) -> None:
    first, last = sorted((one, other))
    found = scale(first, last, today=today)
    assert LEFT <= found.at(first) <= found.at(last) <= found.after(last) <= RIGHT
    columns = list(found.columns("nl"))
    assert 1 <= len(columns) <= MOST_COLUMNS
    named = [x for x, name in columns if name]
    assert all(right - left >= NAME_WIDTH for left, right in itertools.pairwise(named))
    assert all(x + NAME_WIDTH <= RIGHT for x in named)


def test_every_day_of_a_line_is_as_wide_as_the_next() -> None:
    found = scale(date(2026, 1, 1), date(2026, 12, 31))
    places = [found.at(date(2026, 1, 1) + timedelta(days=number)) for number in range(365)]
    assert all(1.2 <= right - left <= 1.5 for left, right in itertools.pairwise(places))
