"""Where on a page open tables stand: between level lines of one width, or as rows parted by white alone.

Level lines, also the edges of filled rows, prove a table if the text between them keeps to
columns. Without any line a table must have three columns of short cells: two could be terms
with definitions, places to sign, or columns of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.parser.gaps import (
    Gap,
    Row,
    broken_off,
    columns_of,
    find_gaps,
    joined,
    leading_of,
    narrowed,
    rows_of,
    runs,
    size_of,
    text_columns,
)
from renvooi.parser.grid import Cells
from renvooi.parser.growth import grow
from renvooi.parser.markers import BULLETS
from renvooi.parser.strokes import NEAR, Ruling, Stroke, distinct


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """What makes rows without upright lines a table; lengths are multiples of the common font size."""

    ruled_gap: float = 0.6
    """White between columns where level lines prove a table; blanks are 0.2 to 0.35."""
    white_gap: float = 1.0
    """White between columns where nothing else does."""
    columns: int = 3
    """Least number of columns with text where nothing but white parts them."""
    rows: int = 3
    """Least number of rows with two cells in that case."""
    short: float = 0.5
    """Least share of cells that break off in that case."""
    step: float = 3.5
    """Most distance between two lines of a table without lines."""
    bands: int = 3
    """From so many strips between lines on, each is a row; with fewer, lines may stand around the whole alone."""


SETTINGS: Final = OpenSettings()


@dataclass(frozen=True, slots=True)
class Stripes:
    """Level lines of one width below each other."""

    left: float
    right: float
    heights: tuple[float, ...]


def find_stripes(rulings: Sequence[Ruling]) -> list[Stripes]:
    """The level lines of rulings by where they begin and end."""
    groups: list[tuple[float, float, list[float]]] = []
    for ruling in rulings:
        for stroke in ruling.level:
            for left, right, heights in groups:
                if abs(left - stroke.start) <= NEAR and abs(right - stroke.end) <= NEAR:
                    heights.append(stroke.at)
                    break
            else:
                groups.append((stroke.start, stroke.end, [stroke.at]))
    return [Stripes(left, right, tuple(distinct(heights))) for left, right, heights in groups if len(heights) > 1]


def between(stripes: Stripes, lines: Sequence[Row], *, leading: float) -> Iterator[list[Cells]]:
    """The tables that stand between level lines, each as its rows."""
    bands = [
        [line for line in lines if top <= line[0].centre < bottom]
        for top, bottom in zip(stripes.heights, stripes.heights[1:], strict=False)
    ]
    chains: list[list[list[Row]]] = [[]]
    for band in bands:
        if band and _is_running(band, stripes):
            chains.append([])
        elif band:
            chains[-1].append(band)
    for chain in chains:
        table = _ruled_table(chain, lines, leading)
        if table:
            yield table


def _is_running(band: Sequence[Row], stripes: Stripes) -> bool:
    """Whether what stands between two lines is a paragraph."""
    least = SETTINGS.ruled_gap * size_of(band)
    whole = [line for line in band if len(runs(line, least)) == 1]
    wide = [line for line in whole if line[-1].x1 - line[0].x0 > 0.6 * (stripes.right - stripes.left)]
    return len(band) > 1 and 2 * len(wide) >= len(band)


def _ruled_table(chain: Sequence[Sequence[Row]], around: Sequence[Row], leading: float) -> list[Cells]:
    lines = [line for band in chain for line in band]
    if not lines:
        return []
    least = SETTINGS.ruled_gap * size_of(lines)
    gaps = find_gaps(lines, least)
    if not gaps:
        return []
    rows: list[Cells] = []
    for band in chain:
        if len(chain) >= SETTINGS.bands:
            rows.append(joined([columns_of(line, gaps, least) for line in band]))
        else:
            rows += rows_of(band, gaps, least, leading=leading)
    rows = grow(rows, gaps, around, least=least, leading=leading)
    return rows if text_columns(rows) > 1 and len(rows) > 1 else []


def white_tables(lines: Sequence[Row], level: Sequence[Stroke]) -> Iterator[list[Cells]]:
    """Tables among lines of a page known by white; a stroke of `level` over all its columns helps."""
    index = 0
    while index < len(lines):
        stretch, gaps = _stretch(lines[index:])
        if len(stretch) > 1:
            table = _white_table(stretch, gaps, lines, level)
            if table:
                yield table
                index += len(stretch)
                continue
        index += 1


def _stretch(lines: Sequence[Row]) -> tuple[list[Row], list[Gap]]:
    """The lines from the first on that keep to the white that it leaves, and that white."""
    first = lines[0]
    least = SETTINGS.white_gap * size_of([first])
    parts = runs(first, least)
    gaps = [(max(w.x1 for w in one), other[0].x0) for one, other in zip(parts, parts[1:], strict=False)]
    kept = [first]
    for line in lines[1:]:
        if not gaps or line[0].top - kept[-1][0].top > SETTINGS.step * size_of([line]):
            break
        left = narrowed(gaps, line, least, white=least)
        if len(left) < len(gaps) and (len(kept) > 1 or not left):
            break
        gaps = left
        kept.append(line)
    while len(kept) > 1 and len(runs(kept[-1], least)) == 1:
        step = kept[-1][0].top - kept[-2][0].top
        if step <= 1.5 * size_of([kept[-1]]) and kept[-1][0].x0 > gaps[0][0]:
            break
        kept.pop()
    return kept, gaps


def _white_table(
    stretch: Sequence[Row], gaps: Sequence[Gap], around: Sequence[Row], level: Sequence[Stroke]
) -> list[Cells]:
    least = SETTINGS.white_gap * size_of(stretch)
    rows = rows_of(stretch, gaps, least, leading=leading_of(around))
    top, bottom = rows[0][0][0].top if rows[0][0] else stretch[0][0].top, stretch[-1][0].bottom
    left, right = min(gap[0] for gap in gaps), max(gap[1] for gap in gaps)
    is_ruled = any(top - NEAR < s.at < bottom + NEAR and s.start < left and s.end > right for s in level)
    full = [row for row in rows if sum(map(bool, row)) > 1]
    listed = [cell for row in rows for cell in row if cell and cell[0].text in BULLETS]
    cells = sum(bool(cell) for row in rows for cell in row)
    if text_columns(rows) < (2 if is_ruled else SETTINGS.columns) or 2 * len(listed) > cells:
        return []
    if len(full) < (2 if is_ruled else SETTINGS.rows) or (not is_ruled and broken_off(rows) < SETTINGS.short):
        return []
    return rows
