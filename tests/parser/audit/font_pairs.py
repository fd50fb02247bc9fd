"""Fonts and replacements that say something else than the page shows."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import pikepdf
from fontTools.ttLib import TTFont as Program
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.parser.audit.pairs import Pair, pair
from tests.parser.audit.sketch import FONTS, STYLES, Style, contract, write

FONT = "letters shown as others"
REPLACED = "replaced text"
SHOWN = "De boete is 1234567890 euro; dit geldt niet voor een klant van Voorbeeld Data"


def in_vera(canvas: Canvas) -> None:
    """All figures and a sentence in a font with outlines of its own."""
    write(canvas, SHOWN, font="Vera", size=9)


def remapped(*swaps: tuple[str, str]) -> Callable[[pikepdf.Pdf], None]:
    """Read the first of each pair where the font shows the second, and the other way round."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        # the pages share their fonts
        for font in pdf.pages[1].Resources.Font.values():
            if "/ToUnicode" in font:
                font.ToUnicode.write(_swapped(font.ToUnicode.read_bytes(), swaps))

    return surgery


def _swapped(stream: bytes, swaps: tuple[tuple[str, str], ...]) -> bytes:
    both = {one: other for pair in swaps for one, other in (pair, pair[::-1])}
    codes = {f"<{ord(one):04X}>".encode(): f"<{ord(other):04X}>".encode() for one, other in both.items()}
    return re.sub(rb"<[0-9A-Fa-f]{4}>", lambda found: codes.get(found[0].upper(), found[0]), stream)


def named_otherwise(pdf: pikepdf.Pdf, *, text: bytes, shown: bytes) -> None:
    """A standard font whose code for a figure has one name, and another text."""
    page = pdf.pages[1]
    page.Resources.Font.Leugen = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Dictionary(
            BaseEncoding=pikepdf.Name.WinAnsiEncoding,
            Differences=pikepdf.Array([ord("1"), pikepdf.Name("/" + shown.decode())]),
        ),
        ToUnicode=pdf.make_stream(
            b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange "
            b"1 beginbfchar <31> <" + text.hex().encode().rjust(4, b"0") + b"> endbfchar"
        ),
    )
    page.contents_add(b"\nBT /Leugen 10 Tf 72 380 Td (De boete is 1 euro) Tj ET")


@cache
def _swapped_program(one: str, other: str) -> bytes:
    """Vera with the outlines of two letters changed for each other."""
    program = Program(str(FONTS / "Vera.ttf"))
    outlines = program["glyf"]
    outlines[one], outlines[other] = outlines[other], outlines[one]
    for record in program["name"].names:
        # reportlab knows programs by their name
        if record.nameID in (1, 4, 6):
            program["name"].setName(
                f"Vera{one}{other}", record.nameID, record.platformID, record.platEncID, record.langID
            )
    out = io.BytesIO()
    program.save(out)
    return out.getvalue()


def with_program(one: str, other: str) -> bytes:
    """A contract with a sentence in a font whose own outlines lie; names, tables and maps all agree."""
    name = f"Vera{one}{other}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(_swapped_program(one, other))))
    return contract(lambda canvas: write(canvas, SHOWN, font=name, size=9))


def replaced(text: str, instead: str, *, by_name: bool = False) -> Callable[[pikepdf.Pdf], None]:
    """Text with a replacement."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        font = next(iter(page.Resources.Font.keys()))
        properties = pikepdf.Dictionary(ActualText=pikepdf.String(instead))
        mark = b"/Stuk" if by_name else properties.unparse()
        if by_name:
            page.Resources.Properties = pikepdf.Dictionary(Stuk=properties)
        shown = f"BT {font} 10 Tf 72 380 Td (De boete is ) Tj /Span ".encode() + mark
        page.contents_add(b"\n" + shown + f" BDC ({text}) Tj EMC ( euro per dag) Tj ET".encode())

    return surgery


def font_pairs() -> Iterator[Pair]:
    """All pairs of these families."""
    for one, other in (("1", "9"), ("0", "8"), ("2", "5"), ("3", "7"), ("4", "6"), ("e", "k"), ("t", "o")):
        yield pair(f"{one} read for {other}", FONT, "glyph-differs", clean=in_vera, attack=in_vera, surgery=remapped((one, other)))  # fmt: skip
    many = remapped(("1", "4"), ("2", "7"), ("n", "w"))
    for style in (STYLES[2], STYLES[5], Style("Vera", 8, turned=90, inset=15)):
        yield pair(f"several, {style}", FONT, "glyph-differs", clean=in_vera, attack=in_vera, style=style, surgery=many)
    for one, other in (("one", "nine"), ("zero", "six"), ("i", "e"), ("five", "three")):
        yield Pair(f"outlines of {one} and {other} swapped", FONT, "glyph-differs", lambda: contract(in_vera), lambda one=one, other=other: with_program(one, other))  # type: ignore[misc]  # fmt: skip
    for read, shown, honest in ((b"1", b"nine", b"one"), (b"9", b"one", b"nine"), (b"4", b"eight", b"four")):
        lie, truth = partial(named_otherwise, text=read, shown=shown), partial(named_otherwise, text=read, shown=honest)
        yield pair(f"named {shown!r}, read {read!r}", FONT, "glyph-differs", surgery=lie, mend=truth)
    for text, instead in (("900", "100"), ("niet", ""), ("wel", "niet"), ("", "niet ")):
        for by_name in (False, True):
            name = f"{text!r} carries {instead!r}{', by name' if by_name else ''}"
            same = {"900": "900", "niet": "niet", "wel": "w\u00adel", "": " "}[text]
            yield pair(name, REPLACED, "actual-text-differs", surgery=replaced(text, instead, by_name=by_name), mend=replaced(text, same, by_name=by_name))  # fmt: skip
