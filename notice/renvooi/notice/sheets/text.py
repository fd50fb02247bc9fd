"""A sheet as plain text that fits a terminal of 80 columns."""

import re
import textwrap
from collections.abc import Iterator

from renvooi.notice.render.quoting import visible
from renvooi.notice.sheets.sheet import Entry, Line, LineKind, Part, Sheet

WIDTH = 80
"""Columns of the narrowest terminal that people still use."""
_STEP = "  "
_WORDS = re.compile(r"(?:--[a-z-]+ (?!--))?(?:'[^']*'|\S)+")
"""Words of a command: an option and its value are one, and what stands in quotes is not broken."""


def to_text(sheet: Sheet) -> str:
    """`sheet` in lines of at most `WIDTH` columns, but for single words that are longer."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    title = _wrapped(sheet.title, "", "")
    yield from title
    yield "=" * max(map(len, title))
    for line in sheet.lead:
        yield from _line(line, "")
    for part in sheet.parts:
        yield ""
        yield part.heading
        yield "-" * len(part.heading)
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    for line in part.lead:
        yield from _line(line, "")
    for index, entry in enumerate(part.entries):
        if (index or part.lead) and entry.lines:
            yield ""
        yield from _entry(entry, "- " if part.first is None else f"{part.first + index}. ")


def _entry(entry: Entry, mark: str) -> Iterator[str]:
    indent = " " * len(mark)
    yield from _wrapped(entry.head, mark, indent)
    for line in entry.lines:
        yield from _line(line, indent)


def _line(line: Line, indent: str) -> Iterator[str]:
    match line.kind:
        case LineKind.COMMAND:
            yield from _command(line.text, indent)
        case LineKind.QUOTE:
            if line.label:
                yield f"{indent}{line.label}:"
            for paragraph in line.text.split("\n"):
                yield from _wrapped(paragraph, f"{indent}> ", f"{indent}> ")
        case LineKind.SAID:
            said = f"{line.label}: {line.text}" if line.label else line.text
            yield from _wrapped(said, indent, indent + _STEP if line.label else indent)


def _command(text: str, indent: str) -> Iterator[str]:
    """A command over as many lines as it needs, each but the last ended by a backslash."""
    current = f"{indent}$"
    for word in _WORDS.findall(visible(text)):
        if len(current) + 1 + len(word) > WIDTH - 2 and not current.endswith("$"):
            yield f"{current} \\"
            current = f"{indent}   "
        current += f" {word}"
    yield current


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
