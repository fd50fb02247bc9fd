"""Tables parted by white alone: rows of short cells in three columns or more.

    Naam                 Dienst           Land
    Alfa Opslag B.V.     back-ups         Nederland
    Beta Bericht B.V.    sms-berichten    Duitsland

Columns of running text keep to white too, so rows must show: cells that break off, white over all
columns between rows, or lines further apart than those of the text around. Two columns could be
terms with definitions or places to sign; they are a table only below a bold header. Lists, and
rows that repeat a heading, are none.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.parser.gaps import (
    ROW_STEP,
    Gap,
    Row,
    broken_off,
    columns_of,
    has_narrow_column,
    is_bold,
    leading_of,
    narrowed,
    rows_of,
    runs,
    size_of,
    text_columns,
)
from renvooi.parser.grid import Cells
from renvooi.parser.markers import BULLETS, find_marker
from renvooi.parser.strokes import NEAR, Stroke


@dataclass(frozen=True, slots=True)
class WhiteSettings:
    """What makes rows without lines a table; lengths are multiples of the common font size."""

    gap: float = 0.8
    """White between columns."""
    columns: int = 3
    """Least number of columns with text."""
    rows: int = 3
    """Least number of rows with two cells; one more where there are two columns."""
    short: float = 0.5
    """Least share of cells that break off, if that is what shows the rows."""
    filled: float = 0.25
    """Share of cells that break off, below which wide columns of lines far apart are running text."""
    parted: float = 0.7
    """Least share of rows with white above them over all columns, if that is what shows the rows."""
    step: float = 3.5
    """Most distance between two lines."""
    even: float = 0.9
    """Least distance between two lines; those of columns that are not aligned come closer."""


LONG: Final = 12
"""Lines; a stray line before a shorter table must not hide it."""
SETTINGS: Final = WhiteSettings()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Rows that look like a table."""

    rows: tuple[Cells, ...]
    is_sure: bool
    """False where there are too few columns, or too few rows, to tell it from text."""


def white_tables(lines: Sequence[Row], level: Sequence[Stroke]) -> Iterator[Candidate]:
    """The tables among lines of a page that white shows; a stroke of `level` over all columns makes two enough."""
    leading = leading_of(lines)
    sizes = [size_of([line]) for line in lines]
    index = 0
    while index < len(lines):
        stretch, gaps = _stretch(lines[index:], sizes[index:])
        found = _candidate(stretch, gaps, leading, level) if len(stretch) > 1 else None
        if found is None:
            # A long stretch that is no table is columns of text; to try each of its lines would cost their square.
            index += len(stretch) // 2 if len(stretch) >= LONG else 1
        else:
            yield found
            index += len(stretch)


def _stretch(lines: Sequence[Row], sizes: Sequence[float]) -> tuple[list[Row], list[Gap]]:
    """The lines from the first on that keep to the white that it leaves, and that white; `sizes` are theirs."""
    first = lines[0]
    least = SETTINGS.gap * sizes[0]
    parts = runs(first, least)
    gaps = [(max(w.x1 for w in one), other[0].x0) for one, other in itertools.pairwise(parts)]
    kept = [first]
    for line, size in zip(lines[1:], sizes[1:], strict=True):
        if not gaps or line[0].top - kept[-1][0].top > SETTINGS.step * size:
            break
        left = narrowed(gaps, line, least, white=least)
        if len(left) < len(gaps) and (len(kept) > 1 or not left):
            break
        gaps = left
        kept.append(line)
    while len(kept) > 1 and len(runs(kept[-1], least)) == 1:
        step = kept[-1][0].top - kept[-2][0].top
        if step <= 1.5 * sizes[len(kept) - 1] and (len(kept) == len(lines) or kept[-1][0].x0 > gaps[0][0]):
            break
        kept.pop()
    return kept, gaps


def _candidate(
    stretch: Sequence[Row], gaps: Sequence[Gap], leading: float, level: Sequence[Stroke]
) -> Candidate | None:
    size = size_of(stretch)
    least, is_ruled = SETTINGS.gap * size, _is_ruled(stretch, gaps, level)
    steps = [below[0].top - above[0].top for above, below in itertools.pairwise(stretch)]
    # What is no table is known by its lines before its cells are read, but for what a stroke proves.
    if not is_ruled and (len(stretch) < SETTINGS.rows or min(steps) < SETTINGS.even * size):
        return None
    if len(gaps) == 1 and _is_list(stretch, gaps[0]):
        return None
    rows = rows_of(stretch, gaps, least, leading=leading)
    full = [row for row in rows if sum(map(bool, row)) > 1]
    listed = [cell for row in rows for cell in row if cell and cell[0].text in BULLETS]
    columns = text_columns(rows)
    if columns < 2 or 2 * len(listed) > sum(bool(cell) for row in rows for cell in row) or _is_headed_twice(rows):
        return None
    if is_ruled and len(full) > 1:
        return Candidate(tuple(rows), True)
    if len(full) < SETTINGS.rows or not _shows_rows(stretch, rows, gaps, leading):
        return None
    two = _is_bold(rows[0]) and len(full) > SETTINGS.rows and not _is_mirrored(rows)
    is_sure = columns >= SETTINGS.columns or two
    # Two columns of text may by chance part alike; cells of a table are short.
    return Candidate(tuple(rows), is_sure) if is_sure or broken_off(rows) >= SETTINGS.short else None


def _is_ruled(stretch: Sequence[Row], gaps: Sequence[Gap], level: Sequence[Stroke]) -> bool:
    """Whether a level stroke over all columns stands in or around the lines."""
    top, bottom = stretch[0][0].top, stretch[-1][0].bottom
    left, right = gaps[0][0], gaps[-1][1]
    return any(top - NEAR < s.at < bottom + NEAR and s.start < left and s.end > right for s in level)


def _is_list(stretch: Sequence[Row], gap: Gap) -> bool:
    """Whether all that stands left of a gap are list markers."""
    return all(find_marker(word.text) for line in stretch for word in line if word.x1 <= gap[0])


def _shows_rows(stretch: Sequence[Row], rows: Sequence[Cells], gaps: Sequence[Gap], leading: float) -> bool:
    """Whether the lines are rows of a table and not lines of columns side by side."""
    size = size_of(stretch)
    steps = [below[0].top - above[0].top for above, below in itertools.pairwise(stretch)]
    closest = min(steps)
    if len(rows) == len(stretch):
        broken, is_narrow = broken_off(rows), has_narrow_column(rows, size)
        is_far = closest > ROW_STEP * leading * size and (is_narrow or broken >= SETTINGS.filled)
        if is_far or broken >= SETTINGS.short or (len(gaps) > 1 and is_narrow):
            return True
    opening = {id(word) for row in rows[1:] for cell in row for word in cell[:1]}
    least = SETTINGS.gap * size
    parted = [
        step > ROW_STEP * closest
        for step, line in zip(steps, stretch[1:], strict=True)
        if id(line[0]) in opening and len(columns_of(line, gaps, least)) > 1
    ]
    return sum(parted) >= SETTINGS.parted * max(len(rows) - 1, 1)


def _is_bold(row: Cells) -> bool:
    return all(cell and is_bold(cell) for cell in row)


def _is_headed_twice(rows: Sequence[Cells]) -> bool:
    """Whether rows below the first are bold throughout: headings over columns of text."""
    bold = [all(is_bold(cell) for cell in row if cell) for row in rows]
    return sum(bold[1:]) > 0 and not all(bold)


def _is_mirrored(rows: Sequence[Cells]) -> bool:
    """Whether both columns say the same, as where two parties sign: "Naam:", "Naam:"."""
    same = [row for row in rows if row[0] and row[-1] and row[0][0].text == row[-1][0].text]
    return 2 * len(same) >= len(rows)
