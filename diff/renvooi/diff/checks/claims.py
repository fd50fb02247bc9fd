"""The author's own list of differences, as findings: the verdicts are those of the diff.

"Puntje 2 onder Toegang is vervallen" while it still stands   ->   claim-contradicted
"""

from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject
from renvooi.diff.claims.findings import find_claims
from renvooi.model import Finding

CONTRADICTED = "claim-contradicted"
PARTLY = "claim-partly"
UNRESOLVED = "claim-unresolved"
UNDECLARED = "change-undeclared"


def find_account(subject: Subject) -> Iterator[Finding]:
    """Claims about the step from the previous version that do not hold, and changes that no claim names."""
    if subject.previous is not None and subject.alignment is not None:
        yield from find_claims(subject.previous, subject.document, subject.alignment)
