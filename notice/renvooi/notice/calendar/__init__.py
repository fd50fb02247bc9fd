"""Windows on a calendar: entries that a calendar takes in, and a picture."""

from renvooi.notice.calendar.entries import calendar_of, last_day_entry

__all__ = ["calendar_of", "last_day_entry"]
