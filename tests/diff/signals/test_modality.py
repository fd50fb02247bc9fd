"""The class of a rule, not its words."""

import pytest

from renvooi.diff.signals.modality import find_modality, modes
from renvooi.model import Direction
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("Voorbeeld vervangt het certificaat.", "Voorbeeld kan het certificaat vervangen.", Direction.WEAKER),
        ("Voorbeeld spant zich in om fouten te herstellen.", "Voorbeeld herstelt fouten.", Direction.STRONGER),
        ("Gebruikers mogen exporteren.", "Gebruikers mogen niet exporteren.", Direction.CHANGED),
        ("De klant meldt wijzigingen.", "De klant hoeft wijzigingen niet te melden.", Direction.WEAKER),
        ("Voorbeeld streeft naar herstel.", "Voorbeeld zorgt voor herstel.", Direction.STRONGER),
    ],
)
def test_other_class_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_modality(case(old, new))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant dient te melden.", "De klant meldt."),
        ("De klant moet melden.", "De klant is verplicht te melden."),
        ("De klant mag exporteren.", "Het is de klant toegestaan te exporteren."),
        ("De klant mag niet exporteren.", "Exporteren is verboden."),
    ],
)
def test_other_word_of_the_same_class_is_none(old: str, new: str) -> None:
    assert find_modality(case(old, new)) == ()


def test_new_sentence_with_a_permission_is_a_signal() -> None:
    (signal,) = find_modality(case("De klant meldt fouten.", "De klant meldt fouten. Voorbeeld mag toegang blokkeren."))
    assert signal.direction is Direction.ADDED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dit mag niet.", {"prohibition"}),
        ("Dit mag niet alleen hier, maar ook daar.", {"permission"}),
        ("Voorbeeld is niet verplicht dit te doen.", {"release"}),
        ("Voorbeeld doet dit.", {"obligation"}),
        ("Voorbeeld doet dit zo veel mogelijk.", {"effort"}),
    ],
)
def test_class_of_a_sentence(text: str, found: set[str]) -> None:
    assert modes(text) == found
