"""A diff for a terminal: [-deleted-] and {+inserted+}, with colour on top where it is wanted.

Significance is a word and never only a colour: a redline is read on paper and by screen readers.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from renvooi.diff.render.content import Content
from renvooi.diff.render.entries import Entry
from renvooi.diff.render.labels import Labels
from renvooi.diff.render.painting import RESET, Line, painted, shortened
from renvooi.model import InlineStep, Significance

INDENT = 4
"""Columns before the text of an entry."""
LEAST_WIDTH = 20
"""Columns under which lines are not wrapped any narrower."""
TWO_COLUMNS = 80
"""Columns from which on old and new stand beside each other; under it one above the other."""
_BETWEEN = " │ "
_LEVELS = {Significance.SUBSTANTIVE: "\x1b[1;31m", Significance.REVIEW: "\x1b[1;33m", Significance.EDITORIAL: "\x1b[2m"}


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the caller wants the lines."""

    labels: Labels
    view: str
    colour: bool
    width: int
    full: bool


def to_text(shown: Content, *, view: str, colour: bool, width: int, full: bool) -> str:
    """The diff as lines, paragraphs wrapped at `width` columns; the same words with and without `colour`."""
    manner = _Manner(shown.labels, view, colour, max(width, LEAST_WIDTH), full)
    lines = [shown.title, f"{shown.old} → {shown.new}", ""]
    for heading, points in shown.first:
        lines += [*_list(heading, points, manner.width), ""]
    if shown.nothing is not None:
        lines += textwrap.wrap(shown.nothing, manner.width)
    else:
        lines += [shown.counts, *([shown.labels.moved_legend] if shown.has_moved_phrases else []), ""]
        for entry in shown.entries:
            lines += [*_entry(entry, manner), ""]
    for heading, points in shown.lists:
        lines += ["", *_list(heading, points, manner.width)]
    return "\n".join(lines).rstrip() + "\n"


def _list(heading: str, points: Iterable[str], width: int) -> Iterator[str]:
    yield heading
    for point in points:
        yield from textwrap.wrap(point, width, initial_indent="  - ", subsequent_indent="    ")


def _entry(entry: Entry, manner: _Manner) -> Iterator[str]:
    level = entry.significance_word.upper()
    if manner.colour:
        level = f"{_LEVELS[entry.significance]}{level}{RESET}"
    place = f"{entry.place}: " if entry.place else ""
    yield f"[{level}] {place}{entry.what}"
    if manner.view == "inline":
        for line in painted(_cut(entry.steps, manner), manner.width - INDENT, colour=manner.colour):
            yield " " * INDENT + line.text
    elif entry.steps:
        yield from _sides(entry, manner)
    if manner.view != "was-wordt":
        for note in _notes(entry, manner.labels):
            yield from textwrap.wrap(note, manner.width, initial_indent="    ", subsequent_indent="      ")


def _cut(steps: Sequence[InlineStep], manner: _Manner) -> Sequence[InlineStep]:
    return steps if manner.full else shortened(steps, manner.labels.left_out)


def _sides(entry: Entry, manner: _Manner) -> Iterator[str]:
    """Old beside new, or above it where there is no room."""
    words = manner.labels
    if manner.width < TWO_COLUMNS:
        for name, steps in ((words.was, entry.was), (words.now, entry.now)):
            yield f"{' ' * INDENT}{name}:"
            for line in painted(_cut(steps, manner), manner.width - 2 * INDENT, colour=manner.colour):
                yield " " * (2 * INDENT) + line.text
        return
    width = (manner.width - INDENT - len(_BETWEEN)) // 2
    heads = [[Line(name, len(name))] for name in (words.was, words.now)]
    left, right = (
        [*head, *painted(_cut(steps, manner), width, colour=manner.colour, break_words=True)]
        for head, steps in zip(heads, (entry.was, entry.now), strict=True)
    )
    nothing = Line("", 0)
    for one, other in zip_longest(left, right, fillvalue=nothing):
        yield f"{' ' * INDENT}{one.text}{' ' * (width - one.columns)}{_BETWEEN}{other.text}".rstrip()


def _notes(entry: Entry, labels: Labels) -> Iterator[str]:
    yield f"{labels.why}: {entry.because}"
    for evidence in entry.evidence:
        yield f"{labels.evidence}: {evidence}"
    if entry.elsewhere:
        yield f"{labels.stands_elsewhere}: {'; '.join(entry.elsewhere)}"
    if entry.doubt:
        yield f"{labels.note}: {entry.doubt}"
    if entry.verdict:
        yield f"{labels.verdict}: {entry.verdict}"
