"""Whether two statements of a document's own version differ in nothing but that version and its date.

What may differ is known by value and by place: the effective date of the document behind words
like "geldt vanaf", and its label behind "versie", each once and in the first sentence. Any
other date or label is the date or label of something else ("logs bewaren wij tot ...", "versie
09-2019 van de standaardclausules") and must not be archived with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from renvooi.model import Document, compare_versions
from renvooi.model.versions import MONTHS, version_order

VERSION_DISAGREES = "version-disagrees"
"""The reading warning of a document whose own statements of its version differ."""

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DATE = re.compile(
    r"(?P<place>\b(?:vanaf|met\s+ingang\s+van|per|ingangsdatum:?|valid\s+from|effective(?:\s+from)?|as\s+of)\s+)"
    rf"(?:(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<day>{_DAY})(?:[-/](?P<month>{_MONTH})[-/]|\s+(?P<name>{_NAME})\s+)(?P<year>{_YEAR}))"
    r"(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_COUNTED = (
    r"\s*(?:[%€]|(?:\w*dag|\w*dagen|week|weken|maand|maanden|kwartaal|kwartalen|jaar|jaren|uur|uren|minuut|minuten"
    r"|seconde|seconden|keer|maal|euro|eur|procent|days?|weeks?|months?|years?|hours?|minutes?|times|percent)\b)"
)
_OF_ANOTHER = r"\s+(?:van|bij|of)\s+(?!(?:dit|deze|this)\b)"
_LABEL = re.compile(
    rf"(?P<place>\b(?:versie|version)\s*:?\s+)(?P<label>{_NAME}\s+{_YEAR}|v?\d+(?:[-./]\d+)*)"
    rf"(?![\w/-]|[.,]\d)(?!{_COUNTED}|{_OF_ANOTHER})",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r".*?(?:[.!?](?=\s+[^\Wa-z\d_])|;|\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one side says of itself, as far as a statement of it may be known by."""

    version: str | None
    effective: date | None
    disputed: bool = False
    """True if its own statements of the version disagree, so that one of them may be `version` and another not."""


def stated(document: Document) -> Stated:
    """The version and date that `document` goes by."""
    disputed = any(warning.code == VERSION_DISAGREES for warning in document.warnings)
    return Stated(document.version, document.effective_date, disputed)


def stated_in(text: str) -> Stated:
    """The version and date that one statement of them names, where it names one of each at most."""
    labels, dates = tuple(_LABEL.finditer(text)), tuple(_DATE.finditer(text))
    return Stated(labels[0]["label"] if len(labels) == 1 else None, _day(dates[0]) if len(dates) == 1 else None)


def only_version_differs(old: str, new: str, sides: tuple[Stated, Stated]) -> bool:
    """True if the texts differ, and are equal once each side's own label and date are taken out."""
    return old != new and _around(old, sides[0]) == _around(new, sides[1])


def _around(text: str, side: Stated) -> tuple[tuple[str, str], ...]:
    """`text` without the own date and label of `side`: each piece behind the name of what was taken out before it.

    They are taken out of the first sentence only, and once each.
    """
    found = _FIRST_SENTENCE.match(text)
    sentence = found[0] if found else ""
    day = next((one for one in _DATE.finditer(sentence) if side.effective and _day(one) == side.effective), None)
    label = _own_label(sentence, side, dated=day is not None)
    own = [(one, name) for one, name in ((day, "date"), (label, "label")) if one is not None]
    pieces: list[tuple[str, str]] = []
    behind, start = "", 0
    for one, name in sorted(own, key=lambda pair: pair[0].start()):
        pieces.append((behind, " ".join(text[start : one.end("place")].split())))
        behind, start = name, one.end()
    return (*pieces, (behind, " ".join(text[start:].split())))


def _own_label(sentence: str, side: Stated, *, dated: bool) -> re.Match[str] | None:
    """The label of `side`; where its statements disagree, the only label beside its own date."""
    labels = tuple(_LABEL.finditer(sentence))
    own = next(_equal(labels, side.version), None)
    if own is None and side.disputed and dated and len(labels) == 1 and version_order(labels[0]["label"]):
        return labels[0]
    return own


def _equal(labels: tuple[re.Match[str], ...], version: str | None) -> Iterator[re.Match[str]]:
    return (one for one in labels if version is not None and compare_versions(one["label"], version) == 0)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = int(found["month"]) if found["month"] else MONTHS[found["name"].casefold()]
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
