"""Who does what in a version, and what of that differs from another version.

A row is one task of one clause; `renvooi/responsibilities/1` prints them.
"""

from dataclasses import dataclass
from enum import StrEnum

from renvooi.model.changes import VersionRef


class Duty(StrEnum):
    """How a party stands to a task."""

    BEARS = "bears"
    DOES = "does"
    MAY = "may"
    TRIES = "tries"
    NEED_NOT = "need-not"
    DOES_NOT = "does-not"
    RECEIVES = "receives"


class Holder(StrEnum):
    """Who holds a task; several are joined by "+" in a row."""

    PROCESSOR = "processor"
    CLIENT = "client"
    BOTH = "both"
    RULE = "rule"
    """The party that a rule points out: "de partij die de omgeving host"."""
    THIRD = "third"
    NOBODY = "nobody"


class Difference(StrEnum):
    """What became of a task."""

    SHIFTED = "shifted"
    GAP = "gap"
    """Somebody held the task, and nobody is named any more."""
    DOUBLE = "double"
    """One party held the task, and both do now."""
    WIDENED = "widened"
    NARROWED = "narrowed"
    NOW_CONDITIONAL = "now-conditional"
    NO_LONGER_CONDITIONAL = "no-longer-conditional"
    OTHER_CONDITION = "other-condition"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One row: who stands how to one task of one clause."""

    clause: str
    """Id of the node within the version."""
    address: str
    """As a person would cite it."""
    section: str
    """Printed heading above the clause, "" if there is none."""
    page: int | None
    """1-based."""
    party: str
    """A `Holder`, or several joined by "+": "client+third"."""
    names: tuple[str, ...]
    """How the text calls third parties, in lower case."""
    duty: Duty
    task: str
    """Printed words without the party and the condition."""
    condition: str
    """Printed words that limit it; "" if there are none."""
    sentence: str
    """The whole sentence as printed."""


@dataclass(frozen=True, slots=True)
class ResponsibilityChange:
    """What became of one task between two versions."""

    differences: tuple[Difference, ...]
    """The gravest first."""
    old: Responsibility | None
    new: Responsibility | None
    because: str
    """One English sentence."""


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """Every row of a version in reading order, and what differs from another version if one was given."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    processor: str
    """Name of the processor, for headings of columns."""
    client: str
    version: VersionRef
    rows: tuple[Responsibility, ...]
    against: VersionRef | None = None
    changes: tuple[ResponsibilityChange, ...] = ()


RESPONSIBILITIES_SCHEMA = "renvooi/responsibilities/1"
