"""Windows on a calendar: where each stands on a day, entries that a calendar takes in, and a picture."""

from renvooi.notice.calendar.agenda import agenda
from renvooi.notice.calendar.entries import calendar_of, last_day_entry
from renvooi.notice.calendar.labels import LANGUAGES, WindowLabels, basis_name, reason_off, right_name
from renvooi.notice.calendar.picture import picture
from renvooi.notice.calendar.standing import Standing, known_receipt, standings

__all__ = [
    "LANGUAGES",
    "Standing",
    "WindowLabels",
    "agenda",
    "basis_name",
    "calendar_of",
    "known_receipt",
    "last_day_entry",
    "picture",
    "reason_off",
    "right_name",
    "standings",
]
