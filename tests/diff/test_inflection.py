"""Forms of one word of which only one can stand in its place."""

import pytest

from renvooi.diff.inflection import (
    Taken,
    agreement,
    compared,
    finite,
    finite_or_participle,
    no_word_in_d_or_t,
    object_form,
    polite,
    relative,
)
from renvooi.diff.tokens import tokenise

RULES = (finite_or_participle, agreement, relative, polite, object_form, compared)


def explained(old: str, new: str) -> Taken | None:
    """What the first rule says that explains the first words that differ."""
    left, right = tokenise(old), tokenise(new)
    at = next(at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other)
    return next((taken for rule in RULES if (taken := rule(left, at, right, at))), None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De beheerder verwijderd de map.", "De beheerder verwijdert de map."),
        ("De map wordt verwijdert.", "De map wordt verwijderd."),
        ("De wijziging gebeurd in de nacht.", "De wijziging gebeurt in de nacht."),
        (
            "De beheerder bewaart de map en verwijderd haar later.",
            "De beheerder bewaart de map en verwijdert haar later.",
        ),
        ("De map staan in het archief.", "De map staat in het archief."),
        ("Het rapport die wij maken is openbaar.", "Het rapport dat wij maken is openbaar."),
        ("Dit kan u wijzigen.", "Dit kunt u wijzigen."),
        ("Wij informeren hun over de map.", "Wij informeren hen over de map."),
        ("Het bestand is groter als 5 GB.", "Het bestand is groter dan 5 GB."),
    ],
)
def test_the_form_that_cannot_stand_there_is_a_spelling_error(old: str, new: str) -> None:
    assert explained(old, new) == (1, 1)
    assert explained(new, old) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant verzekerd.", "De klant verzekert."),
        ("De boom is gepland.", "De boom is geplant."),
        ("Map verwijderd door de klant.", "Map verwijdert door de klant."),
        ("Zoals bepaald in de lijst is alles open.", "Zoals bepaalt in de lijst is alles open."),
        ("De server van klanten die worden gewist.", "De server van klanten die wordt gewist."),
        ("De helpdesk kan gebruikers bellen.", "De helpdesk kunnen gebruikers bellen."),
        ("Wij lichten de klant in dat wij stoppen.", "Wij lichten de klant in die wij stoppen."),
        ("Wij informeren hun klanten.", "Wij informeren hen klanten."),
        ("Het kan later als de klant betaalt.", "Het kan later dan de klant betaalt."),
    ],
)
def test_a_form_that_may_be_meant_is_not_explained(old: str, new: str) -> None:
    assert explained(old, new) is None


def test_a_form_that_is_no_word_is_a_spelling_error() -> None:
    assert no_word_in_d_or_t("informeerd", "informeert")
    assert no_word_in_d_or_t("gemeldt", "gemeld")
    assert not no_word_in_d_or_t("beheerd", "beheert")


def test_a_noun_has_not_the_form_of_a_verb() -> None:
    assert finite("verwerkt")
    assert finite("start")
    assert not finite("klant")
    assert not finite("niet")
