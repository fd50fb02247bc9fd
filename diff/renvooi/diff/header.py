"""What differs outside the clauses: running headers and footers, title, classification, effective date.

A clause can move to the footer, and "Vertrouwelijk" may become "Openbaar" above clauses of which
none changed. None of this is a change of a clause, and none of it may pass in silence.
"""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from renvooi.diff.machinery import without_version
from renvooi.diff.normal import normalise
from renvooi.diff.signals.date import dates
from renvooi.model import Document, Finding, Severity, compare_versions

HEADER_DIFFERS = "header-differs"
METADATA_DIFFERS = "metadata-differs"
OUT_OF_ORDER = "versions-out-of-order"
TEXT = "text/markdown"
"""The media type of documents without headers and footers."""
OUTSIDE_THE_CLAUSES = frozenset({HEADER_DIFFERS, METADATA_DIFFERS})


def find_outside(old: Document, new: Document) -> tuple[Finding, ...]:
    """The differences outside the clauses; a label of the own version is none. First of all, their order."""
    return (*_order(old, new), *_headers(old, new), *_metadata(old, new))


def _order(old: Document, new: Document) -> Iterator[Finding]:
    if old.version and new.version and compare_versions(old.version, new.version) == 1:
        message = f"old is version {old.version} and new is {new.version}: the sides seem to be swapped"
        yield Finding(OUT_OF_ORDER, Severity.WARNING, message, None, "Give the older version first.")


def _headers(old: Document, new: Document) -> Iterator[Finding]:
    """One finding per row of header or footer that differs; nothing where a side is text that cannot have any."""
    if not (_has_margins(old) and _has_margins(new)):
        return
    before, after = _rows(old), _rows(new)
    gone = [row for key, row in before.items() if key not in after]
    come = [row for key, row in after.items() if key not in before]
    for was, now in zip_longest(gone, come):
        if was is None:
            message = f'a header or footer is new: "{now}"'
        elif now is None:
            message = f'a header or footer is gone: "{was}"'
        else:
            message = f'a header or footer was "{was}" and is "{now}"'
        yield Finding(HEADER_DIFFERS, Severity.WARNING, message, None, None)


def _has_margins(document: Document) -> bool:
    """Whether the source can have headers and footers: a Word document has them, and no pages."""
    return document.source.pages is not None or document.source.media_type != TEXT


def _rows(document: Document) -> dict[str, str]:
    """Each row as it is compared, with the row as printed."""
    return {_compared(row, document): row for row in document.furniture}


def _compared(text: str, document: Document) -> str:
    return normalise(without_version(text, document.version))


def _metadata(old: Document, new: Document) -> Iterator[Finding]:
    # a document without a title goes by the name of its file, which says nothing of its text
    titled = old.title != old.source.name and new.title != new.source.name
    if titled and _compared(old.title, old) != _compared(new.title, new):
        message = f'the title was "{old.title}" and is "{new.title}"'
        yield Finding(METADATA_DIFFERS, Severity.WARNING, message, None, None)
    if old.classification != new.classification:
        message = f"the classification was {_quoted(old.classification)} and is {_quoted(new.classification)}"
        yield Finding(METADATA_DIFFERS, Severity.WARNING, message, None, None)
    was, now = old.effective_date, new.effective_date
    # a date that one side does not give is unknown there, which is no difference
    if was is not None and now is not None and was != now and not (_states(was, old) and _states(now, new)):
        message = f"the effective date was {was.isoformat()} and is {now.isoformat()}, and no clause says so"
        yield Finding(METADATA_DIFFERS, Severity.INFO, message, None, None)


def _quoted(text: str | None) -> str:
    return f'"{text}"' if text is not None else "absent"


def _states(day: date, document: Document) -> bool:
    """True where a clause states `day`."""
    wanted = (day.year, day.month, day.day)
    return any(found.value == wanted for node in document.walk() for found in dates(normalise(node.text)))
