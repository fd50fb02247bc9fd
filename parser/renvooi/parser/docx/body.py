"""The paragraphs and table rows of a Word document, in reading order.

A paragraph comes with the label that Word prints before it and with its indents, which are those
of the paragraph itself, else of its list, else of its style. A table of one column is a frame
around paragraphs; of any other each row is one value. Text boxes and notes follow the paragraph
that they hang on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from renvooi.parser.docx.names import W, children, number, points, switch, value
from renvooi.parser.docx.numbering import Label, Numbering
from renvooi.parser.docx.styles import Styles
from renvooi.parser.docx.text import LINE, TAB, Content, Piece, TextReader, plain

TAB_STOP = 36.0
"""Points between the tab stops that are there without being set."""
BLANK = 0.25
"""Multiple of font size that a blank takes."""
CELL = " | "
"""Between two cells of a row."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that says something."""

    lines: tuple[str, ...]
    """Those that the author ended; TAB behind the first word of a line stands for a tab stop."""
    label: Label | None
    outline: int | None
    """0-based level of a heading; TITLE for the title; None for text."""
    size: float
    bold: bool
    indent: float
    """Points from the margin to the first line, or to its label."""
    text_indent: float
    """Points from the margin to the lines that wrap."""

    @property
    def printed(self) -> str:
        """The label and all words, with single blanks."""
        said = " ".join(" ".join(self.lines).split())
        return f"{self.label.text} {said}".strip() if self.label else said


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[str, ...]
    indent: float

    @property
    def text(self) -> str:
        """The cells, parted by CELL."""
        return CELL.join(self.cells)


@dataclass(frozen=True, slots=True)
class NoteText:
    """A footnote or endnote."""

    mark: str
    text: str


Entry = Paragraph | Row | NoteText


class BodyReader:
    """Reads the entries of a document; lists are counted as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, text: TextReader, notes: dict[str, Element]) -> None:
        """`notes` are the roots of the parts with notes, by kind."""
        self.guessed = 0
        """Labels whose form of number is not known."""
        self.counted: list[str] = []
        """Labels that stand in no text of the file, as Word makes them."""
        self._styles = styles
        self._numbering = numbering
        self._text = text
        self._notes = {(kind, note.get(f"{W}id", "")): note for kind, root in notes.items() for note in children(root)}

    def read(self, parent: Element) -> Iterator[Entry]:
        """The entries below `parent`."""
        for element in children(parent):
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}altChunk":
                self._text.unread.counts["object-not-read"] += 1
            elif not element.tag.endswith("Pr"):
                yield from self.read(element)

    def _paragraph(self, element: Element) -> Iterator[Entry]:
        properties = element.find(f"{W}pPr")
        content = self._text.read(element)
        said = plain(content.pieces)
        mark = None if properties is None else properties.find(f"{W}rPr")
        # A number before nothing is printed, unless the whole paragraph is hidden.
        counts = bool(said.strip()) or not switch(mark, "vanish")
        layers, label = self._listed(properties, counts=counts)
        if said.strip() or (label is not None and label.marker.ordinal):
            yield self._entry(content.pieces, properties, layers, label)
        yield from self._beside(content)

    def _beside(self, content: Content) -> Iterator[Entry]:
        for box in content.boxes:
            yield from self.read(box)
        for note in content.notes:
            found = self._notes.get((note.kind, note.key))
            if found is not None:
                text = " ".join(_printed(entry) for entry in self.read(found))
                yield NoteText(note.mark, text)

    def _listed(self, properties: Element | None, *, counts: bool) -> tuple[tuple[Element, ...], Label | None]:
        """The layers of paragraph properties with those of the list put in, and the label."""
        layers = self._styles.paragraph_layers(properties)
        giving = next((i for i, layer in enumerate(layers) if value(layer.find(f"{W}numPr"), "numId")), None)
        list_id = None if giving is None else value(layers[giving].find(f"{W}numPr"), "numId")
        if giving is None or list_id is None or number(list_id) == 0:
            return layers, None
        index = self._level(properties, layers, list_id)
        level = self._numbering.level(list_id, index)
        if level is None:
            return layers, None
        if level.properties is not None:
            layers = (*layers[: giving + 1], level.properties, *layers[giving + 1 :])
        label = self._numbering.count(list_id, index) if counts else None
        if label is not None:
            self.guessed += label.guessed
            self.counted.append(label.text)
        return layers, label

    def _level(self, properties: Element | None, layers: Sequence[Element], list_id: str) -> int:
        """The level of a paragraph in its list: its own, that of its style, or that which a style gives."""
        own = None if properties is None else value(properties.find(f"{W}numPr"), "ilvl")
        styles = self._styles.chain(value(properties, "pStyle"), "paragraph")
        linked = self._numbering.level_for(list_id, styles) if own is None else None
        given = (value(layer.find(f"{W}numPr"), "ilvl") for layer in layers)
        found = number(own) if linked is None else linked
        return next((level for text in given if (level := number(text)) is not None), 0) if found is None else found

    def _entry(
        self, pieces: Sequence[Piece], properties: Element | None, layers: Sequence[Element], label: Label | None
    ) -> Paragraph:
        mark = None if properties is None else properties.find(f"{W}rPr")
        looks = [(piece.look, len(piece.text)) for piece in pieces if piece.text.strip()]
        looks = looks or [(self._styles.look(mark, properties), 1)]
        sizes: Counter[float] = Counter()
        for look, letters in looks:
            sizes[look.size] += letters
        bold = sum(letters for look, letters in looks if look.bold) * 2 > sum(letters for _, letters in looks)
        left, first = _indents(layers)
        text = plain(list(pieces))
        if label is None:
            # An indent may also be typed.
            blank = text[: len(text) - len(text.lstrip(f"{TAB} \xa0"))]
            typed = blank.count(TAB) * TAB_STOP
            left, first = (left + typed, first) if typed else (left, first)
        lines = tuple(line for line in (_line(line) for line in text.split(LINE)) if line)
        outline = self._styles.outline(properties) if lines else None
        return Paragraph(lines, label, outline, max(sizes, key=lambda s: sizes[s]), bold, max(0.0, left + first), left)

    def _table(self, table: Element) -> Iterator[Entry]:
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(cells) <= 1 for cells in rows):
            for cells in rows:
                for cell in cells:
                    yield from self.read(cell)
            return
        indent = points(table.find(f"{W}tblPr/{W}tblInd"), "w") or 0.0
        notes: list[Entry] = []
        for cells in rows:
            said = [list(self.read(cell)) for cell in cells]
            texts = tuple(" ".join(_printed(one) for one in cell if not isinstance(one, NoteText)) for cell in said)
            if any(texts):
                yield Row(texts, max(0.0, indent))
            notes += [one for cell in said for one in cell if isinstance(one, NoteText)]
        yield from notes


def _printed(entry: Entry) -> str:
    match entry:
        case Paragraph():
            return entry.printed
        case Row():
            return entry.text
        case NoteText():
            return f"{entry.mark} {entry.text}".strip()


def _rows(table: Element) -> Iterator[Element]:
    for element in children(table):
        if element.tag == f"{W}tr":
            yield element
        elif not element.tag.endswith("Pr"):
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in children(row):
        if element.tag == f"{W}tc":
            yield element
        elif not element.tag.endswith("Pr"):
            yield from _cells(element)


def _indents(layers: Sequence[Element]) -> tuple[float, float]:
    """Points from the margin to the wrapped lines, and from there to the first line (negative if it hangs)."""
    indents = [found for layer in layers if (found := layer.find(f"{W}ind")) is not None]
    left = next((value for found in indents if (value := points(found, "left", "start")) is not None), 0.0)
    for found in indents:
        hanging, first = points(found, "hanging"), points(found, "firstLine")
        if hanging is not None or first is not None:
            return left, first or 0.0 if hanging is None else -hanging
    return left, 0.0


def _line(text: str) -> str:
    """A line with single blanks, the white behind its first word as TAB if a tab stop is in it."""
    words = text.split()
    if len(words) < 2:
        return " ".join(words)
    behind = text.lstrip()[len(words[0]) :]
    white = behind[: len(behind) - len(behind.lstrip())]
    return words[0] + (TAB if TAB in white else " ") + " ".join(words[1:])
