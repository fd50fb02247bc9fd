"""Words that no reader sees, and twins in which a reader does."""

import io
from collections.abc import Iterator
from functools import partial

import pikepdf
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.parser.audit.pairs import Pair, pair
from tests.parser.audit.sketch import PLACE, SECRET, STYLES, Touch, bar, contract, picture, saved, write

FAMILY = "words without ink"


def text(colour: str = "#000000", **how: object) -> Touch:
    """A touch that writes the secret."""
    return lambda canvas: write(canvas, colour=colour, **how)  # type: ignore[arg-type]  # passed on


def both(*touches: Touch) -> Touch:
    """Touches one after another."""

    def touch(canvas: Canvas) -> None:
        for one in touches:
            one(canvas)

    return touch


def partly(words: tuple[tuple[str, str], ...], *, font: str = "Helvetica", size: float = 10) -> Touch:
    """One line in pieces, each with its colour."""

    def touch(canvas: Canvas) -> None:
        x = PLACE[0]
        for piece, colour in words:
            write(canvas, piece, colour=colour, at=(x, PLACE[1]), font=font, size=size)
            x += stringWidth(piece, font, size)

    return touch


def see_through(opacity: float) -> Touch:
    """The secret at an opacity."""

    def touch(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(Color(0, 0, 0, alpha=opacity))
        canvas.setFont("Helvetica", 10)
        canvas.drawString(*PLACE, SECRET)
        canvas.restoreState()

    return touch


def clipped(width: float) -> Touch:
    """The secret in a frame of a width."""

    def touch(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(60, 370, width, 30)
        canvas.clipPath(path, stroke=0)
        write(canvas)
        canvas.restoreState()

    return touch


def in_form(colour: str) -> Touch:
    """The secret inside a form, scaled and shifted."""

    def touch(canvas: Canvas) -> None:
        canvas.beginForm("frame")
        write(canvas, colour=colour, at=(10, 10), size=20)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(60, 360)
        canvas.scale(0.5, 0.5)
        canvas.doForm("frame")
        canvas.restoreState()

    return touch


def squeezed(canvas: Canvas, percent: float) -> None:
    """The secret at a horizontal scale."""
    line = canvas.beginText(*PLACE)
    line.setFont("Helvetica", 10)
    line.setHorizScale(percent)
    line.textOut(SECRET)
    line.setHorizScale(100)
    canvas.drawText(line)


def paragraph(colour: str) -> Touch:
    """Three hundred words."""

    def touch(canvas: Canvas) -> None:
        for row in range(30):
            write(canvas, "al wat hier staat geldt ook zonder dat u het", colour=colour, at=(72, 440 - 12 * row))

    return touch


def _layer(pdf: pikepdf.Pdf, *, on: bool, form: bool = False) -> None:
    """Put a line of the second page in an optional layer."""
    group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="laag"))
    state = pikepdf.Dictionary(ON=pikepdf.Array([group]) if on else pikepdf.Array([]))
    if not on:
        state.OFF = pikepdf.Array([group])
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=state)
    page = pdf.pages[1]
    font = next(iter(page.Resources.Font.keys()))
    shown = f"BT {font} 10 Tf 72 380 Td ({SECRET}) Tj ET".encode()
    if form:
        stream = pdf.make_stream(shown)
        stream.Type, stream.Subtype, stream.OC = pikepdf.Name.XObject, pikepdf.Name.Form, group
        stream.BBox = pikepdf.Array([0, 0, 595, 842])
        stream.Resources = page.Resources
        page.Resources.XObject = pikepdf.Dictionary(Laag=pdf.make_indirect(stream))
        page.contents_add(b"\nq /Laag Do Q")
    else:
        page.Resources.Properties = pikepdf.Dictionary(Laag=group)
        page.contents_add(b"\n/OC /Laag BDC " + shown + b" EMC")


def _soft_mask(pdf: pikepdf.Pdf, light: float) -> None:
    """Write through a soft mask of a luminosity."""
    page = pdf.pages[1]
    group = pdf.make_stream(f"{light} g 0 0 595 842 re f".encode())
    group.Type, group.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    group.BBox = pikepdf.Array([0, 0, 595, 842])
    group.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray)
    mask = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=pdf.make_indirect(group))
    page.Resources.ExtGState = pikepdf.Dictionary(Mask=pikepdf.Dictionary(SMask=mask))
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"\nq /Mask gs BT {font} 10 Tf 72 380 Td ({SECRET}) Tj ET Q".encode())


def _square(pdf: pikepdf.Pdf, *, y: float) -> None:
    """A white square as an annotation, with an appearance of its own."""
    page = pdf.pages[1]
    look = pdf.make_stream(b"1 g 0 0 300 20 re f")
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = pikepdf.Array([0, 0, 300, 20])
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=pikepdf.Array([70, y, 370, y + 20]), F=4
    )
    note.AP = pikepdf.Dictionary(N=pdf.make_indirect(look))
    page.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _scan() -> bytes:
    """A page that is a picture, with what was recognised in it as invisible text."""

    def under(canvas: Canvas) -> None:
        canvas.drawImage(picture("Overeenkomst", size=(595, 842)), 0, 0, 595, 842)

    return contract(text(mode=3), under=under)


def _blank_letters() -> bytes:
    """Text in a font whose letters are empty."""
    with pikepdf.open(io.BytesIO(contract())) as pdf:
        page = pdf.pages[1]
        empty = pdf.make_stream(b"600 0 0 0 600 700 d1")
        names = sorted(set(SECRET) - {" "})
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, 600, 700]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            FirstChar=32,
            LastChar=126,
            Widths=pikepdf.Array([600] * 95),
            CharProcs=pikepdf.Dictionary({f"/c{ord(name)}": empty for name in names}),
            Encoding=pikepdf.Dictionary(
                Differences=pikepdf.Array(
                    [part for name in names for part in (ord(name), pikepdf.Name(f"/c{ord(name)}"))]
                )
            ),
            Resources=pikepdf.Dictionary(),
            ToUnicode=pdf.make_stream(
                b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
                b"1 begincodespacerange <00> <ff> endcodespacerange "
                b"1 beginbfrange <20> <7e> <0020> endbfrange endcmap end end"
            ),
        )
        page.Resources.Font.Leeg = pdf.make_indirect(font)
        page.contents_add(f"\nBT /Leeg 10 Tf 72 380 Td ({SECRET}) Tj ET".encode())
        return saved(pdf)


def _outside_crop(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].CropBox = pikepdf.Array([0, 395, 595, 842])


def hidden_pairs() -> Iterator[Pair]:
    """All pairs of this family."""
    seen = text()
    for style in STYLES:
        name = f"{style.font} {style.size} turned {style.turned} inset {style.inset}"
        how = partial(text, font=style.font, size=style.size)
        yield pair(f"white on white, {name}", FAMILY, "no-contrast", clean=how(), attack=how("#ffffff"), style=style)  # fmt: skip
        yield pair(f"mode 3, {name}", FAMILY, "invisible-text", clean=how(), attack=how(mode=3), style=style)  # fmt: skip
    for colour in ("#fefefe", "#f4f4f4", "#fff8f0", "#f0f8ff"):
        yield pair(f"near white {colour}", FAMILY, "no-contrast", clean=text("#c0c0c0"), attack=text(colour))
    for ground, ink, pale in (("#1f3864", "#1f3864", "#ffffff"), ("#000000", "#101010", "#ffffff"), ("#ffe699", "#ffe699", "#222222"), ("#70ad47", "#74b04a", "#ffffff")):  # fmt: skip
        under = lambda canvas, ground=ground: bar(canvas, ground)
        yield pair(
            f"{ink} on a bar of {ground}", FAMILY, "no-contrast", clean=text(pale), attack=text(ink), under=under
        )
    yield pair("white in a form", FAMILY, "no-contrast", clean=in_form("#333333"), attack=in_form("#ffffff"))
    yield pair("300 words", FAMILY, "no-contrast", clean=paragraph("#000000"), attack=paragraph("#ffffff"))
    for shown, gone in ((("De boete is 1", "00", " euro"), 1), (("De boete is 1", ".", "000 euro"), 1), (("Dit geldt ", "niet", " voor u"), 1), (("Termijn: ", "1", "4 dagen"), 1)):  # fmt: skip
        pieces = tuple((part, "#ffffff" if index == gone else "#000000") for index, part in enumerate(shown))
        whole = tuple((part, "#000000") for part in shown)
        for font in ("Helvetica", "Times-Roman"):
            yield pair(f"part of {''.join(shown)!r} white, {font}", FAMILY, "no-contrast", clean=partly(whole, font=font), attack=partly(pieces, font=font))  # fmt: skip
    yield pair("mode 7", FAMILY, "invisible-text", clean=seen, attack=text(mode=7))
    for opacity in (0.0, 0.04):
        yield pair(f"opacity {opacity}", FAMILY, "invisible-text", clean=see_through(0.6), attack=see_through(opacity))
    yield pair("soft mask", FAMILY, "hidden-text", surgery=lambda pdf: _soft_mask(pdf, 0), mend=lambda pdf: _soft_mask(pdf, 1))  # fmt: skip
    for name, at in (("left of", (-400.0, 380.0)), ("right of", (640.0, 380.0)), ("below", (72.0, -40.0)), ("above", (72.0, 900.0))):  # fmt: skip
        yield pair(f"{name} the page", FAMILY, "outside-page", clean=seen, attack=text(at=at))
    yield pair("outside the crop box", FAMILY, "outside-page", clean=None, attack=seen, surgery=_outside_crop)
    for size in (0.7, 1.0, 1.9):
        yield pair(f"{size} points", FAMILY, "tiny-text", clean=text(size=5), attack=text(size=size))
    yield pair("squeezed to 3%", FAMILY, "tiny-text", clean=lambda c: squeezed(c, 80), attack=lambda c: squeezed(c, 3))
    for colour in ("#ffffff", "#000000", "#cc0000"):
        over = both(seen, lambda canvas, colour=colour: bar(canvas, colour))  # type: ignore[misc]
        clean = both(lambda canvas: bar(canvas, "#ffff00"), seen)
        yield pair(f"under a box of {colour}", FAMILY, "covered-text", clean=clean, attack=over)
    over = both(seen, lambda canvas: canvas.drawImage(picture("0"), 66, 370, 300, 24))
    clean = both(lambda canvas: canvas.drawImage(picture(colour="#ddeeff"), 66, 370, 300, 24), seen)
    yield pair("under a picture", FAMILY, "covered-text", clean=clean, attack=over)
    yield Pair("under an annotation", FAMILY, "covered-text", lambda: contract(seen), lambda: contract(seen, surgery=lambda pdf: _square(pdf, y=374)))  # fmt: skip
    yield pair("clipped away", FAMILY, "clipped-text", clean=clipped(300), attack=clipped(5))
    yield pair("clipped half-way", FAMILY, "clipped-text", clean=clipped(300), attack=clipped(62))
    yield Pair(
        "layer off", FAMILY, "hidden-layer", contract, lambda: contract(surgery=lambda pdf: _layer(pdf, on=False))
    )
    yield Pair("form in a layer that is off", FAMILY, "hidden-layer", contract, lambda: contract(surgery=lambda pdf: _layer(pdf, on=False, form=True)))  # fmt: skip
    yield Pair("letters without outlines", FAMILY, "hidden-text", contract, _blank_letters)
    yield Pair("recognised text over a scan", FAMILY, "text-over-scan", contract, _scan)
    yield pair("white over its own black twin", FAMILY, "overlapping-text", clean=both(seen, seen), attack=both(lambda c: write(c, SECRET.replace("900", "100"), colour="#ffffff"), seen))  # fmt: skip
    yield pair("black under another black", FAMILY, "overlapping-text", clean=both(seen, lambda c: write(c, at=(PLACE[0] + 0.3, PLACE[1]))), attack=both(seen, lambda c: write(c, SECRET.replace("900", "100"))))  # fmt: skip
