"""Whether the picture of a letter is the letter that it is read as.

    read: 1   shown: 9      the font says that glyph 23 is "1", and draws a nine

Names and tables of a font can lie as well as its map to text, so that the picture decides. It is
compared with that letter, and with all others, in a dozen common typefaces. Typefaces differ
more than some letters do; a lie is therefore claimed only where the picture is far from its own
letter and close to another that nobody takes for it.
"""

import io
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

CHECKED: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-%"
"""Characters whose picture is checked: those in which a lie changes a number, a name or a "niet"."""
STANDARD: Final = (
    "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Times-Roman", "Times-Bold",
    "Times-Italic", "Times-BoldItalic", "Courier", "Courier-Bold", "Courier-Oblique",
)  # fmt: skip
"""Typefaces that every PDF engine brings along."""

EM: Final = 32
"""Pixels of the font size in the sheet of letters."""
CELL: Final = 64
"""Pixels of the side of the cell of one letter."""
ORIGIN: Final = (14, 20)
"""Where in its cell a letter stands, from the bottom left."""
COLUMNS: Final = 24
GRID: Final = 16
"""Side of the grid of dots to which a letter is stretched."""

FAR: Final = 0.25
"""Distance from its own letter from which on a picture is suspect; most honest ones are at half of it."""
NEAR: Final = 0.25
"""Distance up to which a picture is taken for another letter."""
CLOSER: Final = 1.6
"""How many times nearer than its own that other letter must be."""
SAME: Final = 0.02
"""Distance up to which two pictures are one: two typefaces are farther apart."""
HOLES: Final = 0.1
"""Distance for each hole that one picture has and another has not: a 3 has none, an 8 has two."""

LOOKALIKES: Final = tuple(
    frozenset(group)
    for group in (
        "0OoQDcCeaGU", "1lIijJtfrLT|!", "2Zz", "5Ss", "8BSs3", "6bGC", "9gqy", "uvUVnyY", "nhmr", "xXkK", "wWvV", "pPqgyj",
        "7TFYr", "4A", "3E8z", "iljI1,.", "aoeuqgd", "fFtTEPrR", "vc", "HNMKRn", ".,-", "ft", "rn", "kKRhb",
    )
)  # fmt: skip
"""Letters that some typeface draws alike, case pairs apart; a picture of one is never called a lie for another."""

Font = pikepdf.Object


@dataclass(frozen=True, slots=True)
class Outline:
    """What one letter looks like."""

    dots: int
    """Its picture stretched to a square grid, a bit a dot."""
    top: float
    """Above the base line, in font sizes."""
    bottom: float
    slimness: float
    """Logarithm of height over width."""
    holes: int
    """Pieces less holes, as the Euler number counts them."""


def distance(one: Outline, other: Outline) -> float:
    """0 for the same picture, about 0.5 for unrelated ones."""
    shape = (one.dots ^ other.dots).bit_count() / GRID**2
    place = abs(one.top - other.top) + abs(one.bottom - other.bottom)
    return (
        shape + 0.25 * place + 0.1 * abs(one.slimness - other.slimness) + HOLES * min(2, abs(one.holes - other.holes))
    )


def contradicts(read: str, shown: Outline) -> str | None:
    """The character that a picture shows, if it is surely not the one that is read."""
    own = how_far(read, shown)
    if own < FAR:
        return None
    nearest = min(CHECKED, key=lambda char: how_far(char, shown))
    away = how_far(nearest, shown)
    if away > NEAR or own < CLOSER * away or are_alike(read, nearest):
        return None
    return nearest


def how_far(char: str, shown: Outline) -> float:
    """The distance of a picture from a character in the typeface in which it is nearest."""
    return min(distance(shown, outline) for outline in standard_outlines()[char])


def are_alike(one: str, other: str) -> bool:
    """Whether two characters are drawn alike in some typeface."""
    return one.casefold() == other.casefold() or (
        not (one.isdigit() and other.isdigit()) and any({one, other} <= group for group in LOOKALIKES)
    )


@cache
def standard_outlines() -> dict[str, tuple[Outline, ...]]:
    """What the checked characters look like in the standard typefaces."""
    pdf = pikepdf.new()
    fonts = [
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name("/" + name),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
        for name in STANDARD
    ]
    wanted = [(font, char.encode("ascii")) for char in CHECKED for font in fonts]
    drawn = iter(outlines(pdf, wanted))
    found = {char: tuple(one for _ in fonts if (one := next(drawn)) is not None) for char in CHECKED}
    return found


def outlines(pdf: pikepdf.Pdf, wanted: Sequence[tuple[Font, bytes]]) -> tuple[Outline | None, ...]:
    """The picture of each code in its font, None where it draws nothing; the fonts belong to `pdf`, which is spent."""
    if not wanted:
        return ()
    names: dict[tuple[int, int], str] = {}
    for font, _ in wanted:
        names.setdefault(font.objgen, f"/F{len(names)}")
    rows = math.ceil(len(wanted) / COLUMNS)
    size = (COLUMNS * CELL, rows * CELL)
    page = pdf.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary({names[font.objgen]: font for font, _ in reversed(wanted)})
    )
    parts = [_cell(index, names[font.objgen], code, size[1]) for index, (font, code) in enumerate(wanted)]
    page.Contents = pdf.make_stream("\n".join(parts).encode("ascii"))
    out = io.BytesIO()
    pdf.save(out)
    sheet = _rendered(out.getvalue(), len(pdf.pages) - 1, size)
    return tuple(_outline(sheet, index) for index in range(len(wanted)))


def _cell(index: int, font: str, code: bytes, height: int) -> str:
    x, y = index % COLUMNS * CELL, height - (index // COLUMNS + 1) * CELL
    place = f"{x + ORIGIN[0]} {y + ORIGIN[1]} Td <{code.hex()}> Tj"
    return f"q {x} {y} {CELL} {CELL} re W n BT {font} {EM} Tf {place} ET Q"


def _rendered(data: bytes, index: int, size: tuple[int, int]) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[index]
        bitmap = pypdfium2.PdfBitmap.new_native(*size, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        pdfium.FPDF_RenderPageBitmap(bitmap.raw, page.raw, 0, 0, *size, 0, 0)
        # dark on white, as bits of ink
        picture: Image.Image = bitmap.to_pil().point(_DARK)
        return picture
    finally:
        document.close()


_DARK = [255 if value < 128 else 0 for value in range(256)]
_BITS = bytes(ord("1") if value >= 128 else ord("0") for value in range(256))


def _outline(sheet: Image.Image, index: int) -> Outline | None:
    x, y = index % COLUMNS * CELL, index // COLUMNS * CELL
    cell = sheet.crop((x, y, x + CELL, y + CELL))
    box = cell.getbbox()
    if box is None:
        return None
    dots = cell.crop(box).resize((GRID, GRID), Image.Resampling.BOX).tobytes()
    base = CELL - ORIGIN[1]
    bits = int(dots.translate(_BITS), 2)
    left, upper, right, lower = box
    slimness = math.log((lower - upper) / (right - left))
    holes = _euler(cell.crop((left - 1, upper - 1, right + 1, lower + 1)))
    return Outline(bits, (base - upper) / EM, (base - lower) / EM, slimness, holes)


def _euler(cell: Image.Image) -> int:
    """Pieces of ink less the holes in them, from the patterns of two by two dots.

    Source: Gray, Local properties of binary images in two dimensions, IEEE Trans. Computers 20 (1971).
    """
    width = cell.width
    dots = cell.tobytes().translate(_BITS)
    rows = [int(dots[at : at + width], 2) for at in range(0, width * cell.height, width)]
    ones = threes = diagonals = 0
    mask = (1 << (width - 1)) - 1
    for upper, lower in itertools.pairwise(rows):
        a, b, c, d = upper >> 1 & mask, upper & mask, lower >> 1 & mask, lower & mask
        three = (a & b & (c ^ d)) | (c & d & (a ^ b))
        threes += three.bit_count()
        ones += ((a ^ b ^ c ^ d) & ~three).bit_count()
        diagonals += ((a & d & ~b & ~c) | (b & c & ~a & ~d)).bit_count()
    return (ones - threes - 2 * diagonals) // 4
