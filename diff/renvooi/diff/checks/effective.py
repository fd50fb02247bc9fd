"""The effective date beside that of the version before: a newer version cannot be in force earlier."""

from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject, found
from renvooi.diff.normal import normalise
from renvooi.diff.signals.date import dates
from renvooi.model import Finding, Severity

EARLIER = "effective-date-earlier"


def find_effective(subject: Subject) -> Iterator[Finding]:
    """An error where this version says to be in force before the previous one."""
    day = subject.document.effective_date
    before = subject.previous.effective_date if subject.previous is not None else None
    if day is None or before is None or day >= before:
        return
    wanted = (day.year, day.month, day.day)
    stating = (item for item in subject.items if any(date.value == wanted for date in dates(normalise(item.node.text))))
    message = f"the effective date is {day.isoformat()}, that of the previous version {before.isoformat()}"
    yield found(EARLIER, Severity.ERROR, message, next(stating, None))
