"""The table of windows that people check: it is printed again, and stays a hundred that differ."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bench.calendars.traps import traps
from bench.windows import days_off_of, page

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "windows-100.md").read_text("utf-8")
DATES = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4}-\d\d-\d\d)")


def test_page_is_what_the_command_prints() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "bench" / "windows.py"], capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout == PAGE


def test_there_are_a_hundred_and_no_two_are_the_same_receipt() -> None:
    receipts = [(trap.received, trap.zone, trap.days) for _, group in traps() for trap in group]
    assert len(receipts) == 100
    assert len(set(receipts)) == 100
    assert re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE) == [str(number) for number in range(1, 101)]


def test_every_printed_day_has_its_own_weekday_and_follows_by_counting() -> None:
    rows = [line for line in page() if re.match(r"\| \d", line)]
    for row in rows:
        days = [date.fromisoformat(day) for _, day in DATES.findall(row)]
        names = [name for name, _ in DATES.findall(row)]
        assert names == [("Mon Tue Wed Thu Fri Sat Sun".split())[day.toordinal() % 7 - 1] for day in days]
        term = int(row.split("|")[4])
        assert days[1].toordinal() - days[0].toordinal() == term
        assert (len(days) == 3) == bool(row.split("|")[6].strip())


@pytest.mark.parametrize(("year", "days"), [(2025, 11), (2026, 13), (2027, 12)])
def test_days_off_of_a_year_are_listed_with_both_names(year: int, days: int) -> None:
    rows = [line for line in days_off_of(year) if DATES.search(line)]
    assert len(rows) == days
    assert all(len(row.split("|")) == 5 for row in rows)
