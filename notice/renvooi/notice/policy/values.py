"""The rules of one processor as values: what a policy file says once it was read and checked.

Rules only ever raise: every rule that a change meets counts and the highest class wins, so a
rule added later cannot hide one that was there.
"""

from dataclasses import dataclass, field
from datetime import date

from renvooi.model import (
    BasisSource,
    Beneficiary,
    Bilingual,
    ConsequenceClass,
    Direction,
    Evidence,
    Kind,
    Operation,
    RightKind,
    Role,
    SignalType,
    Significance,
)


@dataclass(frozen=True, slots=True)
class RightRule:
    """A right that a policy knows, and where its basis and its term are to be found."""

    id: str
    kind: RightKind
    what: Bilingual
    condition: Bilingual | None
    source: BasisSource
    role: Role | None
    """Role of the clause that gives the right; None for house policy."""
    address: str | None
    """Where the clause is expected if no node carries the role; None to look no further."""
    proof: tuple[str, ...]
    """Words of which a clause found by address alone must hold one."""
    text: Bilingual | None
    """The house policy that gives the right; None for the contract."""
    days: int | None
    """Calendar days; None to read them from the clause."""
    days_text: Bilingual | None
    """The house policy that sets the term; None where the clause is to name it."""
    form: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A change meets a rule if it meets every criterion that is not empty."""

    id: str
    consequence_class: ConsequenceClass
    message: Bilingual
    rights: tuple[str, ...]
    kinds: tuple[Kind, ...]
    parts: tuple[str, ...]
    """Addresses such as "Deel 2"; met if any side of the change stands there or below."""
    outside: tuple[str, ...]
    """Met if any side of the change stands in none of these parts."""
    roles: tuple[Role, ...]
    signals: tuple[SignalType, ...]
    operations: tuple[Operation, ...]
    significance: tuple[Significance, ...]
    directions: tuple[Direction, ...] = ()
    """Met if one signal has a listed type and points in one of these directions."""
    benefits: tuple[Beneficiary, ...] = ()
    """Met if that same signal is good for one of these."""
    topic: str | None = None
    """What the message is about; of the rules on one topic those without a direction leave the word to those with one."""
    mirror: str | None = None
    """Id of the rule for the reverse change; None for a rule that is its own mirror."""
    mirror_differs: str | None = None
    """Why class or rights are not those of the mirror; None where they are."""
    why: str | None = None
    """Why there is this rule, for its page in the documentation."""

    @property
    def directed(self) -> bool:
        """True if it asks which way a signal points, or for whom it is good."""
        return bool(self.directions or self.benefits)


@dataclass(frozen=True, slots=True)
class ArchiveRule:
    """Changes to what a document says about itself, which set off nothing if they are proven editorial."""

    id: str
    message: Bilingual
    roles: tuple[Role, ...]
    """Every side of the change must stand in a node of one of these roles."""
    version_only: bool
    """True if nothing but version labels and dates may differ."""
    why: str | None = None
    """Why there is this rule, for its page in the documentation."""


@dataclass(frozen=True, slots=True)
class PolicyTest:
    """A small case with what its author expects of the policy."""

    says: str
    """The case in words."""
    kind: Kind
    place: str
    """Address at which the change stands."""
    roles: tuple[Role, ...]
    operation: Operation
    significance: Significance
    signal: SignalType | None
    direction: Direction
    benefits: Beneficiary | None
    old: str | None
    """Words of the old text; None for an insertion."""
    new: str | None
    consequence_class: ConsequenceClass
    rights: tuple[str, ...]
    rules: tuple[str, ...]
    """Rules that must be among those that the change meets."""


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """How notices go out, and what counts as receipt."""

    evidence: Evidence = Evidence.DELIVERED
    """What starts a window at the least. That a mail server accepted a message is not receipt, so more is asked."""
    remind_clients: bool = False
    """True to remind clients of a last day as well; the processor's own people are reminded always."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one processor."""

    name: str
    version: str
    rights: tuple[RightRule, ...]
    rules: tuple[Rule, ...]
    archive: tuple[ArchiveRule, ...]
    unforeseen: Bilingual
    """What is said of a change that meets no rule."""
    coulance: bool
    """True to extend a term that ends on a day off to the next working day."""
    equated_days: frozenset[date] = field(default_factory=frozenset)
    """Days that a decree equates with public holidays."""
    contact: str | None = None
    """Where clients respond; None to look in the document."""
    tests: tuple[PolicyTest, ...] = ()
    margin_days: int | None = None
    """Calendar days from sending to the day on which the last client surely has a notice; None for the usual number."""
    delivery: DeliveryRule = DeliveryRule()

    @property
    def all_rules(self) -> tuple[Rule | ArchiveRule, ...]:
        """The rules and those for the archive, in the order of the file."""
        return (*self.rules, *self.archive)

    def right(self, name: str) -> RightRule:
        """The right with this id; reading the policy proved that it is there."""
        return next(right for right in self.rights if right.id == name)

    def mirror(self, rule: Rule) -> Rule:
        """The rule for the reverse change, which may be `rule` itself; reading the policy proved that it is there."""
        return rule if rule.mirror is None else next(one for one in self.rules if one.id == rule.mirror)
