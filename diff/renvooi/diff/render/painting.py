"""A redline as lines of text: [-deleted-], {+inserted+}, and a number where a phrase moved.

    De klant meldt [-een storing →1-] binnen 24 uur {+1→ een storing+}.

Marks are put in after wrapping, as an edit goes on over the end of a line and a colour must not
count as columns.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model import InlineOp, InlineStep

KEPT = 12
"""Words of a long equal stretch that stay on either side of what is left out: enough to find the place."""
SAVED = 10
"""Words. Fewer than these are not left out, for the note that says so is read too."""
RESET = "\x1b[0m"
_COLOURS = {InlineOp.DELETE: "\x1b[31;9m", InlineOp.INSERT: "\x1b[32;4m"}
_MARKS = {InlineOp.DELETE: ("[-", "-]"), InlineOp.INSERT: ("{+", "+}")}
_STARTS = {InlineOp.DELETE: "\ue000", InlineOp.INSERT: "\ue001"}
"""Stand for the marks while lines are wrapped; private-use characters of a document are made visible before."""
_END = "\ue002"
_FILL = "\ue003"
"""Beside each of them, so that a line is as long while it is wrapped as it is when its marks are painted."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed."""

    text: str
    columns: int
    """How wide it is on a terminal; colours take no column."""


def painted(steps: Sequence[InlineStep], width: int, *, colour: bool, break_words: bool = False) -> Iterator[Line]:
    """The text with its marks, wrapped between words at `width` columns."""
    marked = "".join(_marked(step) for step in steps)
    current: InlineOp | None = None
    for paragraph in marked.splitlines():
        for line in textwrap.wrap(paragraph, width, break_long_words=break_words, break_on_hyphens=False):
            text, current = _painted(line, current, colour=colour)
            yield Line(text, len(line))


def shortened(steps: Sequence[InlineStep], note: str) -> tuple[InlineStep, ...]:
    """`steps` with `note` instead of the middle of long stretches that did not change; {count} is how much."""
    if all(step.op is InlineOp.EQUAL for step in steps):
        return tuple(steps)
    return tuple(_short(step, note) if step.op is InlineOp.EQUAL else step for step in steps)


def _short(step: InlineStep, note: str) -> InlineStep:
    words = list(_WORD.finditer(step.text))
    left_out = len(words) - 2 * KEPT
    if left_out < SAVED:
        return step
    before, after = step.text[: words[KEPT - 1].end()], step.text[words[-KEPT].start() :]
    return replace(step, text=f"{before} {note.format(count=left_out)} {after}")


def _marked(step: InlineStep) -> str:
    """The text of a step between the characters that stand for its marks; no mark stands on a line alone."""
    start = _STARTS.get(step.op)
    if start is None:
        return step.text
    text = _numbered(step)
    said = text.rstrip("\n") or text
    return f"{start}{_FILL}{said}{_FILL}{_END}{text[len(said) :]}"


def _numbered(step: InlineStep) -> str:
    """The text with the number of its move: where it goes behind it, where it comes from before it."""
    if step.moved is None:
        return step.text
    words = step.text.strip()
    at = step.text.find(words)
    before, after = step.text[:at], step.text[at + len(words) :]
    return (
        f"{before}{words} →{step.moved}{after}"
        if step.op is InlineOp.DELETE
        else f"{before}{step.moved}→ {words}{after}"
    )


def _painted(line: str, current: InlineOp | None, *, colour: bool) -> tuple[str, InlineOp | None]:
    """The line with its marks, and the edit that is open at its end."""
    result = [_COLOURS[current]] if colour and current else []
    for character in line:
        started = next((op for op, start in _STARTS.items() if start == character), None)
        if started is not None:
            current = started
            result += [_COLOURS[started] if colour else "", _MARKS[started][0]]
        elif character == _END and current is not None:
            result += [_MARKS[current][1], RESET if colour else ""]
            current = None
        elif character != _FILL:
            result.append(character)
    if colour and current is not None:
        result.append(RESET)
    return "".join(result), current
