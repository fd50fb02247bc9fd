"""Version labels of every style in use, ordered by what they mean.

"05-2025" does not sort as text: it is May 2025 and comes before "01-2026". Labels of
different styles compare where both name a month; a label that names none ("v1.3")
compares only with labels of its own style.
"""

import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("maart", "march", "mrt"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([a-z]+)\s+(\d{4})", re.IGNORECASE)
_DOTTED = re.compile(r"v?(\d+(?:\.\d+)*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class VersionOrder:
    """Sort key of a label; two keys compare by meaning only if `style` is equal."""

    style: str
    """"date" or "dotted"."""
    numbers: tuple[int, ...]
    """(year, month, day) with 0 for what is not said, or the dotted numbers."""


def version_order(label: str) -> VersionOrder | None:
    """The sort key of `label`; None if it is of no known style."""
    text = label.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups(default="0")
        return _date(year, month, day)
    if found := _MONTH_FIRST.fullmatch(text):
        first, month, year = found.groups(default="0")
        return _date(year, month, first)
    if (found := _IN_WORDS.fullmatch(text)) and found[2].casefold() in MONTHS:
        return _date(found[3], str(MONTHS[found[2].casefold()]), found[1] or "0")
    if found := _DOTTED.fullmatch(text):
        return VersionOrder("dotted", tuple(int(number) for number in found[1].split(".")))
    return None


def _date(year: str, month: str, day: str) -> VersionOrder | None:
    if not (1 <= int(month) <= 12 and int(day) <= 31):
        return None
    return VersionOrder("date", (int(year), int(month), int(day)))


def compare_versions(left: str, right: str) -> int | None:
    """-1, 0 or 1 as `left` comes before, with or after `right`; None if they cannot be ordered."""
    a, b = version_order(left), version_order(right)
    if a is None or b is None or a.style != b.style:
        return 0 if left.strip() == right.strip() else None
    return (a.numbers > b.numbers) - (a.numbers < b.numbers)


def newest_version(labels: tuple[str, ...]) -> str | None:
    """The last of `labels` in time, the first one stated on a tie; None if there are none.

    Labels that cannot be ordered against the best so far are passed over.
    """
    best: str | None = None
    for label in labels:
        if best is None or compare_versions(label, best) == 1:
            best = label
    return best
