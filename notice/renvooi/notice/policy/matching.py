"""Whether a change meets a rule, and which of the rules that it meets speak to the client."""

from collections.abc import Sequence

from renvooi.model import Change, Kind, NodeRef, Role, Signal, Significance
from renvooi.notice.policy.values import Rule


def meets(rule: Rule, change: Change, *, kind: Kind, significance: Significance) -> bool:
    """True if `change`, in a document of `kind`, meets every criterion of `rule`."""
    sides = change.old + change.new
    return (
        significance in rule.significance
        and (not rule.kinds or kind in rule.kinds)
        and (not rule.parts or any(_stands_in(ref, rule.parts) for ref in sides))
        and (not rule.outside or any(not _stands_in(ref, rule.outside) for ref in sides))
        and (not rule.roles or any(has_role(ref, rule.roles) for ref in sides))
        and (not rule.operations or any(operation in rule.operations for operation in change.operations))
        and (not (rule.signals or rule.directed) or any(_points(signal, rule) for signal in change.signals))
    )


def speaking(met: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules of `met` whose message is told, in their order: one topic is told once.

    A rule without a direction leaves the word to those on its topic that have one, and the
    second without a direction to the first; but never to a rule of a lower class, nor to
    rules that lack one of its rights: what is silent must add nothing.
    """
    return tuple(rule for rule in met if not _is_told(rule, met))


def has_role(ref: NodeRef, roles: tuple[Role, ...]) -> bool:
    """True if the node or one above it has one of `roles`."""
    return any(role in roles for role in ref.roles)


def _points(signal: Signal, rule: Rule) -> bool:
    """True if one signal meets what `rule` asks of type, direction and benefit together."""
    return (
        (not rule.signals or signal.type in rule.signals)
        and (not rule.directions or signal.direction in rule.directions)
        and (not rule.benefits or signal.benefits in rule.benefits)
    )


def _stands_in(ref: NodeRef, parts: tuple[str, ...]) -> bool:
    address = ref.address.casefold()
    return any(address == part.casefold() or address.startswith(f"{part.casefold()}, ") for part in parts)


def _is_told(rule: Rule, met: Sequence[Rule]) -> bool:
    """True if other rules on the topic of `rule` say more, and give as much."""
    if rule.topic is None or rule.directed:
        return False
    before = met[: met.index(rule)]
    others = [
        one
        for one in met
        if one.topic == rule.topic
        and one.consequence_class.rank >= rule.consequence_class.rank
        and (one.directed or one in before)
    ]
    return bool(others) and set(rule.rights) <= {right for one in others for right in one.rights}
