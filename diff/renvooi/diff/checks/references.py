"""References to numbers and letters, as findings: the one place where checks meet the machinery of references.

What a reference means, and whether it went stale, is decided there; here it is only asked. The table
below is where another kind of finding about references is added.
"""

from collections.abc import Callable, Iterator

from renvooi.diff.checks.subject import Subject
from renvooi.diff.ledger import Ledger, find_stale
from renvooi.diff.outline import Item
from renvooi.diff.references import Resolver, references
from renvooi.model import Finding, Role, Severity

UNRESOLVED = "reference-unresolved"
STALE = "reference-stale"


def find_references(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the references of the document, kind by kind."""
    for find in KINDS:
        yield from find(subject)


def _unresolved(subject: Subject) -> Iterator[Finding]:
    """References to a number or letter that nothing in the document carries."""
    resolver = Resolver(subject.items)
    for item in subject.items:
        if item.is_section or Role.DIFFERENCES in item.roles:
            # the author's list of changes may cite the numbers of either version
            continue
        for reference in references(item.node.text):
            if resolver.candidates(reference, item) or not resolver.has_numbers_like(reference, item):
                continue
            yield _nowhere(reference.text, item)


def _nowhere(text: str, item: Item) -> Finding:
    message = f'{item.address} refers to "{text}", and nothing in the document has that number or letter'
    return Finding(UNRESOLVED, Severity.ERROR, message, item.ref(), None)


def _stale(subject: Subject) -> Iterator[Finding]:
    """References that meant one clause in the previous version and mean another here."""
    if subject.alignment is not None:
        yield from find_stale(Ledger(subject.alignment))


KINDS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (_unresolved, _stale)
