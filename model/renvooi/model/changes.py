"""What a diff says: changes with their signals, claims, findings and a summary.

Every value is what `renvooi/diff/1` prints; `codec.py` turns it into JSON and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from renvooi.model.records import RecordChange
from renvooi.model.refs import NodeRef


class Operation(StrEnum):
    """What happened to a node; a change may combine several."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REWORDED = "reworded"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"

    @property
    def mirror(self) -> "Operation":
        """What the same step is from the new version to the old."""
        return _MIRRORED_OPERATIONS.get(self, self)


_MIRRORED_OPERATIONS = {
    Operation.INSERTED: Operation.DELETED,
    Operation.DELETED: Operation.INSERTED,
    Operation.SPLIT: Operation.MERGED,
    Operation.MERGED: Operation.SPLIT,
}


class Significance(StrEnum):
    """How much a change may matter; `REVIEW` counts as substantive until a human decides."""

    SUBSTANTIVE = "substantive"
    REVIEW = "review"
    EDITORIAL = "editorial"


class SignalType(StrEnum):
    """The kinds of deterministic evidence that meaning changed."""

    RESPONSIBILITY = "responsibility"
    MODALITY = "modality"
    NEGATION = "negation"
    CONDITION = "condition"
    TERM = "term"
    QUANTITY = "quantity"
    DATE = "date"
    SUB_PROCESSOR = "sub-processor"
    LOCATION = "location"
    CERTIFICATION = "certification"
    SECURITY = "security"
    DATA_CATEGORY = "data-category"
    SERVICE = "service"
    PURPOSE = "purpose"
    ROLE = "role"
    COST = "cost"
    REFERENCE = "reference"
    ANAPHORA = "anaphora"


class Direction(StrEnum):
    """Which way a signal points; the mirror of each is in the same enumeration."""

    ADDED = "added"
    REMOVED = "removed"
    STRONGER = "stronger"
    WEAKER = "weaker"
    LONGER = "longer"
    SHORTER = "shorter"
    TO_PROCESSOR = "to-processor"
    TO_CLIENT = "to-client"
    CHANGED = "changed"

    @property
    def mirror(self) -> "Direction":
        """Which way the same difference points from the new version to the old."""
        return _MIRRORED_DIRECTIONS.get(self, self)


_MIRRORED_DIRECTIONS = {
    Direction.ADDED: Direction.REMOVED,
    Direction.REMOVED: Direction.ADDED,
    Direction.STRONGER: Direction.WEAKER,
    Direction.WEAKER: Direction.STRONGER,
    Direction.LONGER: Direction.SHORTER,
    Direction.SHORTER: Direction.LONGER,
    Direction.TO_PROCESSOR: Direction.TO_CLIENT,
    Direction.TO_CLIENT: Direction.TO_PROCESSOR,
}


class Beneficiary(StrEnum):
    """The party for whom a signal is good news."""

    PROCESSOR = "processor"
    CLIENT = "client"

    @property
    def mirror(self) -> "Beneficiary":
        """For whom the reverse is good news."""
        return Beneficiary.CLIENT if self is Beneficiary.PROCESSOR else Beneficiary.PROCESSOR


class InlineOp(StrEnum):
    """One step of a redline."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Verdict(StrEnum):
    """What the computed diff says of an author's claim."""

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNRESOLVED = "unresolved"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class InlineStep:
    """A stretch of a redline; `equal` and `insert` joined give the new text, `equal` and `delete` the old."""

    op: InlineOp
    text: str
    moved: int | None = None
    """Number of a phrase that moved within the clause: the same on its deletion and its insertion, from 1."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The best other counterpart that one of the two sides of a pair had."""

    side: str
    """"old" or "new": the version in which it stands."""
    node: NodeRef
    similarity: float
    """With the other side of the pair, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One piece of evidence that meaning changed."""

    type: SignalType
    old: str | None
    """The words in the old text; None where the old text has none."""
    new: str | None
    evidence: str
    """One English sentence that a reader can check against both texts."""
    direction: Direction = Direction.CHANGED
    benefits: Beneficiary | None = None
    """Whom the change is good for; None where the words do not tell."""


@dataclass(frozen=True, slots=True)
class HumanVerdict:
    """What a person decided about a change; it stands beside the computed significance and never in its place."""

    change: str
    """Id of the change."""
    significance: Significance
    by: str
    """Who decided."""
    at: str
    """When, as an ISO 8601 moment with its offset."""
    because: str
    """The reason, in the words of the person."""
    consequence_class: str | None = None
    """The class (G, I, K30, B or X) that the person gave it; None to leave it to the rules of the policy."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change sets off under a policy."""

    rule: str
    """Id of the policy rule."""
    consequence_class: str
    """G, I, K30, B or X."""
    because: str
    """One English sentence: which signal or operation met which rule."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one clause (or several, where it was split or merged)."""

    id: str
    """Fingerprint of the content: the same whatever else changes."""
    operations: tuple[Operation, ...]
    old: tuple[NodeRef, ...]
    new: tuple[NodeRef, ...]
    inline: tuple[InlineStep, ...]
    """Word-level redline; empty unless the text changed on both sides."""
    significance: Significance
    because: str
    """One English sentence: why this significance."""
    signals: tuple[Signal, ...]
    matched_by: str | None
    """How the two sides were paired: "exact", "similar", "label", ...; None for an insertion or deletion."""
    confidence: float | None
    """How sure the pairing is, 0 to 1; None for an insertion or deletion."""
    group: str | None = None
    """Id of the group that describes this change together with others; None if it stands alone."""
    restated: tuple[NodeRef, ...] = ()
    """For an insertion or deletion: clauses of the other version, or of its own, that hold the same text."""
    consequences: tuple[Consequence, ...] = ()
    runner_up: RunnerUp | None = None
    """What else one of the sides might have been paired with; None if nothing came near."""
    verdict: HumanVerdict | None = None
    """The latest decision of a person, if there is one; `significance` stays what was computed."""

    @property
    def standing(self) -> Significance:
        """The significance that counts: the person's where there is one."""
        return self.significance if self.verdict is None else self.verdict.significance


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that are one event to a reader."""

    id: str
    kind: str
    """"renumbering", "moved-section", "reordered-sections", "inserted-section" or "deleted-section"."""
    old: str | None
    """What the event covers in the old version: "3-19", or a section's address."""
    new: str | None
    place: str
    """Address of the part or section in which it happened; "" for the whole document."""
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the author about what changed, judged against the computed diff."""

    text: str
    source: NodeRef
    target: NodeRef | None
    asserted: str | None
    no_substantive_change: bool
    verdict: Verdict
    because: str
    changes: tuple[str, ...]
    related: tuple[NodeRef, ...] = ()
    """Clauses that the reason names besides the target."""
    because_nl: str = ""
    """The reason in Dutch; `because` is in English."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a document, or between two, that a human must look at."""

    code: str
    severity: Severity
    message: str
    at: NodeRef | None
    suggestion: str | None
    related: tuple[NodeRef, ...] = ()
    """The other places that it is about: the statement that another contradicts, the list that lacks a name."""


@dataclass(frozen=True, slots=True)
class VersionRef:
    """Which version of a document a side is."""

    version: str | None
    sha256: str
    name: str
    """File name of the snapshot."""
    effective_date: str | None = None
    """ISO 8601 date."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The diff in numbers, and the events that people are shown instead of their parts."""

    substantive: int
    review: int
    editorial: int
    operations: Mapping[str, int]
    """How often each operation occurs, in the order of `Operation`, zeros left out."""
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ReadingCaveat:
    """What the reader of one of the two versions warned of: mostly text that it could not read."""

    name: str
    """File name of the snapshot."""
    code: str
    """Code of the reader's warning."""
    message: str
    page: int | None
    """1-based."""


@dataclass(frozen=True, slots=True)
class Diff:
    """All that is known about the step from one version to the next."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef
    new: VersionRef
    changes: tuple[Change, ...]
    """In reading order of the new version; deletions where they stood."""
    claims: tuple[Claim, ...]
    undeclared: tuple[str, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    warnings: tuple[ReadingCaveat, ...] = ()
    """What the two readers warned of; those of the old version first."""
    records: tuple[RecordChange, ...] = ()
    """Sub-processors, certificates and other records that came, went or changed, kind by kind."""


DIFF_SCHEMA = "renvooi/diff/1"
