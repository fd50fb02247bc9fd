"""Ink that no reader of text gives, lines through words, and twins whose drawings explain themselves."""

from collections.abc import Iterator

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.parser.audit.hidden_pairs import both
from tests.parser.audit.pairs import Pair, pair
from tests.parser.audit.sketch import PLACE, STYLES, Style, Touch, bar, picture, write

DRAWN = "ink without words"
STRUCK = "lines through words"
X, Y = PLACE
BEFORE, BEHIND = "De boete bedraagt 1", "euro per dag voor de klant"
GAP = 14.0


def gap(drawing: Touch | None = None, *, text: str | None = None, font: str = "Helvetica", size: float = 10) -> Touch:
    """A sentence with a drawing, or text, in its middle."""

    def touch(canvas: Canvas) -> None:
        write(canvas, BEFORE, font=font, size=size)
        middle = X + stringWidth(BEFORE, font, size) + 1
        write(canvas, BEHIND, at=(middle + GAP, Y), font=font, size=size)
        if text:
            write(canvas, text, at=(middle, Y), font=font, size=size)
        if drawing:
            canvas.saveState()
            canvas.translate(middle, Y)
            drawing(canvas)
            canvas.restoreState()

    return touch


def noughts(canvas: Canvas) -> None:
    """Two noughts as outlines."""
    for x in (0, 6):
        path = canvas.beginPath()
        path.ellipse(x, 0, 5, 7)
        path.ellipse(x + 1, 1, 3, 5)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def noughts_in_one(canvas: Canvas) -> None:
    """Two noughts in one outline."""
    path = canvas.beginPath()
    for x in (0, 6):
        path.ellipse(x, 0, 5, 7)
        path.ellipse(x + 1, 1, 3, 5)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def seven_in_strokes(canvas: Canvas) -> None:
    """A seven in two strokes."""
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    path.moveTo(1, 7)
    path.lineTo(6, 7)
    path.lineTo(3, 0)
    canvas.drawPath(path, stroke=1, fill=0)


def one_as_bar(canvas: Canvas) -> None:
    """A one that is a bar."""
    canvas.rect(6, 0, 1, 7, stroke=0, fill=1)


def of_squares(canvas: Canvas) -> None:
    """A figure made of small squares."""
    for column, row in ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (2, 2), (0, 3), (1, 3), (2, 3)):
        canvas.rect(2 + 2.2 * column, 2.2 * row, 2.2, 2.2, stroke=0, fill=1)


def as_picture(canvas: Canvas) -> None:
    """Two noughts as a picture."""
    canvas.drawImage(picture("00", size=(48, 36)), 0, -1.5, 13, 10)


def check_box(canvas: Canvas) -> None:
    """An empty box to tick."""
    canvas.setLineWidth(0.7)
    canvas.rect(3, 0, 7, 7, stroke=1, fill=0)


def middle_dot(canvas: Canvas) -> None:
    """A dot between two parts of a line."""
    canvas.circle(6, 3, 0.9, stroke=0, fill=1)


def furniture(canvas: Canvas) -> None:
    """What honest pages draw: border, header bar with white text, rules, boxes, bullets, a logo, a photograph."""
    canvas.saveState()
    canvas.setStrokeColor(HexColor("#888888"))
    canvas.rect(20, 20, 555, 802, stroke=1, fill=0)
    bar(canvas, "#1f3864", box=(20, 800, 555, 22))
    write(canvas, "Voorbeeld Data B.V.", colour="#ffffff", at=(30, 807), size=9)
    canvas.setLineWidth(0.5)
    for row in range(5):
        canvas.line(72, 340 - 18 * row, 500, 340 - 18 * row)
        if row < 4:
            write(canvas, f"Dienst {row}", at=(76, 327 - 18 * row), size=9)
            write(canvas, f"{100 * row} euro", at=(306, 327 - 18 * row), size=9)
    for x in (72, 300, 500):
        canvas.line(x, 340, x, 268)
    bar(canvas, "#dbe5f1", box=(72, 240, 428, 16))
    write(canvas, "Samenvatting van de diensten", at=(76, 244), size=9)
    for row in range(3):
        canvas.circle(78, 223 - 14 * row, 1.6, stroke=0, fill=1)
        write(canvas, f"punt {row} van de lijst", at=(86, 220 - 14 * row), size=9)
    canvas.setFillColor(HexColor("#c00000"))
    path = canvas.beginPath()
    path.moveTo(500, 770)
    path.curveTo(510, 790, 530, 790, 540, 770)
    path.lineTo(520, 755)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.drawImage(picture("Logo", size=(80, 30)), 400, 765, 60, 22)
    write(canvas, "www.voorbeeld.example", colour="#0563c1", at=(86, 150), size=9)
    canvas.line(86, 148.6, 86 + stringWidth("www.voorbeeld.example", "Helvetica", 9), 148.6)
    bar(canvas, "#ffff00", box=(86, 128, 90, 12))
    write(canvas, "gemarkeerde woorden", at=(88, 131), size=9)
    write(canvas, "m", at=(86, 110), size=9)
    write(canvas, "2", at=(93.6, 113), size=6)
    write(canvas, "Vet door dubbel drukken", at=(86, 90), size=9)
    write(canvas, "Vet door dubbel drukken", at=(86.25, 90), size=9)
    canvas.restoreState()


def watermark(canvas: Canvas) -> None:
    """A pale word behind the text, slanted, and one upright."""
    canvas.saveState()
    canvas.setFillColor(HexColor("#dddddd"))
    canvas.translate(150, 300)
    canvas.rotate(45)
    canvas.setFont("Helvetica-Bold", 80)
    canvas.drawString(0, 0, "CONCEPT")
    canvas.restoreState()


def pale(canvas: Canvas) -> None:
    """A large pale word that stands upright, where no text is."""
    write(canvas, "CONCEPT", colour="#eeeeee", at=(100, 200), size=80)


def struck(line: Touch, *, font: str = "Helvetica", size: float = 10) -> Touch:
    """A sentence and what is drawn over it."""

    def touch(canvas: Canvas) -> None:
        write(canvas, "De klant mag altijd opzeggen", font=font, size=size)
        canvas.saveState()
        line(canvas)
        canvas.restoreState()

    return touch


def crossed(canvas: Canvas) -> None:
    """A cross over a sentence."""
    canvas.line(X, Y - 1, X + 120, Y + 8)
    canvas.line(X, Y + 8, X + 120, Y - 1)


def rule(height: float, *, width: float = 0.6, length: float = 130, colour: str = "#000000") -> Touch:
    """A rule at a height over the base line."""

    def touch(canvas: Canvas) -> None:
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(width)
        canvas.line(X - 2, Y + height, X + length, Y + height)

    return touch


def _to_blank(pdf: pikepdf.Pdf) -> None:
    """Map a letter of the font with outlines to a blank."""
    for font in pdf.pages[1].Resources.Font.values():
        if "/ToUnicode" in font:
            stream = font.ToUnicode.read_bytes()
            font.ToUnicode.write(stream.replace(b"<0039>", b"<0020>").replace(b"<0030>", b"<0020>"))


def outlined_sentence(canvas: Canvas) -> None:
    """A sentence of thirty letters in one shape."""
    path = canvas.beginPath()
    for index in range(30):
        x = X + 6.5 * index
        path.moveTo(x, Y)
        for corner in ((x, Y + 7), (x + 2, Y + 3), (x + 4, Y + 7), (x + 5, Y), (x + 3, Y + 1), (x + 1, Y)):
            path.lineTo(*corner)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def pictured_line(canvas: Canvas) -> None:
    """A clause that is a picture, between clauses that are text."""
    write(canvas, "De volgende regel is even belangrijk als deze.", at=(X, Y + 16))
    canvas.drawImage(picture("De klant betaalt 900 euro", size=(600, 44)), X, Y - 2, 180, 12)
    write(canvas, "De vorige regel is even belangrijk als deze.", at=(X, Y - 16))


def tight(height: float) -> Touch:
    """Three lines without space between them, with a rule at a height over the second."""

    def touch(canvas: Canvas) -> None:
        for row, text in enumerate(
            ("bijlage: elke klant kiest", "gebruiksrecht opzegging jaarlijks", "altijd bij een bedrijf")
        ):
            write(canvas, text, at=(X, Y + 10 - 10 * row), font="Vera", size=10)
        rule(height, length=180)(canvas)

    return touch


def drawn_pairs() -> Iterator[Pair]:
    """All pairs of these families."""
    for name, drawing, code in (
        ("two noughts as outlines", noughts, "drawn-text"),
        ("two noughts as one outline", noughts_in_one, "drawn-text"),
        ("a seven in strokes", seven_in_strokes, "drawn-text"),
        ("a one as a bar", one_as_bar, "drawn-text"),
        ("a figure of squares", of_squares, "drawn-text"),
        ("two noughts as a picture", as_picture, "picture-in-text"),
    ):
        yield pair(name, DRAWN, code, clean=gap(text="00"), attack=gap(drawing))
        style = Style("Times-Roman", 10, turned=90)
        yield pair(f"{name}, turned", DRAWN, code, clean=gap(check_box), attack=gap(drawing), style=style)
    yield pair("beside a dot between words", DRAWN, "drawn-text", clean=gap(middle_dot), attack=gap(noughts))
    rich = both(furniture, gap(noughts))
    yield pair(
        "outlines on a page full of furniture", DRAWN, "drawn-text", clean=furniture, attack=rich, under=watermark
    )
    yield pair("outlines over a large pale word", DRAWN, "drawn-text", clean=pale, attack=both(pale, gap(noughts)))
    yield pair("a picture of a line", DRAWN, "picture-in-text", clean=lambda c: write(c), attack=pictured_line)
    yield pair("a sentence in one shape", DRAWN, "drawn-shapes", clean=furniture, attack=outlined_sentence)
    yield pair("letters mapped to blanks", DRAWN, "unread-ink", clean=lambda c: write(c, font="Vera"), attack=lambda c: write(c, font="Vera"), surgery=_to_blank)  # fmt: skip
    for style in STYLES:
        name = f"{style.font} {style.size} turned {style.turned} inset {style.inset}"
        under = struck(rule(-0.13 * style.size), font=style.font, size=style.size)
        through = struck(rule(0.25 * style.size), font=style.font, size=style.size)
        yield pair(f"a rule through words, {name}", STRUCK, "struck-text", clean=under, attack=through, style=style)
    yield pair(
        "a hairline", STRUCK, "struck-text", clean=struck(rule(-2, width=0.25)), attack=struck(rule(2.5, width=0.25))
    )
    yield pair("a red rule", STRUCK, "struck-text", clean=struck(rule(-2, colour="#ff0000")), attack=struck(rule(2.5, colour="#ff0000")))  # fmt: skip
    thin = struck(lambda c: c.rect(X, Y + 2, 100, 1, stroke=0, fill=1))
    frame = struck(lambda c: c.rect(X - 3, Y - 4, 140, 15, stroke=1, fill=0))
    yield pair("a thin box", STRUCK, "struck-text", clean=frame, attack=thin)
    image = struck(lambda c: c.drawImage(picture(colour="black", size=(20, 2)), X, Y + 2, 120, 0.8))
    below = struck(lambda c: c.drawImage(picture(colour="black", size=(20, 2)), X, Y - 4, 120, 0.8))
    yield pair("a picture of a rule", STRUCK, "struck-text", clean=below, attack=image)
    cross = struck(crossed)
    yield pair("a cross over a sentence", STRUCK, "struck-text", clean=frame, attack=cross)
    ground = both(lambda c: bar(c, "#dbe5f1"), struck(rule(2.5)))
    plain = both(lambda c: bar(c, "#dbe5f1"), struck(rule(-2)))
    yield pair("a rule on a ground of colour", STRUCK, "struck-text", clean=plain, attack=ground)
    yield pair("a rule in lines without space", STRUCK, "struck-text", clean=tight(-1.3), attack=tight(3))
    dashes = both(
        lambda c: write(c, "De klant mag altijd opzeggen"), lambda c: write(c, "—————————————", at=(X, Y - 0.5))
    )
    yield pair("dashes typed over words", STRUCK, "overlapping-text", clean=struck(rule(-2)), attack=dashes)
