"""The class of a rule, not its words."""

import pytest

from renvooi.diff.signals.modality import find_modality, modes
from renvooi.model import Beneficiary, Direction
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
    ("old", "new"),
    [
        (
            "Gebruikers mogen filters bewaren, maar moeten rapporten wissen.",
            "Gebruikers moeten filters bewaren, maar mogen rapporten wissen.",
        ),
        (
            "Voorbeeld herstelt fouten, en de klant test de uitkomst.",
            "Voorbeeld herstelt fouten, en de klant kan de uitkomst testen.",
        ),
        ("De klant stelt een beheerder aan.", "Wij raden u aan een beheerder aan te stellen."),
        ("Voorbeeld past tarieven aan.", "Voorbeeld behoudt zich het recht voor tarieven aan te passen."),
        ("Voorbeeld bewaakt de taak.", "Voorbeeld bewaakt de taak naar beste vermogen."),
    ],
)
def test_a_modal_word_governs_its_own_part(old: str, new: str) -> None:
    assert find_modality(case(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voorbeeld deelt de gegevens niet met derden.", "Voorbeeld mag de gegevens niet met derden delen."),
        ("Voorbeeld moet bellen en de klant inlichten.", "Voorbeeld moet bellen en licht de klant in."),
        ("Het is mogelijk de taak te herhalen.", "De taak kan worden herhaald."),
        ("Het staat de klant vrij te kopiëren.", "De klant mag kopiëren."),
    ],
)
def test_a_denied_duty_forbids_and_ways_to_say_one_thing_are_none(old: str, new: str) -> None:
    assert find_modality(case(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("Voorbeeld herstelt fouten.", "Voorbeeld kan fouten herstellen.", Beneficiary.PROCESSOR),
        ("Voorbeeld streeft naar herstel.", "Voorbeeld zorgt voor herstel.", Beneficiary.CLIENT),
        ("De klant mag exporteren.", "De klant mag niet exporteren.", Beneficiary.PROCESSOR),
        ("De klant meldt fouten.", "De klant hoeft fouten niet te melden.", Beneficiary.CLIENT),
        ("Fouten worden hersteld.", "Fouten kunnen worden hersteld.", None),
    ],
)
def test_who_is_freer_or_gets_more_benefits(old: str, new: str, benefits: Beneficiary | None) -> None:
    (signal,) = find_modality(case(old, new))
    assert signal.benefits is benefits


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
