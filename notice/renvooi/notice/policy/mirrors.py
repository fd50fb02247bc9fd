"""The mirror of a rule: what it would ask of the reverse change, from the new version to the old.

A rule for a party that joins and none for a party that leaves is a gap that nobody sees until
a party leaves. So a rule that looks one way must name the rule that looks the other way, and
the two must be alike in all else. Checkers of web interfaces keep their rules in such pairs too.
"""

from collections.abc import Iterator

from renvooi.notice.policy.values import Rule

_ALIKE = ("kinds", "parts", "outside", "roles", "signals", "significance", "topic")
"""Criteria that say where and about what; the reverse of a change stands in the same place."""


def is_own_mirror(rule: Rule) -> bool:
    """True if the reverse of every change that `rule` is about meets it too."""
    return (
        set(rule.directions) == {one.mirror for one in rule.directions}
        and set(rule.operations) == {one.mirror for one in rule.operations}
        and set(rule.benefits) == {one.mirror for one in rule.benefits}
    )


def mistakes_of(rule: Rule, other: Rule | None) -> Iterator[str]:
    """What is wrong between `rule` and the rule that it names as its mirror; None if it names none that is known."""
    if rule.mirror is None:
        if not is_own_mirror(rule):
            yield f"rule {rule.id!r} looks one way and names no mirror; add the rule for the reverse, and mirror = its id"
        elif rule.mirror_differs is not None:
            yield f"rule {rule.id!r}: mirror_differs without a mirror; name the mirror, or take it out"
        return
    if other is None:
        yield f"rule {rule.id!r}: its mirror {rule.mirror!r} is no rule; add that rule or correct the id"
        return
    if is_own_mirror(rule):
        yield f"rule {rule.id!r} looks both ways, so it is its own mirror; take out mirror = {rule.mirror!r}"
        return
    if other.mirror != rule.id:
        yield f"rules {rule.id!r} and {other.id!r}: the first names the second as its mirror and not the reverse; name both"
    yield from _differences(rule, other)


def _differences(rule: Rule, other: Rule) -> Iterator[str]:
    pair = f"rules {rule.id!r} and {other.id!r}"
    for name in _ALIKE:
        if _set(getattr(rule, name)) != _set(getattr(other, name)):
            yield f"{pair} are mirrors and differ in {name}; make them alike"
    for name in ("directions", "operations", "benefits"):
        wanted = {one.mirror for one in getattr(rule, name)}
        if wanted != set(getattr(other, name)):
            listed = ", ".join(sorted(wanted)) or "none"
            yield f"{pair} are mirrors, so the {name} of the second must be {listed}"
    differ = rule.consequence_class is not other.consequence_class or set(rule.rights) != set(other.rights)
    reason = rule.mirror_differs or other.mirror_differs
    if differ and reason is None:
        yield f"{pair} are mirrors and differ in class or rights; make them alike, or say why with mirror_differs"
    if reason is not None and not differ:
        yield f"{pair} are mirrors with one class and the same rights; take out mirror_differs"


def _set(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
