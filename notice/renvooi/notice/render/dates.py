"""Days and moments in words, as a letter writes them."""

from datetime import date, datetime, timedelta

from babel.dates import format_date

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


def in_words(day: date, language: str) -> str:
    """ "woensdag 1 april 2026" or "Wednesday 1 April 2026"."""
    return format_date(day, "EEEE d MMMM y", locale=_LOCALES[language])


def until(day: date, language: str) -> str:
    """The end of a window in words, with the hour at which it ends."""
    if language == "en":
        return f"up to and including {in_words(day, language)}, 24:00 (time in the Netherlands)"
    return f"tot en met {in_words(day, language)}, 24.00 uur"


def moment_in_words(at: datetime, language: str) -> str:
    """ "3 februari 2026, 09:30 uur (UTC+1)": the clock on the wall where it was; `at` has an offset."""
    day = format_date(at.date(), "d MMMM y", locale=_LOCALES[language])
    hour = f"{at:%H:%M} uur" if language == "nl" else f"{at:%H:%M}"
    return f"{day}, {hour} ({_zone(at.utcoffset() or timedelta())})"


def _zone(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}{f':{rest:02}' if rest else ''}"
