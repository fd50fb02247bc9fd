"""References by what they mean, not by their number."""

import pytest

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


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("De termijn volgt uit artikel 2.1.", "De termijn volgt uit artikel 2.4.", ("artikel 2.1", "artikel 2.4")),
        ("Dit volgt uit artikel 28 Avg.", "Dit volgt uit artikel 32 Avg.", ("artikel 28 Avg", "artikel 32 Avg")),
        ("Zie artikel 3, lid 1.", "Zie artikel 3, lid 2.", ("artikel 3, lid 1", "artikel 3, lid 2")),
        ("Zie artikel 5 Avg.", "Zie artikel 5.", ("artikel 5 Avg", "artikel 5")),
        ("Zie artikel 5 Avg.", "Zie artikel 5 UAVG.", ("artikel 5 Avg", "artikel 5 UAVG")),
        ("Zie het tweede lid.", "Zie het derde lid.", ("tweede lid", "derde lid")),
        ("Zie artikel 5 van de wet.", "Zie artikel 6 van de wet.", ("artikel 5 van de wet", "artikel 6 van de wet")),
        (
            "Voorbeeld herstelt storingen snel.",
            "Voorbeeld herstelt storingen, zoals bedoeld in artikel 4, snel.",
            (None, "artikel 4"),
        ),
        (
            "Voorbeeld herstelt storingen, met inachtneming van artikel 4, binnen de termijn.",
            "Voorbeeld herstelt storingen binnen de termijn.",
            ("artikel 4", None),
        ),
    ],
)  # fmt: skip
def test_reference_in_a_text_without_a_tree_is_compared_by_its_words(
    old: str, new: str, found: tuple[str | None, str | None]
) -> None:
    signals = find_reference(case(old, new))
    assert len(signals) >= 1
    assert (signals[0].old, signals[0].new) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dit volgt uit artikel 28 Avg.", "Dit volgt uit artikel 28 AVG."),
        ("Dit volgt uit artikel 28 Avg.", "Dit volgt uit artikel 28 van de Algemene verordening gegevensbescherming."),
        ("Dit volgt uit artikel 28 GDPR.", "Dit volgt uit de AVG (artikel 28)."),
        ("Zie artikel 3 van de wet is hier.", "Zie artikel 3 van de wet blijft hier."),
        ("Zie artikel 3.", "Zie art. 3."),
        ("Zie artikel 3, lid 2.", "Zie artikel 3, tweede lid."),
        ("Zie artikel 3 voor de termijn.", "Voor de termijn, zie artikel 3."),
        ("Zie de artikelen 3 en 4.", "Zie artikel 3 en artikel 4."),
        ("Voorbeeld herstelt storingen.", "Voorbeeld herstelt storingen snel."),
        ("Voorbeeld betaalt 3 euro.", "Voorbeeld betaalt 4 euro."),
    ],
)
def test_reference_that_says_the_same_is_no_signal(old: str, new: str) -> None:
    assert find_reference(case(old, new)) == ()


def test_reference_in_a_sentence_that_is_new_is_no_signal_of_its_own() -> None:
    new = "Voorbeeld herstelt storingen. Overige wensen van gebruikers volgen de procedure uit artikel 9."
    assert find_reference(case("Voorbeeld herstelt storingen.", new)) == ()


def test_a_reference_is_told_in_the_words_of_the_text() -> None:
    (signal,) = find_reference(case("Op grond van artikel 28, lid 3 Avg.", "Op grond van artikel 32, lid 1 Avg."))
    assert (signal.old, signal.new) == ("artikel 28, lid 3 Avg", "artikel 32, lid 1 Avg")
