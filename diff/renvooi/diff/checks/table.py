"""The checks, in the order in which they run and in which their findings are printed."""

from collections.abc import Callable, Iterable

from renvooi.diff.checks import (
    absolutes,
    certificates,
    claims,
    counts,
    definitions,
    effective,
    letters,
    numbering,
    periods,
    reading,
    references,
    spelling,
    third_parties,
    variants,
    version,
)
from renvooi.diff.checks.between import certification, location, party, period, role, sub_processors
from renvooi.diff.checks.subject import Subject
from renvooi.model import Finding

Codes = tuple[str, ...]
Check = Callable[[Subject], Iterable[Finding]]
Comparison = Callable[[Subject, Subject], Iterable[Finding]]

CHECKS: tuple[tuple[Codes, Check], ...] = (
    ((), reading.find_reading),  # codes of the reader and the audit
    ((version.DISAGREES,), version.find_version),
    ((effective.EARLIER,), effective.find_effective),
    (references.CODES, references.find_references),
    ((numbering.GAP, numbering.REPEATED, numbering.EMPTY), numbering.find_numbering),
    ((counts.DISAGREES,), counts.find_counts),
    ((absolutes.CONTRADICTED,), absolutes.find_absolutes),
    ((periods.DISAGREES,), periods.find_periods),
    ((third_parties.NOT_LISTED,), third_parties.find_third_parties),
    ((certificates.DISAGREES, certificates.EXPIRED), certificates.find_certificates),
    ((variants.VARIANT,), variants.find_variants),
    ((letters.WORD,), letters.find_letters),
    ((definitions.UNUSED, definitions.UNDEFINED), definitions.find_definitions),
    ((spelling.SUSPECT,), spelling.find_spelling),
    ((claims.CONTRADICTED, claims.PARTLY, claims.UNRESOLVED, claims.UNDECLARED), claims.find_account),
    ((version.SORTS_WRONG,), version.find_sorting),
)
"""What one document is asked, with the codes that each check may give."""

BETWEEN: tuple[tuple[Codes, Comparison], ...] = (
    ((party.DIFFERS,), party.find_party),
    ((location.DIFFERS,), location.find_location),
    ((role.DIFFERS,), role.find_role),
    ((certification.DIFFERS,), certification.find_certification),
    ((period.DIFFERS,), period.find_period),
    ((sub_processors.DIFFERS,), sub_processors.find_sub_processors),
)
"""What two documents are asked."""

CODES: Codes = tuple(code for codes, _ in (*CHECKS, *BETWEEN) for code in codes)
"""All codes of the checks, in the order of the tables."""
