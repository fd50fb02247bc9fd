"""A statement without exceptions beside its exception.

    15a. Alle gegevens blijven binnen de EU/EER.
    14.  De uitzondering zijn kaarten: die gebruiken diensten buiten de EU/EER.

Where data is comes first. What stands below the entry of one sub-processor is said of that party
only, and only an exception that names it contradicts it. Other statements ("altijd", "nooit") are
held against a sentence that begins with its exception and says else the same.
"""

import re
from collections.abc import Iterator

from renvooi.diff.checks.lists import engaged
from renvooi.diff.checks.places import Whereabouts, whereabouts
from renvooi.diff.checks.subject import Statement, Subject, found, quoted
from renvooi.diff.outline import Item
from renvooi.diff.signals.sentences import likeness, stems
from renvooi.model import Finding, Role, Severity

CONTRADICTED = "absolute-contradicted"
ALIKE = 0.6
"""Share of common content words (Dice) from which an exception is about the same thing."""
_ABSOLUTE = re.compile(r"\b(?:altijd|nooit|uitsluitend|te\s+allen\s+tijde|in\s+geen\s+geval|nimmer)\b", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"^(?:bij\s+(?:hoge\s+)?uitzondering|in\s+uitzonderlijke\s+gevallen|in\s+uitzonderingsgevallen|bij\s+wijze\s+van\s+uitzondering|in\s+afwijking\s+(?:van|hiervan))\b",
    re.IGNORECASE,
)
_EXCEPTION_WORDS = re.compile(r"\buitzonder\w*|\bhoge\b|\bgevallen\b|\bafwijking\b", re.IGNORECASE)


def find_absolutes(subject: Subject) -> Iterator[Finding]:
    """First where data is, then what is said to be always or never so."""
    yield from _places(subject)
    yield from _sayings(subject)


def _places(subject: Subject) -> Iterator[Finding]:
    said = tuple(whereabouts(subject))
    outside = [one for one in said if one.outside]
    listed = engaged(subject)
    entries = {item.index: name for name, item in listed.entries} if listed is not None else {}
    told: set[int] = set()
    for one in said:
        if not one.absolute or one.statement.item.index in told:
            continue
        scope = _scope(one.statement.item, subject, entries)
        against = [other for other in outside if _contradicts(other, one, scope, subject, entries)]
        if against:
            told.add(one.statement.item.index)
            yield _finding(one.statement, [other.statement for other in against])


def _scope(item: Item, subject: Subject, entries: dict[int, str]) -> str | None:
    """The sub-processor below whose entry `item` stands; None for a statement about everything."""
    at: Item | None = item
    while at is not None:
        if at.index in entries:
            return entries[at.index]
        at = at.above
    return None


def _contradicts(
    other: Whereabouts, one: Whereabouts, scope: str | None, subject: Subject, entries: dict[int, str]
) -> bool:
    if other.statement.item is one.statement.item:
        return False
    if scope is None:
        return True
    if _scope(other.statement.item, subject, entries) not in (None, scope):
        return False
    # the first word of a name is what a text calls a party: "Alfa" of "Alfa Hosting B.V."
    return re.search(rf"(?<!\w){re.escape(scope.split()[0])}(?!\w)", other.statement.item.normal) is not None


def _sayings(subject: Subject) -> Iterator[Finding]:
    absolute = [one for one in subject.statements if _ABSOLUTE.search(one.text) and Role.VERSION not in one.item.roles]
    if not absolute:
        return
    for exception in subject.statements:
        if "uitzonder" not in exception.folded and "afwijking" not in exception.folded:
            continue
        if not _EXCEPTION.search(exception.text):
            continue
        about = stems(_EXCEPTION_WORDS.sub(" ", exception.text))
        for one in absolute:
            if one.item is not exception.item and likeness(stems(_ABSOLUTE.sub(" ", one.text)), about) >= ALIKE:
                yield _finding(one, [exception])


def _finding(one: Statement, against: list[Statement]) -> Finding:
    first = against[0]
    message = f"{one.item.address} says {quoted(one.text)}, and {first.item.address} says {quoted(first.text)}"
    return found(CONTRADICTED, Severity.WARNING, message, one.item, *(other.item for other in against))
