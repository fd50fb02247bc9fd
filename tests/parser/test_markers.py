"""The forms of list markers and numbered headings."""

import pytest

from renvooi.parser.markers import MarkerKind, find_marker, split_heading


@pytest.mark.parametrize(
    ("word", "kind", "ordinal"),
    [
        ("•", MarkerKind.BULLET, ()),
        ("\uf0b7", MarkerKind.BULLET, ()),
        ("3.", MarkerKind.NUMBER, (3,)),
        ("(3)", MarkerKind.NUMBER, (3,)),
        ("2.10", MarkerKind.DECIMAL, (2, 10)),
        ("2.1.3.", MarkerKind.DECIMAL, (2, 1, 3)),
        ("b", MarkerKind.LETTER, (2,)),
        ("b)", MarkerKind.LETTER, (2,)),
        ("iv.", MarkerKind.ROMAN, (4,)),
    ],
)
def test_markers_have_a_kind_and_an_ordinal(word: str, kind: MarkerKind, ordinal: tuple[int, ...]) -> None:
    marker = find_marker(word)
    assert marker is not None
    assert (marker.kind, marker.ordinal) == (kind, ordinal)


@pytest.mark.parametrize("word", ["De", "2025", "ab", "A", "3,5", "N.V."])
def test_ordinary_words_are_no_markers(word: str) -> None:
    assert find_marker(word) is None


def test_numbered_headings_are_split_after_their_number() -> None:
    assert split_heading("Artikel 2.  Algemeen", ("Artikel",)) == ("Artikel 2.", "Algemeen")
    assert split_heading("Deel 1: Verklaring", ("Deel",)) == ("Deel 1:", "Verklaring")
    assert split_heading("Artikelen in voorraad", ("Artikel",)) is None
