"""A rule that looks one way has a mirror that looks the other, and the two are alike in all else."""

import pytest

from renvooi.model import Beneficiary, ConsequenceClass, Direction, Operation
from renvooi.notice.policy import Rule, load_policy, problems_in
from renvooi.notice.policy.mirrors import is_own_mirror

POLICY = load_policy()
HEAD = """schema = "renvooi/policy/1"
name = "pair"
version = "1"
unforeseen = { nl = "Onbekend.", en = "Unknown." }
[rights.object]
kind = "object"
source = "house-policy"
days = 14
what = { nl = "bezwaar maken", en = "object" }
text = { nl = "Ons beleid.", en = "Our policy." }
"""


def rule(name: str, *more: str) -> str:
    message = f'message = {{ nl = "Regel {name}.", en = "Rule {name}." }}'
    return "\n".join(("[[rules]]", f'id = "{name}"', 'class = "I"', message, *more, ""))


def mistakes(*rules: str) -> tuple[str, ...]:
    return tuple(one.removeprefix("policy: ") for one in problems_in("\n".join((HEAD, *rules)).encode()))


COME = ('signals = ["term"]', 'directions = ["added"]', 'mirror = "go"')
GO = ('signals = ["term"]', 'directions = ["removed"]', 'mirror = "come"')


@pytest.mark.parametrize("one", list(Direction) + list(Operation) + list(Beneficiary))
def test_the_mirror_of_a_mirror_is_the_thing_itself(one: Direction | Operation | Beneficiary) -> None:
    assert one.mirror.mirror is one


def test_only_what_looks_both_ways_is_its_own_mirror() -> None:
    assert [one.value for one in Direction if one.mirror is one] == ["changed"]
    assert [one.value for one in Operation if one.mirror is one] == ["reworded", "moved", "renumbered"]


@pytest.mark.parametrize("one", POLICY.rules, ids=lambda one: one.id)
def test_every_shipped_rule_has_a_mirror_that_is_alike_in_all_else(one: Rule) -> None:
    other = POLICY.mirror(one)
    assert POLICY.mirror(other) is one
    assert (other is one) is is_own_mirror(one)
    assert {direction.mirror for direction in one.directions} == set(other.directions)
    assert {operation.mirror for operation in one.operations} == set(other.operations)
    assert (one.consequence_class, one.rights) == (other.consequence_class, other.rights)
    assert (one.kinds, one.parts, one.outside, one.roles, one.signals, one.topic) == (
        (other.kinds, other.parts, other.outside, other.roles, other.signals, other.topic)
    )


def test_the_shipped_policy_looks_both_ways_at_what_clients_ask_about_first() -> None:
    looking = {(rule.signals[0].value, rule.directions[0].value) for rule in POLICY.rules if rule.directions}
    assert {("sub-processor", one) for one in ("added", "removed", "changed")} <= looking
    assert {("security", one) for one in ("added", "removed", "stronger", "weaker", "changed")} <= looking
    assert {("term", "longer"), ("term", "shorter")} <= looking
    assert {("responsibility", "to-client"), ("cost", "to-processor"), ("modality", "weaker")} <= looking


def test_a_pair_that_is_alike_has_no_mistake() -> None:
    assert mistakes(rule("come", *COME), rule("go", *GO)) == ()


@pytest.mark.parametrize(
    "looking",
    [
        'directions = ["longer"]',
        'operations = ["inserted"]',
        'operations = ["split", "moved"]',
        'benefits = ["client"]',
    ],
)
def test_a_rule_that_looks_one_way_needs_a_mirror(looking: str) -> None:
    (found,) = mistakes(rule("come", looking))
    assert found.startswith("rule 'come' looks one way and names no mirror")


@pytest.mark.parametrize(
    "looking",
    ['directions = ["longer", "shorter"]', 'operations = ["inserted", "deleted"]', 'operations = ["reworded"]', ""],
)
def test_a_rule_that_looks_both_ways_needs_none_and_may_name_none(looking: str) -> None:
    assert mistakes(rule("both", looking)) == ()
    (found, *_) = mistakes(rule("both", looking, 'mirror = "other"'), rule("other", 'mirror = "both"'))
    assert found == "rule 'both' looks both ways, so it is its own mirror; take out mirror = 'other'"


@pytest.mark.parametrize(
    ("go", "said"),
    [
        (GO[:2], "rules 'come' and 'go': the first names the second as its mirror and not the reverse; name both"),
        (('signals = ["date"]', *GO[1:]), "rules 'come' and 'go' are mirrors and differ in signals; make them alike"),
        ((*GO, 'parts = ["Deel 1"]'), "rules 'come' and 'go' are mirrors and differ in parts; make them alike"),
        (
            (GO[0], 'directions = ["removed", "changed"]', GO[2]),
            "rules 'come' and 'go' are mirrors, so the directions of the second must be removed",
        ),
        (
            (*GO, 'rights = ["object"]'),
            "rules 'come' and 'go' are mirrors and differ in class or rights",
        ),
        (
            (*GO, 'mirror_differs = "Why not."'),
            "rules 'come' and 'go' are mirrors with one class and the same rights; take out mirror_differs",
        ),
    ],
)
def test_what_is_wrong_between_two_rules_names_both(go: tuple[str, ...], said: str) -> None:
    assert mistakes(rule("come", *COME), rule("go", *go))[0].startswith(said)


def test_a_pair_may_differ_in_class_and_rights_with_a_reason() -> None:
    differing = (*GO, 'rights = ["object"]', 'mirror_differs = "What goes cannot be used any more."')
    assert mistakes(rule("come", *COME), rule("go", *differing)) == ()


def test_a_mirror_that_is_no_rule_is_named() -> None:
    assert mistakes(rule("come", *COME)) == (
        "rule 'come': its mirror 'go' is no rule; add that rule or correct the id",
    )


def test_a_rule_with_a_mistake_of_its_own_is_not_blamed_for_its_mirror() -> None:
    broken = rule("go", *GO).replace('class = "I"', 'class = "Z"')
    (found,) = mistakes(rule("come", *COME), broken)
    assert "rules[1] (go): class" in found


def test_the_mirror_of_a_class_is_the_class() -> None:
    by_id = {one.id: one for one in POLICY.rules}
    assert by_id["dps-sub-processor-removed"].consequence_class is ConsequenceClass.BEFORE_EFFECT
