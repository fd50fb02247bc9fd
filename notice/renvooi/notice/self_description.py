"""Whether two statements of a document's own version differ in nothing but version and date.

Only what is a version label or a date by its form counts, and only where it does not count
something: a bare number may be a term or an amount, and a promise that changed with the
version must not be archived with it.
"""

import re

from renvooi.model.versions import MONTHS

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_FORMS = (
    rf"{_YEAR}-{_MONTH}(?:-{_DAY})?",
    rf"(?:{_DAY}[-/.])?{_MONTH}[-/.]{_YEAR}",
    rf"{_DAY}\s+{_NAME}(?:\s+{_YEAR})?",
    rf"{_NAME}\s+{_YEAR}",
    r"v\d+(?:\.\d+)*",
    r"(?<=versie )\d+(?:\.\d+)+",
    r"(?<=version )\d+(?:\.\d+)+",
)
_COUNTED = (
    r"\s*(?:[%€]|(?:\w*dag|\w*dagen|week|weken|maand|maanden|kwartaal|kwartalen|jaar|jaren|uur|uren|minuut|minuten"
    r"|seconde|seconden|keer|maal|euro|eur|procent|days?|weeks?|months?|years?|hours?|minutes?|times|percent)\b)"
)
_VERSION_OR_DATE = re.compile(rf"(?<![\w.,/€-])(?:{'|'.join(_FORMS)})(?![\w/-]|[.,]\d)(?!{_COUNTED})", re.IGNORECASE)


def only_version_differs(old: str, new: str) -> bool:
    """True if the texts differ, and are equal once version labels and dates are taken out."""
    before, after = (" ".join(_VERSION_OR_DATE.sub("#", text).split()) for text in (old, new))
    return old != new and before == after
