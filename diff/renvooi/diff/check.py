"""What in a document a human must look at: statements of version, internal references, what a page hides."""

import re
from collections.abc import Iterator

from renvooi.diff.align import align
from renvooi.diff.compare import require_comparable
from renvooi.diff.outline import Names, Outline, outline
from renvooi.diff.references.follow import Ledger
from renvooi.diff.references.stale import find_stale, find_stale_alone
from renvooi.diff.references.unresolved import find_unresolved
from renvooi.model import NOT_AS_SEEN, Document, Finding, ReadingWarning, Role, Severity, compare_versions

_STATED = re.compile(r"\bversie:?\s+(\d{1,2}-\d{4}|\d{4}-\d{1,2}|v?\d+(?:\.\d+)+)\b", re.IGNORECASE)


def check(document: Document, previous: Document | None = None) -> tuple[Finding, ...]:
    """The findings of one version, by kind and then in reading order.

    With `previous`, also references that meant one clause there and mean another here.
    Raises: NotComparable if `previous` is of another known kind.
    """
    if previous is not None:
        require_comparable(previous, document)
    items = outline(document, Names())
    stale = find_stale(Ledger(align(previous, document))) if previous is not None else find_stale_alone(items)
    return (*_read(document), *_versions(document, items), *find_unresolved(items), *stale)


def _read(document: Document) -> Iterator[Finding]:
    """What the reader of the file reported."""
    for warning in document.warnings:
        severity = Severity.ERROR if warning.code in NOT_AS_SEEN else Severity.WARNING
        yield Finding(warning.code, severity, _place(warning) + warning.message, None, None)


def _place(warning: ReadingWarning) -> str:
    """Where to look, as the start of a message: "page 2, 72 points from the left, 454 from the top: "."""
    if warning.page is None:
        return ""
    if warning.bbox is None:
        return f"page {warning.page}: "
    return f"page {warning.page}, {warning.bbox[0]:.0f} points from the left, {warning.bbox[1]:.0f} from the top: "


def _versions(document: Document, items: Outline) -> Iterator[Finding]:
    """Statements of the document's own version that disagree with the document."""
    if document.version is None:
        return
    if any(warning.code == "version-disagrees" for warning in document.warnings):
        # the reader has said so already
        return
    for item in items:
        if item.node.role is not Role.VERSION:
            continue
        for found in _STATED.finditer(item.normal):
            if compare_versions(found[1], document.version) in (0, None):
                continue
            message = f"{item.address} states version {found[1]}, the document is version {document.version}"
            yield Finding("version-disagrees", Severity.ERROR, message, item.ref(), document.version)
