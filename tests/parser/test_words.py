"""Spans to words: raised and lowered characters, words drawn in pieces or twice, letters nobody sees, drawn dots."""

from renvooi.model import BBox
from renvooi.parser.spans import Span
from renvooi.parser.words import Word, find_words


def span(
    text: str, x: float, base: float = 108, *, size: float = 10, opened: bool = False, closed: bool = False
) -> Span:
    """A span of letters of half a font size each."""
    return Span(text, x, x + len(text) * size / 2, base, size, False, opened, closed)


def line(text: str, x: float = 50, base: float = 108, *, size: float = 10) -> list[Span]:
    """Spans parted by drawn blanks of half a font size."""
    result: list[Span] = []
    words = text.split(" ")
    for number, word in enumerate(words, start=1):
        result.append(span(word, x, base, size=size, opened=bool(result), closed=number < len(words)))
        x += (len(word) + 1) * size / 2
    return result


def words(*spans: Span, dots: tuple[BBox, ...] = ()) -> list[str]:
    return [word.text for word in find_words(spans, dots, 1)]


def test_footnote_mark_is_raised_behind_the_word_that_it_touches() -> None:
    mark = span("12", 75, 102, size=5.8)
    assert words(*line("regel", base=96), *line("klant"), mark, *line("levert", 85)) == ["regel", "klant¹²", "levert"]


def test_lowered_figure_belongs_to_its_row_and_does_not_make_it_higher() -> None:
    spans = [span("H", 50), span("2", 55, 110.5, size=6), *line("O en", 58)]
    assert [(word.text, word.top, word.bottom) for word in find_words(spans, (), 1)] == [
        ("H₂O", 100, 110),
        ("en", 100, 110),
    ]


def test_mark_before_a_word_belongs_to_it() -> None:
    assert words(span("1", 47, 103, size=6), *line("Zie de wet")) == ["¹Zie", "de", "wet"]


def test_mark_behind_a_blank_stands_in_the_row_of_its_word() -> None:
    below = line("De klant", base=122)
    assert words(*line("Prijs"), span("2", 79, 103, size=6), *below) == ["Prijs", "²", "De", "klant"]


def test_raised_letters_stay_letters() -> None:
    assert words(span("1", 50), span("e", 55, 104, size=6), *line("klas", 62)) == ["1e", "klas"]


def test_small_text_beside_large_text_keeps_its_own_rows() -> None:
    small = [piece for base in (104, 114) for piece in line("eerste regel van de tekst", 68, base, size=8)]
    assert words(span("D", 57.5, 112, size=15), *small)[-5:] == ["eerste", "regel", "van", "de", "tekst"]


def test_letters_too_small_to_see_do_not_cut_a_row() -> None:
    dust = Span("x", 300, 300.01, 108.2, 0.01, False, False, False)
    assert words(*line("een klant"), *line("leverancier", 110, 109), dust) == ["een", "klant", "leverancier", "x"]


def test_word_drawn_in_pieces_is_one_word() -> None:
    assert words(span("Art", 50), span("ikel", 65), *line("2", 90)) == ["Artikel", "2"]


def test_words_with_a_drawn_blank_between_them_stay_two_however_narrow_it_is() -> None:
    assert words(span("de", 50, closed=True), span("klant", 60.5, opened=True)) == ["de", "klant"]


def test_word_drawn_twice_is_read_once() -> None:
    again = [piece._replace(x0=piece.x0 + 0.3, x1=piece.x1 + 0.3) for piece in line("De klant")]
    assert words(*line("De klant"), *again) == ["De", "klant"]


def test_the_same_word_beside_itself_is_read_twice() -> None:
    assert words(*line("dat dat")) == ["dat", "dat"]


def test_order_on_the_page_comes_from_place_and_not_from_drawing() -> None:
    assert words(*line("onder", base=130), *line("boven rechts", 200), *line("boven links")) == [
        "boven", "links", "boven", "rechts", "onder",
    ]  # fmt: skip


def test_drawn_dot_before_a_word_is_a_bullet() -> None:
    assert words(*line("Eerste punt"), dots=((40, 103, 43, 106),)) == ["Eerste", "punt", "•"]
    assert words(*line("Eerste punt"), dots=((78, 103, 81, 106),)) == ["Eerste", "punt"]


def test_size_of_a_word_is_that_of_its_letters_and_not_of_its_mark() -> None:
    assert find_words([span("klant", 50), span("1", 75, 103, size=6)], (), 1) == (
        Word("klant¹", 50, 100, 78, 110, 10, False, 1),
    )


def test_figure_in_nearly_the_size_of_its_word_is_raised_where_it_stands_higher() -> None:
    assert words(*line("binnen 30"), span("1", 95, 104.5, size=8.3), *line("dagen", 102)) == ["binnen", "30¹", "dagen"]
    assert words(*line("tot 10"), span("6", 80, 104, size=10), *line("euro", 90)) == ["tot", "10⁶", "euro"]
    assert words(span("CO", 50), span("2", 60, 110, size=8.5), *line("telt", 70)) == ["CO₂", "telt"]


def test_figures_of_the_line_above_are_not_raised() -> None:
    assert words(span("30", 50), span("14", 60, 97.5, size=10)) == ["14", "30"]


def test_pieces_on_other_bases_are_never_one_word() -> None:
    assert words(span("10", 50), span("e", 60, 105, size=9)) == ["10", "e"]
