"""One duty with two periods, one in each document."""

from collections.abc import Iterator

from renvooi.diff.checks.periods import Stated, stated_periods
from renvooi.diff.checks.subject import Subject, found
from renvooi.model import Finding, Severity

DIFFERS = "term-differs"


def find_period(subject: Subject, other: Subject) -> Iterator[Finding]:
    """A warning for each duty whose periods here are all others than those there."""
    here, there = _by_duty(subject), _by_duty(other)
    for duty, mine in here.items():
        theirs = there.get(duty, [])
        if not theirs or {one.length for one in mine} & {one.length for one in theirs}:
            continue
        message = (
            f"{duty}: {mine[0].statement.item.address} says {mine[0].term.text}, and"
            f" {other.document.source.name} says {theirs[0].term.text} ({theirs[0].statement.item.address})"
        )
        yield found(DIFFERS, Severity.WARNING, message, mine[0].statement.item, theirs[0].statement.item)


def _by_duty(subject: Subject) -> dict[str, list[Stated]]:
    result: dict[str, list[Stated]] = {}
    for stated in stated_periods(subject):
        result.setdefault(stated.duty, []).append(stated)
    return result
