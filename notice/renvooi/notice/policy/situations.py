"""Every situation that a policy must decide: document, place, signal and direction, or an operation without a signal.

The places are those that the policy itself tells apart, so that the table of a policy with
other addresses covers that policy: each part it names, the rest of the document, and the lists
(roles) that a rule asks for. One place stands for all below it, as rules cannot tell those apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.model import (
    Beneficiary,
    Change,
    Direction,
    Kind,
    NodeId,
    NodeRef,
    NodeType,
    Operation,
    Role,
    Signal,
    SignalType,
    Significance,
)
from renvooi.notice.policy.values import Policy

ELSEWHERE = "Elders"
"""Stands for an address in none of the parts that a policy names."""

_GIVEN = frozenset({Direction.ADDED, Direction.REMOVED, Direction.CHANGED})
_MORE = {
    SignalType.RESPONSIBILITY: {Direction.TO_PROCESSOR, Direction.TO_CLIENT},
    SignalType.COST: {Direction.TO_PROCESSOR, Direction.TO_CLIENT},
    SignalType.MODALITY: {Direction.STRONGER, Direction.WEAKER},
    SignalType.SECURITY: {Direction.STRONGER, Direction.WEAKER},
    SignalType.CERTIFICATION: {Direction.STRONGER, Direction.WEAKER},
    SignalType.TERM: {Direction.LONGER, Direction.SHORTER, Direction.STRONGER, Direction.WEAKER},
    SignalType.DATE: {Direction.LONGER, Direction.SHORTER},
}
DIRECTIONS = {
    signal: tuple(one for one in Direction if one in _GIVEN | _MORE.get(signal, set())) for signal in SignalType
}
"""The directions in which each signal can point; a test holds them to what the comparison gives for hundreds of pairs."""

_NEW_TEXT = (Operation.INSERTED, Operation.DELETED)


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the rules of a policy can tell about a change."""

    kind: Kind
    place: str
    role: Role | None
    operation: Operation
    significance: Significance
    signal: SignalType | None
    direction: Direction | None
    benefits: Beneficiary | None = None


def situations(policy: Policy) -> Iterator[Situation]:
    """Every situation that `policy` must decide, in the order of its table."""
    benefits = (None, *Beneficiary) if any(rule.benefits for rule in policy.rules) else (None,)
    for kind in Kind:
        for place, role in _places(policy, kind):
            for operation in Operation:
                for significance in _significances(operation):
                    yield Situation(kind, place, role, operation, significance, None, None)
            for signal, directions in DIRECTIONS.items():
                for direction in directions:
                    for one in benefits:
                        yield Situation(
                            kind, place, role, Operation.REWORDED, Significance.SUBSTANTIVE, signal, direction, one
                        )


def change_in(situation: Situation) -> Change:
    """A change that is in `situation` and in no other."""
    roles = () if situation.role is None else (situation.role,)
    at = NodeRef(NodeId("a"), situation.place, None, "", None, NodeType.CLAUSE, (0,), None, roles)
    signals: tuple[Signal, ...] = ()
    if situation.signal is not None and situation.direction is not None:
        signals = (Signal(situation.signal, None, None, "", situation.direction, situation.benefits),)
    return Change(
        id="",
        operations=(situation.operation,),
        old=() if situation.operation is Operation.INSERTED else (at,),
        new=() if situation.operation is Operation.DELETED else (at,),
        inline=(),
        significance=situation.significance,
        because="",
        signals=signals,
        matched_by=None,
        confidence=None,
    )


def _places(policy: Policy, kind: Kind) -> Iterator[tuple[str, Role | None]]:
    """The places that the rules for documents of `kind` tell apart, each with a list that stands there or with none."""
    rules = tuple(rule for rule in policy.rules if not rule.kinds or kind in rule.kinds)
    parts = sorted({part for rule in rules for part in (*rule.parts, *rule.outside)})
    places = (*parts, ELSEWHERE)
    lists = dict.fromkeys((part, role) for rule in rules for part in rule.parts or places for role in rule.roles)
    own = [(places[0], role) for archive in policy.archive for role in archive.roles]
    for place in places:
        yield place, None
        yield from (one for one in dict.fromkeys((*lists, *own)) if one[0] == place)


def _significances(operation: Operation) -> tuple[Significance, ...]:
    """What a change without a signal can be: text that comes or goes is never harmless on its own."""
    return (Significance.SUBSTANTIVE,) if operation in _NEW_TEXT else (Significance.REVIEW, Significance.EDITORIAL)
