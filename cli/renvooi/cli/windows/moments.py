"""Days and moments of receipt as people type them: never in the future, and never without a zone."""

import re
from datetime import date, datetime, timedelta

import click

from renvooi.cli.corpus import now
from renvooi.cli.options import Day

ZONE = "Europe/Amsterdam"
"""Where the days of every window are counted."""

MAX_OFFSET = timedelta(hours=14)
"""The furthest that clocks anywhere are from UTC (Kiribati)."""
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?P<offset>Z|[+-]\d{2}:\d{2})?", re.ASCII
)
"""The one spelling of a moment: ISO 8601 has others, in which a week or a day of the year is read as a month."""


class PastDay(click.ParamType[date]):
    """A day that has begun, or a moment that has passed with its offset; `day_of` makes a day of it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or the moment. Raises: BadParameter."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if len(text) <= len("2026-03-02"):
            return self._day(text, param, ctx)
        found = _MOMENT.fullmatch(text)
        if found is None:
            self.fail(f"{text!r} is no day and no moment; write 2026-03-02 or 2026-03-02T09:30:00+01:00", param, ctx)
        if found["offset"] is None:
            self.fail(
                f"{text} could be either of two days: it has no zone; write it as 2026-03-02T09:30:00+01:00, or give the "
                "day alone",
                param,
                ctx,
            )
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{text} is no moment of the calendar; write it as 2026-03-02T09:30:00+01:00", param, ctx)
        if abs(moment.utcoffset() or timedelta()) > MAX_OFFSET:
            self.fail(f"{text}: no place on earth has this offset; correct it, as in +01:00", param, ctx)
        # The year of a moment is checked as that of a day is.
        self._day(text[: len("2026-03-02")], param, ctx, coming=True)
        if moment > now():
            self.fail(f"{text} is in the future; give the moment at which it was", param, ctx)
        return moment

    def _day(
        self, text: str, param: click.Parameter | None, ctx: click.Context | None, *, coming: bool = False
    ) -> date:
        day = Day().convert(text, param, ctx)
        if not coming and day > today():
            self.fail(f"{text} is in the future: today is {today()}; give the day on which it was", param, ctx)
        return day


def today() -> date:
    """The calendar day in the Netherlands."""
    from renvooi.notice.window import day_of_receipt

    return day_of_receipt(now())


def day_of(received: date) -> date:
    """The calendar day in the Netherlands of a day or moment of receipt."""
    from renvooi.notice.window import day_of_receipt

    return day_of_receipt(received)
