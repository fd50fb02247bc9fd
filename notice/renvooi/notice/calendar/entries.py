"""A last day as an all-day entry that any calendar takes: for the client, and for the team that waits.

An all-day entry has no hour and no zone, so that no calendar moves it to another day. Its end is
the day after it, which is not part of it, and its id stays the same: who takes the file in again gets
the entry corrected and not twice. Escaping and folding are those of icalendar. Control characters,
which the format cannot hold, are named.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from renvooi.notice.render.quoting import visible

ALARM_DAYS = (7, 1)
"""Days before the last day on which the calendar speaks up: a week to decide in, and the last moment to send."""
PRODUCT = "-//renvooi//renvooi//EN"
"""Names the program that made the file, as the format wants it; without a version, so that the bytes stay equal."""
_DAY = timedelta(days=1)


def entry_id(name: str) -> str:
    """The id of an entry, stable and unlike that of any other program, from the id of a notice or window."""
    return f"{name}@renvooi"


def last_day_entry(
    day: date,
    *,
    name: str,
    summary: str,
    description: str,
    stamp: datetime,
    url: str | None = None,
    sequence: int | None = None,
    cancelled: bool = False,
    tentative: bool = False,
) -> Event:
    """An entry on the whole of `day`, with an alarm 7 days and 1 day before it.

    `name` is the id of the notice or window that it is about; `stamp` is when the entry was made. Of two entries of
    one name, a calendar keeps the one with the higher `sequence`. One
    that is `cancelled` takes the entry of the same name out of the reader's calendar, and has no alarm;
    one that is `tentative` is of a draft.
    Raises: ValueError for a `stamp` without a zone.
    """
    entry = day_entry(day, uid=entry_id(name), summary=summary, description=description, stamp=stamp, url=url)
    if sequence is not None:
        entry.add("sequence", sequence)
    entry.add("status", "CANCELLED" if cancelled else "TENTATIVE" if tentative else "CONFIRMED")
    for days in () if cancelled else ALARM_DAYS:
        entry.add_component(_alarm(days, summary))
    return entry


def day_entry(day: date, *, uid: str, summary: str, description: str, stamp: datetime, url: str | None = None) -> Event:
    """An entry on the whole of `day`, which speaks up for nothing.

    `uid` is its id in all calendars; `stamp` is when the entry was made.
    Raises: ValueError for a `stamp` without a zone.
    """
    if stamp.tzinfo is None:
        raise ValueError(f"stamp {stamp.isoformat()}: a time without a zone; add the zone")
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", day)
    if day < date.max:
        entry.add("dtend", day + _DAY)
    entry.add("summary", _one_line(summary))
    entry.add("description", visible(description))
    if url is not None:
        entry.add("url", _one_line(url))
    # The day is a limit and no appointment: whoever has it in the calendar is still free.
    entry.add("transp", "TRANSPARENT")
    return entry


def calendar_of(entries: Iterable[Event], *, title: str) -> bytes:
    """One file with all `entries`, in their order; lines end as the format wants them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _one_line(title))
    calendar.add("x-wr-calname", _one_line(title))
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _alarm(days: int, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(text))
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
