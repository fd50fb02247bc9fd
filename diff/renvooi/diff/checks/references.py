"""References to numbers, letters and headings, as findings: where checks meet the machinery of references.

What a reference means, and whether it went stale, is decided there; here it is only asked, and the
references of a document are resolved once for all questions.
"""

from collections.abc import Iterator
from dataclasses import replace

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
        stale = find_stale(Ledger(subject.alignment))
    else:
        stale = find_stale_alone(subject.items, resolver)
    yield from stale
    wrong = {one.at.id for one in stale if one.at is not None}
    for finding in find_ambiguous(subject.items, resolver):
        # what has a wrong number must not be told to keep it
        keeps = finding.at is not None and finding.at.id not in wrong
        yield finding if keeps else replace(finding, suggestion=None)
    yield from find_letter_case(subject.items, resolver)
