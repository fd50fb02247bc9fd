"""Words that are one, however they are written."""

import pytest

from renvooi.diff.compounds import apart, glued, hyphened_participle, linked, unlike_parts
from renvooi.diff.tokens import tokenise

RULES = (apart, unlike_parts, glued)


def explained(old: str, new: str) -> bool:
    """Whether a rule explains the first words that differ."""
    left, right = tokenise(old), tokenise(new)
    at = next(at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other)
    return any(rule(left, at, right, at) for rule in RULES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De test omgeving is leeg.", "De testomgeving is leeg."),
        ("Wij bewaren de login gegevens.", "Wij bewaren de logingegevens."),
        ("De verwerkers overeenkomst gaat voor.", "De verwerkersovereenkomst gaat voor."),
        ("Met lees en schrijfrechten.", "Met lees- en schrijfrechten."),
    ],
)
def test_a_compound_written_apart_is_one_word(old: str, new: str) -> None:
    assert explained(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voorbeeld geeft de klant gegevens.", "Voorbeeld geeft de klantgegevens."),
        ("Voorbeeld geeft de test gegevens.", "Voorbeeld geeft de testgegevens."),
        ("Wij rapporteren na de test gegevens.", "Wij rapporteren na de testgegevens."),
        ("De klant test omgevingen.", "De klant testomgevingen."),
        ("Voor klant en beheergegevens.", "Voor klant- en beheergegevens."),
        ("Voor gebruikers en klantgegevens.", "Voor gebruikers- en klantgegevens."),
    ],
)
def test_two_words_that_may_be_meant_are_not_one(old: str, new: str) -> None:
    assert not explained(old, new)


def test_a_space_between_two_words_may_be_lost() -> None:
    assert glued(("Wij", "bellen", "deklant"), 2, ("Wij", "bellen", "de", "klant"), 2) == (1, 2)
    assert glued(("gelegen",), 0, ("ge", "legen"), 0) is None


def test_the_letter_between_two_parts_carries_no_meaning() -> None:
    assert linked("beveiligingincident", "beveiligingsincident")
    assert not linked("klantbestand", "klantsbestand")


def test_a_participle_takes_no_hyphen() -> None:
    assert hyphened_participle("ge-upload", "geüpload")
    assert not hyphened_participle("ge-upload", "gedownload")
