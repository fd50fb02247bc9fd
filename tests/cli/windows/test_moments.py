"""Days and moments of receipt as people type them."""

from datetime import UTC, date, datetime, timedelta

import click
import pytest

from renvooi.cli.windows.moments import PastDay, day_of, today

COMMAND = click.Context(click.Command("receive"))


def read(text: str) -> date:
    return PastDay().convert(text, None, COMMAND)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-30", date(2025, 9, 30)),
        ("2025-09-30T21:59:59+00:00", date(2025, 9, 30)),
        ("2025-09-30T22:30Z", date(2025, 10, 1)),
        ("2025-10-01T10:30:00+13:00", date(2025, 9, 30)),
        ("2025-09-30 23:30:00-05:00", date(2025, 10, 1)),
    ],
)
def test_day_is_that_of_the_netherlands(text: str, day: date) -> None:
    assert day_of(read(text)) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-11-25T09:00", "it has no zone"),
        ("25-11-2025", "no day of the calendar"),
        ("2025-02-30", "no day of the calendar"),
        ("", "no day of the calendar"),
        ("gisteren om negen uur", "no day and no moment"),
        ("2025-W40-1T10:00:00+00:00", "no day and no moment"),
        ("20251001T101010Z", "no day and no moment"),
        ("2025-10-01T10:10:10,5+01:00", "no day and no moment"),
        ("٢٠٢٥-10-01T10:10:10Z", "no day and no moment"),
        ("2025-10-01T24:30:00Z", "no moment of the calendar"),
        ("2025-10-01T10:10:10+23:59", "no place on earth has this offset"),
        ("1925-11-25", "before 2000"),
        ("1925-11-25T09:00+01:00", "before 2000"),
        ("2400-01-01", "is in the future"),
    ],
)
def test_day_or_moment_that_cannot_be_is_refused(text: str, said: str) -> None:
    with pytest.raises(click.BadParameter, match=said):
        read(text)


def test_moment_that_is_still_to_come_is_refused() -> None:
    with pytest.raises(click.BadParameter, match="is in the future"):
        read((datetime.now(UTC) + timedelta(hours=3)).isoformat(timespec="seconds"))


def test_today_has_begun() -> None:
    assert read(today().isoformat()) == today()
