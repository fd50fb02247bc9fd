"""What the changes of a new version set off, with the explanation, and when to send it at the latest.

An assessment says which rule of the policy each change meets and what only a person may decide; a
plan puts the rights that follow against the calendar, before anything is published. Both are made of
the values of a notice, so that none of the three can say something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from renvooi.model.changes import Finding, HumanVerdict, Operation, Severity, Signal, Significance, VersionRef
from renvooi.model.notices import Bilingual, ConsequenceClass, Effect, NoRight, Right
from renvooi.model.windows import WindowState

ASSESSMENT_SCHEMA = "renvooi/assessment/1"
PLAN_SCHEMA = "renvooi/plan/1"


class DecisionKind(StrEnum):
    """What only a person may decide."""

    CONSENT = "consent"
    """A change of class X: whether it may go on, and how."""
    REVIEW = "review"
    """A change that is not proven editorial: whether its meaning changed."""
    REASON = "reason"
    """Why something changes."""
    LOWERED = "lowered"
    """A person gave a lower class than the rules: nothing to do, and never hidden."""
    FINDING = "finding"
    """Something that a check found."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One point that a person decides, or decided."""

    kind: DecisionKind
    severity: Severity
    code: str
    """Code of the finding that says the same."""
    message: Bilingual
    changes: tuple[str, ...]
    """Ids of the changes that it is about; empty for the version as a whole."""
    command: str | None
    """The command that decides it, to be completed where it has words in capitals; None if nothing is to be done."""
    blocks: bool
    """True if the notice may not go out before it is decided."""


@dataclass(frozen=True, slots=True)
class AssessedChange:
    """One change with all that it sets off."""

    change: str
    place: str
    """Address in the new version; in the old one for a deletion."""
    old_place: str | None
    """Address in the old version where it differs from `place`; None if it does not, or for an insertion."""
    operations: tuple[Operation, ...]
    old: tuple[str, ...]
    """The old text of each clause that it is about, verbatim; empty for an insertion."""
    new: tuple[str, ...]
    significance: Significance
    """As it was computed."""
    because: str
    """One English sentence: why this significance."""
    treated_as: Significance
    """The significance that counts: never lighter than computed, unless a person says so."""
    signals: tuple[Signal, ...]
    consequence_class: ConsequenceClass
    computed_class: ConsequenceClass
    """The class without the verdict of a person."""
    effects: tuple[Effect, ...]
    """The rules that count."""
    set_aside: tuple[Effect, ...]
    """The rules that would count but for the verdict of a person."""
    rights: tuple[str, ...]
    """Ids of the rights that it gives, each with a basis."""
    rights_set_aside: tuple[str, ...]
    """Ids of the rights that it would give but for the verdict of a person."""
    without_basis: tuple[str, ...]
    """Ids of the rights that its rules name and for which no basis was found."""
    archived: bool
    """True if it is about the document's account of itself."""
    restated: tuple[str, ...]
    """Where else the same text stands, for text that was inserted or deleted."""
    why: str | None
    """The reason in the words of the processor."""
    verdict: HumanVerdict | None


@dataclass(frozen=True, slots=True)
class AssessedGroup:
    """Changes that are one event, shown once."""

    id: str
    line: Bilingual
    changes: tuple[str, ...]
    consequence_class: ConsequenceClass
    """The highest of its changes."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one version sets off against the one before."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef
    new: VersionRef
    policy: str
    """Name and version of the policy that was applied."""
    consequence_class: ConsequenceClass
    """The highest of all changes."""
    decisive: tuple[str, ...]
    """Ids of the changes that have it; empty for class G."""
    changes: tuple[AssessedChange, ...]
    """Every change, in reading order of the new version."""
    groups: tuple[AssessedGroup, ...]
    rights: tuple[Right, ...]
    no_right: tuple[NoRight, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    """All that a notice of these versions would report."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One right with the one window that all its changes gather into."""

    right: Right
    """Its window is that of a client who receives the notice on `Plan.latest_receipt`, where there is such a day."""
    latest_receipt: date | None
    """The last day of receipt on which this window still ends before the effective date; None if nothing tells."""


@dataclass(frozen=True, slots=True)
class OpenBefore:
    """Windows of an earlier notice of the same document that clients can still use when this one is sent."""

    old: str
    new: str
    right: str
    """Id of the right in the policy."""
    state: WindowState
    """On the day of sending."""
    windows: int
    """How many there are, one a client."""
    ends: date | None
    """The last day on which a response to any of them is accepted; None while no receipt is known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rehearsal of a notice: what it would open, and when it has to go out."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef
    new: VersionRef
    policy: str
    consequence_class: ConsequenceClass
    before_effect: bool
    """True if a change must be told before it takes effect: then a date that does not fit blocks."""
    clocks: tuple[Clock, ...]
    no_right: tuple[NoRight, ...]
    effective_date: date | None
    """The day that the windows are held against."""
    stated_date: date | None
    """The effective date that the new version states."""
    margin_days: int
    """Calendar days between sending and the day on which the last client surely has it."""
    sending: date
    """The day on which it is to be sent."""
    latest_receipt: date | None
    """The last day of receipt on which every window still ends before the effective date."""
    latest_sending: date | None
    """`latest_receipt` less the margin, or the working day before that."""
    late: bool
    """True if `sending` comes after `latest_sending`."""
    earliest_effective: date | None
    """The first effective date after every window, if it is sent on `sending`; None without a window."""
    decisions: tuple[Decision, ...]
    """What blocks release, and what a person should look at before."""
    places: Mapping[str, str]
    """By the id of each change: its address in the new version, or in the old one for a deletion."""
    open_before: tuple[OpenBefore, ...] = ()

    @property
    def blocked(self) -> bool:
        """True if something must be decided before the notice may go out."""
        return any(one.blocks for one in self.decisions)
