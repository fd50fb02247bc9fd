"""A reason holds words that somebody else can read."""

import pytest

from renvooi.model import is_reason


@pytest.mark.parametrize("text", ["Op verzoek.", "De wet eist dit sinds 2026.", "Café verhuisd", "ons beleid"])
def test_words_are_a_reason(text: str) -> None:
    assert is_reason(text)


@pytest.mark.parametrize("text", ["", " ", "-", "...", "x", "x y", "nee", "12 34", "!? -- ?!", "a_b 1c"])
def test_marks_figures_and_one_word_are_none(text: str) -> None:
    assert not is_reason(text)
