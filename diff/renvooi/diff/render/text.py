"""A diff for a terminal: [-deleted-] and {+inserted+}, with colour on top where it is wanted.

Significance is a word and never only a colour: a redline is read on paper and by screen readers.
"""

import textwrap
from collections.abc import Iterable, Iterator

from renvooi.diff.render.content import Content, Entry
from renvooi.model import InlineOp, InlineStep, Significance

INDENT = 4
"""Columns before the text of an entry."""
LEAST_WIDTH = 20
"""Columns under which lines are not wrapped any narrower."""
_RESET = "\x1b[0m"
_COLOURS = {InlineOp.DELETE: "\x1b[31;9m", InlineOp.INSERT: "\x1b[32;4m"}
_MARKS = {InlineOp.DELETE: ("[-", "-]"), InlineOp.INSERT: ("{+", "+}")}
_STARTS = {InlineOp.DELETE: "\ue000", InlineOp.INSERT: "\ue001"}
"""Stand for the marks while lines are wrapped; private-use characters of a document are made visible before."""
_END = "\ue002"
_FILL = "\ue003"
"""Beside each of them, so that a line is as long while it is wrapped as it is when its marks are painted."""
_LEVELS = {Significance.SUBSTANTIVE: "\x1b[1;31m", Significance.REVIEW: "\x1b[1;33m", Significance.EDITORIAL: "\x1b[2m"}


def to_text(shown: Content, *, colour: bool, width: int) -> str:
    """The diff as lines, paragraphs wrapped at `width` columns; the same words with and without `colour`."""
    width = max(width, LEAST_WIDTH)
    lines = [shown.title, f"{shown.old} → {shown.new}", ""]
    for heading, points in shown.first:
        lines += [*_list(heading, points, width), ""]
    if shown.nothing is not None:
        lines += textwrap.wrap(shown.nothing, width)
    else:
        lines += [shown.counts, ""]
        for entry in shown.entries:
            lines += [*_entry(entry, shown, colour=colour, width=width), ""]
    for heading, points in shown.lists:
        lines += ["", *_list(heading, points, width)]
    return "\n".join(lines).rstrip() + "\n"


def _list(heading: str, points: Iterable[str], width: int) -> Iterator[str]:
    yield heading
    for point in points:
        yield from textwrap.wrap(point, width, initial_indent="  - ", subsequent_indent="    ")


def _entry(entry: Entry, shown: Content, *, colour: bool, width: int) -> Iterator[str]:
    level = entry.significance_word.upper()
    if colour:
        level = f"{_LEVELS[entry.significance]}{level}{_RESET}"
    place = f"{entry.place}: " if entry.place else ""
    yield f"[{level}] {place}{entry.what}"
    yield from _redline(entry, colour=colour, width=width)
    for line in _notes(entry, shown):
        yield from textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="      ")


def _redline(entry: Entry, *, colour: bool, width: int) -> Iterator[str]:
    """The text with its marks, wrapped between words; an edit goes on over the end of a line."""
    marked = "".join(_marked(step) for step in entry.steps)
    current: InlineOp | None = None
    for paragraph in marked.splitlines():
        for line in textwrap.wrap(paragraph, width - INDENT, break_long_words=False, break_on_hyphens=False):
            painted, current = _painted(line, current, colour=colour)
            yield " " * INDENT + painted


def _marked(step: InlineStep) -> str:
    """The text of a step between the characters that stand for its marks."""
    start = _STARTS.get(step.op)
    return step.text if start is None else f"{start}{_FILL}{step.text}{_FILL}{_END}"


def _painted(line: str, current: InlineOp | None, *, colour: bool) -> tuple[str, InlineOp | None]:
    """The line with its marks, and the edit that is open at its end."""
    result = [_COLOURS[current]] if colour and current else []
    for character in line:
        started = next((op for op, start in _STARTS.items() if start == character), None)
        if started is not None:
            current = started
            result += [_COLOURS[started] if colour else "", _MARKS[started][0]]
        elif character == _END and current is not None:
            result += [_MARKS[current][1], _RESET if colour else ""]
            current = None
        elif character != _FILL:
            result.append(character)
    if colour and current is not None:
        result.append(_RESET)
    return "".join(result), current


def _notes(entry: Entry, shown: Content) -> Iterator[str]:
    labels = shown.labels
    yield f"{labels.why}: {entry.because}"
    for evidence in entry.evidence:
        yield f"{labels.evidence}: {evidence}"
    if entry.elsewhere:
        yield f"{labels.stands_elsewhere}: {'; '.join(entry.elsewhere)}"
