"""A history and a blame for a terminal.

2025-06  2. Voorbeeld Data meldt een datalek
2026-01     aan de klant.                        the version, then the sentence
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from renvooi.diff.chain.render.blamed import BlameContent, BlamedSentence, Piece
from renvooi.diff.chain.render.content import Entry, HistoryContent

LEAST_WIDTH = 40
"""Columns under which lines are not wrapped any narrower."""
LEAST_TEXT = 20
"""Columns of text that a deeply nested clause keeps beside its margin."""
INDENT = "  "
_LATEST, _EARLIER, _RESET = "\x1b[1;32m", "\x1b[2m", "\x1b[0m"


def history_to_text(shown: HistoryContent, *, width: int) -> str:
    """The history as lines, wrapped at `width` columns; tables are as wide as they are."""
    width = max(width, LEAST_WIDTH)
    lines = [shown.title, "", *_columns([(name, file) for name, file in shown.versions]), ""]
    if shown.steps:
        lines += [*_table([shown.labels.columns, *shown.steps]), ""]
    lines += [*(_wrapped(line, "", width) for line in shown.reread), *([""] if shown.reread else [])]
    if shown.nothing:
        lines += [shown.nothing, ""]
    elif shown.entries and not shown.one_clause:
        lines += [shown.labels.lives, ""]
    for entry in shown.entries:
        lines += [*_entry(entry, width), ""]
    for heading, points in shown.lists:
        lines += [heading, *(_wrapped(point, "  - ", width) for point in points), ""]
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry, width: int) -> Iterator[str]:
    yield _wrapped(f"{entry.id}  {entry.place}", "", width)
    for line in entry.lines:
        yield _wrapped(f"{line.version}: {line.what}", INDENT, width)
        for paragraph in line.text.splitlines():
            yield textwrap.fill(paragraph, width, initial_indent=INDENT * 3, subsequent_indent=INDENT * 3)
    for note in entry.notes:
        yield _wrapped(note, INDENT, width)


def _wrapped(text: str, start: str, width: int) -> str:
    hanging = " " * len(start) + INDENT
    return textwrap.fill(
        text, width, initial_indent=start, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        yield INDENT.join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows with the first column to the left and numbers to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        numbers = (cell.rjust(size) for cell, size in zip(row[1:], widths[1:], strict=True))
        yield INDENT.join((row[0].ljust(widths[0]), *numbers))


def blame_to_text(shown: BlameContent, *, colour: bool, width: int) -> str:
    """Each sentence on lines of its own behind the version of its newest words; the same words with `colour`."""
    gutter = max((len(name) for name in shown.names), default=0)
    lines = [shown.title, *textwrap.wrap(shown.labels.blame_note, max(width, LEAST_WIDTH)), ""]
    hanging = 0
    for sentence in shown.sentences:
        margin = INDENT * sentence.depth
        label = f"{sentence.label} " if sentence.label else ""
        # The sentences of one clause stand under its first.
        hanging = len(label) if sentence.opens else hanging
        lines += _sentence(sentence, margin + (label or " " * hanging), gutter, colour=colour, width=width)
    return "\n".join(lines).rstrip() + "\n"


def _sentence(sentence: BlamedSentence, start: str, gutter: int, *, colour: bool, width: int) -> Iterator[str]:
    room = max(width - gutter - len(INDENT), len(start) + LEAST_TEXT)
    text = _marked(sentence.pieces).split("\n")
    paragraphs = [part for part in text if part.strip()] or [""]
    version = sentence.version.ljust(gutter)
    for paragraph in paragraphs:
        rest = " " * len(start)
        lines = textwrap.wrap(
            paragraph,
            room,
            initial_indent=start,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines or [start]:
            yield f"{_painted(version, sentence, colour=colour)}{INDENT}{line}".rstrip()
            version = " " * gutter
        start = rest


def _painted(version: str, sentence: BlamedSentence, *, colour: bool) -> str:
    if not colour or not version.strip():
        return version
    return f"{_LATEST if sentence.is_latest else _EARLIER}{version}{_RESET}"


def _marked(pieces: Iterable[Piece]) -> str:
    """The sentence with its newest words as in a redline, marks inside their white space."""
    return "".join(_mark(piece) for piece in pieces)


def _mark(piece: Piece) -> str:
    words = piece.text.strip()
    if not piece.newest or not words:
        return piece.text
    before, _, after = piece.text.partition(words)
    return f"{before}{{+{words}+}}{after}"
