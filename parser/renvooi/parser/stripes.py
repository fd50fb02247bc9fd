"""Tables between level lines of one width, or of rows filled in turn, without upright lines.

    -------------------------------------
    Naam                 Dienst
    -------------------------------------     the lines prove the table, white its columns
    Alfa Opslag B.V.     back-ups
    -------------------------------------

Paragraphs may stand between lines too: what is between the lines must keep to columns of text.
"""

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.parser.gaps import Row, columns_of, find_gaps, joined, rows_of, runs, size_of, text_columns
from renvooi.parser.grid import Cells
from renvooi.parser.growth import grow
from renvooi.parser.strokes import NEAR, Ruling, distinct

GAP: Final = 0.6
"""Multiple of font size; white between columns. Blanks are 0.2 to 0.35."""
BANDS: Final = 3
"""From so many strips between lines on, each is a row; with fewer, lines may stand around the whole alone."""
WIDE: Final = 0.6
"""Share of the width between the ends of the lines that a line of a paragraph reaches."""
LOWER: Final = 0.8
"""Multiple of font size; text that stands so much lower below its line than that of other rows is a heading."""
ASIDE: Final = 0.2
"""Share of that width by which a line of a paragraph may be indented."""
INSIDE: Final = 1.2
"""Multiple of font size; more white between the lines of a strip parts tables. Paragraphs of a cell leave 1."""
HEADER: Final = 1.5
"""Multiple of font size between a header and the first row below the line."""


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
    taken: set[int] = set()
    for chain in _chains(stripes, lines):
        chain = [band for band in chain if id(band[0][0]) not in taken]
        table = _ruled_table(chain, [line for line in lines if id(line[0]) not in taken], leading)
        if table:
            taken |= {id(word) for row in table for cell in row for word in cell}
            yield table


def _chains(stripes: Stripes, lines: Sequence[Row]) -> Iterator[list[list[Row]]]:
    """Strips of text that may be rows of one table; a paragraph or a heading between two lines parts tables."""
    bands = [
        (top, [line for line in lines if top <= line[0].centre < bottom])
        for top, bottom in itertools.pairwise(stripes.heights)
    ]
    filled = [(band[0][0].top - top, band) for top, band in bands if band]
    room = statistics.median(distance for distance, _ in filled) if filled else 0.0
    chain: list[list[Row]] = []
    for distance, band in filled:
        if _is_running(band, stripes) or distance > room + LOWER * size_of(band) or _is_apart(band):
            yield chain
            chain = []
        else:
            chain.append(band)
    yield chain


def _is_running(band: Sequence[Row], stripes: Stripes) -> bool:
    """Whether what stands between two lines is a paragraph."""
    least = GAP * size_of(band)
    whole = [line for line in band if len(runs(line, least)) == 1]
    width = stripes.right - stripes.left
    wide = [
        line for line in whole if line[0].x0 - stripes.left < ASIDE * width < WIDE * width < line[-1].x1 - line[0].x0
    ]
    return len(band) > 1 and 2 * len(wide) >= len(band)


def _is_apart(band: Sequence[Row]) -> bool:
    """Whether white inside a strip shows that it holds more than a row."""
    white = [below[0].top - above[0].bottom for above, below in itertools.pairwise(band)]
    return max(white, default=0.0) > INSIDE * size_of(band)


def _ruled_table(chain: Sequence[Sequence[Row]], around: Sequence[Row], leading: float) -> list[Cells]:
    lines = [line for band in chain for line in band]
    if not lines:
        return []
    least = GAP * size_of(lines)
    gaps = find_gaps(lines, least)
    above = [line for line in around if 0 < lines[0][0].top - line[0].bottom < HEADER * size_of(lines)]
    with_header = find_gaps([*above[-1:], *lines], least)
    if len(with_header) > len(gaps):
        # A header has words over columns that the first rows leave empty.
        gaps = with_header
    if not gaps:
        return []
    rows: list[Cells] = []
    for band in chain:
        if len(chain) >= BANDS:
            rows.append(joined([columns_of(line, gaps, least) for line in band]))
        else:
            rows += rows_of(band, gaps, least, leading=leading)
    rows = grow(rows, gaps, around, least=least, leading=leading)
    return rows if text_columns(rows) > 1 and len(rows) > 1 else []
