"""The windows of clients as a calendar: a bar a window from day 0 to the last day, with coulance hatched.

The picture stands alone: no script, no font, no file beside it; its colours follow those of the reader
(light or dark), and every state has a form of its own. A right to terminate and one to object are two
groups. Closed windows are not on it: it is for what still has to be watched.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from babel.dates import format_date

from renvooi.model import WindowState
from renvooi.notice.calendar.labels import LANGUAGES, WindowLabels
from renvooi.notice.calendar.marks import RADIUS, STYLE, mark
from renvooi.notice.calendar.rows import Bar, PictureRow, RowGroup, days_of, row_groups
from renvooi.notice.calendar.scale import LOCALES, Scale, scale_for
from renvooi.notice.calendar.standing import Standing
from renvooi.notice.render.dates import in_words
from renvooi.notice.render.quoting import visible

WIDTH, MARGIN = 1000, 20
"""Pixels."""
ROW, BAR, BAND = 24, 12, 28
"""Pixels: height of a row, of the bar in it, and of the heading of a group."""
NAMES, DAYS = 44, 776
"""Pixels: where the names of clients begin, and the column of last days."""
LINE_LEFT, LINE_RIGHT = 300, 760
"""Pixels: the line of months."""
LETTER = 7.1
"""Pixels of a letter of the text on average, with some to spare for wide ones."""
HATCH = 6
"""Pixels between two lines of a hatched bar."""


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, and how far down."""

    parts: list[str] = field(default_factory=list)
    y: float = MARGIN

    def text(self, x: float, y: float, said: str, style: str = "", anchor: str = "") -> None:
        """Draw a line of text with its baseline at `y`."""
        names = f' class="{style}"' if style else ""
        where = f' text-anchor="{anchor}"' if anchor else ""
        self.parts.append(f'<text x="{x:g}" y="{y:g}"{names}{where}>{_safe(said)}</text>')


def picture(standings: Iterable[Standing], *, today: date, language: str) -> str:
    """The windows that are not closed, as SVG; `today` is marked if it is near them."""
    labels = LANGUAGES[language]
    found = tuple(standings)
    watched = [one for one in found if not one.is_closed]
    groups = row_groups(watched, labels, today=today)
    scale = scale_for(tuple(days_of(groups)), today=today, left=LINE_LEFT, right=LINE_RIGHT)
    sheet = _Sheet()
    told = _told(watched, len(found) - len(watched), labels)
    _head(sheet, told, labels, today)
    _legend(sheet, labels, spread=any(row.bar and row.bar.spreads for group in groups for row in group.rows))
    if groups:
        _chart(sheet, groups, scale, labels, today)
    else:
        sheet.y += ROW
        sheet.text(MARGIN, sheet.y, labels.nothing)
    return _document(sheet, " ".join((labels.today.format(day=in_words(today, language)) + ".", *told)), labels)


def _told(watched: Sequence[Standing], closed: int, labels: WindowLabels) -> list[str]:
    """How many windows there are in each state, in a sentence or two."""
    counts = Counter(one.state for one in watched)
    states = ", ".join(f"{counts[state]} {labels.states[state]}" for state in WindowState if counts[state])
    said = [labels.counted.format(count=len(watched), states=states) if watched else labels.nothing]
    return [*said, labels.closed_left_out.format(count=closed)] if closed else said


def _head(sheet: _Sheet, told: Sequence[str], labels: WindowLabels, today: date) -> None:
    sheet.y += 20
    sheet.text(MARGIN, sheet.y, labels.title, "head")
    for line in (labels.today.format(day=in_words(today, labels.language)), *told):
        sheet.y += 18
        sheet.text(MARGIN, sheet.y, line, "small")


def _legend(sheet: _Sheet, labels: WindowLabels, *, spread: bool) -> None:
    sheet.y += 24
    x: float = MARGIN
    for state in WindowState:
        sheet.parts.append(mark(state, x + RADIUS, sheet.y - 4))
        sheet.text(x + 2 * RADIUS + 6, sheet.y, labels.states[state])
        x += 2 * RADIUS + 30 + LETTER * len(labels.states[state])
    sheet.parts.append(_hatched(x, sheet.y - 4 - BAR / 2, 30, WindowState.OPEN))
    sheet.text(x + 36, sheet.y, labels.coulance)
    if spread:
        x += 56 + LETTER * len(labels.coulance)
        sheet.parts.append(
            f'<g class="open"><rect class="range" x="{x:g}" y="{sheet.y - 10:g}" width="30" height="{BAR}"/></g>'
        )
        sheet.text(x + 36, sheet.y, labels.spread)
    sheet.y += 12


def _chart(sheet: _Sheet, groups: Sequence[RowGroup], scale: Scale, labels: WindowLabels, today: date) -> None:
    """The line of months above the groups and below them, with today across all."""
    sheet.y += 22
    top = sheet.y
    sheet.text(NAMES, top, labels.client, "small")
    sheet.text(DAYS, top, f"{labels.last_day} ({labels.coulance})", "small")
    _months(sheet, scale, labels)
    sheet.y += 8
    at, heading = len(sheet.parts), sheet.y
    for group in groups:
        _group(sheet, group, scale, labels)
    bottom = sheet.y
    sheet.y += 14
    _months(sheet, scale, labels)
    lines = [_rule(x, heading, bottom, "rule") for x, _ in scale.columns(labels.language)]
    # Behind the bars, or a line would cut through them.
    sheet.parts[at:at] = [*lines, _rule(LINE_RIGHT, heading, bottom, "rule")]
    if scale.holds(today):
        middle = (scale.at(today) + scale.after(today)) / 2
        sheet.parts.append(_rule(middle, heading, bottom, "today"))
        sheet.y += 14
        sheet.text(middle, sheet.y, labels.today.format(day=_short(today, labels)), "now", "middle")


def _months(sheet: _Sheet, scale: Scale, labels: WindowLabels) -> None:
    for x, name in scale.columns(labels.language):
        sheet.text(x + 3, sheet.y, name, "month")


def _group(sheet: _Sheet, group: RowGroup, scale: Scale, labels: WindowLabels) -> None:
    width = WIDTH - 2 * MARGIN
    sheet.parts.append(f'<rect class="band" x="{MARGIN}" y="{sheet.y:g}" width="{width}" height="{BAND - 4}"/>')
    sheet.text(MARGIN + 6, sheet.y + 17, _cut(group.heading, int((DAYS - MARGIN) / 7.9)), "group")
    sheet.text(DAYS, sheet.y + 17, _cut(group.notice, 28), "small")
    sheet.y += BAND
    for row in group.rows:
        sheet.parts.append(f"<g><title>{_safe(_hint(row, labels))}</title>")
        _row(sheet, row, scale, labels)
        sheet.parts.append("</g>")
    sheet.y += 6


def _row(sheet: _Sheet, row: PictureRow, scale: Scale, labels: WindowLabels) -> None:
    middle = sheet.y + ROW / 2
    sheet.parts.append(mark(row.state, MARGIN + 12, middle))
    sheet.text(NAMES, middle + 4, _cut(row.label, int((LINE_LEFT - NAMES - 6) / LETTER)))
    if row.bar is None:
        sheet.text(DAYS, middle + 4, labels.states[row.state])
    else:
        sheet.parts.extend(_drawn(row.bar, row.state, middle - BAR / 2, scale))
        sheet.text(DAYS, middle + 4, _days(row.bar, labels))
    sheet.y += ROW


def _drawn(bar: Bar, state: WindowState, top: float, scale: Scale) -> Iterator[str]:
    start, first, last = scale.at(bar.start), scale.after(bar.first_end), scale.after(bar.last_end)
    yield f'<g class="{state.value}">'
    yield f'<rect class="full" x="{start:g}" y="{top:g}" width="{first - start:g}" height="{BAR}"/>'
    if bar.spreads:
        yield f'<rect class="range" x="{first:g}" y="{top:g}" width="{last - first:g}" height="{BAR}"/>'
    yield "</g>"
    if bar.coulance is not None:
        yield _hatched(last, top, scale.after(bar.coulance) - last, state)


def _hatched(x: float, top: float, width: float, state: WindowState) -> str:
    """A hatched bar, of lines that stay in it: a pattern would need an id, which two pictures on one page share."""
    count = int((width + BAR) // HATCH)
    lines = []
    for number in range(1, count + 1):
        across = number * HATCH
        left, right = max(0.0, across - BAR), min(width, float(across))
        lines.append(f"M{x + left:g} {top + across - left:g} L{x + right:g} {top + across - right:g}")
    edge = f'<rect class="edge" x="{x:g}" y="{top:g}" width="{width:g}" height="{BAR}"/>'
    return f'<g class="{state.value}"><path class="hatch" d="{" ".join(lines)}"/>{edge}</g>'


def _rule(x: float, top: float, bottom: float, style: str) -> str:
    return f'<path class="{style}" d="M{x:g} {top:g} V{bottom:g}"/>'


def _days(bar: Bar, labels: WindowLabels) -> str:
    if bar.spreads:
        return labels.from_to.format(first=_short(bar.first_end, labels), last=_short(bar.last_end, labels))
    said = _format(bar.last_end, "EEE d MMM y", labels)
    return said if bar.coulance is None else f"{said} ({_format(bar.coulance, 'd MMM', labels)})"


def _short(day: date, labels: WindowLabels) -> str:
    return _format(day, "d MMM y", labels)


def _format(day: date, form: str, labels: WindowLabels) -> str:
    return format_date(day, form, locale=LOCALES[labels.language]).replace(".", "")


def _hint(row: PictureRow, labels: WindowLabels) -> str:
    """All that a cut label leaves out, for who points at the row."""
    until = f", {labels.last_day.lower()} {_days(row.bar, labels)}" if row.bar else ""
    return f"{', '.join(row.clients)}: {labels.states[row.state]}{until}"


def _document(sheet: _Sheet, described: str, labels: WindowLabels) -> str:
    height = sheet.y + MARGIN
    size = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    return "\n".join(
        (
            f'<svg {size} role="img" aria-labelledby="windows-title windows-description" lang="{labels.language}">',
            f'<title id="windows-title">{_safe(labels.title)}</title>',
            f'<desc id="windows-description">{_safe(described)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height:g}"/>',
            *sheet.parts,
            "</svg>\n",
        )
    )


def _cut(text: str, letters: int) -> str:
    """`text` on one line, ended with three dots where it is longer than `letters`."""
    plain = visible(" ".join(text.split()))
    return plain if len(plain) <= letters else f"{plain[: letters - 1].rstrip()}…"


def _safe(text: str) -> str:
    """`text` as XML may hold it, on one line."""
    return escape(visible(" ".join(text.split())), quote=True)
