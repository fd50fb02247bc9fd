"""Glyphs to words: raised and lowered characters, letters nobody sees, fonts of pictures, drawn dots."""

from renvooi.parser.page import Glyph, Page
from renvooi.parser.words import find_words


def typed(text: str, x: float = 50, top: float = 100, size: float = 10, font: str = "Serif") -> list[Glyph]:
    """Glyphs of half a font size each; a blank is a glyph too."""
    step = size / 2
    return [Glyph(c, x + i * step, top, x + (i + 1) * step, top + size, size, font) for i, c in enumerate(text)]


def words(*runs: list[Glyph], dots: tuple[tuple[float, float, float, float], ...] = ()) -> list[str]:
    glyphs = tuple(glyph for run in runs for glyph in run)
    return [word.text for word in find_words(Page(1, 600, 800, glyphs, dots, (), (), 0, 0))]


def test_footnote_mark_belongs_to_the_word_that_it_touches() -> None:
    mark = typed("12", x=75, top=96, size=5.8)
    runs = (typed("regel", top=88), typed("klant"), mark, typed(" levert", x=81))
    assert words(*runs) == ["regel", "klant12", "levert"]


def test_lowered_character_belongs_to_its_row_and_does_not_make_it_higher() -> None:
    runs = (typed("H"), typed("2", x=55, top=106, size=6), typed("O en", x=58))
    page = Page(1, 600, 800, tuple(glyph for run in runs for glyph in run), (), (), (), 0, 0)
    assert [(word.text, word.top, word.bottom) for word in find_words(page)] == [("H2O", 100, 110), ("en", 100, 110)]


def test_mark_before_a_word_belongs_to_it() -> None:
    assert words(typed("1", x=47, top=95.5, size=6), typed("Zie de wet")) == ["1Zie", "de", "wet"]


def test_small_text_beside_large_text_keeps_its_own_rows() -> None:
    small = [typed("eerste regel van de tekst", x=65, top=y, size=8) for y in (98, 108)]
    assert words(typed("D", size=15, x=57.5, top=99), *small)[-5:] == ["eerste", "regel", "van", "de", "tekst"]


def test_letters_too_small_to_see_do_not_cut_a_row() -> None:
    low = [Glyph(g.text, g.x0, 101, g.x1, 111, 10, "Serif") for g in typed("leverancier", x=110)]
    dust = [Glyph("x", 300, 105.3, 300.01, 105.31, 0.01, "Serif")]
    assert words(typed("een klant"), low, dust) == ["een", "klant", "leverancier", "x"]


def test_letters_of_a_picture_font_are_the_pictures_that_they_show() -> None:
    assert words(typed("§", font="ABCDEF+Wingdings-Regular"), typed(" punt", x=60)) == ["▪", "punt"]
    assert words(typed("\uf0fc", font="Wingdings"), typed(" Ja", x=60)) == ["✓", "Ja"]
    assert words(typed("§", font="Serif"), typed(" punt", x=60)) == ["§", "punt"]
