"""Days and ends of windows in words."""

from datetime import date

from renvooi.notice.render.dates import in_words, until


def test_day_is_written_out_in_both_languages() -> None:
    assert in_words(date(2026, 4, 1), "nl") == "woensdag 1 april 2026"
    assert in_words(date(2026, 4, 1), "en") == "Wednesday 1 April 2026"


def test_end_of_a_window_names_the_hour() -> None:
    assert until(date(2026, 4, 1), "nl") == "tot en met woensdag 1 april 2026, 24.00 uur"
    assert until(date(2026, 4, 1), "en").startswith("up to and including Wednesday 1 April 2026, 24:00")
