"""What is said of the processor's own certificates: edition, state, and until when.

    NEN 7510-1:2017 here, NEN 7510-1:2024 there           two editions of one norm
    gecertificeerd voor ISO 27001 / streeft naar ISO 27001   certified here, aimed at there
    geldig tot 1 april 2030, the document from 1 mei 2031    ended before it takes effect

A norm without an edition agrees with every edition. What is said of another party's certificates
is compared with nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day

from renvooi.diff.checks.lists import engaged
from renvooi.diff.checks.names import is_of, legal_names
from renvooi.diff.checks.subject import Statement, Subject, found
from renvooi.diff.outline import Item
from renvooi.diff.signals.date import dates
from renvooi.model import Finding, Severity

DISAGREES = "certification-disagrees"
EXPIRED = "certificate-expired"
_HINTS = ("iso", "nen", "soc", "isae", "pci")
_NORM = re.compile(
    r"\b(?:NEN-EN-ISO/IEC|NEN-EN-ISO|NEN-ISO|ISO/IEC|ISO|NEN|ISAE|SOC|PCI)[\s-]?(?P<number>\d{1,5}(?:-\d)?)(?::(?P<edition>\d{4}))?"
)
_CERTIFIED = re.compile(r"\bgecertificeerde?\b|\bcertifica(?:at|ten)\b|\bcertificering(?:en)?\b", re.IGNORECASE)
_AIMED = re.compile(
    r"\b(?:streeft|streven|bezig|voorbereid\w*|nog\s+niet|beoogt|wil|willen|traject|niet)\b[^.;]*\b(?:certific\w+|gecertificeerd\w*)"
    r"|\bgecertificeerd\b[^.;]*\b(?:te\s+worden|worden\s+in)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:datacent\w+|hosting\w*|gehost|leveranciers?|sub-?\s?(?:verwerkers?|processors?)|providers?|partners?)\b",
    re.IGNORECASE,
)
"""Whose certificates a sentence speaks of, where it names nobody."""
_VALID = re.compile(r"\bgeldig\s+(?:tot(?:\s+en\s+met)?|t/m)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Certified:
    """One norm in one sentence about the processor."""

    norm: str
    """Digits of the norm, which tell it in every notation: "27001", "7510"."""
    edition: str | None
    aimed: bool
    """Aimed at, or denied; else certified."""
    item: Item
    text: str
    """As printed."""


def own_certificates(subject: Subject) -> tuple[Certified, ...]:
    """Every norm that the processor says to be certified for, or to aim at."""
    listed = engaged(subject)
    others = listed.names if listed is not None else ()
    result: list[Certified] = []
    for statement in subject.statements:
        if not any(hint in statement.folded for hint in _HINTS) or not _CERTIFIED.search(statement.text):
            continue
        if _is_of_another(statement, others, subject):
            continue
        aimed = _AIMED.search(statement.text) is not None
        result += [
            Certified(norm["number"].split("-")[0], norm["edition"], aimed, statement.item, norm[0])
            for norm in _NORM.finditer(statement.text)
        ]
    return tuple(result)


def _is_of_another(statement: Statement, others: tuple[str, ...], subject: Subject) -> bool:
    """Whether the sentence opens with somebody else than the processor."""
    opening = statement.text[:80]
    if any(opening.find(own) == 0 for own in subject.own_names):
        return False
    if _ELSEWHERE.search(opening):
        return True
    if any(re.search(rf"(?<!\w){re.escape(name.split()[0])}(?!\w)", opening) for name in others if name):
        return True
    return any(named.start == 0 and not is_of(named.name, subject.own_names) for named in legal_names(statement.text))


def find_certificates(subject: Subject) -> Iterator[Finding]:
    """Editions and states that differ, then certificates that had ended."""
    by_norm: dict[str, list[Certified]] = {}
    for one in own_certificates(subject):
        by_norm.setdefault(one.norm, []).append(one)
    for several in by_norm.values():
        yield from _editions(several)
        yield from _states(several)
    yield from _expired(subject)


def _editions(several: list[Certified]) -> Iterator[Finding]:
    first: dict[str, Certified] = {}
    for one in several:
        if one.edition is not None:
            first.setdefault(one.edition, one)
    if len(first) > 1:
        one, other, *_ = first.values()
        message = f"{one.item.address} says {one.text}, and {other.item.address} says {other.text}"
        yield found(DISAGREES, Severity.WARNING, message, other.item, *(each.item for each in first.values()))


def _states(several: list[Certified]) -> Iterator[Finding]:
    aimed = next((one for one in several if one.aimed), None)
    certified = next((one for one in several if not one.aimed), None)
    if aimed is not None and certified is not None and aimed.item is not certified.item:
        message = f"{certified.item.address} says that {certified.text} is certified, and {aimed.item.address} that it is not yet"
        yield found(DISAGREES, Severity.WARNING, message, aimed.item, certified.item)


def _expired(subject: Subject) -> Iterator[Finding]:
    effective = subject.document.effective_date
    if effective is None:
        return
    for statement in subject.statements:
        if "geldig" not in statement.folded or not _VALID.search(statement.text) or "certifica" not in statement.folded:
            continue
        for date in dates(statement.text):
            if date.ends and _last_day(date.value) < effective:
                message = f"a certificate is valid until {date.text}, and the document is in force from {effective.isoformat()}"
                yield found(EXPIRED, Severity.WARNING, message, statement.item)


def _last_day(value: tuple[int, int, int]) -> Day:
    """The day of a date; of a whole month one that is surely in it."""
    year, month, day = value
    try:
        return Day(year, month, day or 28)
    except ValueError:
        return Day(year, month, 28)
