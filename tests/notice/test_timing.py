"""The last safe days: table of days counted back, and what holds for every day of ten years."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.model import Basis, BasisSource, Window
from renvooi.notice import load_policy
from renvooi.notice.timing import Calendar, days_for, last_in_time
from renvooi.notice.window import day_off

EQUATED = load_policy().equated_days
DAY = timedelta(days=1)
BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-01", "...", None)


def window(days: int = 30) -> Window:
    return Window(BASIS, days, None, None, None, None)


def calendar(*, margin: int = 5, coulance: bool = True) -> Calendar:
    return Calendar(coulance, margin, EQUATED)


@pytest.mark.parametrize(
    ("effective", "receipt"),
    [
        ("2026-03-03", "2026-01-31"),  # February has 28 days
        ("2026-04-02", "2026-03-02"),  # the clock changes on 29 March
        ("2026-04-07", "2026-03-03"),  # a day later ends on Good Friday, and coulance on 7 April
        ("2026-04-08", "2026-03-08"),  # four days of receipt share that coulance
        ("2026-04-28", "2026-03-25"),  # a weekend before King's Day
        ("2026-05-18", "2026-04-13"),  # Ascension Day, an equated day, a weekend
        ("2026-03-16", "2026-02-11"),
        ("2026-01-05", "2025-12-01"),  # New Year's Day, an equated day, a weekend
        ("2026-11-20", "2026-10-20"),
        ("2026-12-28", "2026-11-24"),
        ("2028-03-01", "2028-01-30"),  # leap year
        ("2026-08-01", "2026-07-01"),
    ],
)
def test_last_day_of_receipt_of_the_known_windows(effective: str, receipt: str) -> None:
    found = calendar().latest_receipt(window(), date.fromisoformat(effective))
    assert found.isoformat() == receipt


def test_without_coulance_a_holiday_does_not_count() -> None:
    assert calendar(coulance=False).latest_receipt(window(), date(2026, 4, 7)) == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("receipt", "margin", "sending"),
    [
        ("2026-03-03", 5, "2026-02-26"),  # a Thursday
        ("2026-03-06", 5, "2026-02-27"),  # back from a Sunday to Friday
        ("2026-01-02", 0, "2025-12-31"),  # an equated day, then New Year's Day
        ("2026-04-11", 5, "2026-04-02"),  # Easter: back over Good Friday
    ],
)
def test_sending_is_a_working_day_with_the_margin_before_it(receipt: str, margin: int, sending: str) -> None:
    assert calendar(margin=margin).latest_sending(date.fromisoformat(receipt)).isoformat() == sending


@settings(max_examples=40, deadline=None)
@given(
    effective=st.dates(date(2025, 1, 1), date(2034, 12, 31)),
    terms=st.lists(st.integers(1, 90), min_size=1, max_size=2),
    margin=st.integers(0, 20),
    coulance=st.booleans(),
)
def test_sent_on_the_last_safe_day_every_window_ends_in_time_and_received_a_day_later_one_does_not(
    effective: date, terms: list[int], margin: int, coulance: bool
) -> None:
    house = calendar(margin=margin, coulance=coulance)
    windows = [window(days) for days in terms]
    days = days_for(windows, calendar=house, effective=effective, sending=effective, before_effect=True)
    assert days.latest_receipt is not None
    assert days.latest_sending is not None
    received = house.surely_received(days.latest_sending)
    assert received <= days.latest_receipt
    assert all(house.end(one, received) < effective for one in windows)
    assert all(house.end(one, days.latest_receipt) < effective for one in windows)
    assert any(house.end(one, days.latest_receipt + DAY) >= effective for one in windows)
    assert day_off(days.latest_sending, EQUATED) is None


@settings(max_examples=40, deadline=None)
@given(sending=st.dates(date(2025, 1, 1), date(2034, 12, 31)), margin=st.integers(0, 20), days=st.integers(1, 90))
def test_the_earliest_effective_date_is_the_first_that_the_day_of_sending_allows(
    sending: date, margin: int, days: int
) -> None:
    house = calendar(margin=margin)
    first = days_for([window(days)], calendar=house, effective=None, sending=sending, before_effect=False)
    assert first.earliest_effective is not None
    received = house.surely_received(sending)
    assert house.latest_receipt(window(days), first.earliest_effective) >= received
    assert house.latest_receipt(window(days), first.earliest_effective - DAY) < received


def test_without_a_window_nothing_follows_unless_it_must_be_told_before_it_takes_effect() -> None:
    def found(*, before: bool) -> tuple[date | None, date | None]:
        days = days_for(
            [], calendar=calendar(), effective=date(2026, 3, 3), sending=date(2026, 2, 2), before_effect=before
        )
        return days.latest_receipt, days.earliest_effective

    assert found(before=False) == (None, None)
    assert found(before=True) == (date(2026, 3, 2), date(2026, 2, 8))


def test_the_search_asks_few_days_also_where_the_term_is_ten_years() -> None:
    asked: list[date] = []

    def end(received: date) -> date:
        asked.append(received)
        return received + timedelta(days=3660)

    effective = date(2036, 5, 1)
    assert last_in_time(end, effective) == effective - timedelta(days=3661)
    assert len(asked) < 30
