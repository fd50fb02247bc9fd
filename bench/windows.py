"""A hundred computed windows for a person to check against a paper calendar, or the days off of a year.

python bench/windows.py                    the table; docs/windows-100.md is what it prints
python bench/windows.py --days-off 2027    the Dutch days off of that year, beside the weekends
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.calendars.traps import Trap, traps
from renvooi.model import Basis, BasisSource
from renvooi.notice import load_policy, open_window
from renvooi.notice.window import days_off

HEAD = """# A hundred windows to check by hand

`python bench/windows.py` prints this page, and a test runs it again. Take a paper calendar and count: day 0 is
the day of receipt in Amsterdam, the last day is that day plus the days. How and why: [window.md](window.md).
"Off because" says why the last day is no working day; coulance is the next one. It is house policy, and the
last day stays what it is.
"""
COLUMNS = ("no.", "received", "day 0", "days", "last day", "off because", "coulance", "what to look at")
EQUATED = load_policy().equated_days
BASIS = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "1", "binnen 30 dagen", None)


def main() -> None:
    """Print the table, or the days off of a year."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days-off", type=int, metavar="YEAR", help="print the days off of this year instead")
    year = parser.parse_args().days_off
    print("\n".join(page() if year is None else days_off_of(year)))


def page() -> Iterator[str]:
    """The lines of the page with all windows, numbered through."""
    yield HEAD.rstrip()
    number = 0
    for heading, group in traps():
        yield from ("", f"## {heading}", "", _row(COLUMNS), _row(["---"] * len(COLUMNS)))
        for trap in group:
            number += 1
            yield _row([str(number), *_cells(trap)])


def _cells(trap: Trap) -> Iterator[str]:
    window = open_window(BASIS, trap.days, received=trap.moment(), coulance=True, equated=EQUATED)
    assert window.received is not None
    assert window.last_day is not None
    yield _received(trap)
    yield _day(window.received)
    yield str(trap.days)
    yield f"**{_day(window.last_day)}**"
    yield window.falls_on.en if window.falls_on else ""
    yield _day(window.coulance) if window.coulance else ""
    yield trap.trap


def _received(trap: Trap) -> str:
    moment = trap.moment()
    if not isinstance(moment, datetime):
        return "that day"
    offset = moment.strftime("%z")
    return f"{trap.received.replace('T', ' ')} {trap.zone} ({offset[:3]}:{offset[3:]})"


def _day(day: date) -> str:
    return f"{day:%a} {day.isoformat()}"


def _row(cells: Sequence[str]) -> str:
    return "".join(f"| {cell} " if cell else "| " for cell in cells) + "|"


def days_off_of(year: int) -> Iterator[str]:
    """The lines of a table with the days off of `year`."""
    yield from (f"# Days off in {year}, beside the weekends", "", _row(("day", "Dutch", "English")), _row(["---"] * 3))
    for day, reason in days_off(year, EQUATED):
        yield _row((_day(day), reason.nl, reason.en))


if __name__ == "__main__":
    main()
