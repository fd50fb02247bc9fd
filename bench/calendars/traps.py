"""A hundred receipts, each where a computed last day could go wrong, with what a person should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = "Europe/Amsterdam"
CLAUSE = 30
"""Days that the clause of the example statement names."""
CLAUSE_DAYS = timedelta(days=CLAUSE)


@dataclass(frozen=True, slots=True)
class Trap:
    """One receipt, as it was written down."""

    received: str
    """A day, or a moment on the clock of `zone`."""
    trap: str
    zone: str | None = None
    """None for a day, which is one of Amsterdam."""
    days: int = CLAUSE

    def moment(self) -> date:
        """The day, or the moment with its zone."""
        if self.zone is None:
            return date.fromisoformat(self.received)
        return datetime.fromisoformat(self.received).replace(tzinfo=ZoneInfo(self.zone))


VECTORS = (
    Trap("2026-01-31", "February has 28 days"),
    Trap("2026-03-02T09:00", "the clock changes on 29 March; 720 hours would end at 10:00", AMSTERDAM),
    Trap("2026-03-04", "Good Friday, and Easter behind it"),
    Trap("2026-03-28", "King's Day"),
    Trap("2026-04-15", "equated by decree, and a weekend behind it"),
    Trap("2026-02-13", "Sunday"),
    Trap("2025-12-02", "New Year's Day, an equated day, a weekend"),
    Trap("2026-10-20", "the clock changes on 25 October"),
    Trap("2026-11-26", "Saturday and second Christmas Day"),
    Trap("2028-01-30", "leap day"),
    Trap("2026-06-30T22:30", "already 1 July in Amsterdam", "UTC"),
)
MIDNIGHTS = (
    Trap("2026-01-31T22:59:59", "last second of 31 January in Amsterdam", "UTC"),
    Trap("2026-01-31T23:00:00", "first second of 1 February in Amsterdam", "UTC"),
    Trap("2026-06-30T21:59:59", "last second of 30 June: summer time is two hours ahead", "UTC"),
    Trap("2026-06-30T22:00:00", "first second of 1 July", "UTC"),
    Trap("2025-12-31T22:59:59", "last second of the year", "UTC"),
    Trap("2025-12-31T23:00:00", "first second of the year", "UTC"),
    Trap("2026-03-28T22:59:59", "last second before the day of the spring change", "UTC"),
    Trap("2026-03-28T23:00:00", "first second of the day of the spring change", "UTC"),
    Trap("2026-03-29T21:59:59", "last second of that day, which has 23 hours", "UTC"),
    Trap("2026-03-29T22:00:00", "first second after it", "UTC"),
    Trap("2026-10-24T21:59:59", "last second before the day of the autumn change", "UTC"),
    Trap("2026-10-24T22:00:00", "first second of the day of the autumn change", "UTC"),
    Trap("2026-10-25T22:59:59", "last second of that day, which has 25 hours", "UTC"),
    Trap("2026-10-25T23:00:00", "first second after it", "UTC"),
)
ELSEWHERE = (
    Trap("2026-05-31T17:59", "last minute of 31 May in Amsterdam", "America/New_York"),
    Trap("2026-05-31T18:00", "already 1 June in Amsterdam", "America/New_York"),
    Trap("2026-03-10T18:59", "New York has summer time and Amsterdam has not: five hours", "America/New_York"),
    Trap("2026-03-10T19:00", "already 11 March in Amsterdam", "America/New_York"),
    Trap("2026-06-01T09:59", "still 31 May in Amsterdam", "Pacific/Auckland"),
    Trap("2026-06-01T10:00", "the first minute of 1 June in Amsterdam", "Pacific/Auckland"),
    Trap("2026-01-01T11:59", "still last year in Amsterdam", "Pacific/Auckland"),
    Trap("2026-01-01T12:00", "the first minute of the year in Amsterdam", "Pacific/Auckland"),
    Trap("2026-06-01T11:59", "still 31 May in Amsterdam: fourteen hours ahead of UTC", "Pacific/Kiritimati"),
    Trap("2026-06-01T12:00", "the first minute of 1 June in Amsterdam", "Pacific/Kiritimati"),
    Trap("2026-06-01T03:29", "still 31 May in Amsterdam: three and a half hours behind India", "Asia/Kolkata"),
    Trap("2026-06-01T03:30", "the first minute of 1 June in Amsterdam", "Asia/Kolkata"),
)
LEAP = (
    Trap("2028-02-29", "received on the leap day"),
    Trap("2028-02-28", "the leap day counts as day 1"),
    Trap("2027-02-28", "no leap year: day 1 is 1 March"),
    Trap("2032-01-30", "leap day, a Sunday"),
    Trap("2027-03-01", "a year of days, through the leap day of 2028", days=366),
    Trap("2027-03-01", "365 days, and not a year", days=365),
)
OTHER_TERMS = (
    Trap("2026-04-02", "one day: Good Friday", days=1),
    Trap("2026-04-30", "five days: Liberation Day, though no year of jubilee", days=5),
    Trap("2026-12-11", "two weeks: Christmas, and a weekend behind it", days=14),
    Trap("2026-10-01", "sixty days, through the autumn change", days=60),
    Trap("2026-02-01", "ninety days, through the spring change", days=90),
)


def traps() -> tuple[tuple[str, tuple[Trap, ...]], ...]:
    """All of them under their headings, a hundred together."""
    return (
        ("The vectors", VECTORS),
        ("Around midnight in Amsterdam", MIDNIGHTS),
        ("Written down in another zone", ELSEWHERE),
        ("Leap years", LEAP),
        ("Other numbers of days", OTHER_TERMS),
        ("Through a change of the clock, every year", tuple(_clock_changes())),
        ("Each day off as the last day", tuple(_ending(_DAYS_OFF))),
        ("Each equated day as the last day", (*_ending(_EQUATED), _LAST_EQUATED)),
        ("Through New Year, every year", tuple(_new_years())),
    )


def _clock_changes() -> Iterator[Trap]:
    """Twenty: received within an hour of midnight, on a clock that has changed when the window ends."""
    for year in range(2025, 2035):
        yield Trap(f"{year}-03-{10 + year % 5}T23:30", "720 hours would end at 00:30 the day after", AMSTERDAM)
        yield Trap(f"{year}-10-{10 + year % 5}T00:30", "720 hours would end at 23:30 the day before", AMSTERDAM)


_DAYS_OFF = {
    "2027-01-01": "New Year's Day, a Friday",
    "2029-03-30": "Good Friday in March",
    "2026-04-05": "Easter Sunday",
    "2026-04-06": "Easter Monday",
    "2025-04-26": "King's Day on a Saturday, since the 27th is a Sunday",
    "2025-04-27": "no King's Day, and a Sunday all the same",
    "2027-04-27": "King's Day",
    "2027-05-05": "Liberation Day; Ascension Day and an equated day follow",
    "2026-05-14": "Ascension Day; an equated day and a weekend follow",
    "2029-05-11": "the Friday after Ascension Day, not equated that year",
    "2026-05-25": "Whit Monday",
    "2026-12-25": "Christmas Day; a weekend follows",
    "2027-12-25": "Christmas Day on a Saturday",
    "2028-12-25": "Christmas Day on a Monday",
    "2026-05-05": "Liberation Day on a Tuesday",
    "2026-12-24": "the day before Christmas is a working day",
    "2027-12-31": "New Year's Eve is a working day",
}
_EQUATED = {
    "2026-01-02": "equated; a weekend follows",
    "2027-05-07": "equated, the day after Ascension Day",
    "2028-04-28": "equated, the day after King's Day",
    "2028-05-26": "equated, the day after Ascension Day",
}
_LAST_EQUATED = Trap("2026-04-14T22:00", "equated on 15 May, from the first second of 15 April in Amsterdam", "UTC")


def _ending(days: dict[str, str]) -> Iterator[Trap]:
    for last, trap in days.items():
        yield Trap((date.fromisoformat(last) - CLAUSE_DAYS).isoformat(), trap)


def _new_years() -> Iterator[Trap]:
    for year in range(2026, 2036):
        yield Trap(f"{year}-12-{2 + year % 3:02}", "the last day is in the next year")
