"""The paragraphs of a whole redline as the data that the page on paper is drawn from."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff.render.breaks import MARK
from renvooi.diff.render.whole import Paragraph, Style
from renvooi.model.changes import Change, InlineOp, InlineStep, Operation
from renvooi.model.notices import Bilingual

DEEPEST = 6
"""Level of the deepest heading that a tagged PDF knows."""
DEEPEST_INDENT = 8
"""Levels; a text that is set in further has no room left on the page."""
WIDEST_LABEL = 4
"""Characters of a label that the hanging column holds; a longer one is followed by its text."""
BREAK = "\ue000"
"""Where a word may go on in the next line; a character of a document that looks so was named before."""
LONGEST_WORD = 40
"""Characters without a hyphen or slash; the narrowest line of a redline holds as many."""
_LONG_WORD = re.compile(rf"[^\s/-]{{{LONGEST_WORD},}}")
_ALONE = (Style.TITLE, Style.HEADING)
_SIGNS = {InlineOp.INSERT: "+", InlineOp.DELETE: "-"}

Piece = str | tuple[str, str]
"""What stays; or "+" or "-" and what came or went."""
Shown = Callable[[str], str]
"""Text of a document as it can be drawn."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is drawn."""

    kind: str
    """"title", "heading" or "text"."""
    level: int
    """Of a heading, from 2: the title of the page is the first."""
    indent: int
    """How many labels wide it is set in."""
    label: tuple[Piece, ...]
    wide: bool
    """Whether the label does not fit its column."""
    steps: tuple[Piece, ...]
    stays: bool
    """Whether the new version has it."""
    note: Bilingual | None
    """Where what moved went, or came from."""


def redline_lines(paragraphs: Sequence[Paragraph], changes: Sequence[Change], *, shown: Shown) -> Iterator[Line]:
    """Each paragraph that says anything, in its order; a title that changed too."""
    moved = {one.id: one for one in changes if Operation.MOVED in one.operations}
    told: set[tuple[str, InlineOp]] = set()
    last = 1
    for paragraph in paragraphs:
        if not paragraph.steps or (paragraph.style is Style.TITLE and paragraph.end is InlineOp.EQUAL):
            # A title that stayed stands above the redline.
            continue
        note = _moved_note(paragraph, moved, told, shown=shown)
        heading = paragraph.style is Style.HEADING
        # The headings of two versions among each other may leave out a level, which no tagged PDF may
        last = min(paragraph.level + 1, last + 1, DEEPEST) if heading else last
        label, steps = _apart(paragraph)
        yield Line(
            kind=paragraph.style.value if paragraph.style in _ALONE else "text",
            level=last,
            indent=0 if heading else min(paragraph.level, DEEPEST_INDENT),
            label=tuple(_pieces(label, shown)),
            wide=sum(len(step.text) for step in label) > WIDEST_LABEL,
            steps=tuple(_pieces([*steps, *_break(paragraph)], shown)),
            stays=any(step.op is not InlineOp.DELETE for step in paragraph.steps),
            note=note,
        )


def _apart(paragraph: Paragraph) -> tuple[Sequence[InlineStep], Sequence[InlineStep]]:
    """The label of an item and its text; they are parted by the first tab."""
    if paragraph.style is not Style.ITEM:
        return (), paragraph.steps
    for at, step in enumerate(paragraph.steps):
        label, tab, text = step.text.partition("\t")
        if tab:
            before = [InlineStep(step.op, label)] if label else []
            behind = [InlineStep(step.op, text, step.moved)] if text else []
            return [*paragraph.steps[:at], *before], [*behind, *paragraph.steps[at + 1 :]]
    return (), paragraph.steps


def _break(paragraph: Paragraph) -> Sequence[InlineStep]:
    """A sign for the end of a paragraph that came or went while its words stayed."""
    words = {step.op for step in paragraph.steps}
    return () if paragraph.end is InlineOp.EQUAL or words == {paragraph.end} else (InlineStep(paragraph.end, MARK),)


def _pieces(steps: Sequence[InlineStep], shown: Shown) -> Iterator[Piece]:
    for step in steps:
        text = _LONG_WORD.sub(_with_breaks, shown(step.text))
        if step.op is InlineOp.EQUAL:
            yield text
        else:
            yield _SIGNS[step.op], _numbered(text, step)


def _with_breaks(found: re.Match[str]) -> str:
    """A long word with places to break it, none of which parts a letter from its accent."""
    parts = [""]
    for character in found[0]:
        if len(parts[-1]) >= LONGEST_WORD and not unicodedata.category(character).startswith("M"):
            parts.append("")
        parts[-1] += character
    return BREAK.join(parts)


def _numbered(text: str, step: InlineStep) -> str:
    """The text with the number of its move: where it goes behind it, where it comes from before it."""
    if step.moved is None:
        return text
    number = str(step.moved)
    return f"{text}→{number} " if step.op is InlineOp.DELETE else f" {number}→{text}"


def _moved_note(
    paragraph: Paragraph, moved: Mapping[str, Change], told: set[tuple[str, InlineOp]], *, shown: Shown
) -> Bilingual | None:
    """Where the clause went or came from, once for each of its two places."""
    change = moved.get(paragraph.change or "")
    ops = {step.op for step in paragraph.steps}
    if change is None or len(ops) != 1 or (op := ops.pop()) is InlineOp.EQUAL or (change.id, op) in told:
        return None
    told.add((change.id, op))
    if op is InlineOp.DELETE:
        place = shown(change.new[0].address)
        return Bilingual(f"verplaatst naar {place}", f"moved to {place}")
    place = shown(change.old[0].address)
    return Bilingual(f"stond eerst op {place}", f"stood before at {place}")
