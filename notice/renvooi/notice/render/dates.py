"""Days in words, as a letter writes them."""

from datetime import date

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
