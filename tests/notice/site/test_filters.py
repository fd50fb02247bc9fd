"""Days and moments in words."""

from datetime import date

from renvooi.notice.site.filters import day_in_words, moment_in_words, weekday_in_words


def test_days_are_written_out() -> None:
    assert day_in_words(date(2026, 3, 2), "nl") == "2 maart 2026"
    assert weekday_in_words(date(2026, 3, 2), "en") == "Monday 2 March 2026"


def test_a_moment_is_told_by_the_clock_in_the_netherlands() -> None:
    assert moment_in_words("2026-06-30T22:30:00+00:00", "nl") == "1 juli 2026, 00.30 uur"
    assert moment_in_words("2026-02-01T09:00:00+00:00", "en") == "1 February 2026, 10:00"
