"""What a digest tells: each step from one published version to the next, and what was released about it.

A digest is known by its steps, so that the same steps make the same mailing on whatever day it is made. Its id
also says how far in the ledger it went: the next digest begins behind that.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from renvooi.model import Bilingual, Client, Notice

_ID = re.compile(r"digest-(\d{4}-\d{2}-\d{2})-([0-9a-f]{10})([0-9a-f]{12})")
_PLACES = 10
"""Hexadecimal digits of the number of an event."""
_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """How much differs, as a notice counts it."""

    substantive: int
    """Changes that are treated as substantive, those to be safe among them."""
    editorial: int


@dataclass(frozen=True, slots=True)
class Step:
    """From one published version of a document to the next."""

    document: str
    """Name of the document in the corpus."""
    kind: str
    title: str
    old: str | None
    """Label of the version before; None for the first version of a document."""
    new: str
    effective_date: date | None
    counts: Counts | None
    """Those of the released notice; None without one, for nobody answers for a number that no person looked at."""
    essence: tuple[Bilingual, ...]
    """What the released notice says of the differences; empty without one."""
    notice: str | None
    """Id of the released notice; None if there is none."""
    event: int
    """Number of the latest event that is told here: the publication, or the release of the notice."""
    day: date
    """Day of that event in the Netherlands."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The steps that are told together, by document, then from old to new."""

    since: date | None
    """The first day that was looked at; None where the digest begins behind another one."""
    steps: tuple[Step, ...]

    @property
    def id(self) -> str:
        """Id of its mailing. There must be a step."""
        last = max(self.steps, key=lambda step: step.event)
        told = "\n".join(f"{one.document}\t{one.old}\t{one.new}\t{one.notice}" for one in self.steps)
        fingerprint = sha256(told.encode()).hexdigest()[:_FINGERPRINT]
        return f"digest-{last.day.isoformat()}-{last.event:0{_PLACES}x}{fingerprint}"

    def followed_by(self, subscriber: Client) -> tuple[Step, ...]:
        """The steps of the documents that a subscriber follows; who names none follows all."""
        follows = {one.document for one in subscriber.documents}
        return tuple(step for step in self.steps if not follows or step.document in follows)


def last_told(mailings: Iterable[str]) -> int | None:
    """Number of the latest event that a digest among `mailings` told; None if none of them is a digest."""
    found = [int(match[2], 16) for match in map(_ID.fullmatch, mailings) if match]
    return max(found, default=None)


def counts_of(notice: Notice) -> Counts:
    """How many changes a notice lists, its groups change by change."""
    grouped = sum(len(group.changes) for group in notice.groups)
    return Counts(len(notice.rows), len(notice.editorial) + grouped)


def essence_of(notice: Notice) -> tuple[Bilingual, ...]:
    """What a notice says of the differences in short, without its last sentence where that is about rights.

    Who reads a digest need not be a client: "u kunt opzeggen" would be said to people who have nothing to end.
    """
    return notice.essence[:-1] if notice.rows else notice.essence
