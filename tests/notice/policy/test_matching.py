"""Which rules a change meets, and which of those that it meets speak."""

from dataclasses import replace

import pytest

from renvooi.model import Beneficiary, ConsequenceClass, Direction, Kind, Signal, SignalType, Significance
from renvooi.notice import judge, load_policy
from renvooi.notice.policy import Rule
from renvooi.notice.policy.matching import meets, speaking
from tests.notice.builders import added_sub_processor, breach_term, signal

POLICY = load_policy()
DPS = Kind.DATA_PRO_STATEMENT
BASE = replace(POLICY.rules[2], topic="term", signals=(SignalType.TERM,))


def pointing(direction: Direction, type_: SignalType = SignalType.TERM, benefits: Beneficiary | None = None) -> Signal:
    return replace(signal(type_), direction=direction, benefits=benefits)


def met(rule: Rule, *signals: Signal) -> bool:
    one = replace(breach_term(), signals=signals)
    return meets(rule, one, kind=DPS, significance=Significance.SUBSTANTIVE)


def test_type_and_direction_must_be_of_one_signal() -> None:
    longer = replace(BASE, directions=(Direction.LONGER,))
    assert met(longer, pointing(Direction.LONGER))
    assert not met(longer, pointing(Direction.SHORTER), pointing(Direction.LONGER, SignalType.DATE))


def test_benefit_must_be_of_that_same_signal() -> None:
    good = replace(BASE, directions=(Direction.LONGER,), benefits=(Beneficiary.CLIENT,))
    assert met(good, pointing(Direction.LONGER, benefits=Beneficiary.CLIENT))
    assert not met(good, pointing(Direction.LONGER))
    assert not met(
        good,
        pointing(Direction.LONGER, benefits=Beneficiary.PROCESSOR),
        pointing(Direction.SHORTER, benefits=Beneficiary.CLIENT),
    )


def test_a_direction_without_a_type_is_met_by_any_signal() -> None:
    assert met(replace(BASE, signals=(), directions=(Direction.WEAKER,)), pointing(Direction.WEAKER, SignalType.COST))


def test_a_rule_with_a_direction_is_not_met_without_a_signal() -> None:
    assert not met(replace(BASE, signals=(), directions=(Direction.CHANGED,)))


def named(name: str, **parts: object) -> Rule:
    return replace(BASE, id=name, **parts)  # type: ignore[arg-type]  # overrides of one rule


LONGER = (Direction.LONGER,)


def test_a_rule_with_a_direction_speaks_for_those_without_on_its_topic() -> None:
    plain, longer, other = named("plain"), named("longer", directions=LONGER), named("other", topic="date")
    assert speaking((plain, longer, other)) == (longer, other)


def test_two_directions_are_both_told() -> None:
    both = (named("longer", directions=LONGER), named("shorter", directions=(Direction.SHORTER,)))
    assert speaking(both) == both


def test_of_two_rules_without_a_direction_the_first_speaks() -> None:
    first, second = named("first"), named("second")
    assert speaking((first, second)) == (first,)


def test_rules_without_a_topic_always_speak() -> None:
    rules = (named("one", topic=None), named("two", topic=None, directions=LONGER))
    assert speaking(rules) == rules


@pytest.mark.parametrize(
    "weighty", [{"consequence_class": ConsequenceClass.CONSENT}, {"rights": ("terminate", "object")}]
)
def test_a_rule_that_weighs_or_gives_more_is_never_silent(weighty: dict[str, object]) -> None:
    rules = (named("plain", **weighty), named("longer", directions=LONGER))
    assert speaking(rules) == rules


def test_what_is_silent_changes_neither_class_nor_rights() -> None:
    one = replace(added_sub_processor(), signals=(pointing(Direction.ADDED, SignalType.SUB_PROCESSOR),))
    found = judge(one, DPS, POLICY)
    assert [effect.rule for effect in found.effects] == ["dps-statement", "dps-sub-processor-added"]
    assert (found.consequence_class.value, found.rights) == ("B", ("terminate", "object"))
