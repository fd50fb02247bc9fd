"""Lines to blocks: headings, list items and paragraphs, each with its lines.

Two questions are put to every line. Does it *continue* the line before (line distance, style,
and at a new column or page whether the line before was full)? And if it starts with what could
be a marker, does the *sequence* want that marker here? A line that wraps as "10. mei" or
"2.2 vermelde" then stays text, and a list without indents or spacing is still found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from renvooi.parser.cells import joined_row, row_of
from renvooi.parser.flow import SETTINGS, Flow, FlowSettings
from renvooi.parser.hyphens import Vocabulary, join_lines
from renvooi.parser.lines import Line
from renvooi.parser.markers import Marker, MarkerKind, split_heading
from renvooi.parser.openings import accepted_marker, plain_heading
from renvooi.parser.sequence import OpenLists


class BlockType(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ROW = "row"
    """Of a table."""
    NOTE = "note"
    """At the foot of the page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a list item or a paragraph."""

    type: BlockType
    marker: Marker | None
    label: str | None
    """Of a heading or item, as printed."""
    text: str
    """Without the label."""
    lines: tuple[Line, ...]
    indent: float
    """Points from the left edge of the column to the marker, or to the first line."""
    text_indent: float
    """Points from the left edge to the text that wraps."""
    size: float
    bold: bool


@dataclass(slots=True)
class _Open:
    """A block that still takes lines."""

    marker: Marker | None
    lines: list[Line] = field(default_factory=list)
    text_indent: float | None = None
    is_heading: bool = False
    """Whether its number makes it a heading although it is set as the text around it."""


def find_blocks(
    lines: Sequence[Line], heading_words: Sequence[str], known: Vocabulary, settings: FlowSettings = SETTINGS
) -> tuple[Block, ...]:
    """The blocks of a document in reading order.

    `heading_words` open a numbered heading ("Artikel"); `known` are the words of the document.
    """
    if not lines:
        return ()
    flow = Flow([line for line in lines if row_of(line.words) is None] or lines, settings)
    gathered: list[_Open] = []
    sequence = OpenLists()
    last_of_heading = -1
    for index, line in enumerate(lines):
        if index <= last_of_heading:
            _extend(gathered[-1], line, settings)
            continue
        if row_of(line.words) is not None:
            gathered.append(_Open(None, [line], line.indent))
            continue
        end = None if flow.stands_out(line) else plain_heading(lines, index, heading_words, sequence, flow)
        if end is not None:
            last_of_heading = end
            sequence.heading(line.text)
            gathered.append(_Open(None, [line], line.indent, is_heading=True))
            continue
        previous = lines[index - 1] if index else None
        marker = accepted_marker(lines, index, sequence, flow)
        goes_on = previous is not None and not gathered[-1].is_heading and flow.continues(previous, line)
        if not goes_on:
            marker = _counted(line, marker, sequence, flow, heading_words)
        if marker is None and gathered and goes_on and not _outdented(gathered[-1], line, settings):
            _extend(gathered[-1], line, settings)
        else:
            gathered.append(_open(marker, line, flow))
    return _finish(gathered, flow, heading_words, known)


def _counted(
    line: Line, marker: Marker | None, sequence: OpenLists, flow: Flow, heading_words: Sequence[str]
) -> Marker | None:
    """The marker of a line that goes on with nothing, after what a heading does to the open lists."""
    if split_heading(line.text, heading_words) and flow.stands_out(line):
        sequence.heading(line.text)
        return None
    if flow.stands_out(line) if marker else flow.is_larger(line):
        sequence.section(marker)
    return marker


def _open(marker: Marker | None, line: Line, flow: Flow) -> _Open:
    if marker is None or len(line.words) < 2:
        return _Open(marker, [line], line.indent if marker is None else None)
    gap = line.words[1].x0 - line.words[0].x1
    hanging = gap > flow.settings.hanging * line.size or flow.hangs(line)
    return _Open(marker, [line], line.words[1].x0 - line.frame.left if hanging else None)


def _extend(block: _Open, line: Line, settings: FlowSettings) -> None:
    first_continuation = len(block.lines) == 1
    block.lines.append(line)
    if block.text_indent is None or (
        first_continuation and line.indent < block.text_indent - settings.shift * line.size
    ):
        block.text_indent = line.indent


def _outdented(block: _Open, line: Line, settings: FlowSettings) -> bool:
    """Whether `line` stands left of a block whose wrapped lines have shown where they stand."""
    if block.text_indent is None or len(block.lines) < 2:
        return False
    if line.frame != block.lines[-1].frame and block.lines[-1].text[-1] not in ".;:!?":
        # Where a column holds nothing but a list its edge is not known; a sentence that has not ended goes on.
        return False
    return line.indent < block.text_indent - settings.shift * line.size


def _finish(
    gathered: Sequence[_Open], flow: Flow, heading_words: Sequence[str], known: Vocabulary
) -> tuple[Block, ...]:
    result: list[Block] = []
    for index, block in enumerate(gathered):
        following = gathered[index + 1] if index + 1 < len(gathered) else None
        result.append(_block(block, following, flow, heading_words, known))
    return tuple(result)


def _block(block: _Open, following: _Open | None, flow: Flow, heading_words: Sequence[str], known: Vocabulary) -> Block:
    first = block.lines[0]
    if (row := row_of(first.words)) is not None:
        text, edge = joined_row(row, known), row.edge - first.frame.left
        return Block(BlockType.ROW, None, None, text, (first,), edge, edge, first.size, first.bold)
    texts = [line.text for line in block.lines]
    full = join_lines(texts, known)
    numbered = split_heading(full, heading_words)
    may_be_heading = _is_short(block, flow, numbered=numbered is not None) and _ends_as_heading(full, first, flow)
    kind, label, text = BlockType.PARAGRAPH, None, full
    if block.marker is not None:
        rest = [" ".join(word.text for word in first.words[1:]), *texts[1:]]
        kind, label, text = BlockType.ITEM, block.marker.label, join_lines(rest, known)
        if _numbers_a_section(block, following, flow) and may_be_heading:
            kind = BlockType.HEADING
    elif numbered is not None and (
        block.is_heading or (flow.stands_out(first) and _is_short(block, flow, numbered=True))
    ):
        kind, (label, text) = BlockType.HEADING, numbered
    elif flow.stands_out(first) and may_be_heading:
        kind = BlockType.HEADING
    text_indent = first.indent if block.text_indent is None else block.text_indent
    return Block(kind, block.marker, label, text, tuple(block.lines), first.indent, text_indent, first.size, first.bold)


def _is_short(block: _Open, flow: Flow, *, numbered: bool) -> bool:
    """Whether a block that stands out has no more lines than a heading."""
    settings, size = flow.settings, block.lines[0].size
    if size >= settings.title * flow.body_size:
        return len(block.lines) <= settings.title_lines
    return len(block.lines) <= settings.heading_lines * (2 if numbered or flow.is_larger(block.lines[0]) else 1)


def _ends_as_heading(text: str, line: Line, flow: Flow) -> bool:
    """Whether a block that stands out ends as a heading does: openly, or as a short sentence in a style of its own."""
    if text[-1:] not in ".;:,":
        return True
    words = len(text.split())
    if flow.is_larger(line):
        return words <= flow.settings.heading_words
    return text[-1] == "." and words <= flow.settings.bold_words


def _numbers_a_section(block: _Open, following: _Open | None, flow: Flow) -> bool:
    """Whether a numbered block is a heading: larger than the body, or bold above text that is not.

    Bold items that follow each other are a list.
    """
    marker, line = block.marker, block.lines[0]
    if marker is None or marker.kind is MarkerKind.BULLET or not flow.stands_out(line):
        return False
    if flow.is_larger(line) or marker.is_bare:
        return True
    below = following.marker if following is not None else None
    is_list = below is not None and below.kind is marker.kind and len(below.ordinal) == len(marker.ordinal)
    return following is not None and not is_list and block.lines[-1].bold
