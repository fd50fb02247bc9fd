"""What is a misspelling, by a list of words."""

import pytest

from renvooi.diff.spelling import differ_in_marks, is_misspelling, is_word, misspelt_participle


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("gebruikr", "gebruiker"),
        ("beveiliginng", "beveiliging"),
        ("gegevnes", "gegevens"),
        ("verantwoordelojk", "verantwoordelijk"),
    ],
)
def test_one_letter_makes_a_word_of_no_word(wrong: str, right: str) -> None:
    assert is_misspelling(wrong, right)
    assert is_misspelling(right, wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verzonden", "verzenden"),
        ("huurder", "verhuurder"),
        ("hosten", "hoesten"),
        ("gepatcht", "gematcht"),
        ("verwerke", "verwerker"),
        ("klantn", "klanten"),
        ("obevoegd", "onbevoegd"),
        ("achtien", "achttien"),
        ("iet", "niet"),
        ("Jansne", "Jansen"),
        ("abc1d", "abc2d"),
    ],
)
def test_words_parties_numbers_denials_and_names_are_no_misspellings(one: str, other: str) -> None:
    assert not is_misspelling(one, other)


def test_a_compound_of_two_words_is_a_word() -> None:
    assert is_word("testserver")
    assert not is_word("testservre")


def test_an_accent_counts_where_both_are_words() -> None:
    assert differ_in_marks("geinformeerd", "geïnformeerd")
    assert not differ_in_marks("client", "cliënt")
    assert not differ_in_marks("een", "één")


def test_a_participle_is_misspelt_where_only_one_form_is_a_word() -> None:
    assert misspelt_participle("gewijzigt", "gewijzigd")
    assert misspelt_participle("vastgelegt", "vastgelegd")
    assert not misspelt_participle("beheert", "beheerd")
