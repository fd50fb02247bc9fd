"""Footnotes: small type at the foot of a column that begins with a mark of the text above.

    2.3 De verwerker bewaart de gegevens in de EER¹ en
    ---------
    ¹ Met inbegrip van Zwitserland.                        page break
    verwijdert ze na afloop.

Left in place, a note stands between the halves of a clause and may take over its second half.
Notes are set apart before blocks are made, and put back as clauses of their own behind the block
that holds their mark. A note is believed only if its mark is found in the text: small type at
the foot of a page may also be a remark or an address.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from renvooi.model import BBox
from renvooi.parser.blocks import Block, BlockType
from renvooi.parser.cells import row_of
from renvooi.parser.hyphens import Vocabulary, join_lines
from renvooi.parser.lines import Frame, Line
from renvooi.parser.words import LEGIBLE

SMALL: Final = 0.95
"""Most size of a note as a multiple of that of the text; 0.8 to 0.91 is usual."""
SEPARATOR: Final = (20.0, 0.6)
"""Least width in points, and most as a share of the column, of the line above notes."""
AFAR: Final = 2.5
"""Multiple of font size between that line and the first note."""
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_RUN: Final = re.compile(f"[{RAISED}]+")
_MARK: Final = re.compile(rf"([{RAISED}]+|\d{{1,3}}[.)]?|\*{{1,3}}|[†‡])(.*)")
_DIGITS: Final = str.maketrans("0123456789", RAISED)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and the line of text that holds its mark."""

    label: str
    """As printed."""
    texts: tuple[str, ...]
    """Its lines, the mark left out."""
    lines: tuple[Line, ...]
    anchor: Line


def set_notes_apart(
    lines: Sequence[Line], rules: Sequence[Sequence[BBox]]
) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """The lines of text and the footnotes of a document; `rules` are those of each page.

    A column that has notes ends where they begin, so that a clause is seen to fill it.
    """
    if not lines:
        return (), ()
    body = _body_size(lines)
    text: list[Line] = []
    notes: list[Note] = []
    frames: dict[Frame, list[Line]] = {}
    for line in lines:
        frames.setdefault(line.frame, []).append(line)
    for frame, own in frames.items():
        tail = _tail(own, body)
        before = [line for line in text if line.frame.page == frame.page]
        if (
            notes
            and notes[-1].lines[-1].frame.page == frame.page - 1
            and _is_ruled_off(own[tail:], rules[frame.page - 1])
        ):
            found, start = _notes(own, tail, before, notes.pop())
        else:
            found, start = _notes(own, tail, before, None)
        rest = own[:start]
        if found:
            end = max((line.bottom for line in rest), default=frame.bottom)
            rest = [replace(line, frame=replace(frame, bottom=end)) for line in rest]
            moved = {id(old): new for old, new in zip(own, rest, strict=False)}
            found = [replace(note, anchor=moved.get(id(note.anchor), note.anchor)) for note in found]
        text += rest
        notes += found
    return tuple(text), tuple(notes)


def _body_size(lines: Sequence[Line]) -> float:
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text) if line.size > LEGIBLE else 0
    return max(weight, key=lambda size: (weight[size], -size))


def _tail(lines: Sequence[Line], body: float) -> int:
    """Index of the first of the small lines that end a column."""
    index = len(lines)
    while index and lines[index - 1].size <= SMALL * body and row_of(lines[index - 1].words) is None:
        index -= 1
    return index


def _notes(own: Sequence[Line], tail: int, before: Sequence[Line], goes_on: Note | None) -> tuple[list[Note], int]:
    """The notes among the lines of a column from `tail` on, and where they begin.

    `before` are the other lines of the page, `goes_on` a note of the page before that ends here.
    """
    found = [goes_on] if goes_on else []
    start = tail if goes_on else len(own)
    for index in range(tail, len(own)):
        note = _opened(own[index], [*before, *own[:tail]])
        if note is not None:
            start = min(start, index)
            found.append(note)
        elif found:
            last = found[-1]
            found[-1] = replace(last, texts=(*last.texts, own[index].text), lines=(*last.lines, own[index]))
    return found, start


def _opened(line: Line, text: Sequence[Line]) -> Note | None:
    """The note that a line opens, if its mark stands in the text."""
    mark = _MARK.fullmatch(line.words[0].text)
    if mark is None or (mark[2] and not mark[1][0] in RAISED) or (len(line.words) == 1 and not mark[2]):
        return None
    bare = mark[1].rstrip(".)").translate(_DIGITS)
    anchor = next((other for other in reversed(text) if _holds(other, bare)), None)
    if anchor is None:
        return None
    words = [mark[2], *(word.text for word in line.words[1:])]
    return Note(mark[1], (" ".join(filter(None, words)),), (line,), anchor)


def _holds(line: Line, mark: str) -> bool:
    """Whether a mark stands in a line, not as the whole of a word that begins it."""
    if mark[0] not in RAISED:
        return any(word.text.rstrip(".,;:)").endswith(mark) and word.text != mark for word in line.words)
    return any(mark in _RAISED_RUN.findall(text) for text in (word.text for word in line.words))


def _is_ruled_off(lines: Sequence[Line], rules: Sequence[BBox]) -> bool:
    """Whether a short line stands right above the first of `lines`."""
    if not lines:
        return False
    first, (least, most) = lines[0], SEPARATOR
    width = first.frame.right - first.frame.left
    return any(
        least <= x1 - x0 <= most * width and 0 <= first.top - bottom <= AFAR * first.size for x0, _, x1, bottom in rules
    )


def with_notes(blocks: Sequence[Block], notes: Sequence[Note], known: Vocabulary) -> tuple[Block, ...]:
    """Blocks with each note behind the block that holds its mark, or behind the table that does.

    A mark in the header of a table that was left out as it came back is found nowhere; its note comes last.
    """
    held = {id(line) for block in blocks for line in block.lines}
    lost = [note for note in notes if id(note.anchor) not in held]
    waiting: list[Note] = []
    result: list[Block] = []
    for index, block in enumerate(blocks):
        result.append(block)
        held = {id(line) for line in block.lines}
        waiting += [note for note in notes if id(note.anchor) in held]
        goes_on = block.type is BlockType.ROW and index + 1 < len(blocks) and blocks[index + 1].type is BlockType.ROW
        if not goes_on:
            result += _blocks(waiting, known)
            waiting = []
    return (*result, *_blocks(lost, known))


def _blocks(notes: Sequence[Note], known: Vocabulary) -> Iterator[Block]:
    for note in notes:
        first = note.lines[0]
        text = join_lines(note.texts, known)
        yield Block(
            BlockType.NOTE, None, note.label, text, note.lines, first.indent, first.indent, first.size, first.bold
        )
