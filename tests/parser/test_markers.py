"""The forms of list markers and numbered headings."""

import pytest

from renvooi.parser.markers import MarkerKind, find_marker, find_readings, split_heading


@pytest.mark.parametrize(
    ("word", "kind", "ordinal"),
    [
        ("•", MarkerKind.BULLET, ()),
        ("\uf0b7", MarkerKind.BULLET, ()),
        ("→", MarkerKind.BULLET, ()),
        ("§", MarkerKind.BULLET, ()),
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


def test_what_may_be_two_markers_is_read_as_both() -> None:
    def kinds(word: str) -> list[MarkerKind]:
        return [marker.kind for marker in find_readings(word)]

    assert kinds("i.") == kinds("(v)") == kinds("x)") == [MarkerKind.LETTER, MarkerKind.ROMAN]
    assert kinds("ii.") == [MarkerKind.ROMAN]
    assert kinds("o") == [MarkerKind.LETTER, MarkerKind.BULLET]


def test_number_alone_is_a_marker_only_to_who_asks_for_all_readings() -> None:
    assert find_marker("24") is None
    assert [marker.is_bare for marker in find_readings("24")] == [True]
    assert find_readings("2025") == find_readings("0") == ()


def test_labels_of_one_list_have_one_form() -> None:
    def form(word: str) -> str:
        marker = find_marker(word)
        assert marker is not None
        return marker.form

    assert form("(a)") == form("(z)") != form("a)")
    assert form("9.") == form("10.") != form("10)")
    assert form("i.") == form("viii.")
    assert form("A.") != form("a.")


def test_numbered_headings_are_split_after_their_number() -> None:
    assert split_heading("Artikel 2.  Algemeen", ("Artikel",)) == ("Artikel 2.", "Algemeen")
    assert split_heading("Deel 1: Verklaring", ("Deel",)) == ("Deel 1:", "Verklaring")
    assert split_heading("Artikelen in voorraad", ("Artikel",)) is None
