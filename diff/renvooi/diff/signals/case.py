"""What a signal looks at: the clause before and after, and who is who in each version."""

from dataclasses import dataclass

from renvooi.model import Direction, NodeType, Parties, Role, Signal, SignalType


@dataclass(frozen=True, slots=True)
class Side:
    """One clause of one version."""

    text: str
    """Normalised: one kind of quote and dash, single spaces; paragraphs joined by a space."""
    type: NodeType
    label: str | None
    roles: tuple[Role, ...]
    """Its own role and those above, nearest first."""
    list_role: Role | None
    """Role of the node right above: what list the clause is an entry of."""
    parties: Parties
    role: Role | None = None
    """Its own."""
    version: str | None = None
    """Label of the version of the document that it stands in."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One reference of a clause before and after."""

    old: str | None
    """As written: "artikel 8"; None where only the new text has it."""
    new: str | None
    same_target: bool
    """True where both demonstrably mean one clause."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clause before and after; one side is None for an insertion or deletion."""

    old: Side | None
    new: Side | None
    cited: tuple[Cited, ...] = ()
    followed: str | None = None
    """The old text with every reference given the number that its target has now."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that there are, old first."""
        return tuple(side for side in (self.old, self.new) if side is not None)


def signal(
    kind: SignalType, old: str | None, new: str | None, evidence: str, direction: Direction = Direction.CHANGED
) -> Signal:
    """A signal; a missing side makes a change of unknown direction an addition or a removal."""
    if direction is Direction.CHANGED and old is None:
        direction = Direction.ADDED
    elif direction is Direction.CHANGED and new is None:
        direction = Direction.REMOVED
    return Signal(kind, old, new, evidence, direction)
