"""A diff as Markdown (CommonMark with strikethrough and tables): ~~deleted~~ and **inserted**.

Contract text is text: every character that Markdown or HTML would read is escaped, so that a
clause cannot draw a link, a heading or a table of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from renvooi.diff.render.content import Content
from renvooi.diff.render.entries import Entry
from renvooi.diff.render.widening import widened
from renvooi.model import InlineOp, InlineStep

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@=$^\"'])")
_WRAP = {InlineOp.DELETE: "~~", InlineOp.INSERT: "**", InlineOp.EQUAL: ""}


def to_markdown(shown: Content, *, view: str) -> str:
    """The diff as one Markdown document."""
    lines = [f"# {escape(shown.title)}", "", f"{escape(shown.old)} → {escape(shown.new)}", ""]
    for heading, points in shown.first:
        lines += _list(heading, points)
    if shown.nothing is not None:
        lines += [escape(shown.nothing), ""]
    else:
        lines += [escape(shown.counts), ""]
        if shown.has_moved_phrases:
            lines += [f"~~…~~ \\(→1\\) → **…** \\(1→\\): {escape(shown.labels.moved_note)}", ""]
        shown = replace(shown, entries=tuple(replace(one, steps=widened(one.steps)) for one in shown.entries))
        lines += _table(shown) if view == "was-wordt" else _entries(shown, view)
    for heading, points in shown.lists:
        lines += _list(heading, points)
    return "\n".join(lines).rstrip() + "\n"


def _list(heading: str, points: tuple[str, ...]) -> list[str]:
    return [f"## {heading}", "", *(f"- {escape(point)}" for point in points), ""]


def escape(text: str) -> str:
    """`text` so that Markdown shows exactly its characters, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(shown: Content) -> Iterator[str]:
    """One row an event: where, what it was, what it is, and how much that may matter."""
    labels = shown.labels
    yield _row(labels.place, labels.was, labels.now, labels.weight)
    yield _row("---", "---", "---", "---")
    for entry in shown.entries:
        place = escape(_heading(entry))
        was, now = (marked(entry.was), marked(entry.now)) if entry.steps else (entry.old_place, entry.new_place)
        yield _row(place, was, now, escape(entry.significance_word))
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _entries(shown: Content, view: str) -> Iterator[str]:
    for entry in shown.entries:
        yield from (f"## {escape(_heading(entry))}", "")
        yield from (f"**{escape(entry.significance_word)}**. {escape(entry.because)}", "")
        if entry.steps and view == "inline":
            yield from ("> " + marked(entry.steps), "")
        elif entry.steps:
            yield _row(shown.labels.was, shown.labels.now)
            yield _row("---", "---")
            yield from (_row(marked(entry.was), marked(entry.now)), "")
        notes = [f"- {escape(note)}" for note in _notes(entry, shown)]
        if notes:
            yield from (*notes, "")


def _heading(entry: Entry) -> str:
    return ": ".join(part for part in (entry.place, entry.what) if part)


def _notes(entry: Entry, shown: Content) -> Iterator[str]:
    for evidence in entry.evidence:
        yield f"{shown.labels.evidence}: {evidence}"
    if entry.elsewhere:
        yield f"{shown.labels.stands_elsewhere}: {'; '.join(entry.elsewhere)}"
    if entry.doubt:
        yield f"{shown.labels.note}: {entry.doubt}"
    if entry.verdict:
        yield f"{shown.labels.verdict}: {entry.verdict}"


def marked(steps: Sequence[InlineStep]) -> str:
    """The text of `steps` with the marks of each, on one line."""
    return "".join(_marked(step) for step in steps).strip()


def _marked(step: InlineStep) -> str:
    """A step with its marks inside its own white space: "** x**" is no emphasis in Markdown."""
    words, mark = escape(step.text), _WRAP[step.op]
    before = " " if step.text[:1].isspace() else ""
    after = " " if step.text[-1:].isspace() and words else ""
    if not words or not mark:
        return f"{before}{words}{after}"
    number = "" if step.moved is None else f" \\({_arrow(step.op, step.moved)}\\)"
    return f"{before}{mark}{words}{mark}{number}{after}"


def _arrow(op: InlineOp, number: int) -> str:
    return f"→{number}" if op is InlineOp.DELETE else f"{number}→"
