"""Contracts of two pages drawn with reportlab, to hide text in: the clean twin and the attack differ in one touch."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pikepdf
import reportlab
from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

Touch = Callable[[Canvas], object]
Surgery = Callable[[pikepdf.Pdf], None]

WIDTH, HEIGHT = 595.0, 842.0
FONTS = Path(reportlab.__file__).parent / "fonts"
CLAUSES = (
    "1. Voorbeeld Data B.V. verwerkt persoonsgegevens in opdracht van de klant.",
    "2. De klant controleert de invoer binnen 14 dagen na levering.",
    "3. Voorbeeld Data B.V. meldt een datalek binnen 24 uur aan de klant.",
    "4. De vergoeding bedraagt 1.250 euro per maand, exclusief btw.",
    "5. Back-ups worden dagelijks gemaakt en 30 dagen bewaard.",
    "6. Alle gegevens staan op servers binnen de EU, zie www.voorbeeld.example.",
    "7. De overeenkomst eindigt na opzegging met een termijn van 3 maanden.",
    "8. Geschillen worden voorgelegd aan de bevoegde rechter in Utrecht.",
)
SECRET = "De klant betaalt 900 euro per dag"
PLACE = (72.0, 380.0)
"""Where a touch writes, from the bottom left: under the clauses of the second page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a contract is set."""

    font: str = "Helvetica"
    size: float = 10.0
    turned: int = 0
    """Degrees by which the page is stored turned, and shown upright."""
    inset: float = 0.0
    """Points that the crop box lies inside of the media box, left and below."""


PLAIN = Style()
STYLES = (
    PLAIN,
    Style("Times-Roman", 11),
    Style("Vera", 9),
    Style("Courier", 9),
    Style("Helvetica", 8, turned=90),
    Style("Vera", 10, turned=180),
    Style("Times-Roman", 10, inset=30),
    Style("Helvetica", 12, turned=270, inset=20),
)


def contract(
    touch: Touch | None = None, *, under: Touch | None = None, style: Style = PLAIN, surgery: Surgery | None = None
) -> bytes:
    """A contract; `under` draws on the second page before its text, `touch` after it."""
    register()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    for page in (1, 2):
        if page == 2 and under:
            under(canvas)
        _text(canvas, page, style)
        if page == 2 and touch:
            touch(canvas)
        canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    if style.turned or style.inset or surgery:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if surgery:
                surgery(pdf)
            _turn(pdf, style)
            data = saved(pdf)
    return data


def register() -> None:
    """Make the font with outlines of its own known to reportlab."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", str(FONTS / "Vera.ttf")))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, the same each time."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _text(canvas: Canvas, page: int, style: Style) -> None:
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont(style.font, style.size + 5)
    canvas.drawString(72, 770, "Verwerkersovereenkomst" if page == 1 else "Bijlage bij de overeenkomst")
    canvas.setFont(style.font, style.size)
    for index, clause in enumerate(CLAUSES[: 3 if page == 1 else None]):
        canvas.drawString(72, 730 - 30 * index, clause if page == 1 else clause.replace("klant", "opdrachtgever"))
    canvas.drawString(280, 40, f"Pagina {page} van 2")


def _turn(pdf: pikepdf.Pdf, style: Style) -> None:
    """Store pages turned and with a crop box; shown they look as before."""
    for page in pdf.pages:
        if style.inset:
            page.CropBox = pikepdf.Array([style.inset, style.inset, WIDTH, HEIGHT])
        if not style.turned:
            continue
        matrix = {
            90: (0, 1, -1, 0, HEIGHT, 0),
            180: (-1, 0, 0, -1, WIDTH, HEIGHT),
            270: (0, -1, 1, 0, 0, WIDTH),
        }[style.turned]
        page.contents_add(("q " + " ".join(map(str, matrix)) + " cm\n").encode(), prepend=True)
        page.contents_add(b"\nQ")
        sideways = style.turned in (90, 270)
        page.MediaBox = pikepdf.Array([0, 0, HEIGHT, WIDTH] if sideways else [0, 0, WIDTH, HEIGHT])
        if style.inset:
            inset, w, h = style.inset, WIDTH, HEIGHT
            page.CropBox = pikepdf.Array(
                {90: [0, inset, h - inset, w], 180: [0, 0, w - inset, h - inset], 270: [inset, 0, h, w - inset]}[
                    style.turned
                ]
            )
        page.Rotate = style.turned


def write(
    canvas: Canvas,
    text: str = SECRET,
    *,
    colour: str = "#000000",
    at: tuple[float, float] = PLACE,
    font: str = "Helvetica",
    size: float = 10,
    mode: Literal[0, 3, 7] = 0,
) -> None:
    """One line of text."""
    line = canvas.beginText(*at)
    line.setFont(font, size)
    line.setFillColor(HexColor(colour))
    line.setTextRenderMode(mode)
    line.textOut(text)
    canvas.drawText(line)


def bar(canvas: Canvas, colour: str, *, box: tuple[float, float, float, float] = (66, 374, 300, 18)) -> None:
    """A filled box: x, y, width, height."""
    canvas.saveState()
    canvas.setFillColor(HexColor(colour))
    canvas.rect(*box, stroke=0, fill=1)
    canvas.restoreState()


def picture(text: str = "", *, size: tuple[int, int] = (120, 40), colour: str = "white") -> ImageReader:
    """A picture, with text in it if wanted."""
    image = Image.new("RGB", size, colour)
    if text:
        ImageDraw.Draw(image).text((4, 2), text, fill="black", font_size=size[1] * 0.8)
    return ImageReader(image)
