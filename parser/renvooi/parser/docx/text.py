"""The text of a paragraph as a reader sees it.

Every element is walked, as text hides in many: hyperlinks, content controls, smart tags, fields
(of which the cached result is shown, not the code), symbols, ruby, formulas. What is shown and
is no text (pictures, objects) is counted, what is text and not shown (hidden runs) is kept apart.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from renvooi.parser.docx.counting import written
from renvooi.parser.docx.names import MATH, W, children, number, switch, value
from renvooi.parser.docx.styles import Look, Styles
from renvooi.parser.docx.symbols import as_shown

TAB = "\t"
LINE = "\n"
"""A line that the author ended within a paragraph."""
PAGE_NUMBER = "\x01"
"""Stands for a page number in a header or footer; XML cannot hold this character."""

_PROPERTIES = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr")
)
UNSEEN = frozenset(f"{W}{name}" for name in ("instrText", "delText", "delInstrText", "fldData", "binData"))
"""Elements whose text is code or data, which no reader sees."""
_CHARACTERS = {
    f"{W}tab": TAB, f"{W}ptab": TAB, f"{W}br": LINE, f"{W}cr": LINE, f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
    f"{W}pgNum": PAGE_NUMBER,
}  # fmt: skip
_OBJECTS = frozenset((f"{W}object", f"{W}altChunk", f"{W}subDoc"))
_PLACED = ("}inline", "}anchor")
PICTURE_SIZE = 0.02 * 595 * 842
"""Square points from which on a picture may hold text; a logo takes less. A fiftieth of A4, as on a page of a PDF."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Figures as they are raised: "10²" must not become "102"."""
EMU = 12_700
"""Units of a drawing in a point."""
_OTHER_DRAWINGS = ("}chart", "}relIds")
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are set alike."""

    text: str
    look: Look


@dataclass(slots=True)
class _Field:
    """A field that is open: its code is not shown, its result is."""

    code: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Unread:
    """What a story holds and its text does not."""

    counts: Counter[str] = field(default_factory=Counter)
    """Pictures, objects, formulas, symbols, by the code of their warning."""
    hidden: list[str] = field(default_factory=list)
    """Text that is set to be hidden."""
    codes: list[str] = field(default_factory=list)
    """Text in the code of a field, of which only the result is shown."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote where it is cited."""

    kind: str
    """"footnote" or "endnote"."""
    key: str
    """The id by which it is found."""
    mark: str
    """As printed."""


@dataclass(slots=True)
class Content:
    """What one paragraph says."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on it."""
    notes: list[Note] = field(default_factory=list)


class TextReader:
    """Reads the paragraphs of one story (the body, a header, the notes) in their order.

    In their order, as a field may open in one paragraph and close in another.
    """

    def __init__(self, styles: Styles, *, pages_counted: bool = False) -> None:
        """With `pages_counted`, page numbers become PAGE_NUMBER and not what they were when saved."""
        self.unread = Unread()
        self._styles = styles
        self._pages_counted = pages_counted
        self._fields: list[_Field] = []
        self._cited: Counter[str] = Counter()

    def read(self, paragraph: Element) -> Content:
        """What `paragraph` says."""
        content = Content()
        properties = paragraph.find(f"{W}pPr")
        for element in children(paragraph):
            self._walk(element, None, properties, content)
        return content

    def _walk(self, element: Element, run: Element | None, paragraph: Element | None, content: Content) -> None:
        tag = element.tag
        if tag in _PROPERTIES or tag in UNSEEN:
            if tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += element.text or ""
        elif tag == f"{W}txbxContent":
            content.boxes.append(element)
        elif tag in (f"{W}t", f"{MATH}t"):
            self._say(element.text or "", run, paragraph, content)
        elif tag in _CHARACTERS:
            self._say(_CHARACTERS[tag], run, paragraph, content)
        elif tag == f"{W}sym":
            self._say(_symbol(element), run, paragraph, content, font=element.get(f"{W}font", ""))
        elif tag == f"{W}fldChar":
            self._field(element, run, paragraph, content)
        elif tag == f"{W}fldSimple":
            self._simple_field(element, run, paragraph, content)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._cite(element, run, paragraph, content)
        else:
            self._count(element)
            inner = element.find(f"{W}rPr") if tag == f"{W}r" else run
            for child in children(element):
                self._walk(child, inner, paragraph, content)

    def _say(
        self, text: str, run: Element | None, paragraph: Element | None, content: Content, *, font: str = ""
    ) -> None:
        if not all(field.in_result for field in self._fields):
            self.unread.codes.append(text)
            return
        if not text:
            return
        if self._pages_counted and any(_is_page_number(field.code) for field in self._fields):
            text = PAGE_NUMBER
            if content.pieces and content.pieces[-1].text == PAGE_NUMBER:
                return
        look = self._styles.look(run, paragraph)
        shown = as_shown(text, font or look.font)
        self.unread.counts["symbol-not-read"] += shown.unknown
        if look.hidden:
            self.unread.hidden.append(shown.text)
        else:
            self.unread.counts["struck-text"] += sum(char.isalnum() for char in text) if look.struck else 0
            said = shown.text.translate(RAISED) if look.raised else shown.text
            content.pieces.append(Piece(said.upper() if look.capitals else said, look))

    def _field(self, element: Element, run: Element | None, paragraph: Element | None, content: Content) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                shown = all(field.in_result for field in self._fields)
                self._fields.append(_Field())
                if shown and (text := _form_field(element)):
                    self._fields[-1].in_result = True
                    self._say(text, run, paragraph, content)
                    self._fields[-1].in_result = False
            case "separate" if self._fields:
                self._fields[-1].in_result = True
            case "end" if self._fields:
                self._fields.pop()
            case _:
                pass

    def _simple_field(self, element: Element, run: Element | None, paragraph: Element | None, content: Content) -> None:
        self._fields.append(_Field(element.get(f"{W}instr", ""), in_result=True))
        for child in children(element):
            self._walk(child, run, paragraph, content)
        self._fields.pop()

    def _cite(self, element: Element, run: Element | None, paragraph: Element | None, content: Content) -> None:
        """Print the mark of a note, unless the author typed one behind it, and keep which note it is."""
        kind, form = ("footnote", "decimal") if element.tag == f"{W}footnoteReference" else ("endnote", "lowerRoman")
        mark = ""
        if element.get(f"{W}customMarkFollows") not in ("1", "true"):
            self._cited[kind] += 1
            mark = written(self._cited[kind], form)
            content.pieces.append(Piece(mark.translate(RAISED), self._styles.look(run, paragraph)))
        content.notes.append(Note(kind, element.get(f"{W}id", ""), mark))

    def _count(self, element: Element) -> None:
        """Count what is shown and is no text."""
        if element.tag.endswith("}imagedata") or (element.tag.endswith(_PLACED) and _is_picture(element)):
            self.unread.counts["picture-not-read"] += 1
        elif element.tag in _OBJECTS or element.tag.endswith(_OTHER_DRAWINGS):
            self.unread.counts["object-not-read"] += 1
        elif element.tag == f"{MATH}oMath":
            self.unread.counts["formula-as-text"] += 1


def _is_picture(drawing: Element) -> bool:
    """Whether a drawing holds a picture that is large enough to say something."""
    sizes = [child for child in children(drawing) if child.tag.endswith("}extent")]
    sides = [number(size.get(side)) for size in sizes for side in ("cx", "cy")]
    small = len(sides) == 2 and all(sides) and math.prod((side or 0) / EMU for side in sides) < PICTURE_SIZE
    return not small and any(inner.tag.endswith("}pic") for inner in drawing.iter())


def _is_page_number(code: str) -> bool:
    return code.split()[:1] in (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])


def _symbol(element: Element) -> str:
    """The character that a symbol names by its code; the mark for an unknown one if it is no code."""
    code = element.get(f"{W}char", "")
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else "\N{REPLACEMENT CHARACTER}"


def _form_field(element: Element) -> str:
    """What a field of an old form shows that keeps it nowhere as text: a box, a choice."""
    data = element.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    if box is not None:
        checked = switch(box, "checked")
        return _CHECKED if (switch(box, "default") if checked is None else checked) else _UNCHECKED
    choices = None if data is None else data.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in children(choices) if entry.tag == f"{W}listEntry"]
    chosen = number(value(choices, "result")) or number(value(choices, "default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def plain(pieces: list[Piece]) -> str:
    """The characters of `pieces`, tabs and ends of lines kept."""
    return "".join(piece.text for piece in pieces)
