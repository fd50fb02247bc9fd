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
from renvooi.model import Document, Finding, Severity

HEADER_DIFFERS = "header-differs"
METADATA_DIFFERS = "metadata-differs"
OUTSIDE_THE_CLAUSES = frozenset({HEADER_DIFFERS, METADATA_DIFFERS})


def find_outside(old: Document, new: Document) -> tuple[Finding, ...]:
    """The differences outside the clauses; a label of the own version is none."""
    return (*_headers(old, new), *_metadata(old, new))


def _headers(old: Document, new: Document) -> Iterator[Finding]:
    """One finding per row of header or footer that differs; nothing where a side has no pages."""
    if old.source.pages is None or new.source.pages is None:
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


def _rows(document: Document) -> dict[str, str]:
    """Each row as it is compared, with the row as printed."""
    return {_compared(row, document): row for row in document.furniture}


def _compared(text: str, document: Document) -> str:
    return normalise(without_version(text, document.version))


def _metadata(old: Document, new: Document) -> Iterator[Finding]:
    if _compared(old.title, old) != _compared(new.title, new):
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
