"""Words of a language: which language a text is in, and what a word list and compounds say."""

from collections import Counter

import pytest

from renvooi.parser.wordlist import is_word, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("de klant en de leverancier zijn het eens", "nl"),
        ("der Kunde und der Anbieter sind mit dem Vertrag nicht im Verzug", "de"),
        ("the customer and the supplier agree to the terms of this contract", "en"),
    ],
)
def test_language_is_that_of_the_function_words(text: str, language: str) -> None:
    assert language_of(Counter(text.split())) == language


def test_compound_of_listed_words_is_a_word_in_dutch_and_not_in_english() -> None:
    assert is_word("verwerkersovereenkomst", "nl")
    assert not is_word("customeragreement", "en")


def test_half_a_word_is_none() -> None:
    assert not is_word("ngsovereen", "nl")
