"""Who the processor is: the number in the trade register and the name with its legal form."""

import re
from collections.abc import Iterator

from renvooi.diff.checks.names import FORM, bare, legal_names
from renvooi.diff.checks.spelling import is_slip
from renvooi.diff.checks.subject import Statement, Subject, found
from renvooi.model import Finding, Severity

DIFFERS = "party-differs"
_REGISTER = re.compile(
    r"\b(?:KvK|Kamer\s+van\s+Koophandel|handelsregister)\b[^\d]{0,40}(?P<number>\d{8})\b", re.IGNORECASE
)
_FORM = re.compile(rf"{FORM}$")


def find_party(subject: Subject, other: Subject) -> Iterator[Finding]:
    """An error where the registers name two companies, a warning where the name is written otherwise."""
    here, there = _number(subject), _number(other)
    name = other.document.source.name
    if here is not None and there is not None and here[0] != there[0]:
        message = f"the number in the trade register is {here[0]}, and {there[0]} in {name} ({there[1].item.address})"
        yield found(DIFFERS, Severity.ERROR, message, here[1].item, there[1].item)
    named, other_named = _legal(subject), _legal(other)
    if named is not None and other_named is not None and not _same(named[0], other_named[0]):
        message = f'the company is "{named[0]}" here and "{other_named[0]}" in {name} ({other_named[1].item.address})'
        yield found(DIFFERS, Severity.WARNING, message, named[1].item, other_named[1].item)


def _number(subject: Subject) -> tuple[str, Statement] | None:
    """The first number of the trade register, if the document gives no other."""
    given = [
        (said["number"], statement) for statement in subject.statements for said in _REGISTER.finditer(statement.text)
    ]
    return given[0] if given and len({number for number, _ in given}) == 1 else None


def _legal(subject: Subject) -> tuple[str, Statement] | None:
    """The processor's name with its legal form, as the document first prints it."""
    short = {bare(name) for name in subject.own_names}
    for statement in subject.statements:
        for named in legal_names(statement.text):
            if any(bare(named.name) == own or is_slip(bare(named.name), own) for own in short):
                return named.name, statement
    return None


def _same(left: str, right: str) -> bool:
    """Whether two printed names are one: "BV" is "B.V."."""
    return _plain(left) == _plain(right)


def _plain(name: str) -> tuple[str, str]:
    form = _FORM.search(name)
    return bare(name), re.sub(r"[\s.]", "", form[0]).casefold() if form else ""
