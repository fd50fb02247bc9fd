"""References to numbers and letters, as findings: the one place where checks meet the machinery of references.

What a reference means, and whether it went stale, is decided there; here it is only asked.
"""

from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject
from renvooi.diff.references import Ledger, Resolver, find_ambiguous, find_stale, find_stale_alone, find_unresolved
from renvooi.model import Finding

UNRESOLVED = "reference-unresolved"
STALE = "reference-stale"
SPLIT = "reference-split"
AMBIGUOUS = "reference-ambiguous"


def find_references(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the references of the document, kind by kind."""
    resolver = Resolver(subject.items)
    yield from find_unresolved(subject.items, resolver)
    if subject.alignment is not None:
        yield from find_stale(Ledger(subject.alignment))
    else:
        yield from find_stale_alone(subject.items, resolver)
    yield from find_ambiguous(subject.items, resolver)
