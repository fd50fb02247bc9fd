"""Two periods for one duty: a breach is told within 24 hours here and within 48 hours there.

What a sentence is about is told by a table of duties with their words; a duty of somebody else
(the client tells the authority within 72 hours) has words that rule the sentence out. Only a
sentence with exactly one bounded period counts, and days and hours are compared as hours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Statement, Subject, found
from renvooi.diff.signals.term import Term, terms
from renvooi.model import Finding, Severity

DISAGREES = "term-disagrees"
_HINTS = ("minu", "uur", "uren", "etmaal", "dag", "week", "weken", "maand", "kwarta", "jaar", "jaren")
HOURS = {"minutes": 1 / 60, "hours": 1.0, "days": 24.0}
"""Units that are compared with each other, in hours."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is done within a period."""

    name: str
    all_of: tuple[re.Pattern[str], ...]
    none_of: re.Pattern[str] | None = None
    bounded: bool = False
    """Only a period with "binnen" or "uiterlijk" counts: "elke 48 uur" is a rhythm."""


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_KINDS = re.compile(r"\b(?:incrementele|volledige|differentiële)\b")
_AUTHORITY = _any(r"Autoriteit|AP\b|toezichthouder|meldloket|betrokkenen?\b|data\s+subjects?")
_AFTER_END = _any(r"beëindiging|einde|afloop|eindig\w+")
DUTIES = (
    Duty(
        "notice of a breach",
        (_any(r"datalek\w*|inbreuk\w*|beveiligingsincident\w*|constateren|constatering|ontdekking"), _any(r"informe\w+|geïnformeerd|(?:ge)?meld\w*|kennis|op\s+de\s+hoogte|bericht\w*")),
        _AUTHORITY,
        bounded=True,
    ),
    Duty(
        "deletion after the end of the agreement",
        (_any(r"verwijder\w*|wis(?:t|sen)\b|vernietig\w*"), _AFTER_END, _any(r"\w*gegevens\b|data\b")),
        _any(r"back-?up\w*|logg?\w*"),
        bounded=True,
    ),
    Duty("retention of back-ups", (_any(r"back-?ups?\b"), _any(r"bewaard?\b|bewaren|bewaart|bewaartermijn"))),
    Duty("retention of logs", (_any(r"logging|logbestand\w*|logs\b|logboek\w*"), _any(r"bewaard?\b|bewaren|bewaart|bewaartermijn"))),
    Duty("notice of termination", (_any(r"opzegtermijn"),)),
    Duty("payment of invoices", (_any(r"factu\w+"), _any(r"beta\w+|voldaan|voldoen")), _any(r"bezwaar|betwist\w*")),
    Duty("notice of maintenance", (_any(r"onderhoud\b"), _any(r"vooraf|van\s+tevoren|aankondig\w*|kondigt")), _any(r"spoed\w*")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A duty with its period and the sentence that states both."""

    duty: str
    """With its rhythm: daily and monthly back-ups are kept apart."""
    term: Term
    statement: Statement

    @property
    def length(self) -> tuple[str, float]:
        """What is compared."""
        factor = HOURS.get(self.term.unit)
        return ("hours", self.term.high * factor) if factor is not None else (self.term.unit, self.term.high)


def stated_periods(subject: Subject) -> Iterator[Stated]:
    """The duties of a document with their one period."""
    for statement in subject.statements:
        if not any(hint in statement.folded for hint in _HINTS):
            continue
        for duty in DUTIES:
            if not all(words.search(statement.text) for words in duty.all_of):
                continue
            if duty.none_of is not None and duty.none_of.search(statement.text):
                continue
            stated = _stated(duty, statement)
            if stated is not None:
                yield stated


def _stated(duty: Duty, statement: Statement) -> Stated | None:
    """The one period of a sentence about a duty; None where there are none or several."""
    said = tuple(terms(statement.text))
    periods = [term for term in said if term.kind == "period"]
    if len(periods) != 1 or periods[0].limit == "after" or (duty.bounded and periods[0].limit != "at most"):
        return None
    kinds = (*(term.text.casefold() for term in said if term.kind == "every"), *_KINDS.findall(statement.folded))
    name = f"{duty.name} ({', '.join(kinds)})" if kinds else duty.name
    return Stated(name, periods[0], statement)


def find_periods(subject: Subject) -> Iterator[Finding]:
    """Each duty that has two periods, with all places."""
    by_duty: dict[str, list[Stated]] = {}
    for stated in stated_periods(subject):
        by_duty.setdefault(stated.duty, []).append(stated)
    for duty, several in by_duty.items():
        first = several[0]
        other = next((one for one in several if one.length != first.length), None)
        if other is None or other.statement.item is first.statement.item:
            continue
        message = (
            f"{duty}: {first.statement.item.address} says {first.term.text},"
            f" and {other.statement.item.address} says {other.term.text}"
        )
        places = (one.statement.item for one in several)
        yield found(DISAGREES, Severity.WARNING, message, other.statement.item, *places)
