"""What counts as text of a page, and what as a mark on it; pages written by hand in PDF operators."""

import io

import pikepdf
import pytest

from renvooi.parser.page import Page
from renvooi.parser.pdf import read_pages


def page(content: str) -> Page:
    """The one page that `content` draws; F is Helvetica, the page 600 by 800 points."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(600, 800))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
    sheet.Contents = pdf.make_stream(content.encode("latin-1"))
    stream = io.BytesIO()
    pdf.save(stream)
    return read_pages(stream.getvalue(), name="getekend.pdf")[0]


def text(drawn: Page) -> str:
    return "".join(glyph.text for glyph in drawn.glyphs)


@pytest.mark.parametrize(
    "matrix", ["0.7 0.7 -0.7 0.7 100 100", "-1 0 0 -1 300 300", "0 1 -1 0 100 100", "-1 0 0 1 300 300"]
)
def test_text_that_does_not_stand_upright_is_counted_and_left_out(matrix: str) -> None:
    drawn = page(f"BT /F 10 Tf 50 700 Td (Tekst) Tj ET BT /F 40 Tf {matrix} Tm (ONT WERP) Tj ET")
    assert text(drawn) == "Tekst"
    assert drawn.rotated == len("ONTWERP")


@pytest.mark.parametrize(
    ("size", "matrix"), [(10, "1 0 0.35 1 50 700"), (-10, "-1 0 0 -1 50 700"), (1, "9 0.1 0 9 50 700")]
)
def test_slanted_letters_and_twice_turned_ones_are_text(size: int, matrix: str) -> None:
    drawn = page(f"BT /F {size} Tf {matrix} Tm (Tekst) Tj ET")
    assert (text(drawn), drawn.rotated) == ("Tekst", 0)


CIRCLE = (
    "53 100 m 53 101.1 52.1 102 51 102 c 49.9 102 49 101.1 49 100 c 49 98.9 49.9 98 51 98 c 52.1 98 53 98.9 53 100 c"
)


def test_small_circles_are_dots_filled_or_not() -> None:
    assert len(page(f"{CIRCLE} f").dots) == 1
    assert len(page(f"{CIRCLE} s").dots) == 1


def test_small_strokes_and_paths_that_paint_nothing_are_no_dots() -> None:
    assert page("50 100 m 53 103 l S 50 100 4 4 re S").dots == ()
    assert page(f"{CIRCLE} n").dots == ()
