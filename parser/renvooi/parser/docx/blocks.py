"""Paragraphs to the blocks that are nested as those of a PDF are.

What Word says for certain is taken: the level of a heading, the label of a list. The rest is
judged as on a page, by the same rules: whether a typed "a." opens an item, whether a bold line is
a heading. For that every line that the author ended is set as a line of its own, at its indent.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from renvooi.parser.blocks import Block, BlockType
from renvooi.parser.docx.body import BLANK, TAB_STOP, Entry, NoteText, Paragraph, Row
from renvooi.parser.docx.styles import SIZE, TITLE
from renvooi.parser.docx.text import TAB
from renvooi.parser.flow import SETTINGS, Flow
from renvooi.parser.hyphens import HYPHENS
from renvooi.parser.lines import Frame, Line
from renvooi.parser.markers import Marker, MarkerKind, find_readings, split_heading
from renvooi.parser.openings import accepted_marker, plain_heading
from renvooi.parser.sequence import OpenLists
from renvooi.parser.words import Word

LETTER = 0.5
"""Multiple of font size that a letter takes on average."""
LINE_LETTERS = 90
"""Letters of a line of a usual page; by these the lines of a paragraph are estimated."""
HEADING_SIZE = 1.5
"""Multiple of the size of the text at which a heading by style is judged, whatever its style looks like."""
RANKS = 1000.0
"""Size in points of the first rank of headings by style; larger than any that is only set so."""
RANK = 10.0
"""Points between two ranks."""
DEPTH = 1.0
"""Points by which a numbered heading ranks lower for each further number in it: "2.1" below "2."."""
OPEN_RIGHT = 1e6
"""Points to the right edge: every line was ended by the author, so that no next word did not fit."""


def find_blocks(entries: Sequence[Entry], heading_words: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a document in reading order."""
    return _Blocks(entries, heading_words).found()


class _Blocks:
    """One pass over the entries of a document."""

    def __init__(self, entries: Sequence[Entry], heading_words: Sequence[str]) -> None:
        self._entries = entries
        self._words = heading_words
        body = _body_size(entries)
        self._set = [_typeset(entry, number, body) for number, entry in enumerate(entries)]
        self._lines = [line for lines in self._set for line in lines]
        self._flow = Flow(self._lines, SETTINGS)
        self._sequence = OpenLists()
        self._styled = {
            entry.outline: entry.size
            for entry in reversed(entries)
            if isinstance(entry, Paragraph) and entry.outline is not None
        }

    def found(self) -> tuple[Block, ...]:
        """The blocks of all entries."""
        at = 0
        blocks: list[Block] = []
        for entry, lines in zip(self._entries, self._set, strict=True):
            match entry:
                case Paragraph():
                    blocks += self._paragraph(entry, at)
                case Row():
                    blocks.append(_block(BlockType.ROW, entry.text, lines[0], lines[0].indent))
                case NoteText():
                    blocks.append(_block(BlockType.NOTE, entry.text, lines[0], 0.0, label=entry.mark or None))
            at += len(lines)
        return tuple(blocks)

    def _paragraph(self, entry: Paragraph, at: int) -> list[Block]:
        """The block of a paragraph; more where a line within it opens an item."""
        if entry.outline is not None:
            return [self._heading_by_style(entry, at)]
        blocks = [self._opened(entry, at)]
        for index, said in enumerate(map(_plain, entry.lines[1:]), start=at + 1):
            marker = accepted_marker(self._lines, index, self._sequence, self._flow)
            if marker is not None:
                blocks.append(_item(marker, marker.label, _behind_marker(said), self._lines[index], entry.text_indent))
            else:
                blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} {said}".strip())
        return blocks

    def _opened(self, entry: Paragraph, at: int) -> Block:
        """The block that the first line of a paragraph opens."""
        line = self._lines[at]
        if (article := self._article(entry, at)) is not None:
            return article
        text = _plain(entry.lines[0]) if entry.lines else ""
        if entry.label is not None:
            marker, label = self._counted(entry.label.marker), entry.label.text
        elif (typed := accepted_marker(self._lines, at, self._sequence, self._flow)) is not None:
            marker, label, text = typed, typed.label, _behind_marker(text)
        elif self._is_set_as_heading(entry, line):
            self._sequence.section(None)
            return self._heading((None, text), line, self._rank(entry))
        else:
            return _block(BlockType.PARAGRAPH, text, line, entry.text_indent)
        if self._is_set_as_heading(entry, line) and self._numbers_a_section(marker, at, line):
            self._sequence.section(marker)
            return self._heading((label, text), line, self._rank(entry) - DEPTH * (len(marker.ordinal) - 1))
        return _item(marker, label, text, line, entry.text_indent)

    def _article(self, entry: Paragraph, at: int) -> Block | None:
        """The heading that a paragraph is by its words ("Artikel 3 Duur"), set as one or as the text around it."""
        split = split_heading(entry.printed, self._words)
        line = self._lines[at]
        if split is None or len(entry.lines) > 1:
            return None
        if self._flow.stands_out(line):
            meant = self._is_short(entry, line)
        else:
            meant = plain_heading(self._lines, at, self._words, self._sequence, self._flow) is not None
        if not meant:
            return None
        self._sequence.heading(entry.printed)
        return self._heading(split, line, self._rank(entry))

    def _heading_by_style(self, entry: Paragraph, at: int) -> Block:
        line, full = self._lines[at], entry.printed
        rank = RANKS - RANK * (entry.outline or 0)
        split = split_heading(full, self._words)
        if split is not None:
            self._sequence.heading(full)
            return self._heading(split, line, rank)
        marker = self._counted(entry.label.marker) if entry.label else self._typed(line, at)
        if marker is None or marker.kind is MarkerKind.BULLET:
            self._sequence.section(None)
            return self._heading((None, full), line, rank)
        self._sequence.section(marker)
        label = entry.label.text if entry.label else marker.label
        return self._heading((label, full.removeprefix(label).strip()), line, rank)

    def _typed(self, line: Line, at: int) -> Marker | None:
        """The number that is typed before a heading by style, whatever number was the last."""
        first, *behind = line.words
        for marker in find_readings(first.text) if behind else ():
            if marker.kind in (MarkerKind.NUMBER, MarkerKind.DECIMAL) and not behind[0].text[0].islower():
                return marker
        return accepted_marker(self._lines, at, self._sequence, self._flow)

    def _counted(self, marker: Marker) -> Marker:
        """A marker that Word printed, counted in so that typed ones may go on with it."""
        if self._sequence.wants(marker):
            self._sequence.take(marker)
        return marker

    def _is_set_as_heading(self, entry: Paragraph, line: Line) -> bool:
        return self._flow.stands_out(line) and len(entry.lines) == 1 and self._is_short(entry, line)

    def _is_short(self, entry: Paragraph, line: Line) -> bool:
        """Whether a paragraph has the length and the end of a heading."""
        letters = sum(map(len, entry.lines))
        most = SETTINGS.heading_lines * (2 if self._flow.is_larger(line) else 1) * LINE_LETTERS
        return 0 < letters <= most and entry.lines[-1][-1] not in ".;:,"

    def _numbers_a_section(self, marker: Marker, at: int, line: Line) -> bool:
        """Whether a numbered line that stands out is a heading: larger than the text, or above its decimals."""
        if marker.kind is MarkerKind.BULLET:
            return False
        if self._flow.is_larger(line) or marker.is_bare:
            return True
        below = self._lines[at + 1] if at + 1 < len(self._lines) else None
        readings = find_readings(below.words[0].text) if below is not None else ()
        depth = len(marker.ordinal)
        return any(len(one.ordinal) > depth and one.ordinal[:depth] == marker.ordinal for one in readings)

    def _rank(self, entry: Paragraph) -> float:
        """The size with which a heading that is only set as one ranks: as the style whose size it has."""
        for outline in sorted(self._styled):
            if entry.size >= self._styled[outline] and outline > TITLE:
                return RANKS - RANK * outline
        return entry.size

    def _heading(self, parts: tuple[str | None, str], line: Line, rank: float) -> Block:
        label, text = parts
        return Block(BlockType.HEADING, None, label, text, (line,), line.indent, line.indent, rank, False)


def _block(type_: BlockType, text: str, line: Line, text_indent: float, *, label: str | None = None) -> Block:
    return Block(type_, None, label, text, (line,), line.indent, text_indent, line.size, line.bold)


def _item(marker: Marker, label: str | None, text: str, line: Line, text_indent: float) -> Block:
    return replace(_block(BlockType.ITEM, text, line, text_indent, label=label), marker=marker)


def _plain(line: str) -> str:
    return line.replace(TAB, " ")


def _behind_marker(text: str) -> str:
    return text.partition(" ")[2]


def _body_size(entries: Sequence[Entry]) -> float:
    """The size in which most text is set."""
    weight: Counter[float] = Counter({SIZE: 0})
    for entry in entries:
        if isinstance(entry, Paragraph) and entry.outline is None:
            weight[entry.size] += sum(map(len, entry.lines))
    return max(weight, key=lambda size: (weight[size], -size))


def _typeset(entry: Entry, number: int, body: float) -> list[Line]:
    """The lines of an entry, as if it stood on a page of its own."""
    if not isinstance(entry, Paragraph):
        indent = entry.indent if isinstance(entry, Row) else 0.0
        return [_line([(indent, "-")], number, 0, body, bold=False)]
    heading = entry.outline is not None
    size, bold = (HEADING_SIZE * body, True) if heading else (entry.size, entry.bold)
    lines = []
    for index, text in enumerate(entry.lines or ("",)):
        start = entry.indent if index == 0 else entry.text_indent
        parts: list[tuple[float, str]] = []
        if index == 0 and entry.label is not None:
            parts = [(start, word) for word in entry.label.text.split()]
            start = _behind(parts, start, entry, size, tabbed=entry.label.tabbed)
        first, tab, rest = text.partition(TAB) if TAB in text else text.partition(" ")
        parts += [(start, first)] if first else []
        if rest:
            parts.append((_behind([(start, first)], start, entry, size, tabbed=tab == TAB), rest))
        if parts[-1][1][-1] in HYPHENS:
            # It ends the paragraph ("€ 100,-") and parts no word, as a hyphen at the end of a line may.
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}.")
        lines.append(_line(parts, number, index, size, bold=bold))
    return lines


def _behind(parts: Sequence[tuple[float, str]], start: float, entry: Paragraph, size: float, *, tabbed: bool) -> float:
    """Where the text behind a first word begins: at the next tab stop, or a blank further on."""
    end = start + LETTER * size * max(1, sum(len(text) for _, text in parts))
    if not tabbed:
        return end + BLANK * size
    if entry.text_indent > start:
        # The edge to which the lines below wrap is a tab stop of its own.
        return max(entry.text_indent, start + LETTER * size + size)
    return (end // TAB_STOP + 1) * TAB_STOP


def _line(parts: Sequence[tuple[float, str]], number: int, index: int, size: float, *, bold: bool) -> Line:
    frame = Frame(number + 1, index, 0.0, OPEN_RIGHT, OPEN_RIGHT)
    words = tuple(
        Word(text, x, 0.0, x + LETTER * size * len(text.split()[0]), size, size, bold, number + 1) for x, text in parts
    )
    return Line(words, frame, words[0].x0, 0.0, words[-1].x1, size, size, bold)
