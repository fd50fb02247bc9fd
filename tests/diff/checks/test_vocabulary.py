"""Words of a document, and how far two words are apart."""

import pytest

from renvooi.diff.checks.subject import subject
from renvooi.diff.checks.vocabulary import distance, vocabulary
from tests.diff.builders import doc


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [("", "", 0), ("maan", "maan", 0), ("maan", "man", 1), ("maan", "mana", 1), ("endoint", "endpoint", 1),
     ("microft", "microsoft", 2), ("maan", "zon", 3)],
)  # fmt: skip
def test_distance_counts_edits_and_swaps_as_one(left: str, right: str, edits: int) -> None:
    assert distance(left, right, most=2) == distance(right, left, most=2) == edits


def test_words_of_addresses_and_capitals_that_open_a_sentence_are_told_apart() -> None:
    words = vocabulary(
        subject(doc("1. Wolkenhuis werkt. Bij Wolkenhuis, zie https://wolkenhuis.example.nl/diensten.")), least=5
    )
    assert {key: (word.count, word.capitals) for key, word in words.items()} == {"wolkenhuis": (2, 1), "werkt": (1, 0)}
