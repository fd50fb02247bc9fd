"""A diff as Markdown (CommonMark with strikethrough): ~~deleted~~ and **inserted**.

Contract text is text: every character that Markdown or HTML would read is escaped, so that a
clause cannot draw a link, a heading or a table of its own.
"""

import re
from collections.abc import Iterator

from renvooi.diff.render.content import Content, Entry
from renvooi.model import InlineOp, InlineStep

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@=$^\"'])")
_WRAP = {InlineOp.DELETE: "~~", InlineOp.INSERT: "**", InlineOp.EQUAL: ""}


def to_markdown(shown: Content) -> str:
    """The diff as one Markdown document."""
    lines = [f"# {escape(shown.title)}", "", f"{escape(shown.old)} → {escape(shown.new)}", ""]
    for heading, points in shown.first:
        lines += _list(heading, points)
    if shown.nothing is not None:
        lines += [escape(shown.nothing), ""]
    else:
        lines += [escape(shown.counts), ""]
        for entry in shown.entries:
            lines += _entry(entry, shown)
    for heading, points in shown.lists:
        lines += _list(heading, points)
    return "\n".join(lines).rstrip() + "\n"


def _list(heading: str, points: tuple[str, ...]) -> list[str]:
    return [f"## {heading}", "", *(f"- {escape(point)}" for point in points), ""]


def escape(text: str) -> str:
    """`text` so that Markdown shows exactly its characters, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _entry(entry: Entry, shown: Content) -> Iterator[str]:
    heading = ": ".join(part for part in (entry.place, entry.what) if part)
    yield f"## {escape(heading)}"
    yield ""
    yield f"**{escape(entry.significance_word)}**. {escape(entry.because)}"
    yield ""
    if entry.steps:
        yield "> " + _redline(entry.steps)
        yield ""
    notes = [f"- {escape(shown.labels.evidence)}: {escape(evidence)}" for evidence in entry.evidence]
    if entry.elsewhere:
        notes.append(f"- {escape(shown.labels.stands_elsewhere)}: {escape('; '.join(entry.elsewhere))}")
    if notes:
        yield from (*notes, "")


def _redline(steps: tuple[InlineStep, ...]) -> str:
    return "".join(_marked(step) for step in steps).strip()


def _marked(step: InlineStep) -> str:
    """A step with its marks inside its own white space: "** x**" is no emphasis in Markdown."""
    words, mark = escape(step.text), _WRAP[step.op]
    before = " " if step.text[:1].isspace() else ""
    after = " " if step.text[-1:].isspace() and words else ""
    if not words or not mark:
        return f"{before}{words}{after}"
    return f"{before}{mark}{words}{mark}{after}"
