"""Pages as the reader saw them: what was recognised, drawn over the page, with a list beside it.

Each block has an outline in the colour of its type and a number; the list says what it became.
Numbers and not labels stand on the page, as ids are longer than the white between two columns.
"""

import io
import itertools
import unicodedata
from collections.abc import Iterator
from functools import cache

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from renvooi.model import BBox
from renvooi.model.errors import DamagedFile
from renvooi.parser.blocks import BlockType
from renvooi.parser.exchange import Picture
from renvooi.parser.markers import BULLETS
from renvooi.parser.marks import Mark, Marks, find_marks
from renvooi.parser.reading import Stages

WIDTH = 1600
"""Pixels that the page is wide; small print can be read at this."""
TALLEST = 4000
"""Pixels that it is high at most: a strip of a page is drawn smaller."""
PANEL = 640
"""Pixels that the list beside the page is wide."""
MARGIN = 20
ROW = 25
"""Pixels between two rows of the list."""
TEXT = 17
"""Pixels that letters of the list are high."""
TAG_POINTS = 6.5
"""Size of the numbers on the page, in its own points: smaller than any text beside them."""
TAG_PIXELS = (11, 20)
"""Least and greatest size of these numbers in pixels."""
SWATCH = 40
"""Pixels that the tags of the list are wide."""
DASH = 7
FILL = 16
"""How much of its colour a block is filled with, of 255: its text must stay readable."""

Colour = tuple[int, int, int]
INK: Colour = (40, 40, 40)
FAINT: Colour = (120, 120, 120)
PAPER: Colour = (255, 255, 255)
SHADE: Colour = (232, 236, 240)
FURNITURE: Colour = (150, 150, 150)
COLUMN: Colour = (130, 165, 200)
FINDING: Colour = (214, 0, 28)
TYPES: dict[BlockType, tuple[str, Colour]] = {
    BlockType.HEADING: ("heading", (0, 84, 180)),
    BlockType.ITEM: ("list item", (0, 128, 64)),
    BlockType.PARAGRAPH: ("paragraph", (128, 64, 160)),
    BlockType.ROW: ("table row", (196, 98, 0)),
    BlockType.NOTE: ("footnote", (0, 136, 152)),
}


def draw_pages(data: bytes, stages: Stages, *, name: str) -> Iterator[Picture]:
    """A picture for each page of the PDF `data`, one after the other so that none has to be kept.

    `name` is its file name; "contract.pdf" gives "contract-page-1.png".
    Raises: DamagedFile where a page that was read cannot be drawn.
    """
    stem = name.rpartition(".")[0] or name
    digits = len(str(len(stages.pages)))
    with pypdfium2.PdfDocument(data) as pdf:
        for marks in find_marks(stages):
            title = f"{name}, page {marks.page} of {len(stages.pages)}"
            image = _Drawing(_rendered(pdf, marks, name), marks, title).drawn()
            yield Picture(f"{stem}-page-{marks.page:0{digits}d}.png", _png(image))


def _rendered(pdf: pypdfium2.PdfDocument, marks: Marks, name: str) -> Image.Image:
    """The page as it is shown."""
    scale = min(WIDTH / marks.width, TALLEST / marks.height)
    try:
        page = pdf[marks.page - 1]
        bitmap = page.render(scale=scale, may_draw_forms=False)  # pyright: ignore[reportArgumentType] - any number
        image: Image.Image = bitmap.to_pil().convert("RGB")
        page.close()
    except pypdfium2.PdfiumError as error:
        reason = f"page {marks.page} of the PDF cannot be drawn"
        raise DamagedFile(name, reason, "Ask for the file again or export it anew") from error
    return image.resize((max(1, round(marks.width * scale)), max(1, round(marks.height * scale))))


def _png(image: Image.Image) -> bytes:
    few = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, format="PNG")
    return stream.getvalue()


@cache
def _palette() -> Image.Image:
    """The colours of every file, which makes it a third of the size: our own, those of grey text, some of all."""
    own = [INK, FAINT, PAPER, SHADE, FURNITURE, COLUMN, FINDING, *(colour for _, colour in TYPES.values())]
    tints = [_over_paper(colour, FILL) for _, colour in TYPES.values()]
    greys = [(step * 4, step * 4, step * 4) for step in range(60)]
    some = list(itertools.product(range(0, 256, 51), range(0, 256, 51), range(0, 256, 64)))
    colours = list(dict.fromkeys((*own, *tints, *greys, *some)))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _over_paper(colour: Colour, alpha: int) -> Colour:
    """What a thin layer of `colour` looks like on white."""
    red, green, blue = (round(255 - (255 - part) * alpha / 255) for part in colour)
    return red, green, blue


class _Drawing:
    """One page and the list beside it."""

    def __init__(self, page: Image.Image, marks: Marks, title: str) -> None:
        self._marks = marks
        self._title = title
        self._scale = page.width / marks.width
        self._page = page
        self._text = ImageFont.load_default(TEXT)
        self._high = round(max(TAG_PIXELS[0], min(TAG_PIXELS[1], TAG_POINTS * self._scale)))
        self._tag = ImageFont.load_default(self._high)
        self._label = ImageFont.load_default(TEXT - 2)
        self._rows = list(self._listed())
        high = max(page.height, 2 * MARGIN + ROW * (len(self._rows) + 1))
        self._image = Image.new("RGB", (page.width + PANEL, high), SHADE)
        self._image.paste(page, (0, 0))
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def drawn(self) -> Image.Image:
        """The picture."""
        for box in self._marks.furniture:
            self._draw.rectangle(self._placed(box, 2), fill=(*FURNITURE, 90))
        for box in self._marks.columns:
            self._dashed(self._placed(box, 7))
        for mark in self._marks.blocks:
            colour = TYPES[mark.type][1]
            self._draw.rectangle(self._placed(mark.box, 3), fill=(*colour, FILL), outline=(*colour, 255), width=2)
        for mark in self._marks.blocks:
            self._number(mark)
        for finding in self._marks.findings:
            if finding.bbox is not None:
                self._finding(finding.code, self._placed(finding.bbox, 3))
        self._panel()
        return self._image

    def _placed(self, box: BBox, around: int) -> tuple[float, float, float, float]:
        """A box in pixels, with some white around it, within the page."""
        x0, top, x1, bottom = (edge * self._scale for edge in box)
        left, upper = max(0.0, min(x0, x1) - around), max(0.0, min(top, bottom) - around)
        right, lower = max(x0, x1) + around, max(top, bottom) + around
        return left, upper, max(left, min(right, self._page.width - 1)), max(upper, min(lower, self._page.height - 1))

    def _dashed(self, box: tuple[float, float, float, float]) -> None:
        x0, top, x1, bottom = (round(edge) for edge in box)
        for x in range(x0, x1, 2 * DASH):
            for y in (top, bottom):
                self._draw.line((x, y, min(x + DASH, x1), y), fill=COLUMN)
        for y in range(top, bottom, 2 * DASH):
            for x in (x0, x1):
                self._draw.line((x, y, x, min(y + DASH, bottom)), fill=COLUMN)

    def _number(self, mark: Mark) -> None:
        """The number of a block, left of it, where white stands before every text."""
        text = f"{mark.number}+" if mark.continued else str(mark.number)
        left, top, _, _ = self._placed(mark.box, 3)
        wide = self._draw.textlength(text, font=self._tag) + 5
        at = max(0.0, left - wide)
        self._draw.rectangle((at, top, at + wide, top + self._high + 3), fill=(*TYPES[mark.type][1], 225))
        self._draw.text((at + 3, top), text, font=self._tag, fill=PAPER)

    def _finding(self, code: str, box: tuple[float, float, float, float]) -> None:
        self._draw.rectangle(box, outline=FINDING, width=3)
        wide = self._draw.textlength(code, font=self._tag) + 8
        left = max(0.0, min(box[0], self._page.width - wide))
        top = max(0.0, box[1] - self._high - 6)
        self._draw.rectangle((left, top, left + wide, top + self._high + 6), fill=(*FINDING, 235))
        self._draw.text((left + 4, top + 1), code, font=self._tag, fill=PAPER)

    def _listed(self) -> Iterator[tuple[str, Colour, str, Colour]]:
        """Rows of the list: what stands in the coloured tag, its colour, the text, its colour."""
        yield "", SHADE, self._title, INK
        for said, colour in (*TYPES.values(), ("not read, or to be looked at", FINDING)):
            yield " ", colour, said, FAINT
        yield " ", FURNITURE, "page header or footer, no text", FAINT
        yield "- -", COLUMN, "column or full width, read from top to bottom", FAINT
        yield "1+", FAINT, "the part of block 1 in the next column or page", FAINT
        yield "", SHADE, "", INK
        for finding in self._marks.findings:
            for index, line in enumerate(self._wrapped(f"{finding.code}: {finding.message}")):
                yield "!" if index == 0 else "", FINDING if index == 0 else SHADE, line, FINDING
        for mark in self._marks.blocks:
            tag = f"{mark.number}+" if mark.continued else str(mark.number)
            yield tag, TYPES[mark.type][1], mark.said, FAINT if mark.continued else INK

    def _panel(self) -> None:
        left, top = self._page.width + MARGIN, float(MARGIN)
        for tag, colour, text, ink in self._rows:
            indent = 0 if text == self._title else SWATCH + 10
            if tag:
                self._draw.rectangle((left, top, left + SWATCH, top + ROW - 5), fill=colour)
                self._draw.text((left + SWATCH / 2, top + ROW / 2 - 3), tag, font=self._label, fill=PAPER, anchor="mm")
            self._draw.text(
                (left + indent, top - 1), self._fitted(text, PANEL - 2 * MARGIN - indent), font=self._text, fill=ink
            )
            top += ROW

    def _fitted(self, text: str, width: float) -> str:
        """`text` in the letters of the font, its middle left out where it is too long."""
        plain = _plain(text)
        kept = len(plain)
        fitted = plain
        while self._text.getlength(fitted) > width and kept > 2:
            kept -= 1
            fitted = f"{plain[: kept // 2]}...{plain[len(plain) - (kept - kept // 2) :]}"
        return fitted

    def _wrapped(self, text: str) -> list[str]:
        lines = [""]
        for word in _plain(text).split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._text.getlength(longer) > PANEL - 2 * MARGIN - SWATCH - 10:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


def _plain(text: str) -> str:
    """`text` in the letters that the font of every machine has; bullets as a raised dot."""
    plain = unicodedata.normalize("NFKD", text)
    dotted = ("\N{MIDDLE DOT}" if char in BULLETS else char for char in plain)
    kept = "".join(
        "-" if unicodedata.category(char) == "Pd" else char for char in dotted if not unicodedata.combining(char)
    )
    return "".join(char if char.isascii() or char == "\N{MIDDLE DOT}" else "?" for char in kept)
