"""Days and ends of windows in words."""

from datetime import date, datetime

import pytest

from renvooi.notice.render.dates import in_words, moment_in_words, until


def test_day_is_written_out_in_both_languages() -> None:
    assert in_words(date(2026, 4, 1), "nl") == "woensdag 1 april 2026"
    assert in_words(date(2026, 4, 1), "en") == "Wednesday 1 April 2026"


def test_end_of_a_window_names_the_hour() -> None:
    assert until(date(2026, 4, 1), "nl") == "tot en met woensdag 1 april 2026, 24.00 uur"
    assert until(date(2026, 4, 1), "en").startswith("up to and including Wednesday 1 April 2026, 24:00")


@pytest.mark.parametrize(
    ("at", "language", "words"),
    [
        ("2026-02-03T09:30:00+01:00", "nl", "3 februari 2026, 09:30 uur (UTC+1)"),
        ("2026-02-03T09:30:00+00:00", "en", "3 February 2026, 09:30 (UTC)"),
        ("2026-02-03T09:30:00-03:30", "en", "3 February 2026, 09:30 (UTC-3:30)"),
    ],
)
def test_a_moment_is_that_of_the_clock_on_the_wall(at: str, language: str, words: str) -> None:
    assert moment_in_words(datetime.fromisoformat(at), language) == words
