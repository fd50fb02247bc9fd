"""A ledger as a picture: a row for each task, a column for each party, a mark where they meet.

The picture stands alone: no script, no font, no file beside it; its colours follow those of the
reader (light or dark), and every mark has a form of its own. It is 900 pixels wide and as high as the
ledger is long; the names of the parties stand above every section, so that no row is far from them.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from renvooi.diff.responsibilities.render.labels import Labels, version_of
from renvooi.diff.responsibilities.render.marks import STYLE, mark
from renvooi.model import Difference, Duty, Holder, Responsibilities, Responsibility, ResponsibilityChange

WIDTH, MARGIN = 900, 20
"""Pixels."""
LINE, PADDING = 17, 10
"""Pixels: height of a line of text; air in a row, above and below together."""
COLUMN = 88
"""Pixels: a name of twelve letters in bold type."""
PLACE = 86
"""Pixels: "artikel 10.2" in small type."""
LETTER = 7.1
"""Pixels of a letter of the text on average, with some to spare for wide ones."""
BOLD = 7.9
"""Pixels of a letter of a heading, with some to spare too: its words must not touch the first column."""
NAME = 13
"""Letters of a line of the name of a party."""
_ALWAYS = (Holder.PROCESSOR, Holder.CLIENT)
_COLUMNS = (*_ALWAYS, Holder.RULE, Holder.THIRD, Holder.NOBODY)


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, and how far down."""

    parts: list[str] = field(default_factory=list)
    y: float = MARGIN
    notes: list[str] = field(default_factory=list)
    """Conditions in the order of their numbers."""

    def text(self, x: float, y: float, said: str, style: str = "") -> None:
        """Draw a line of text with its baseline at `y`."""
        name = f' class="{style}"' if style else ""
        self.parts.append(f'<text x="{x:g}" y="{y:g}"{name}>{_safe(said)}</text>')

    def number(self, condition: str) -> int:
        """The number of the footnote of a condition."""
        if condition not in self.notes:
            self.notes.append(condition)
        return self.notes.index(condition) + 1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns are."""

    holders: tuple[Holder, ...]
    names: dict[Holder, str]

    @property
    def left(self) -> float:
        """Where the first column of a party begins."""
        return WIDTH - MARGIN - COLUMN * len(self.holders)

    @property
    def letters(self) -> int:
        """Letters of a line of a task."""
        return int((self.left - MARGIN - PLACE - 12) / LETTER)

    def middle(self, holder: Holder) -> float:
        """The middle of the column of `holder`."""
        return self.left + COLUMN * (self.holders.index(holder) + 0.5)


def as_svg(ledger: Responsibilities, labels: Labels) -> str:
    """The picture; with a version compared with, rows that differ are marked and the mark of before is shown."""
    sheet, grid = _Sheet(), _grid(ledger, labels)
    _title(sheet, ledger, labels)
    _legend(sheet, labels)
    changed = {change.new: change for change in ledger.changes if change.new is not None}
    gone = [change.old for change in ledger.changes if change.new is None and change.old is not None]
    for section, rows in _sections(ledger.rows):
        _heading(sheet, grid, section or _only_place(rows))
        for row in rows:
            _row(sheet, grid, row, changed.get(row), labels)
    for section, rows in _sections(gone):
        removed = labels.differences[Difference.REMOVED].capitalize()
        _heading(sheet, grid, f"{removed}: {section}" if section else removed)
        for row in rows:
            _row(sheet, grid, row, None, labels, is_gone=True)
    if not ledger.rows:
        sheet.text(MARGIN, sheet.y + LINE, labels.no_rows)
        sheet.y += 2 * LINE
    _notes(sheet, labels)
    return _document(sheet, ledger, labels)


def _grid(ledger: Responsibilities, labels: Labels) -> _Grid:
    rows = (*ledger.rows, *(change.old for change in ledger.changes if change.old is not None))
    present = {holder for row in rows for holder in _holders(row)}
    holders = tuple(holder for holder in _COLUMNS if holder in present or holder in _ALWAYS)
    own = {Holder.PROCESSOR: ledger.processor, Holder.CLIENT: ledger.client}
    return _Grid(holders, {holder: own.get(holder) or labels.holders[holder] for holder in holders})


def _holders(row: Responsibility) -> tuple[Holder, ...]:
    """The columns in which a row has a mark."""
    found = [Holder(part) for part in row.party.split("+")]
    both = _ALWAYS if Holder.BOTH in found else ()
    return (*both, *(holder for holder in found if holder is not Holder.BOTH))


def _sections(rows: Sequence[Responsibility]) -> list[tuple[str, list[Responsibility]]]:
    """Rows that follow each other under one heading."""
    found: list[tuple[str, list[Responsibility]]] = []
    for row in rows:
        if not found or found[-1][0] != row.section:
            found.append((row.section, []))
        found[-1][1].append(row)
    return found


def _only_place(rows: Sequence[Responsibility]) -> str:
    """Where rows without a heading stand, if that is one place: "Inleiding"."""
    found = {row.address for row in rows}
    return found.pop() if len(found) == 1 else ""


def _title(sheet: _Sheet, ledger: Responsibilities, labels: Labels) -> None:
    old, new = version_of(ledger)
    for line in _wrapped(f"{labels.title}: {ledger.title}", 80):
        sheet.y += 24
        sheet.text(MARGIN, sheet.y, line, "head")
    sheet.y += LINE + 4
    sheet.text(MARGIN, sheet.y, labels.changes.format(old=old, new=new) if ledger.against else new, "small")
    sheet.y += PADDING


def _legend(sheet: _Sheet, labels: Labels) -> None:
    x = float(MARGIN)
    sheet.y += LINE
    for duty in Duty:
        said = labels.duties[duty]
        width = 40 + LETTER * len(said)
        if x + width > WIDTH - MARGIN:
            x, sheet.y = MARGIN, sheet.y + LINE + 5
        sheet.parts.append(mark(duty, x + 8, sheet.y - 4))
        sheet.text(x + 22, sheet.y, said)
        x += width
    sheet.y += PADDING


def _heading(sheet: _Sheet, grid: _Grid, section: str) -> None:
    """The band above a section, with the names of the parties."""
    lines = _wrapped(section, int((grid.left - MARGIN - 12) / BOLD))
    names = {holder: _wrapped(grid.names[holder], NAME) for holder in grid.holders}
    height = LINE * max(len(lines), *(len(name) for name in names.values())) + PADDING
    top = sheet.y + PADDING
    sheet.parts.append(
        f'<rect class="band" x="{MARGIN - 8}" y="{top:g}" width="{WIDTH - 2 * MARGIN + 16}" height="{height:g}" rx="3"/>'
    )
    for at, line in enumerate(lines):
        sheet.text(MARGIN, top + LINE * (at + 1) + 1, line, "section")
    for holder, said in names.items():
        for at, line in enumerate(said):
            sheet.text(grid.middle(holder), top + LINE * (at + 1), line, "column")
    sheet.y = top + height


def _row(
    sheet: _Sheet,
    grid: _Grid,
    row: Responsibility,
    change: ResponsibilityChange | None,
    labels: Labels,
    *,
    is_gone: bool = False,
) -> None:
    lines = _wrapped(row.task, grid.letters)
    tag = ", ".join(labels.differences[kind] for kind in change.differences) if change else ""
    tags = _wrapped(tag, grid.letters) if tag else []
    place = _wrapped(_short(row), int(PLACE / 6))
    height = LINE * max(len(lines) + len(tags), len(place)) + PADDING
    top = sheet.y
    sheet.parts.append(f"<g><title>{_safe(_told(row, labels))}</title>")
    if change:
        sheet.parts.append(f'<rect class="bar" x="{MARGIN - 8}" y="{top + 3:g}" width="4" height="{height - 6:g}"/>')
    for at, line in enumerate(place):
        sheet.text(MARGIN, top + LINE * (at + 1), line, "small")
    for at, line in enumerate(lines):
        sheet.text(MARGIN + PLACE, top + LINE * (at + 1), line, "gone" if is_gone else "")
    for at, line in enumerate(tags):
        sheet.text(MARGIN + PLACE, top + LINE * (len(lines) + at + 1), line, "tag")
    _marks(sheet, grid, row, change, top + LINE - 4)
    sheet.parts.append("</g>")
    sheet.y += height
    sheet.parts.append(f'<path class="rule" d="M{MARGIN - 8} {sheet.y:g} H{WIDTH - MARGIN + 8}"/>')


def _marks(sheet: _Sheet, grid: _Grid, row: Responsibility, change: ResponsibilityChange | None, y: float) -> None:
    """The marks of a row, a number where a condition limits it, and faintly where a mark stood before."""
    for holder in _holders(row):
        x = grid.middle(holder)
        sheet.parts.append(mark(row.duty, x, y))
        if row.condition:
            sheet.text(x + 11, y - 2, str(sheet.number(row.condition)), "note")
    if change and change.old:
        for holder in _holders(change.old):
            if holder not in _holders(row):
                sheet.parts.append(f'<g class="was">{mark(change.old.duty, grid.middle(holder), y)}</g>')


def _notes(sheet: _Sheet, labels: Labels) -> None:
    if not sheet.notes:
        return
    sheet.y += PADDING + LINE
    sheet.text(MARGIN, sheet.y, labels.conditions, "section")
    for number, note in enumerate(sheet.notes, start=1):
        for at, line in enumerate(_wrapped(note, int((WIDTH - 2 * MARGIN - 30) / LETTER))):
            sheet.y += LINE
            if not at:
                sheet.text(MARGIN, sheet.y, str(number), "note")
            sheet.text(MARGIN + 24, sheet.y, line)


def _document(sheet: _Sheet, ledger: Responsibilities, labels: Labels) -> str:
    height = sheet.y + MARGIN
    described = labels.summary.format(rows=len(ledger.rows), title=ledger.title, version=version_of(ledger)[1])
    size = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    return "\n".join(
        (
            f'<svg {size} role="img" aria-labelledby="title description" lang="{labels.language}">',
            f'<title id="title">{_safe(f"{labels.title}: {ledger.title}")}</title>',
            f'<desc id="description">{_safe(described)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height:g}"/>',
            *sheet.parts,
            "</svg>\n",
        )
    )


def _short(row: Responsibility) -> str:
    """The place within its section: "punt 3"."""
    return row.address.removeprefix(f"{row.section}, ") if row.section else row.address


def _told(row: Responsibility, labels: Labels) -> str:
    who = " + ".join(labels.holders[Holder(part)] for part in row.party.split("+"))
    return f"{row.address}: {who}, {labels.duties[row.duty]}. {row.sentence}"


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, max(letters, 8), break_on_hyphens=False) or [""]


def _safe(text: str) -> str:
    """`text` as XML may hold it."""
    return escape("".join(_printable(text)), quote=True)


def _printable(text: Iterable[str]) -> Iterable[str]:
    return (letter if letter.isprintable() else " " for letter in text)
