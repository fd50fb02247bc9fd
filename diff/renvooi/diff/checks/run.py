"""`check`: every check over one document, and every comparison with the documents beside it."""

from collections.abc import Iterator, Sequence

from renvooi.diff.checks.subject import Subject, subject
from renvooi.diff.comparable import require_comparable
from renvooi.model import Document, Finding


def check(
    document: Document, previous: Document | None = None, *, others: Sequence[Document] = ()
) -> tuple[Finding, ...]:
    """The findings of one version, by kind and then in reading order; then those between it and each of `others`.

    With `previous`, also references that meant one clause there and mean another here, and the author's
    claims about the step that do not hold.
    Raises: NotComparable if `previous` is of another known kind.
    """
    if previous is not None:
        require_comparable(previous, document)
    here = subject(document, previous=previous)
    return (*_within(here), *_between(here, tuple(map(subject, others))))


def _within(here: Subject) -> Iterator[Finding]:
    # here: compiling the patterns of all checks takes as long as a small diff, which needs none
    from renvooi.diff.checks.table import CHECKS

    for _, find in CHECKS:
        yield from find(here)


def _between(here: Subject, others: Sequence[Subject]) -> Iterator[Finding]:
    from renvooi.diff.checks.table import BETWEEN

    for other in others:
        for _, find in BETWEEN:
            yield from find(here, other)
