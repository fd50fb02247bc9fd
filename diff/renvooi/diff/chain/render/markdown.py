"""A history and a blame as Markdown (CommonMark with tables); the newest words of a sentence are bold."""

import re
from collections.abc import Iterable, Iterator, Sequence

from renvooi.diff.chain.render.blamed import BlameContent, Piece
from renvooi.diff.chain.render.content import Entry, HistoryContent
from renvooi.diff.render.markdown import escape


def history_to_markdown(shown: HistoryContent) -> str:
    """The history as one Markdown document."""
    labels = shown.labels
    lines = [f"# {escape(shown.title)}", ""]
    lines += [f"- {escape(name)}: {escape(file)}" for name, file in shown.versions]
    lines.append("")
    if shown.steps:
        lines += [f"## {escape(labels.steps)}", "", *_table(labels.columns, shown.steps), ""]
    lines += [text for line in shown.reread for text in (escape(line), "")]
    if shown.nothing:
        lines += [escape(shown.nothing), ""]
    elif shown.entries and not shown.one_clause:
        lines += [f"## {escape(labels.lives)}", ""]
    for entry in shown.entries:
        lines += [*_entry(entry), ""]
    for heading, points in shown.lists:
        lines += [f"## {escape(heading)}", "", *(f"- {escape(point)}" for point in points), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {escape(entry.place)}"
    yield ""
    yield f"`{entry.id}`"
    yield ""
    for line in entry.lines:
        yield f"- {escape(line.version)}: {escape(line.what)}"
        if line.text:
            yield ""
            yield f"  > {escape(line.text)}"
            yield ""
    for note in entry.notes:
        yield f"- {escape(note)}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(escape(name) for name in columns)} |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield f"| {' | '.join(escape(cell) for cell in row)} |"


def blame_to_markdown(shown: BlameContent) -> str:
    """One table: the version, the address and the sentence."""
    labels = shown.labels
    lines = [f"# {escape(shown.title)}", "", escape(labels.blame_note), ""]
    lines += _table(labels.blame_columns, ())
    for sentence in shown.sentences:
        text = "".join(_marked(piece) for piece in sentence.pieces).strip()
        cells = (escape(sentence.version), escape(sentence.address), text)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _marked(piece: Piece) -> str:
    words = piece.text.strip()
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and words else ""
    return f"{before}**{escape(words)}**{after}" if piece.newest and words else f"{before}{escape(words)}{after}"
