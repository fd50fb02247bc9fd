"""A sheet as Markdown; nothing in a document can act as markup in it."""

from collections.abc import Iterator

from renvooi.notice.render.quoting import escaped, visible
from renvooi.notice.sheets.sheet import Entry, Line, LineKind, Part, Sheet


def to_markdown(sheet: Sheet) -> str:
    """`sheet` with a heading a part, an item an entry, and clauses as quotations."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {_said(sheet.title)}"
    yield from (_line(line) for line in sheet.lead)
    for part in sheet.parts:
        yield f"## {_said(part.heading)}"
        yield from (_line(line) for line in part.lead)
        yield from _entries(part)


def _entries(part: Part) -> Iterator[str]:
    for index, entry in enumerate(part.entries):
        yield _entry(entry, "- " if part.first is None else f"{part.first + index}. ")


def _entry(entry: Entry, mark: str) -> str:
    indent = " " * len(mark)
    blocks = [f"{mark}{_said(entry.head)}", *(_indented(_line(line), indent) for line in entry.lines)]
    return "\n\n".join(blocks)


def _indented(block: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}".rstrip() for line in block.split("\n"))


def _line(line: Line) -> str:
    match line.kind:
        case LineKind.COMMAND:
            # a fence that no run of backticks in the command can close
            fence = "`" * max(3, *(len(run) + 1 for run in _backticks(line.text)))
            return f"{fence}console\n$ {visible(line.text)}\n{fence}"
        case LineKind.QUOTE:
            quoted = "\n>\n".join(f"> {_said(paragraph)}" for paragraph in line.text.split("\n"))
            return f"**{_said(line.label)}:**\n\n{quoted}" if line.label else quoted
        case LineKind.SAID:
            return f"**{_said(line.label)}:** {_said(line.text)}" if line.label else _said(line.text)


def _backticks(text: str) -> list[str]:
    runs = [""]
    for character in text:
        runs = [*runs[:-1], runs[-1] + character] if character == "`" else [*runs, ""]
    return runs


def _said(text: str) -> str:
    return escaped(visible(text))
