"""Security measures that came, went, or are demanded more loosely."""

import pytest

from renvooi.diff.signals.security import find_security
from renvooi.model import Direction, Role
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("Schijven zijn versleuteld.", "Schijven staan in een kast.", Direction.REMOVED),
        ("Inloggen kan met een wachtwoord.", "Inloggen kan met een wachtwoord en MFA.", Direction.ADDED),
        ("Het verkeer is versleuteld.", "Het verkeer is waar mogelijk versleuteld.", Direction.WEAKER),
        ("Voorbeeld kan een pentest doen.", "Voorbeeld doet een pentest.", Direction.STRONGER),
    ],
)
def test_measure_that_changes_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_security(case(old, new))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Er is een back-up.", "Er is een backup."),
        ("Het verkeer is versleuteld.", "Al het verkeer wordt versleuteld verstuurd."),
        ("Inloggen gaat met 2FA.", "Inloggen gaat met tweefactorauthenticatie en 2FA."),
    ],
)
def test_same_measure_in_other_words_is_none(old: str, new: str) -> None:
    assert find_security(case(old, new)) == ()


def test_entry_of_the_list_of_measures_is_a_signal_whatever_its_words() -> None:
    (signal,) = find_security(case(None, "Bezoekers dragen een pas.", role=Role.SECURITY))
    assert signal.direction is Direction.ADDED
    assert find_security(case(None, "Bezoekers dragen een pas.")) == ()
