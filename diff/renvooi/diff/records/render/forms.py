"""Records and their changes as lines for a terminal, as Markdown tables and as CSV.

A cell of CSV that a spreadsheet would calculate ("=HYPERLINK(...)") gets an apostrophe before it:
a name of a party is a name.
"""

import csv
import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from renvooi.diff.records.render.content import Table, change_line, change_tables, labels_of, tables
from renvooi.diff.records.render.labels import Labels
from renvooi.diff.render.markdown import escape
from renvooi.diff.render.visible import visible
from renvooi.model import Record, RecordChange, RecordKind

FORMS: tuple[str, ...] = ("text", "markdown", "csv")
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula."""
WIDTH = 100
"""Columns of a line of text where the caller knows of no terminal."""


def render_records(records: Sequence[Record], form: str, *, language: str = "nl", width: int = WIDTH) -> str:
    """The records of one version in `form`, one of FORMS. Raises: ValueError for an unknown form or language."""
    labels = labels_of(language)
    shown = tuple(tables(records, labels, long=form == "csv"))
    return _written(shown, form, labels.none) if form != "text" else _text(shown, labels.none, width)


def render_record_changes(
    changes: Sequence[RecordChange], form: str, *, language: str = "nl", width: int = WIDTH
) -> str:
    """The same of what changed between two versions."""
    labels = labels_of(language)
    if form != "text":
        return _written(tuple(change_tables(changes, labels)), form, labels.no_changes)
    return _change_text(changes, labels, width)


def _written(shown: Sequence[Table], form: str, nothing: str) -> str:
    match form:
        case "markdown":
            return _markdown(shown, nothing)
        case "csv":
            return _csv(shown)
        case _:
            raise ValueError(f"form {form!r} is not known; use one of {', '.join(FORMS)}")


def _text(shown: Sequence[Table], nothing: str, width: int) -> str:
    """A record a block: its letter and name, then a line a field."""
    lines: list[str] = []
    for table in shown:
        lines += [f"{table.title} ({len(table.rows)})"]
        for row in table.rows:
            at = len(table.heads) - len(row)
            lines += _block(table.heads[at:], row, width)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n" if lines else f"{nothing}\n"


def _block(heads: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    lettered = heads[0] in ("nr.", "no.")
    first = " ".join(cell for cell in row[: 2 if lettered else 1] if cell)
    start = 2 if lettered else 1
    yield from textwrap.wrap(first, width, initial_indent="  ", subsequent_indent="    ")
    for head, cell in zip(heads[start:], row[start:], strict=True):
        if cell:
            yield from textwrap.wrap(f"{head}: {cell}", width, initial_indent="      ", subsequent_indent="        ")


def _change_text(changes: Iterable[RecordChange], labels: Labels, width: int) -> str:
    lines: list[str] = []
    for kind in RecordKind:
        own = [change for change in changes if change.kind is kind]
        if own:
            lines.append(labels.kinds[kind])
        for change in own:
            line = visible(change_line(change, labels))
            lines += textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines or [labels.no_changes]) + "\n"


def _markdown(shown: Sequence[Table], nothing: str) -> str:
    lines: list[str] = []
    for table in shown:
        lines += [f"## {escape(table.title)}", "", _row(table.heads), _row(["---"] * len(table.heads))]
        lines += [*(_row([escape(cell) for cell in row]) for row in table.rows), ""]
    return "\n".join(lines or [nothing]).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _csv(shown: Sequence[Table]) -> str:
    """A table a kind, each under its title where there are several, with an empty line between."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for at, table in enumerate(shown):
        if at:
            writer.writerow([])
        if len(shown) > 1:
            writer.writerow([table.title])
        writer.writerow(table.heads)
        writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _safe(cell: str) -> str:
    """`cell` so that no spreadsheet calculates it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_CALCULATED) else cell
