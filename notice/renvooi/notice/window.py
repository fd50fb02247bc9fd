"""The last day of a window: calendar days from receipt, in Dutch local time.

Day 0 is the Europe/Amsterdam calendar day of receipt. Adding days to a calendar day, and
not hours to an instant, keeps a term right across both changes of the clock. The law that
moves the end of statutory terms off weekends and holidays does not cover terms in a
contract, so the last day itself never moves; house policy may accept responses until the
next working day, labelled as coulance and never earlier than the last day.
"""

from calendar import isleap
from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from renvooi.model import Basis, Bilingual, Window

ZONE = "Europe/Amsterdam"
_WEEKEND = {5: Bilingual("een zaterdag", "a Saturday"), 6: Bilingual("een zondag", "a Sunday")}
_DAY = timedelta(days=1)


def open_window(
    basis: Basis,
    days: int,
    *,
    received: date | datetime | None,
    coulance: bool,
    equated: Collection[date] = (),
) -> Window:
    """The window of `days` that opens with receipt; without last day while receipt is unknown.

    Raises: ValueError if the last day lies beyond the calendar.
    """
    if received is None:
        return Window(basis, days, None, None, None, None, ZONE)
    start = day_of_receipt(received)
    try:
        last = start + timedelta(days=days)
        reason = day_off(last, equated)
        extended = next_working_day(last, equated) if coulance and reason else None
    except OverflowError as error:
        raise ValueError(
            f"received {start.isoformat()}: the last day would come after {date.max.isoformat()}; give an earlier day"
        ) from error
    return Window(basis, days, start, last, reason, extended, ZONE)


def day_of_receipt(received: date | datetime) -> date:
    """The calendar day in Amsterdam; a `date` is taken to be one already.

    Raises: ValueError for a time without a zone, which could be either of two days, and for one
    whose day lies beyond the calendar.
    """
    if not isinstance(received, datetime):
        return received
    if received.tzinfo is None:
        raise ValueError(f"received {received.isoformat()}: a time without a zone; give a day, or add the zone")
    try:
        return received.astimezone(ZoneInfo(ZONE)).date()
    except OverflowError as error:
        raise ValueError(f"received {received.isoformat()}: no day of the calendar in Amsterdam; give a day") from error


def next_working_day(day: date, equated: Collection[date] = ()) -> date:
    """`day` itself, or the first later day that is not off."""
    while day_off(day, equated):
        day += _DAY
    return day


def day_off(day: date, equated: Collection[date] = ()) -> Bilingual | None:
    """Why `day` is no working day in the Netherlands; None if it is one."""
    dutch, english = _holiday(day, "nl"), _holiday(day, "en_US")
    if dutch and english:
        return Bilingual(dutch, english)
    if day in equated:
        return Bilingual(
            "een dag die bij besluit gelijkstaat met een feestdag", "equated with a public holiday by decree"
        )
    return _WEEKEND.get(day.weekday())


def days_off(year: int, equated: Collection[date] = ()) -> tuple[tuple[date, Bilingual], ...]:
    """Every day of `year` that is off, in order, each with the reason; of plain weekends only those that have another."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366 if isleap(year) else 365))
    found = ((day, day_off(day, equated)) for day in days)
    return tuple((day, reason) for day, reason in found if reason and reason not in _WEEKEND.values())


def _holiday(day: date, language: str) -> str | None:
    return _holidays(day.year, language).get(day)


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    """The holidays of one year by day; "optional" adds Good Friday, and 5 May in every year."""
    return dict(country_holidays("NL", categories=("public", "optional"), years=year, language=language))
