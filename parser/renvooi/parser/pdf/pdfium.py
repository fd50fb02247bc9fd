"""Pages of a PDF through PDFium: the fast engine.

PDFium has a call for the box of one character and none for all of them. Called from Python
in the usual way they cost more than everything else together, so they run in C: `map` over
function pointers that take plain addresses, into one block of memory for the page. That is 0.3
microseconds a call, a fifth of the usual.
"""

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from renvooi.model import BBox
from renvooi.model.errors import DamagedFile, EncryptedFile
from renvooi.parser.page import Page
from renvooi.parser.pdf.upright import is_upright, without_rotation
from renvooi.parser.shapes import MOST_PATHS, Path, sort_shapes
from renvooi.parser.spans import (
    DRAWN,
    KERNING,
    LIGATURES,
    SAME_LINE,
    THOUGHT,
    Run,
    Style,
    find_spans,
    style_of,
)
from renvooi.parser.words import find_words

HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-", "\0": " "})
"""What the engine writes for a hyphen at the end of a line, whichever it was, and for a glyph without text."""
LETTERS: Final = {letters: ligature for ligature, letters in LIGATURES.items()}
"""The engine gives the letters of a ligature; its font knows the ligature."""
_BLANK: Final = re.compile(r"\s")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
WHITE: Final = 255
"""Red, green and blue of white."""
DEEPEST: Final = 16
"""Forms within forms whose drawing is looked at."""

_Address = ctypes.c_void_p
_PICTURE_OR_PATH: Final = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)


def _plain(function: object, *arguments: type, result: type = ctypes.c_int) -> Callable[..., int]:
    """A function of the library that takes addresses as numbers.

    It keeps the interpreter's lock, as it is too short to let go of it.
    """
    address = ctypes.cast(function, _Address).value  # type: ignore[arg-type]  # a function pointer of ctypes
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_origin = _plain(pdfium.FPDFText_GetCharOrigin, _Address, ctypes.c_int, _Address, _Address)
_is_thought = _plain(pdfium.FPDFText_IsGenerated, _Address, ctypes.c_int)
_is_unmapped = _plain(pdfium.FPDFText_HasUnicodeMapError, _Address, ctypes.c_int)

_text_object = _plain(pdfium.FPDFText_GetTextObject, _Address, ctypes.c_int, result=_Address)
_font_of = _plain(pdfium.FPDFTextObj_GetFont, _Address, result=_Address)
_matrix_of = _plain(pdfium.FPDFText_GetMatrix, _Address, ctypes.c_int, _Address)
_size_of = _plain(pdfium.FPDFText_GetFontSize, _Address, ctypes.c_int, result=ctypes.c_double)
_on_page = _plain(pdfium.FPDFPage_GetObject, _Address, ctypes.c_int, result=_Address)
_in_form = _plain(pdfium.FPDFFormObj_GetObject, _Address, ctypes.c_ulong, result=_Address)
_kind_of = _plain(pdfium.FPDFPageObj_GetType, _Address)
_width_of = _plain(pdfium.FPDFFont_GetGlyphWidth, _Address, ctypes.c_uint, ctypes.c_float, _Address)
_name_of = _plain(pdfium.FPDFFont_GetBaseFontName, _Address, _Address, ctypes.c_size_t)


def read_pages(data: bytes, *, name: str) -> tuple[Page, ...]:
    """All pages of the PDF `data` in order; a page that is shown turned is read as it is shown.

    Raises: EncryptedFile, DamagedFile.
    """
    return tuple(each_page(data, name=name))


def each_page(data: bytes, *, name: str) -> Iterator[Page]:
    """The pages of the PDF `data`, one at a time, so that none has to be kept.

    Raises: EncryptedFile, DamagedFile, as soon as it is known.
    """
    document: pypdfium2.PdfDocument | None = None
    try:
        document = pypdfium2.PdfDocument(data)
        for index in range(len(document)):
            page = document[index]
            if page.get_rotation():
                # The engine gives the text of a turned page as it would lie.
                page.close()
                document.close()
                document = pypdfium2.PdfDocument(without_rotation(data))
                page = document[index]
            yield _read(page, index + 1)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            reason = "the PDF is protected with a password"
            raise EncryptedFile(name, reason, "Save a copy without password and use that") from error
        raise _damaged(name) from error
    except pikepdf.PdfError as error:
        raise _damaged(name) from error
    finally:
        if document is not None:
            document.close()


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(name, "a second PDF engine cannot read the file", "Ask for the file again or export it anew")


def _read(page: pypdfium2.PdfPage, number: int) -> Page:
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_bbox()
        chars = _Text(text, left, top)
        spans, rotated = find_spans(chars)
        drawing = _Drawing(left, top)
        drawing.take(page.raw, None, 0)
        shapes = sort_shapes(drawing.paths)
        return Page(
            number,
            right - left,
            top - bottom,
            find_words(spans, shapes.dots, number),
            shapes.rules,
            tuple(drawing.images),
            shapes.outlines,
            rotated,
            chars.unmapped,
        )
    finally:
        text.close()
        page.close()


class _Widths(dict[str, float]):
    """Width of a character of one font as a multiple of font size, asked for once; 0 if the font does not tell."""

    def __init__(self, font: int) -> None:
        self._font = font

    def __missing__(self, text: str) -> float:
        width, letter = ctypes.c_float(), LETTERS.get(text, text)
        known = len(letter) == 1 and self._font and _width_of(self._font, ord(letter), 1.0, ctypes.addressof(width))
        self[text] = width.value if known else 0.0
        return self[text]


@dataclass(frozen=True, slots=True)
class _Object:
    """A piece of text that was drawn with one operator."""

    style: Style | None
    font: int
    """Address of its font."""
    size: float
    """Font size as the file says it, before scaling."""
    stretch: float
    """Points on the page for one em of its font."""
    widths: _Widths


_UNKNOWN: Final = _Object(None, 0, 0.0, 0.0, _Widths(0))


class _Text:
    """The characters of one page; `left` and `top` are the edges of what is shown, in its own coordinates.

    A word whose letters, side by side, are as wide as it is on the page needs no look at each of
    them: only where it begins and where its last letter stands are asked for.
    """

    def __init__(self, text: pypdfium2.PdfTextPage, left: float, top: float) -> None:
        self._raw = text.raw
        self._address = ctypes.cast(text.raw, _Address).value or 0
        self._left = left
        self._top = top
        self._objects: dict[int, _Object] = {}
        self._settings: dict[tuple[float, ...], _Object] = {}
        self._fonts: dict[int, tuple[str, _Widths]] = {}
        self._room = (ctypes.c_float * 6)()
        self._room_address = ctypes.addressof(self._room)
        self.unmapped = 0
        """Pieces of text whose first character the font does not name; the engine shows something nevertheless."""
        self.texts = self._read_texts(max(0, pdfium.FPDFText_CountChars(self._raw)))
        self.marks = self._read_marks()

    def _read_texts(self, count: int) -> str:
        room = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._raw, 0, count, room) if count else 0
        text = bytes(room)[: 2 * max(0, got - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) != count or _SURROGATE.search(text):
            # A character beyond the basic plane or one without text puts the two counts out of step.
            codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
            text = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)
        return text.translate(HYPHENS)

    def _read_marks(self) -> str:
        blanks = [found.start() for found in _BLANK.finditer(self.texts)]
        thought = [i for i, is_so in zip(blanks, map(_is_thought, repeat(self._address), blanks), strict=True) if is_so]
        marks = list(_BLANK.sub(DRAWN, self.texts))
        for index in thought:
            marks[index] = THOUGHT
        return "".join(marks)

    def whole(self, runs: Sequence[tuple[int, int]]) -> list[Run | None]:
        """Each run of characters as one; None where a look at its letters is needed."""
        text, known, texts, edge, top = self._address, self._objects, self.texts, self._left, self._top
        firsts, lasts = [first for first, _ in runs], [end - 1 for _, end in runs]
        starts, stops = map(_text_object, repeat(text), firsts), map(_text_object, repeat(text), lasts)
        result: list[Run | None] = []
        places = zip(firsts, self._origins(firsts), starts, lasts, self._origins(lasts), stops, strict=True)
        for first, (left, base), start, last, (x, y), stop in places:
            drawn = known.get(start) or self._object(start or 0, first)
            style = drawn.style
            if style is None:
                result.append(None)
                continue
            if first != last:
                wide = sum(map(drawn.widths.__getitem__, texts[first:last])) * drawn.stretch
                odd = abs(x - left - wide) > KERNING * style.size or abs(y - base) > SAME_LINE * style.size
                if odd or (stop != start and not self._is_set_as(drawn, stop, last)):
                    result.append(None)
                    continue
            advance = drawn.widths[texts[last]] * drawn.stretch
            right = x + advance if advance > 0 else self._edge(last)
            result.append(Run(style, left - edge, right - edge, top - base))
        return result

    def _origins(self, indexes: Sequence[int]) -> Iterator[tuple[float, float]]:
        """Where the pen stood for characters, as (x, y) of the engine."""
        room = (ctypes.c_double * (2 * len(indexes)))()
        start, length = ctypes.addressof(room), 16 * len(indexes)
        into = range(start, start + length, 16), range(start + 8, start + 8 + length, 16)
        deque(map(_origin, repeat(self._address), indexes, *into), maxlen=0)
        numbers = memoryview(room).cast("B").cast("d").tolist()
        return zip(numbers[0::2], numbers[1::2], strict=True)

    def _is_set_as(self, drawn: _Object, address: int, index: int) -> bool:
        """Whether another piece of text has the font and size of `drawn`, as where every letter is a piece."""
        return bool(address) and _font_of(address) == drawn.font and _size_of(self._address, index) == drawn.size

    def style(self, index: int) -> Style | None:
        """How a character is set; None if it does not stand upright."""
        return self._set_at(index).style

    def place(self, index: int) -> tuple[float, float]:
        """Left and base of a character."""
        ((x, y),) = self._origins([index])
        return x - self._left, self._top - y

    def end(self, index: int) -> float:
        """Where the pen stood behind a character: its box may reach further, as that of an f does."""
        drawn, first = self._set_at(index), index
        while first and self.is_piece(first) and self.place(first - 1) == self.place(index):
            first -= 1
        advance = drawn.widths[self.texts[first : index + 1]] * drawn.stretch
        return self.place(index)[0] + advance if advance > 0 else self._edge(index) - self._left

    def is_piece(self, index: int) -> bool:
        """Whether a character at the place of the one before belongs to the same glyph; one drawn twice does not."""
        return _text_object(self._address, index) == _text_object(self._address, index - 1) is not None

    def _edge(self, index: int) -> float:
        """The right edge of the box of a character of which the font does not tell the width."""
        box = pdfium.FS_RECTF()
        known = pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
        return float(box.right) if known else self.place(index)[0] + self._left

    def _set_at(self, index: int) -> _Object:
        address = _text_object(self._address, index) or 0
        return self._objects.get(address) or self._object(address, index)

    def _object(self, address: int, index: int) -> _Object:
        """How a piece of text that is new is set; the character at `index` is one of it."""
        known = self._objects[address] = self._read_object(address, index)
        self.unmapped += _is_unmapped(self._address, index) == 1
        return known

    def _read_object(self, address: int, index: int) -> _Object:
        room = self._room
        if not address or not _matrix_of(self._address, index, self._room_address):
            return _UNKNOWN
        # Many programs draw every letter as an object of its own; most are set alike.
        size = _size_of(self._address, index)
        a, b, c, d = room[0], room[1], room[2], room[3]
        font = _font_of(address) or 0
        key = (font, size, a, b, c, d)
        if key not in self._settings:
            sign = -1.0 if size < 0 else 1.0
            name, widths = self._font(font)
            upright = is_upright(sign * a, sign * b, sign * c, sign * d)
            style = style_of(name, abs(size) * math.hypot(c, d)) if upright else None
            self._settings[key] = _Object(style, font, size, size * a, widths)
        return self._settings[key]

    def _font(self, font: int) -> tuple[str, _Widths]:
        if font not in self._fonts:
            room = ctypes.create_string_buffer(256)
            _name_of(font, room, len(room))
            self._fonts[font] = room.value.decode("utf-8", "replace"), _Widths(font)
        return self._fonts[font]


class _Drawing:
    """The paths and pictures of one page; `left` and `top` as in `_Text`."""

    def __init__(self, left: float, top: float) -> None:
        self.left = left
        self.top = top
        self.paths: list[Path] = []
        self.images: list[BBox] = []

    def take(self, page: Any, form: Any, depth: int, outer: tuple[pdfium.FS_MATRIX, ...] = ()) -> None:
        """Take all that is drawn on `page`, or in `form`, whose matrices up to the page are `outer`."""
        count = pdfium.FPDFPage_CountObjects(page) if form is None else pdfium.FPDFFormObj_CountObjects(form)
        owner = ctypes.cast(page if form is None else form, _Address).value
        items = list(map(_on_page if form is None else _in_form, repeat(owner), range(max(0, count))))
        for item_address, kind in zip(items, map(_kind_of, items), strict=True):
            if kind not in _PICTURE_OR_PATH:
                continue
            item = ctypes.cast(item_address, pdfium.FPDF_PAGEOBJECT)
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < DEEPEST:
                    self.take(page, item, depth + 1, (matrix, *outer))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                corners = [self._placed(x, y, (matrix, *outer)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
                xs, ys = [x for x, _ in corners], [y for _, y in corners]
                self.images.append((min(xs), min(ys), max(xs), max(ys)))
            elif len(self.paths) < MOST_PATHS:
                self.paths.extend(self._parts(item, (matrix, *outer)))

    def _parts(self, item: object, matrices: tuple[pdfium.FS_MATRIX, ...]) -> Iterator[Path]:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
        fill, line = mode.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)
        white = fill and _is_white(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        curved = False
        for index in range(min(pdfium.FPDFPath_CountSegments(item), MOST_PATHS)):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield Path.through(points, curved=curved, fill=fill, white=white, stroke=line)
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self._placed(x.value, y.value, matrices))
        if len(points) > 1:
            yield Path.through(points, curved=curved, fill=fill, white=white, stroke=line)

    def _placed(self, x: float, y: float, matrices: tuple[pdfium.FS_MATRIX, ...]) -> tuple[float, float]:
        for m in matrices:
            x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
        return x - self.left, self.top - y


def _is_white(item: Any) -> bool:
    """Whether a shape is filled with white."""
    colour = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(item, *colour)
    return bool(known) and all(part.value == WHITE for part in colour[:3])
