"""What must hold between the tables of a policy: ids, rights that exist, mirrors, tests that name rules."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from renvooi.notice.policy.mirrors import mistakes_of
from renvooi.notice.policy.values import ArchiveRule, Policy, PolicyTest, RightRule, Rule
from renvooi.notice.tables import Table

T = TypeVar("T", RightRule, Rule, ArchiveRule, PolicyTest)


class Sound:
    """The values whose own table had no mistake: what is missing from others is not said a second time of these."""

    def __init__(self) -> None:
        self._broken: list[object] = []

    def noted(self, table: Table, value: T) -> T:
        """`value`, remembered as broken if its table had a mistake."""
        if not table.sound:
            self._broken.append(value)
        return value

    def __contains__(self, value: object) -> bool:
        return not any(one is value for one in self._broken)


def mistakes_between(policy: Policy, sound: Sound) -> Iterator[str]:
    """Every mistake that no table has on its own, in the order of the file."""
    yield from _ids(policy)
    yield from _rights(policy)
    by_id = {rule.id: rule for rule in policy.rules}
    told: set[frozenset[str]] = set()
    for rule in policy.rules:
        other = by_id.get(rule.mirror or "")
        if rule not in sound or (other is not None and other not in sound):
            continue
        # What is wrong between two rules is said once, of the first.
        pair = frozenset((rule.id, rule.mirror or rule.id))
        if pair not in told or (other is not None and other.mirror != rule.id):
            yield from mistakes_of(rule, other)
        told.add(pair)
    yield from _tests(policy)


def _ids(policy: Policy) -> Iterator[str]:
    used = Counter(rule.id for rule in policy.all_rules if rule.id)
    for name, times in used.items():
        if times > 1:
            yield f"rule id {name!r} is used {'twice' if times == 2 else f'{times} times'}; give each rule its own"


def _rights(policy: Policy) -> Iterator[str]:
    known = {right.id for right in policy.rights}
    for rule in policy.rules:
        for right in rule.rights:
            if right not in known:
                yield f"rule {rule.id!r}: no right {right!r}; add [rights.{right}] or correct it"


def _tests(policy: Policy) -> Iterator[str]:
    rights = {right.id for right in policy.rights}
    rules = {rule.id for rule in policy.all_rules}
    for test in policy.tests:
        for name in test.rights:
            if name not in rights:
                yield f"test {test.says!r}: no right {name!r}; add [rights.{name}] or correct it"
        for name in test.rules:
            if name not in rules:
                yield f"test {test.says!r}: no rule {name!r}; add the rule or correct the id"
