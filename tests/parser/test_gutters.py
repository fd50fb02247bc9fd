"""White strips: which of them part columns, and what is taken for one and is none."""

from renvooi.parser.gutters import Gutter, common_size, find_gutters, is_proof, survey, text_rows
from renvooi.parser.words import Word


def word(x0: float, x1: float, top: float) -> Word:
    """A word of ten points high."""
    return Word("woord", x0, top, x1, top + 10, 10.0, False, 1)


def block(x0: float, x1: float, rows: range) -> list[Word]:
    """One word a row from `x0` to `x1`."""
    return [word(x0, x1, 40.0 + 14 * row) for row in rows]


def gutters(words: list[Word], known: tuple[Gutter, ...] = ()) -> list[tuple[float, float]]:
    """Left and right of the gutters."""
    return [(strip.left, strip.right) for strip in find_gutters(survey(words, 10.0), 10.0, known)]


def test_strip_runs_on_where_the_last_column_ends_early() -> None:
    words = [*block(0, 150, range(20)), *block(170, 320, range(20)), *block(340, 490, range(8))]
    assert gutters(words) == [(150, 170), (320, 340)]


def test_full_width_row_closes_a_strip() -> None:
    words = [*block(0, 150, range(8)), *block(170, 320, range(8)), word(0, 320, 170.0)]
    (strip,) = find_gutters(survey(words, 10.0), 10.0, ())
    assert (strip.top, strip.bottom) == (40.0, 148.0)


def test_large_blank_in_a_full_row_does_not_narrow_the_gutter_below_it() -> None:
    words = [word(0, 155, 26.0), word(164, 320, 26.0), *block(0, 150, range(9)), *block(170, 320, range(9))]
    assert gutters(words) == [(150, 170)]


def test_two_rows_beside_few_others_are_no_column() -> None:
    assert gutters([*block(0, 150, range(4)), *block(170, 320, range(2))]) == []


def test_gutter_of_another_page_is_believed_for_a_single_row() -> None:
    proof = Gutter(150.0, 170.0, 40.0, 400.0)
    assert is_proof(proof, 10.0)
    assert gutters([*block(0, 150, range(4)), *block(170, 320, range(1))], (proof,)) == [(150, 170)]


def test_page_without_words_has_no_gutters() -> None:
    assert gutters([]) == []
    assert common_size([]) == 10.0
    assert text_rows([]) == []
