"""Last days, against vectors that were worked out by hand on a Dutch calendar."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import Basis, BasisSource, Bilingual, Window
from renvooi.notice import load_policy
from renvooi.notice.window import day_of_receipt, day_off, next_working_day, open_window

BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-01", "binnen 30 dagen", None)
EQUATED = load_policy().equated_days

VECTORS = [
    ("2026-01-31", "2026-03-02", None),
    ("2026-03-02T09:00:00+01:00", "2026-04-01", None),
    ("2026-03-04", "2026-04-03", "2026-04-07"),
    ("2026-03-28", "2026-04-27", "2026-04-28"),
    ("2026-04-15", "2026-05-15", "2026-05-18"),
    ("2026-02-13", "2026-03-15", "2026-03-16"),
    ("2025-12-02", "2026-01-01", "2026-01-05"),
    ("2026-10-20", "2026-11-19", None),
    ("2026-11-26", "2026-12-26", "2026-12-28"),
    ("2028-01-30", "2028-02-29", None),
    ("2026-06-30T22:30:00+00:00", "2026-07-31", None),
]


def window(received: date | None, *, days: int = 30, coulance: bool = True) -> Window:
    return open_window(BASIS, days, received=received, coulance=coulance, equated=EQUATED)


@pytest.mark.parametrize(("received", "last", "extended"), VECTORS)
def test_last_day_and_coulance_follow_the_calendar(received: str, last: str, extended: str | None) -> None:
    moment = datetime.fromisoformat(received) if "T" in received else date.fromisoformat(received)
    found = window(moment)
    assert found.last_day == date.fromisoformat(last)
    assert found.coulance == (date.fromisoformat(extended) if extended else None)


def test_spring_clock_change_does_not_shift_the_last_day() -> None:
    received = datetime(2026, 3, 2, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert (received + timedelta(hours=720)).date() == date(2026, 4, 1)
    assert window(received).last_day == date(2026, 4, 1)


def test_autumn_clock_change_does_not_shift_the_last_day() -> None:
    late_on_the_day = datetime(2026, 10, 1, 21, 30, tzinfo=UTC)
    assert window(late_on_the_day).last_day == date(2026, 10, 31)


def test_evening_in_another_zone_is_already_the_next_day_in_amsterdam() -> None:
    assert day_of_receipt(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert day_of_receipt(datetime(2026, 1, 31, 22, 30, tzinfo=UTC)) == date(2026, 1, 31)


def test_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        day_of_receipt(datetime(2026, 6, 30, 22, 30))


@pytest.mark.parametrize("received", [date(9999, 12, 2), date.max])
def test_last_day_beyond_the_calendar_is_refused_in_one_sentence(received: date) -> None:
    with pytest.raises(ValueError, match=r"^received 9999-12-\d\d: the last day would come after 9999-12-31; give "):
        window(received)


def test_last_day_of_the_calendar_is_a_last_day() -> None:
    assert window(date(9999, 12, 1)).last_day == date.max


@pytest.mark.parametrize(
    "received", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=timezone(timedelta(hours=9)))]
)
def test_time_without_a_day_in_amsterdam_is_refused(received: datetime) -> None:
    with pytest.raises(ValueError, match="no day of the calendar in Amsterdam"):
        day_of_receipt(received)


def test_unknown_receipt_invents_no_date() -> None:
    found = window(None)
    assert (found.days, found.received, found.last_day, found.coulance) == (30, None, None, None)


def test_without_coulance_the_last_day_stands_alone_and_still_says_what_day_it_is() -> None:
    found = window(date(2026, 3, 4), coulance=False)
    assert found.last_day == date(2026, 4, 3)
    assert found.coulance is None
    assert found.falls_on == Bilingual("Goede vrijdag", "Good Friday")


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        (date(2026, 2, 13), "een zondag"),
        (date(2026, 11, 26), "Tweede kerstdag"),
        (date(2026, 4, 15), "een dag die bij besluit gelijkstaat met een feestdag"),
    ],
)
def test_reason_for_coulance_is_named(received: date, reason: str) -> None:
    found = window(received)
    assert found.falls_on is not None
    assert found.falls_on.nl == reason


def test_liberation_day_is_a_day_off_in_every_year() -> None:
    assert all(day_off(date(year, 5, 5)) for year in range(2025, 2036))


def test_equated_day_is_off_only_where_it_is_listed() -> None:
    assert day_off(date(2026, 5, 15), EQUATED) is not None
    assert day_off(date(2026, 5, 15)) is None


@given(
    st.dates(date(2024, 1, 1), date(2060, 1, 1)),
    st.integers(1, 400),
)
def test_coulance_only_ever_extends_and_ends_on_a_working_day(received: date, days: int) -> None:
    found = window(received, days=days)
    assert found.last_day is not None
    assert found.last_day == received + timedelta(days=days)
    assert (found.coulance is None) == (day_off(found.last_day, EQUATED) is None)
    if found.coulance is not None:
        assert found.coulance > found.last_day
        assert found.coulance == next_working_day(found.last_day, EQUATED)
        assert day_off(found.coulance, EQUATED) is None
