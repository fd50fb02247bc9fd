"""What is certified changed: norm, edition, certificate, or whether it is certified at all."""

import re

from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType

_NORM = re.compile(
    r"\b(ISO(?:/IEC)?|NEN(?:-EN)?(?:-ISO)?|IEC|NTA|SOC|PCI|BIO|ISAE)[\s-]?(\d[\d-]*)(?::(\d{4}))?", re.IGNORECASE
)
_CERTIFIED = re.compile(r"\bgecertificeerde?\b|\bcertifica(?:at|ten|tie|ties)\b|\bgecertificeerd\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:volgens|conform|in\s+lijn\s+met|gebaseerd\s+op|op\s+basis\s+van|naar)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\bcertifica(?:at|atnummer)\w*\s*(?:nr\.?|nummer)?\s*:?\s*([A-Z0-9][A-Z0-9./-]*\d(?:[A-Z0-9./-]*[A-Z0-9])?)"
)


def find_certification(case: Case) -> tuple[Signal, ...]:
    """The certified norms of both sides where they differ."""
    if case.old is None or case.new is None:
        return ()
    old, new = certificates(case.old.text), certificates(case.new.text)
    if old == new:
        return ()
    before, after = "; ".join(sorted(old - new)) or None, "; ".join(sorted(new - old)) or None
    return (
        signal(
            SignalType.CERTIFICATION,
            before,
            after,
            f"only in the old text: {before or 'none'}; only in the new: {after or 'none'}",
        ),
    )


def certificates(text: str) -> frozenset[str]:
    """Norms with edition and whether certified is said, and certificate numbers."""
    norms = {(found[1].upper(), found[2], found[3]) for found in _NORM.finditer(text)}
    if not norms:
        return frozenset()
    certified = "certified" if _CERTIFIED.search(text) else "following" if _ACCORDING.search(text) else "named"
    found = {f"{body} {number}{':' + edition if edition else ''} ({certified})" for body, number, edition in norms}
    return frozenset(found | {f"certificate {match[1]}" for match in _NUMBER.finditer(text)})
