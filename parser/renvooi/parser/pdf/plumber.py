"""Pages of a PDF through pdfplumber: the reference engine.

pdfplumber opens the document and pdfminer.six, under it, runs the content of each page. A device of
our own takes what is drawn: pdfplumber's makes a dictionary of every character, which
takes half of its time, and nothing here needs one.
"""

import io
import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import sub
from typing import cast

import pdfplumber
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Point, apply_matrix_pt, apply_matrix_rect, mult_matrix
from pdfplumber.utils.exceptions import PdfminerException

from renvooi.model import BBox
from renvooi.model.errors import DamagedFile, EncryptedFile, InputRefused
from renvooi.parser.page import Page
from renvooi.parser.pdf.upright import is_upright
from renvooi.parser.shapes import MOST_PATHS, Path, sort_shapes
from renvooi.parser.spans import (
    DRAWN,
    KERNING,
    SAME_LINE,
    SOFT_HYPHEN,
    WORD_GAP,
    Run,
    Style,
    find_spans,
    style_of,
)
from renvooi.parser.words import find_words

LOST = "Data-loss"
"""In the engine's message when a compressed stream breaks off."""
THOUSANDTH = 0.001
"""Unit of glyph widths, as a multiple of font size, in all fonts but those that say otherwise."""
SUBSET_PREFIX = 7
"""Characters of the "ABCDEF+" before the name of a font of which only some glyphs are in the file."""


def read_pages(data: bytes, *, name: str) -> tuple[Page, ...]:
    """All pages of the PDF `data` in order.

    Raises: EncryptedFile, DamagedFile. Whatever the engine raises on a malformed file
    becomes DamagedFile; half a document is never returned.
    """
    try:
        with _listening() as complaints, pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = tuple(_page(pdf.rsrcmgr, page.page_obj, page.page_number) for page in pdf.pages)
    # Malformed files surface as any built-in exception from deep inside the engine
    # (TypeError on a missing MediaBox, IndexError, struct.error, RecursionError, ...).
    except Exception as error:
        raise _refusal(error, name) from error
    if any(LOST in complaint for complaint in complaints):
        raise _damaged(name)
    return pages


def _refusal(error: Exception, name: str) -> InputRefused:
    causes = (error, *error.args) if isinstance(error, PdfminerException) else (error,)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        reason = "the PDF is protected with a password"
        return EncryptedFile(name, reason, "Save a copy without password and use that")
    return _damaged(name)


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(
        name, "the PDF is damaged and cannot be read in full", "Ask for the file again or export it anew"
    )


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


def _page(resources: PDFResourceManager, page: PDFPage, number: int) -> Page:
    x0, y0, x1, y1 = _visible_box(page)
    ctm: Matrix = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }.get(page.rotate, (1, 0, 0, 1, -x0, -y0))
    _, _, width, height = apply_matrix_rect(ctm, (x0, y0, x1, y1))
    device = _Device(resources, height)
    PDFPageInterpreter(resources, device).render_contents(page.resources, page.contents, ctm=ctm)
    spans, rotated = find_spans(device.text)
    shapes = sort_shapes(device.paths)
    return Page(
        number,
        width,
        height,
        find_words(spans, shapes.dots, number),
        shapes.rules,
        tuple(device.images),
        shapes.outlines,
        rotated + device.vertical,
        device.unmapped,
    )


def _visible_box(page: PDFPage) -> BBox:
    """The part of the page that is shown: the crop box as far as it lies on the media box."""
    mx0, my0, mx1, my1 = page.mediabox
    x0, y0, x1, y1 = page.cropbox or page.mediabox
    box = (max(x0, mx0), max(y0, my0), min(x1, mx1), min(y1, my1))
    return box if box[0] < box[2] and box[1] < box[3] else (mx0, my0, mx1, my1)


class _Text:
    """The characters of one page, as `find_spans` wants them; `top` is the height of the page in points."""

    def __init__(self, top: float) -> None:
        self.top = top
        self.texts: list[str] = []
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.rights: list[float] = []
        self._styles: list[Style | None] = []

    def add(self, text: str, left: float, right: float, base: float, style: Style | None) -> None:
        """Take one more character, drawn behind those that are there."""
        self.texts.append(text)
        self.xs.append(left)
        self.rights.append(right)
        self.ys.append(base)
        self._styles.append(style)

    @property
    def marks(self) -> str:
        """One for each character: a blank, or ink of whatever kind."""
        return "".join(DRAWN if text.isspace() and text != SOFT_HYPHEN else "x" for text in self.texts)

    def whole(self, runs: Sequence[tuple[int, int]]) -> list[Run | None]:
        """Each run of characters as one; None where a look at its letters is needed."""
        return [self._whole(first, end) for first, end in runs]

    def _whole(self, first: int, end: int) -> Run | None:
        style, left, base = self._styles[first], self.xs[first], self.ys[first]
        if style is None or None in self._styles[first:end]:
            return None
        if end - first > 1:
            gaps = list(map(sub, self.xs[first + 1 : end], self.rights[first : end - 1]))
            if max(gaps) > WORD_GAP * style.size or min(gaps) < -KERNING * style.size:
                return None
            bases = self.ys[first:end]
            if max(bases) - min(bases) > SAME_LINE * style.size:
                return None
        return Run(style, left, self.rights[end - 1], self.top - base)

    def style(self, index: int) -> Style | None:
        """How a character is set; None if it does not stand upright."""
        return self._styles[index]

    def place(self, index: int) -> tuple[float, float]:
        """Left and base of a character."""
        return self.xs[index], self.top - self.ys[index]

    def end(self, index: int) -> float:
        """Where the pen stood behind a character."""
        return self.rights[index]

    def is_piece(self, index: int) -> bool:
        """False: a ligature is one glyph here."""
        return False


class _Device(PDFTextDevice):
    """Takes what the content of one page draws; `height` is that of the page in points."""

    def __init__(self, resources: PDFResourceManager, height: float) -> None:
        super().__init__(resources)
        self.height = height
        self.paths: list[Path] = []
        self.images: list[BBox] = []
        self.vertical = 0
        """Characters of fonts that are written downwards."""
        self.unmapped = 0
        self.text = _Text(height)
        self._known: dict[PDFFont, dict[int, tuple[str, float]]] = {}
        self._outside: list[Matrix] = []

    def render_string_vertical(
        self,
        seq: Iterable[int | float | bytes],
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        *settings: object,
        **named: object,
    ) -> Point:
        """Count text of a font that is written downwards; its place matters to nothing."""
        self.vertical += sum(len(list(font.decode(part))) for part in seq if isinstance(part, bytes))
        return pos

    def render_string_horizontal(
        self,
        seq: Iterable[int | float | bytes],
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: object,
        graphicstate: PDFGraphicState,
    ) -> Point:
        """Take the characters of one string; `pos` and what comes back are places in text space."""
        a, b, c, d, e, f = matrix
        style = self._style(font, fontsize, matrix)
        known = self._known.setdefault(font, {})
        stretch = fontsize * scaling
        taken = self.text
        x, y = pos
        left0, base0 = c * (y + rise) + e, d * (y + rise) + f
        begun = False
        for part in seq:
            if isinstance(part, int | float):
                x -= part * dxscale
                begun = True
                continue
            for cid in font.decode(part):
                if begun:
                    x += charspace
                begun = True
                glyph = known.get(cid)
                if glyph is None:
                    glyph = known[cid] = _glyph(font, cid)
                text, width = glyph
                left = a * x + left0
                wide = width * stretch
                right = left + a * wide
                taken.add(text, left, right, base0 + b * x, style)
                x += wide
                if cid == 32 and wordspace:
                    x += wordspace
        return (x, y)

    def _style(self, font: PDFFont, size: float, matrix: Matrix) -> Style | None:
        a, b, c, d = matrix[:4]
        # A negative font size turns the characters once more.
        turned = (-a, -b, -c, -d) if size < 0 else (a, b, c, d)
        if not is_upright(*turned):
            return None
        name = str(font.fontname or "")
        plain = name[SUBSET_PREFIX:] if name[SUBSET_PREFIX - 1 : SUBSET_PREFIX] == "+" else name
        return style_of(plain, abs(size) * math.hypot(c, d))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Take a path that is painted, one `Path` for each of its parts."""
        part: list[Point] = []
        curved, white = False, _is_white(graphicstate.ncolor)
        for operator, *numbers in cast("Sequence[tuple[str, *tuple[float, ...]]]", path):
            if operator == "m":
                self._add(part, curved, fill=fill, white=white, stroke=stroke)
                part, curved = [], False
            curved = curved or operator in ("c", "v", "y")
            part.extend(self._placed(numbers))
        self._add(part, curved, fill=fill, white=white, stroke=stroke)

    def _placed(self, numbers: Sequence[float]) -> list[Point]:
        """Points of the page for the numbers of a path operator."""
        assert self.ctm is not None  # the interpreter sets it before it paints
        return [apply_matrix_pt(self.ctm, point) for point in zip(numbers[::2], numbers[1::2], strict=True)]

    def _add(self, points: Sequence[Point], curved: bool, *, fill: bool, white: bool, stroke: bool) -> None:
        if len(points) > 1 and len(self.paths) < MOST_PATHS:
            flipped = [(x, self.height - y) for x, y in points]
            self.paths.append(Path.through(flipped, curved=curved, fill=fill, white=white, stroke=stroke))

    def begin_figure(self, name: str, bbox: BBox, matrix: Matrix) -> None:
        """Remember where we are: the interpreter does not go back there when the figure ends."""
        assert self.ctm is not None
        self._outside.append(self.ctm)
        self.ctm = mult_matrix(matrix, self.ctm)

    def end_figure(self, name: str) -> None:
        """Go back to where the figure began."""
        self.ctm = self._outside.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Take the place of a picture, which is the unit square."""
        assert self.ctm is not None
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        self.images.append((x0, self.height - y1, x1, self.height - y0))


def _is_white(colour: object) -> bool:
    """Whether a colour is white: all of grey or of red, green and blue, or none of four inks."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    return all(part == (0 if len(parts) == 4 else 1) for part in parts)


def _glyph(font: PDFFont, cid: int) -> tuple[str, float]:
    """The characters and the width, as a multiple of font size, of one glyph."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = f"(cid:{cid})"
    # The scale of the font is taken out and put in again, as it is the entry of the file that is a whole number.
    scale = float(getattr(font, "hscale", THOUSANDTH)) or THOUSANDTH
    return text, int(font.char_width(cid) / scale + 1e-6) * scale
