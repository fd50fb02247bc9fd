"""What the tests of all checks ask: which findings of some codes a text gives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from renvooi.diff import check
from renvooi.diff.checks.subject import subject
from renvooi.diff.checks.table import BETWEEN, CHECKS
from renvooi.model import Document, Finding
from tests.diff.builders import doc

LISTED = """
1. Data processor schakelt de volgende sub-processors in: {sub-processors}
  a. Fictief Cloud GmbH
    - Hosting van het Dataplatform.
  b. Verzonnen Analyse Ltd.
    - Ondersteuning bij analyse.
"""


def findings(text: str | Document, code: str, *, effective: date | None = None) -> tuple[Finding, ...]:
    """The findings of the check that gives `code`, with that code."""
    document = doc(text) if isinstance(text, str) else text
    if effective is not None:
        document = replace(document, effective_date=effective)
    find = next(find for codes, find in CHECKS if code in codes)
    return tuple(finding for finding in find(subject(document)) if finding.code == code)


def between(text: str, other: str, code: str) -> tuple[Finding, ...]:
    """The findings of one comparison, of the first text held against the second."""
    find = next(find for codes, find in BETWEEN if code in codes)
    return tuple(find(subject(doc(text)), subject(doc(other, name="ander.md"))))


def places(found: tuple[Finding, ...]) -> list[str]:
    """The address of each finding."""
    return [finding.at.address if finding.at else "" for finding in found]


def related(finding: Finding) -> list[str]:
    """The addresses of the other places of a finding."""
    return [node.address for node in finding.related]


def codes(text: str) -> Iterator[str]:
    """The codes of all that is found."""
    return (finding.code for finding in check(doc(text)))
