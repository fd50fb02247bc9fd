"""What the reader of the file reported, as findings; a page that may show something else is an error."""

from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject
from renvooi.diff.checks.version import DISAGREES
from renvooi.model import NOT_AS_SEEN, Finding, ReadingWarning, Severity


def find_reading(subject: Subject) -> Iterator[Finding]:
    """A finding for each warning; that of the version is told with both places by a check of its own."""
    for warning in subject.document.warnings:
        if warning.code == DISAGREES:
            continue
        severity = Severity.ERROR if warning.code in NOT_AS_SEEN else Severity.WARNING
        yield Finding(warning.code, severity, _place(warning) + warning.message, None, None)


def _place(warning: ReadingWarning) -> str:
    """Where to look, as the start of a message: "page 2, 72 points from the left, 454 from the top: "."""
    if warning.page is None:
        return ""
    if warning.bbox is None:
        return f"page {warning.page}: "
    return f"page {warning.page}, {warning.bbox[0]:.0f} points from the left, {warning.bbox[1]:.0f} from the top: "
