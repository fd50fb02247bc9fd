"""What holds for every receipt of ten years, in whatever zone its moment was written down.

The days off are checked against a calendar that the code does not use: Easter as it is printed in almanacs,
the fixed days by name, and the Dutch holidays asked for in another way.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renvooi.model import Basis, BasisSource, Window
from renvooi.notice import load_policy
from renvooi.notice.window import day_off, days_off, open_window

YEARS = range(2025, 2035)
BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-01", "binnen 30 dagen", None)
EQUATED = load_policy().equated_days
DECREED = {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)

EASTER = {
    date.fromisoformat(day)
    for day in """
    2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21
    2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13
    """.split()
}
"""Easter Sundays of the years in which a window of these tests can end."""
AROUND_EASTER = {"Good Friday": -2, "Easter Monday": 1, "Ascension Day": 39, "Whit Monday": 50}


def is_off(day: date) -> bool:
    """Whether no work is done on `day`, from the almanac alone."""
    easter = next(sunday for sunday in EASTER if sunday.year == day.year)
    kings_day = date(day.year, 4, 27)
    kings_day -= DAY if kings_day.weekday() == 6 else timedelta()
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26), (kings_day.month, kings_day.day)}
    moving = {easter + timedelta(days=days) for days in AROUND_EASTER.values()}
    return day.weekday() >= 5 or (day.month, day.day) in fixed or day in moving or day in DECREED


ZONES = [
    *(ZoneInfo(name) for name in ("UTC", "Europe/Amsterdam", "America/New_York", "Pacific/Auckland")),
    ZoneInfo("Pacific/Kiritimati"),
    *(timezone(timedelta(hours=hours)) for hours in (-12, -5, 0, 1, 2, 5.75, 14)),
]
clock_changes = st.sampled_from(
    [
        datetime(year, month, day, 1, tzinfo=UTC)
        for year in YEARS
        for month in (3, 10)
        for day in range(25, 32)
        if date(year, month, day).weekday() == 6
    ]
)
"""01:00 UTC on the last Sunday of March and of October: the hour at which the Dutch clock changes."""
midnights = st.dates(date(2025, 1, 1), date(2034, 12, 31)).map(
    lambda day: datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).astimezone(UTC)
)
near = st.integers(-36 * 3600, 36 * 3600).map(lambda seconds: timedelta(seconds=seconds))
close = st.integers(-2, 2).map(lambda seconds: timedelta(seconds=seconds))
instants = st.one_of(
    st.datetimes(datetime(2025, 1, 1), datetime(2034, 12, 31), timezones=st.just(UTC)),
    st.builds(lambda moment, by: moment + by, clock_changes, near),
    st.builds(lambda moment, by: moment + by, midnights, close),
)
moments = st.builds(lambda moment, zone: moment.astimezone(zone), instants, st.sampled_from(ZONES))
terms = st.one_of(st.just(30), st.integers(1, 366))


def window(received: date, days: int = 30) -> Window:
    return open_window(BASIS, days, received=received, coulance=True, equated=EQUATED)


def end(found: Window) -> date:
    """The day until which a response is accepted."""
    assert found.last_day is not None
    return found.coulance or found.last_day


@settings(max_examples=400)
@given(moments, terms)
@example(datetime(2026, 3, 28, 23, 30, tzinfo=UTC), 30)
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 30)
@example(datetime(2028, 1, 29, 23, 30, tzinfo=UTC), 30)
@example(datetime(2027, 12, 31, 23, 0, tzinfo=UTC), 60)
def test_last_day_is_the_amsterdam_day_plus_the_days(received: datetime, days: int) -> None:
    found = window(received, days)
    day = received.astimezone(AMSTERDAM).date()
    assert found.received == day
    assert found.last_day is not None
    assert found.last_day.toordinal() == day.toordinal() + days


@settings(max_examples=300)
@given(moments, terms)
def test_end_of_the_last_day_leaves_at_least_the_days_counted_from_receipt(received: datetime, days: int) -> None:
    last = window(received, days).last_day
    assert last is not None
    midnight = datetime(last.year, last.month, last.day, tzinfo=AMSTERDAM) + DAY
    # On the clock of the wall: an hour more or less in between is no day more or less.
    assert midnight.replace(tzinfo=None) - received.astimezone(AMSTERDAM).replace(tzinfo=None) > timedelta(days=days)


@settings(max_examples=400)
@given(moments, terms)
def test_coulance_is_the_first_working_day_on_or_after_the_last_day(received: datetime, days: int) -> None:
    found = window(received, days)
    assert found.last_day is not None
    assert (found.coulance is not None) == is_off(found.last_day) == (found.falls_on is not None)
    between = [found.last_day + number * DAY for number in range((end(found) - found.last_day).days)]
    assert all(is_off(day) for day in between)
    assert not is_off(end(found))


@settings(max_examples=300)
@given(moments, moments, terms)
def test_later_receipt_never_ends_earlier(one: datetime, other: datetime, days: int) -> None:
    first, second = (window(moment, days) for moment in sorted((one, other)))
    assert first.last_day is not None
    assert second.last_day is not None
    assert first.last_day <= second.last_day
    assert end(first) <= end(second)


@settings(max_examples=200)
@given(st.dates(date(2025, 1, 1), date(2034, 12, 31)), st.floats(0, 1, exclude_max=True), st.sampled_from(ZONES))
def test_every_moment_of_a_day_gives_the_window_of_that_day(day: date, part: float, zone: ZoneInfo) -> None:
    start, stop = (datetime(d.year, d.month, d.day, tzinfo=AMSTERDAM).astimezone(UTC) for d in (day, day + DAY))
    moment = (start + (stop - start) * part).astimezone(zone)
    if moment >= stop:
        moment = start.astimezone(zone)
    assert window(moment) == window(day)


@given(moments)
def test_one_moment_gives_one_window_in_whatever_zone_it_is_written(received: datetime) -> None:
    assert len({window(received.astimezone(zone)) for zone in ZONES}) == 1


def test_every_day_of_ten_years_is_off_or_not_as_the_almanac_has_it() -> None:
    days = [date(YEARS[0], 1, 1) + number * DAY for number in range(3652)]
    assert days[-1] == date(2034, 12, 31)
    assert [day for day in days if (day_off(day, EQUATED) is not None) != is_off(day)] == []


def test_days_off_are_those_of_the_dutch_list_asked_for_in_another_way() -> None:
    public = country_holidays("NL", years=YEARS)
    optional = country_holidays("NL", years=YEARS, categories="optional")
    ours = {day for year in YEARS for day, _ in days_off(year)}
    assert ours == {*public, *optional}


@pytest.mark.parametrize("day", sorted(DECREED))
def test_equated_day_extends_to_the_next_working_day(day: date) -> None:
    found = window(day - timedelta(days=30))
    assert found.last_day == day
    assert found.falls_on is not None
    assert "gelijkstaat" in found.falls_on.nl
    assert end(found) > day
    assert end(found).weekday() == 0


def test_shipped_equated_days_are_those_of_the_decrees() -> None:
    assert EQUATED == DECREED


def test_days_off_of_a_leap_year_reach_its_last_day_and_name_no_plain_weekend() -> None:
    found = dict(days_off(2028, EQUATED))
    assert found[date(2028, 4, 28)].en == "equated with a public holiday by decree"
    assert found[date(2028, 4, 16)].en == "Easter Sunday"
    assert date(2028, 12, 30) not in found
    assert len(found) == 13
