"""Certificates of the processor: norms and editions that one document states and the other does not.

"ISO27001", "ISO 27001" and "NEN-EN-ISO/IEC 27001:2023" are one norm; an edition is compared where
both give one.
"""

from collections.abc import Iterator

from renvooi.diff.checks.certificates import Certified, own_certificates
from renvooi.diff.checks.subject import Subject, found, joined
from renvooi.model import Finding, Severity

DIFFERS = "certification-differs"


def find_certification(subject: Subject, other: Subject) -> Iterator[Finding]:
    """Norms that only one document has, then editions that differ; nothing where one is silent about certificates."""
    here = [one for one in own_certificates(subject) if not one.aimed]
    there = [one for one in own_certificates(other) if not one.aimed]
    if not here or not there:
        return
    yield from _only(here, there, f"is not among those of {other.document.source.name}")
    yield from _only(there, here, f"is in {other.document.source.name} only", swapped=True)
    yield from _editions(here, there, other.document.source.name)


def _only(these: list[Certified], those: list[Certified], said: str, *, swapped: bool = False) -> Iterator[Finding]:
    known = {one.norm for one in those}
    missing = {one.norm: one for one in reversed(these) if one.norm not in known}
    if missing:
        names = joined(tuple(one.text for one in reversed(missing.values())))
        one = next(reversed(missing.values()))
        at, related = (those[0].item, one.item) if swapped else (one.item, those[0].item)
        yield found(DIFFERS, Severity.WARNING, f"{names} {said}", at, related)


def _editions(here: list[Certified], there: list[Certified], name: str) -> Iterator[Finding]:
    told: set[str] = set()
    for one in here:
        editions = {other.edition for other in there if other.norm == one.norm and other.edition}
        if one.edition and editions and one.edition not in editions and one.norm not in told:
            told.add(one.norm)
            against = next(other for other in there if other.norm == one.norm and other.edition)
            message = f"{one.item.address} says {one.text}, and {name} says {against.text} ({against.item.address})"
            yield found(DIFFERS, Severity.WARNING, message, one.item, against.item)
