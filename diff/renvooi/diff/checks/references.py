"""References to numbers, letters and headings, as findings: where checks meet the machinery of references.

What a reference means, and whether it went stale, is decided there; here it is only asked, and the
references of a document are resolved once for all questions.
"""

from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject
from renvooi.diff.references.follow import Ledger
from renvooi.diff.references.resolve import Resolver
from renvooi.diff.references.stale import SPLIT, STALE, find_stale, find_stale_alone
from renvooi.diff.references.unclear import AMBIGUOUS, LETTER_CASE, find_ambiguous, find_letter_case
from renvooi.diff.references.unresolved import find_unresolved
from renvooi.model import Finding

CODES = ("reference-unresolved", STALE, SPLIT, AMBIGUOUS, LETTER_CASE)


def find_references(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the references of the document, kind by kind."""
    resolver = Resolver(subject.items)
    yield from find_unresolved(subject.items, resolver)
    if subject.alignment is not None:
        yield from find_stale(Ledger(subject.alignment))
    else:
        yield from find_stale_alone(subject.items, resolver)
    yield from find_ambiguous(subject.items, resolver)
    yield from find_letter_case(subject.items, resolver)
