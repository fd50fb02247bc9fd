"""Pages of a PDF through pdfplumber.

Reads `Page.layout` (pdfminer's objects) and not `Page.chars`, which makes a dict of every
character. Every page is closed after reading, so that memory does not grow with the document.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from renvooi.model import BBox
from renvooi.model.errors import DamagedFile, EncryptedFile
from renvooi.parser.page import Glyph, Page

DOT_SIZES = (1.0, 6.0)
"""Least and greatest width and height in points of a shape that may be a bullet."""
TURN = 0.05
"""Tangent of the angle under which a row of text may rise; scanners that read a page do not exceed 3 degrees."""
SLANT = 0.5
"""Tangent of the angle under which a letter may lean; programs slant by 0.2 to 0.36."""
LEAST_RULE = 6.0
"""Points; a shorter line parts no cells."""
THICKEST_RULE = 2.5
"""Points; a wider shape is no line."""
LETTER_SIZES = (3.0, 40.0)
"""Least and greatest height in points of a letter."""
LOST = "Data-loss"
"""In the engine's message when a compressed stream breaks off."""


def read_pages(data: bytes, *, name: str) -> tuple[Page, ...]:
    """All pages of the PDF `data` in order.

    Raises: EncryptedFile, DamagedFile. Whatever the engine raises on a malformed file
    becomes DamagedFile; half a document is never returned.
    """
    try:
        with _listening() as complaints, pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = tuple(_pages(pdf))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise _encrypted(name) from error
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in error.args):
            raise _encrypted(name) from error
        raise _damaged(name) from error
    # Malformed files surface as any built-in exception from deep inside the engine
    # (TypeError on a missing MediaBox, IndexError, struct.error, RecursionError, ...).
    except Exception as error:
        raise _damaged(name) from error
    if any(LOST in complaint for complaint in complaints):
        raise _damaged(name)
    return pages


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What the engine logs, as a list, and not on the terminal.

    It logs where it goes on without a part of the file; that is the only sign of the loss.
    """
    heard: list[str] = []
    logger, handler = logging.getLogger("pdfminer"), logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


def _encrypted(name: str) -> EncryptedFile:
    return EncryptedFile(name, "the PDF is protected with a password", "Save a copy without password and use that")


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(
        name, "the PDF is damaged and cannot be read in full", "Ask for the file again or export it anew"
    )


def _pages(pdf: PDF) -> Iterator[Page]:
    for page in pdf.pages:
        glyphs: list[Glyph] = []
        dots: list[BBox] = []
        images: list[BBox] = []
        rules: list[BBox] = []
        outlines = rotated = 0
        height = float(page.height)
        # pdfminer counts from the bottom of the MediaBox; the page starts at the top of its own box.
        left, lift = float(page.bbox[0]), float(page.mediabox[3]) - float(page.bbox[1]) - float(page.mediabox[1])
        for item in _leaves(page.layout):
            box = (item.x0 - left, lift - item.y1, item.x1 - left, lift - item.y0)
            if isinstance(item, LTChar):
                if _is_upright(item):
                    glyphs.append(_glyph(item, left, lift))
                elif item.get_text().strip():
                    rotated += 1
            elif isinstance(item, LTImage):
                images.append(box)
            elif isinstance(item, LTCurve):
                if _is_dot(item):
                    dots.append(box)
                rules.extend(_edges(item, box))
                outlines += _is_letter_like(item)
        yield Page(
            page.page_number,
            float(page.width),
            height,
            tuple(glyphs),
            tuple(dots),
            tuple(images),
            tuple(rules),
            outlines,
            rotated,
        )
        page.close()


def _edges(shape: LTCurve, box: BBox) -> Iterator[BBox]:
    """The upright and level lines that a shape draws: itself if it is thin, the sides of a box that is seen."""
    x0, top, x1, bottom = box
    if max(x1 - x0, bottom - top) < LEAST_RULE or not _is_seen(shape):
        return
    if min(x1 - x0, bottom - top) <= THICKEST_RULE:
        yield box
    elif isinstance(shape, LTRect):
        yield (x0, top, x0, bottom)
        yield (x1, top, x1, bottom)
        yield (x0, top, x1, top)
        yield (x0, bottom, x1, bottom)


def _is_seen(shape: LTCurve) -> bool:
    """Whether a shape leaves ink: a line, or a fill that is not white."""
    if shape.stroke:
        return True
    colour = shape.non_stroking_color
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    return shape.fill and not all(part == 1 for part in parts)


def _is_letter_like(shape: LTCurve) -> bool:
    """Whether a shape could be a letter drawn as an outline: of that size, and not a box or a line."""
    if isinstance(shape, LTLine | LTRect) or not (shape.fill or shape.stroke):
        return False
    least, greatest = LETTER_SIZES
    return least <= shape.height <= greatest and shape.width <= greatest and len(shape.pts) > 4


def _leaves(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _is_upright(char: LTChar) -> bool:
    """Whether a reader sees the character upright; a slant, as of a font made italic, is no turn.

    `LTChar.upright` is also true of a watermark at 45 degrees and of text upside down.
    """
    a, b, c, d = char.matrix[:4]
    if char.adv < 0:
        # A negative font size turns the character once more.
        a, d = -a, -d
    return a > 0 and d > 0 and abs(b) <= TURN * a and abs(c) <= SLANT * d


def _is_dot(shape: LTCurve) -> bool:
    """Whether a shape may be a bullet: a small filled one, or a small circle drawn as an outline."""
    least, greatest = DOT_SIZES
    if not shape.fill and (isinstance(shape, LTLine | LTRect) or not shape.stroke):
        return False
    return least <= shape.width <= greatest and least <= shape.height <= greatest


def _glyph(char: LTChar, left: float, lift: float) -> Glyph:
    font = char.fontname
    if len(font) > 7 and font[6] == "+":
        font = font[7:]
    return Glyph(char.get_text(), char.x0 - left, lift - char.y1, char.x1 - left, lift - char.y0, char.size, font)
