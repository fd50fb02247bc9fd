"""One page as PDFium draws it: its objects, and pictures of it with some of them left out.

The proof that words can be seen is a difference of two pictures: the page as it is, and the
page without its text. It holds for every trick at once (colour, transparency, clipping, covers,
layers), also for those nobody has thought of; the attributes of the objects then say which
trick it is. Drawing a dense page takes 2 to 6 ms, so that this costs less than reading.
"""

import ctypes
from collections.abc import Callable, Collection, Iterator
from enum import IntEnum
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from renvooi.model import BBox

DEEPEST = 8
"""Levels of forms inside forms that are entered; PDFium itself draws no more than some dozen."""

SOLID = 230
"""Of 255: opacity over which a shape hides what it covers."""

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int, int]
"""Red, green, blue, opacity; each 0 to 255."""

_FORM = 5
"""PDFium's number of a form: it is taken apart."""

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Kind(IntEnum):
    """What an object is; the numbers are those of PDFium."""

    TEXT = 1
    PATH = 2
    IMAGE = 3
    SHADING = 4


class Drawn(NamedTuple):
    """One object of a page, forms taken apart; later ones lie over earlier ones.

    A named tuple as it is made thousands of times a page, four times faster than a dataclass.
    """

    kind: int
    """One of `Kind`."""
    order: int
    handle: object
    """PDFium's own, valid while the view is open."""
    within: Matrix
    """From the space of the object to that of the page."""
    forms: tuple[object, ...]
    """Handles of the forms that hold the object, outermost first."""


class PageView:
    """A page that is open in PDFium; coordinates in points from the top left of its upright page box."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        self._page = document[index]
        self.number = index + 1
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self._page.raw, rect)
        self._box: BBox = (float(rect.left), float(rect.bottom), float(rect.right), float(rect.top))
        self._turn = int(pdfium.FPDFPage_GetRotation(self._page.raw))
        self.width, self.height = self._page.get_size()
        self.objects = tuple(self._walk())
        self.texts = tuple(one for one in self.objects if one.kind == Kind.TEXT)
        self._text: pypdfium2.PdfTextPage = self._page.get_textpage()

    def close(self) -> None:
        """Give the memory of the page back."""
        self._text.close()
        self._page.close()

    def picture(self, *, scale: float, without: Collection[Drawn] = (), box: BBox | None = None) -> Image.Image:
        """The page, or `box` of it, in colour at `scale` pixels a point, with some objects left out."""
        x0, top, x1, bottom = box or (0.0, 0.0, self.width, self.height)
        size = (max(1, round((x1 - x0) * scale)), max(1, round((bottom - top) * scale)))
        whole = (max(1, round(self.width * scale)), max(1, round(self.height * scale)))
        bitmap = pypdfium2.PdfBitmap.new_native(*size, pdfium.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        for one in without:
            pdfium.FPDFPageObj_SetIsActive(one.handle, False)
        try:
            start = (-round(x0 * scale), -round(top * scale))
            pdfium.FPDF_RenderPageBitmap(bitmap.raw, self._page.raw, *start, *whole, 0, pdfium.FPDF_ANNOT)
        finally:
            for one in without:
                pdfium.FPDFPageObj_SetIsActive(one.handle, True)
        picture: Image.Image = bitmap.to_pil()
        bitmap.close()
        return picture

    def place(self, one: Drawn) -> BBox:
        """Where an object stands."""
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(one.handle, *edges):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (edge.value for edge in edges)
        corners = [moved(one.within, x, y) for x in (left, right) for y in (bottom, top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return self._upright(min(across), min(up), max(across), max(up))

    def fill(self, one: Drawn) -> Colour:
        """The colour in which an object is filled; black where PDFium cannot tell."""
        return _colour(pdfium.FPDFPageObj_GetFillColor, one)

    def stroke(self, one: Drawn) -> Colour:
        """The colour of the outline of an object."""
        return _colour(pdfium.FPDFPageObj_GetStrokeColor, one)

    def mode(self, text: Drawn) -> int:
        """The render mode of a text object: 3 draws nothing, 7 only clips."""
        return int(pdfium.FPDFTextObj_GetTextRenderMode(text.handle))

    def contours(self, path: Drawn) -> "tuple[tuple[tuple[float, float], ...], ...]":
        """The points of a shape, contour by contour, in the space of the page as its file has it."""
        within = product(_matrix(path.handle), path.within)
        x, y = ctypes.c_float(), ctypes.c_float()
        result: list[list[tuple[float, float]]] = []
        for index in range(pdfium.FPDFPath_CountSegments(path.handle)):
            segment = pdfium.FPDFPath_GetPathSegment(path.handle, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not result:
                result.append([])
            result[-1].append(moved(within, x.value, y.value))
        return tuple(map(tuple, result))

    def is_drawn(self, path: Drawn) -> bool:
        """Whether a shape is filled or outlined at all."""
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path.handle, filled, stroked)
        return bool(filled.value or stroked.value)

    def covers(self, path: Drawn) -> bool:
        """Whether a shape is filled so that what lies under it cannot be seen."""
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path.handle, filled, stroked)
        return filled.value != 0 and self.fill(path)[3] >= SOLID

    def is_turned(self, text: Drawn) -> bool:
        """Whether a text object does not stand upright on the upright page."""
        a, b, c, d, _, _ = product(_matrix(text.handle), text.within)
        for _ in range(self._turn):
            a, b, c, d = b, -a, d, -c
        return a <= 0 or d <= 0 or abs(b) > 0.05 * abs(a)

    def is_clipped(self, one: Drawn) -> bool:
        """Whether only a part of an object is let through."""
        path = pdfium.FPDFPageObj_GetClipPath(one.handle)
        return bool(path) and pdfium.FPDFClipPath_CountPaths(path) > 0

    def annotations(self) -> Iterator[BBox]:
        """Where annotations stand."""
        for index in range(pdfium.FPDFPage_GetAnnotCount(self._page.raw)):
            note = pdfium.FPDFPage_GetAnnot(self._page.raw, index)
            rect = pdfium.FS_RECTF()
            if note and pdfium.FPDFAnnot_GetRect(note, rect):
                yield self._upright(rect.left, rect.bottom, rect.right, rect.top)
            pdfium.FPDFPage_CloseAnnot(note)

    def characters(self) -> "Iterator[Character]":
        """What PDFium reads on the page, character by character, blanks left out."""
        text = self._text.raw
        left, right, bottom, top = edges = [ctypes.c_double() for _ in range(4)]
        for index in range(pdfium.FPDFText_CountChars(text)):
            char = chr(pdfium.FPDFText_GetUnicode(text, index) or 0xFFFD)
            if not char.isspace() and pdfium.FPDFText_GetCharBox(text, index, *edges):
                box = self._upright(left.value, bottom.value, right.value, top.value)
                yield Character(char, box, index)

    def owner(self, char: "Character") -> Drawn | None:
        """The text object that draws a character."""
        handle = pdfium.FPDFText_GetTextObject(self._text.raw, char.at)
        wanted = _address(handle) if handle else None
        return next((one for one in self.texts if _address(one.handle) == wanted), None)

    def font_name(self, char: "Character") -> str:
        """The name of the font of a character, as the file gives it."""
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._text.raw, char.at, name, len(name), flags)
        return name.raw[: max(0, length - 1)].decode("utf-8", "replace")

    def is_layered(self, one: Drawn) -> bool:
        """Whether an object is marked as part of an optional layer, or stands in a form that is."""
        return any(map(_has_layer, (one.handle, *one.forms)))

    def _walk(self) -> Iterator[Drawn]:
        count = pdfium.FPDFPage_CountObjects(self._page.raw)
        handles = [pdfium.FPDFPage_GetObject(self._page.raw, index) for index in range(count)]
        stack: list[tuple[object, Matrix, tuple[object, ...]]]
        stack = [(handle, UNMOVED, ()) for handle in reversed(handles)]
        order = 0
        while stack:
            handle, within, forms = stack.pop()
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == _FORM and len(forms) < DEEPEST:
                inner = product(_matrix(handle), within)
                count = pdfium.FPDFFormObj_CountObjects(handle)
                parts = [pdfium.FPDFFormObj_GetObject(handle, index) for index in range(count)]
                stack.extend((part, inner, (*forms, handle)) for part in reversed(parts))
            else:
                yield Drawn(kind, order, handle, within, forms)
                order += 1

    def _upright(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """A box of the space of the page as it stands on the upright page."""
        left, bottom, right, top = self._box
        match self._turn:
            case 1:
                return (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
            case 2:
                return (right - x1, y0 - bottom, right - x0, y1 - bottom)
            case 3:
                return (top - y1, right - x1, top - y0, right - x0)
            case _:
                return (x0 - left, top - y1, x1 - left, top - y0)


class Character(NamedTuple):
    """A character that PDFium reads; a named tuple, as there are thousands a page."""

    text: str
    box: BBox
    """Of its glyph, without the white around it."""
    at: int
    """Its place in the text of the page."""


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """How much two pictures differ in the channel in which they differ most, 0 to 255."""
    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point after `matrix`."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def product(first: Matrix, second: Matrix) -> Matrix:
    """`first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _matrix(handle: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, found):
        return UNMOVED
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _colour(ask: Callable[..., int], one: Drawn) -> Colour:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not ask(one.handle, red, green, blue, opacity):
        return (0, 0, 0, 255)
    return (red.value, green.value, blue.value, opacity.value)


def _address(handle: object) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]  # PDFium's pointers are of no ctypes type


def _has_layer(handle: object) -> bool:
    return any(_mark_name(handle, index) == "OC" for index in range(pdfium.FPDFPageObj_CountMarks(handle)))


def _mark_name(handle: object, index: int) -> str:
    mark = pdfium.FPDFPageObj_GetMark(handle, index)
    length = ctypes.c_ulong()
    name = (ctypes.c_ushort * 32)()
    if not pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
        return ""
    return bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
