"""Kinds of personal data and of people."""

import pytest

from renvooi.diff.signals.data_category import find_data_category
from renvooi.model import Direction
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("De app verwerkt klantnummers.", "De app verwerkt klantnummers en medische gegevens.", Direction.ADDED),
        ("Namen, adressen en geboortedata.", "Namen en adressen.", Direction.REMOVED),
        ("De app verwerkt persoonsgegevens.", "De app verwerkt bijzondere persoonsgegevens.", Direction.CHANGED),
        (
            "Wij verwerken gegevens van werknemers.",
            "Wij verwerken gegevens van werknemers en kinderen.",
            Direction.ADDED,
        ),
        ("De app verzamelt stappen en hoogtemeters.", "De app verzamelt stappen.", Direction.REMOVED),
        (
            "Dit betreft gegevens, te weten namen en IP-adressen.",
            "Dit betreft gegevens, zoals namen en IP-adressen.",
            Direction.CHANGED,
        ),
    ],
)
def test_another_kind_of_data_is_a_signal(old: str, new: str, direction: Direction) -> None:
    (signal,) = find_data_category(case(old, new))
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De app verwerkt namen en IP-adressen.", "De app verwerkt IP-adressen en namen."),
        ("De app verwerkt gegevens van medewerkers.", "De app verwerkt gegevens van personeel."),
        ("De app bevat data van de klant.", "De app bevat gegevens van de klant."),
        ("Daltondata verwerkt logs.", "Bolderdata verwerkt logs."),
        ("De klant wijzigt de naam van het rapport.", "De klant wijzigt de titel van het rapport."),
    ],
)
def test_the_same_kinds_in_other_words_are_none(old: str, new: str) -> None:
    assert find_data_category(case(old, new)) == ()


def test_a_definition_says_that_it_changes_every_use() -> None:
    old = "Onder 'Basisgegevens' wordt verstaan: namen en adressen."
    (signal,) = find_data_category(case(old, old.replace("en adressen", ", adressen en foto's")))
    assert 'it defines "Basisgegevens"' in signal.evidence
