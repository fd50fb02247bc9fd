"""Both engines on pages written by hand in PDF operators: what is text, what is a mark, and that they agree."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from renvooi.model import dumps
from renvooi.parser import parse
from renvooi.parser.page import Page
from renvooi.parser.pdf import Engine, read_pages
from renvooi.parser.pdf.trust import confirm

EXAMPLES = Path(__file__).parents[2] / "corpus" / "documents"
ENGINES = (Engine.PDFPLUMBER, Engine.PDFIUM)


def drawn_pdf(
    content: str, *, rotate: int = 0, cropbox: tuple[int, ...] = (), form: tuple[str, str] | None = None
) -> bytes:
    """A PDF of the one page that `content` draws; F is Helvetica, B its bold, the page 600 by 800 points.

    `form` is the matrix and the content of a form that `content` may draw as X; I is a grey pixel.
    """
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(600, 800))
    fonts = {
        name: pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{base}"),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
        for name, base in (("/F", "Helvetica"), ("/B", "Helvetica-Bold"))
    }
    pixel = pdf.make_stream(
        b"\x80", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    objects = {"/I": pixel}
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts), XObject=pikepdf.Dictionary(objects))
    if form:
        matrix = [float(number) for number in form[0].split()]
        resources.XObject["/X"] = pdf.make_stream(
            form[1].encode("latin-1"), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 600, 800], Matrix=matrix, Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts)),
        )  # fmt: skip
    sheet.Resources = resources
    sheet.Contents = pdf.make_stream(content.encode("latin-1"))
    if rotate:
        sheet.Rotate = rotate
    if cropbox:
        sheet.CropBox = pikepdf.Array(cropbox)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def page(content: str, engine: Engine, **settings: Any) -> Page:
    """The page that `content` draws, as `engine` reads it."""
    pages, _ = read_pages(drawn_pdf(content, **settings), name="getekend.pdf", engine=engine)
    return pages[0]


def text(drawn: Page) -> str:
    return " ".join(word.text for word in drawn.words)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "matrix", ["0.7 0.7 -0.7 0.7 100 100", "-1 0 0 -1 300 300", "0 1 -1 0 100 100", "-1 0 0 1 300 300"]
)
def test_text_that_does_not_stand_upright_is_counted_and_left_out(matrix: str, engine: Engine) -> None:
    drawn = page(f"BT /F 10 Tf 50 700 Td (Tekst) Tj ET BT /F 40 Tf {matrix} Tm (ONT WERP) Tj ET", engine)
    assert (text(drawn), drawn.rotated) == ("Tekst", len("ONTWERP"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("size", "matrix"), [(10, "1 0 0.35 1 50 700"), (-10, "-1 0 0 -1 50 700"), (1, "9 0.1 0 9 50 700")]
)
def test_slanted_letters_and_twice_turned_ones_are_text(size: int, matrix: str, engine: Engine) -> None:
    drawn = page(f"BT /F {size} Tf {matrix} Tm (Tekst) Tj ET", engine)
    assert (text(drawn), drawn.rotated) == ("Tekst", 0)


CIRCLE = "43 103 m 43 104.1 42.1 105 41 105 c 39.9 105 39 104.1 39 103 c 39 101.9 39.9 101 41 101 c 42.1 101 43 101.9 43 103 c"
BESIDE = "BT /F 10 Tf 50 100 Td (Punt) Tj ET"


@pytest.mark.parametrize("engine", ENGINES)
def test_small_circles_before_a_word_are_bullets_filled_or_not(engine: Engine) -> None:
    assert text(page(f"{BESIDE} {CIRCLE} f", engine)) == "Punt •"
    assert text(page(f"{BESIDE} {CIRCLE} s", engine)) == "Punt •"


@pytest.mark.parametrize("engine", ENGINES)
def test_small_strokes_and_paths_that_paint_nothing_are_no_bullets(engine: Engine) -> None:
    assert text(page(f"{BESIDE} 40 100 m 43 103 l S 38 102 4 4 re S", engine)) == "Punt"
    assert text(page(f"{BESIDE} {CIRCLE} n", engine)) == "Punt"


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_and_edges_of_boxes_are_rules_unless_they_are_filled_with_white(engine: Engine) -> None:
    drawn = page(
        "100 100 200 50 re S 100 300 m 300 300 l S 100 400 200 0.5 re f 0.9 g 100 500 200 40 re f "
        "1 g 100 600 200 40 re f 0 0 0 0 k 100 700 200 40 re f",
        engine,
    )
    assert (100.0, 500.0, 300.0, 500.0) in drawn.rules
    assert {(100.0, 700.0, 300.0, 700.0), (100.0, 650.0, 100.0, 700.0)} < set(drawn.rules)
    assert (100.0, 399.5, 300.0, 400.0) in drawn.rules
    assert (100.0, 260.0, 300.0, 260.0) in drawn.rules
    assert min(top for _, top, _, _ in drawn.rules) == 260.0


CASES: dict[str, tuple[str, dict[str, object]]] = {
    "text in a form": ("q 1 0 0 1 0 0 cm /X Do Q BT /F 10 Tf 50 700 Td (Daarna) Tj ET", {
        "form": ("2 0 0 2 10 20", "BT /F 6 Tf 20 300 Td (In een formulier) Tj ET 5 5 40 9 re S")}),
    "picture under a matrix": ("q 120 0 0 60 40 500 cm /I Do Q BT /F 10 Tf 50 400 Td (Bijschrift) Tj ET", {}),
    "page shown turned": ("BT /F 10 Tf 0 1 -1 0 300 100 Tm (Gedraaide bladzijde) Tj ET 100 100 2 300 re f", {
        "rotate": 90}),
    "page shown upside down": ("BT /F 10 Tf -1 0 0 -1 500 600 Tm (Op zijn kop) Tj ET", {"rotate": 180}),
    "crop box": ("BT /F 10 Tf 120 220 Td (Binnen het kader) Tj ET", {"cropbox": (100, 200, 500, 700)}),
    "raised by the text state": ("BT /F 10 Tf 50 700 Td (Prijs) Tj /F 6 Tf 4 Ts (2) Tj ET", {}),
    "narrowed letters": ("BT /F 10 Tf 70 Tz 50 700 Td (Smal gezette tekst) Tj ET", {}),
    "spaced letters": ("BT /F 10 Tf 1.5 Tc 3 Tw 50 700 Td (Ruim gezette tekst) Tj ET", {}),
    "gaps without blanks": ("BT /F 10 Tf 50 700 Td [(Een)-300(twee)-120(drie)40(vier)] TJ ET", {}),
    "bold half of a word": ("BT /B 10 Tf 50 700 Td (Art) Tj /F 10 Tf (ikel) Tj ET", {}),
    "drawn twice": ("BT /F 10 Tf 50 700 Td (Vet) Tj ET BT /F 10 Tf 50.3 700 Td (Vet) Tj ET", {}),
    "letters as objects": ("BT /F 10 Tf 50 700 Td (b) Tj 5.56 0 Td (u) Tj 5.56 0 Td (s) Tj ET", {}),
    "scaled by the page": ("q 0.5 0 0 0.5 10 10 cm BT /F 20 Tf 100 900 Td (Half zo groot) Tj ET Q", {}),
    "accents and quotes": ("BT /F 10 Tf 50 700 Td (co\xf6rdinatie \x93zo\x94 \x96 5) Tj ET", {}),
    "beside the page": ("BT /F 10 Tf 50 700 Td (Op de bladzijde) Tj 0 300 Td (erboven) Tj ET", {}),
    "leaning last letter": ("BT /F 10 Tf 50 700 Td (of rif) Tj 0 -14 Td (j) Tj ET", {}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_both_engines_give_the_same_page(case: str) -> None:
    content, settings = CASES[case]
    one, other = (rounded(page(content, engine, **settings)) for engine in ENGINES)
    assert one == other
    assert one.words


def rounded(drawn: Page) -> Page:
    """A page with its measures in hundredths of a point: one engine counts in single precision."""
    words = tuple(
        word._replace(**{key: round(getattr(word, key), 2) for key in ("x0", "top", "x1", "bottom", "size")})
        for word in drawn.words
    )
    images = tuple(tuple(round(edge, 1) for edge in image) for image in drawn.images)
    return replace(drawn, words=words, images=images)  # type: ignore[arg-type]


@pytest.mark.parametrize("pdf", sorted(EXAMPLES.glob("*/*.pdf")), ids=lambda pdf: pdf.stem)
def test_both_engines_give_the_same_tree_of_an_example(pdf: Path) -> None:
    trees = [dumps(parse(pdf.read_bytes(), name=pdf.name, engine=engine).nodes) for engine in ("pdfplumber", "pdfium")]
    assert trees[0] == trees[1]


def test_words_that_one_engine_reads_otherwise_are_a_warning_with_their_place() -> None:
    (one,), _ = read_pages(
        drawn_pdf("BT /F 10 Tf 50 700 Td (binnen 30 dagen na ontvangst) Tj ET"), name="x.pdf", engine=Engine.PDFIUM
    )
    other = replace(one, words=tuple(w._replace(text="31") if w.text == "30" else w for w in one.words))
    (warning,) = confirm([one], [other], name="x.pdf")
    assert (warning.code, warning.page) == ("engines-differ", 1)
    assert '"30" and "31"' in warning.message
    assert warning.bbox == (one.words[1].x0, one.words[1].top, one.words[1].x1, one.words[1].bottom)


def test_one_word_in_two_pieces_is_no_difference() -> None:
    (one,), _ = read_pages(
        drawn_pdf("BT /F 10 Tf 50 700 Td (binnen dertig dagen) Tj ET"), name="x.pdf", engine=Engine.PDFIUM
    )
    half = one.words[1]
    pieces = (half._replace(text="der"), half._replace(text="tig"))
    assert confirm([one], [replace(one, words=(one.words[0], *pieces, one.words[2]))], name="x.pdf") == ()
