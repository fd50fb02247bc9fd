"""Statements of the document's own version: those that disagree, and labels that sort wrongly.

    2. Dit Data Pro Statement geldt vanaf 1 juni 2031, versie 05-2031.
    3. Dit is versie 06-2031, de opvolger van versie 05-2031.

Which words state the own version is known to the reader of the document; where it warned, the
places are those it names. A document whose label stands elsewhere (front matter, a file of the
user) is compared with its own clause of version.
"""

import re
from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject, found
from renvooi.diff.outline import Item
from renvooi.model import Finding, ReadingWarning, Role, Severity, compare_versions

DISAGREES = "version-disagrees"
SORTS_WRONG = "version-sorts-wrong"
_STATED = re.compile(r"\bversie:?\s+(\d{1,2}-\d{4}|\d{4}-\d{1,2}|v?\d+(?:\.\d+)+)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{4})")


def find_version(subject: Subject) -> Iterator[Finding]:
    """Statements of the own version that disagree with the document's, one finding with all places."""
    if subject.document.version is None:
        return
    warned = next((warning for warning in subject.document.warnings if warning.code == DISAGREES), None)
    yield from _warned(subject, warned) if warned is not None else _unnoticed(subject, subject.document.version)


def _warned(subject: Subject, warning: ReadingWarning) -> Iterator[Finding]:
    """What the reader said, at the first place that does not state the version taken."""
    named = [item for item in subject.items if f"({item.address})" in warning.message]
    label = subject.document.version or ""
    # the place that lags behind is the one to mend
    behind = [item for item in named if label not in item.node.text] or named
    at = behind[0] if behind else None
    yield found(DISAGREES, Severity.ERROR, warning.message, at, *named, suggestion=label)


def _unnoticed(subject: Subject, version: str) -> Iterator[Finding]:
    stating: list[Item] = [item for item in subject.items if item.node.role is Role.VERSION]
    for item in stating:
        for stated in _STATED.finditer(item.normal):
            if compare_versions(stated[1], version) in (0, None):
                continue
            message = f"{item.address} states version {stated[1]}, the document is version {version}"
            yield found(DISAGREES, Severity.ERROR, message, item, *stating, suggestion=version)


def find_sorting(subject: Subject) -> Iterator[Finding]:
    """A label with the month before the year: as text, "01-2032" comes before "12-2031"."""
    version = subject.document.version
    label = _MONTH_FIRST.fullmatch(version.strip()) if version else None
    if version is None or label is None or not 1 <= int(label[1]) <= 12:
        return
    better = f"{label[3]}{label[2]}{int(label[1]):02}"
    at = next((item for item in subject.items if not item.is_section and version in item.node.text), None)
    message = f'the version label "{version}" has the month before the year, so that lists of versions sort wrongly'
    yield found(SORTS_WRONG, Severity.INFO, message, at, suggestion=better)
