"""Words of a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.normal import normalise
from renvooi.diff.tokens import Alphabet, pieces, tokenise, units


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
    assert list(tokenise(text)) == tokens


@given(st.text(max_size=60))
def test_pieces_are_white_space_and_words_in_turn(text: str) -> None:
    parts = pieces(text)
    assert "".join(parts) == text
    assert all(not space.strip() for space in parts[0::2])
    assert all(word.strip() for word in parts[1::2])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie artikel 2.2 en lid 3.", ["Zie", "artikel 2.2", "en", "lid 3", "."]),
        ("Artikel 4, dus niet artikel", ["Artikel 4", ",", "dus", "niet", "artikel"]),
        ("artikel  2", ["artikel", "2"]),
        ("", []),
    ],
)
def test_a_number_is_one_with_the_word_that_cites_it(text: str, found: list[str]) -> None:
    assert list(units(pieces(text))[1::2]) == found


@given(st.text(max_size=60))
def test_units_joined_are_the_text(text: str) -> None:
    assert "".join(units(pieces(text))) == text


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_case_marks_and_quotes_are_left_out_of_the_comparison() -> None:
    alphabet = Alphabet()
    assert alphabet.encode(tokenise("De klant, die “Alfa” heet.")) == alphabet.encode("de Klant die Alfa heet".split())
    assert alphabet.encode(tokenise("één dag")) == alphabet.encode(["een", "dag"])


def test_equal_words_get_equal_characters() -> None:
    alphabet = Alphabet()
    assert alphabet.encode(["a", "b", "a"]) == alphabet.encode(["a", "b", "a"])
    assert len(set(alphabet.encode(["a", "b", "c"]))) == 3
