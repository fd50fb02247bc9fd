"""References by what they mean, not by their number."""

from renvooi.diff.signals import Case
from renvooi.diff.signals.case import Cited
from renvooi.diff.signals.reference import find_reference
from tests.diff.builders import case


def _case(cited: Cited) -> Case:
    sides = case(f"Zie {cited.old}.", f"Zie {cited.new}.")
    return Case(sides.old, sides.new, (cited,))


def test_other_target_is_a_signal() -> None:
    (signal,) = find_reference(_case(Cited("artikel 8", "artikel 9", same_target=False)))
    assert (signal.old, signal.new) == ("artikel 8", "artikel 9")


def test_reference_that_follows_its_target_is_none() -> None:
    assert find_reference(_case(Cited("artikel 8", "artikel 9", same_target=True))) == ()


def test_reference_that_kept_its_number_is_a_finding_and_no_signal() -> None:
    assert find_reference(_case(Cited("artikel 8", "artikel 8", same_target=False))) == ()
