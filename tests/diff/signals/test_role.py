"""Capacities."""

import pytest

from renvooi.diff.signals.role import find_role
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voorbeeld treedt op als verwerker.", "Voorbeeld treedt op als subverwerker."),
        ("Voorbeeld is hierbij verwerker.", "Voorbeeld is hierbij verwerkingsverantwoordelijke."),
        (
            "Partijen zijn ieder zelfstandig verwerkingsverantwoordelijke.",
            "Partijen zijn gezamenlijk verantwoordelijk.",
        ),
        ("Bolder B.V. is leverancier van meters.", "Bolder B.V. is eigenaar van meters."),
        (
            "De klant is verwerkingsverantwoordelijke en Voorbeeld is verwerker.",
            "Voorbeeld is verwerkingsverantwoordelijke en de klant is verwerker.",
        ),
    ],
)
def test_another_capacity_is_a_signal(old: str, new: str) -> None:
    (signal,) = find_role(case(old, new))
    assert signal.evidence.startswith("the old text says")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voorbeeld treedt op als verwerker.", "Voorbeeld handelt in de hoedanigheid van verwerker."),
        ("De verwerker meldt het lek.", "De subverwerker meldt het lek."),
        ("De klant betaalt de leverancier.", "De klant betaalt de onderaannemer."),
    ],
)
def test_the_same_capacity_and_a_mere_name_are_none(old: str, new: str) -> None:
    assert find_role(case(old, new)) == ()
