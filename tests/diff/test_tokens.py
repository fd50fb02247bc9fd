"""Words of a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.normal import normalise
from renvooi.diff.tokens import Alphabet, tokenise, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Op 7 mei 2031.", ["Op", "7 mei 2031", "."]),
        ("lees- en schrijfrechten", ["lees-", "en", "schrijfrechten"]),
        ("artikel 2.2, € 1.500,50", ["artikel", "2.2", ",", "€ 1.500,50"]),
        ("Alfa B.V. (o.a.)", ["Alfa", "B.V.", "(", "o.a.", ")"]),
        ("zie https://example.nl/a-b.", ["zie", "https://example.nl/a-b", "."]),
        ("EU/EER, 99,5%", ["EU/EER", ",", "99,5%"]),
    ],
)
def test_unit_is_one_token(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == tokens


@given(st.text(max_size=60))
def test_only_white_space_lies_between_tokens(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert text[end : token.start].strip() == ""
        end = token.end
    assert text[end:].strip() == ""


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_words_leave_punctuation_and_case_out() -> None:
    assert words("De klant, die “Alfa” heet.") == ("de", "klant", "die", "alfa", "heet")


def test_equal_words_get_equal_characters() -> None:
    alphabet = Alphabet()
    assert alphabet.encode(["a", "b", "a"]) == alphabet.encode(["a", "b", "a"])
    assert len(set(alphabet.encode(["a", "b", "c"]))) == 3
