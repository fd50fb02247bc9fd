"""Tables without upright lines: columns known by the white that all rows leave free.

    Naam                 Dienst           Land
    -----------------------------------------------      the white between the columns is in every row,
    Alfa Opslag B.V.     back-ups         Nederland      that between words is in few
    Beta Bericht B.V.    sms-berichten    Duitsland

A row that spans columns (a title over two of them) may cross the white, if few rows do.
"""

import itertools
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from renvooi.parser.grid import Cells
from renvooi.parser.markers import DASHES, find_marker
from renvooi.parser.words import Word

SPANNING: Final = 0.2
"""Share of the lines of a table that may run over the white between columns."""
ROW_STEP: Final = 1.12
"""Multiple of the smallest line distance; more over all columns parts rows. Browsers round lines by up to 1.08."""
SHORT: Final = 0.5
"""Share of the cells that break off where each line is a row; of wrapped lines few do."""
LEADING: Final = 1.2
"""Line distance of most fonts, as a multiple of their size."""
COMMON: Final = 0.2
"""Share of the most frequent line distance that makes another one common."""
FEW: Final = 5
"""Lines from which on their distance tells."""
MANY: Final = 8
"""Lines that no row has, all of them filled."""
NARROW: Final = 7.0
"""Multiple of font size; running text is not set in columns so narrow."""
EVERY: Final = 0.8
"""Share of the lines that have a first cell where each line is a row; a row of several lines has one first cell."""

Gap = tuple[float, float]
"""Left and right edge of white between columns, in points."""
Row = Sequence[Word]
"""The words of one line of the page, from left to right."""


def size_of(lines: Sequence[Row]) -> float:
    """The common font size of lines, in points."""
    sizes = [word.size for line in lines for word in line]
    return sizes[0] if sizes.count(sizes[0]) == len(sizes) else statistics.median(sizes)


def leading_of(lines: Sequence[Row]) -> float:
    """The smallest common distance between two lines as a multiple of font size; `LEADING` if there are too few."""
    steps: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        ratio = (below[0].top - above[0].top) / below[0].size
        if 1.0 <= ratio <= 2.0:
            steps[round(ratio, 1)] += 1
    if steps.total() < FEW:
        return LEADING
    return min(ratio for ratio, times in steps.items() if times >= COMMON * max(steps.values()))


def runs(line: Row, least: float) -> list[list[Word]]:
    """A line cut where white of `least` points stands between two words."""
    result = [[line[0]]]
    right = line[0].x1
    for word in line[1:]:
        if word.x0 - right >= least:
            result.append([word])
            right = word.x1
        else:
            result[-1].append(word)
            right = max(right, word.x1)
    return result


def _extents(line: Row, least: float) -> list[Gap]:
    """Left and right edge of each run of a line."""
    result: list[Gap] = []
    left, right = line[0].x0, line[0].x1
    for word in line:
        if word.x0 - right >= least:
            result.append((left, right))
            left, right = word.x0, word.x1
        elif word.x1 > right:
            right = word.x1
    result.append((left, right))
    return result


def find_gaps(lines: Sequence[Row], least: float) -> list[Gap]:
    """The white strips of at least `least` points that all lines leave free, but for those that may span columns."""
    allowed = 0 if len(lines) < 4 else max(1, int(SPANNING * len(lines)))
    edges: list[tuple[float, int]] = []
    for line in lines:
        for left, right in _extents(line, least):
            edges += [(left, 1), (right, -1)]
    gaps: list[Gap] = []
    depth, start = 0, None
    for x, step in sorted(edges, key=lambda edge: (edge[0], -edge[1])):
        if start is not None and depth <= allowed and depth + step > allowed:
            gaps.append((start, x))
            start = None
        depth += step
        if depth <= allowed and start is None and step < 0:
            start = x
    return [gap for gap in gaps if gap[1] - gap[0] >= least]


def crosses(line: Row, gap: Gap) -> bool:
    """Whether a word of a line stands in a gap."""
    return any(word.x0 < gap[1] - 0.1 and word.x1 > gap[0] + 0.1 for word in line)


def narrowed(gaps: Sequence[Gap], line: Row, least: float, *, white: float) -> list[Gap]:
    """The gaps as far as a line leaves them white, those without `least` points left out.

    Less than `white` points between two words are a blank, and none of it.
    """
    edges = _extents(line, white)
    result = []
    for left, right in gaps:
        for start, end in edges:
            if start < right and end > left:
                left, right = (max(left, end), right) if start <= left else (left, min(right, start))
        if right - left >= least:
            result.append((left, right))
    return result


def columns_of(line: Row, gaps: Sequence[Gap], least: float) -> Cells:
    """The words of a line by column; what runs over a gap stays whole in the column where it begins."""
    cells: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    middles = [(left + right) / 2 for left, right in gaps]
    for run in runs(line, least):
        start = run[0].x0
        if any(start < gap[0] and crosses(run, gap) for gap in gaps):
            cells[bisect_right(middles, start)].extend(run)
            continue
        for word in run:
            cells[bisect_right(middles, (word.x0 + word.x1) / 2)].append(word)
    return tuple(tuple(cell) for cell in cells)


def rows_of(lines: Sequence[Row], gaps: Sequence[Gap], least: float, *, leading: float) -> list[Cells]:
    """Lines gathered into rows: a new one begins at white over all columns, or where every cell before broke off.

    `leading` is the line distance of the text around, as a multiple of font size.
    """
    if not lines:
        return []
    split = [columns_of(line, gaps, least) for line in lines]
    size = size_of(lines)
    steps = [0.0, *(below[0].top - above[0].top for above, below in itertools.pairwise(lines))]
    closest = min(steps[1:], default=0.0)
    is_even = max(steps) <= ROW_STEP * closest and sum(bool(cells[0]) for cells in split) >= EVERY * len(split)
    is_even = is_even and (
        closest > ROW_STEP * leading * size
        or (len(split) > 2 and broken_off(split) >= SHORT)
        or (len(split) >= MANY and has_narrow_column(split, size))
    )
    result: list[list[Cells]] = []
    for index, cells in enumerate(split):
        far = is_even or steps[index] > ROW_STEP * closest
        other_style = index > 0 and differ_in_weight(lines[index - 1], lines[index])
        if not result or other_style or (cells[0] and (far or _opens_row(split, index, size))):
            result.append([cells])
        else:
            result[-1].append(cells)
    return [joined(row) for row in result]


def differ_in_weight(one: Row, other: Row) -> bool:
    """Whether one line is bold throughout and the other nowhere: a header is set apart from its rows by that."""
    return (is_bold(one) and not any(w.bold for w in other)) or (is_bold(other) and not any(w.bold for w in one))


def is_bold(line: Row) -> bool:
    """Whether every word of a line is bold."""
    return all(word.bold for word in line)


def has_narrow_column(split: Sequence[Cells], size: float) -> bool:
    """Whether a column that nearly all lines fill, not one of markers, is narrower than any column of running text."""
    for index, cells in enumerate(zip(*split, strict=True)):
        widths = [cell[-1].x1 - cell[0].x0 for cell in cells if cell]
        is_filled = len(widths) >= EVERY * len(split) and not _holds_markers(cells, first=index == 0)
        if is_filled and statistics.median(widths) < NARROW * size:
            return True
    return False


def joined(parts: Sequence[Cells]) -> Cells:
    """The cells of one row from those of its lines."""
    return tuple(tuple(word for part in parts for word in part[column]) for column in range(len(parts[0])))


def _opens_row(split: Sequence[Cells], index: int, size: float) -> bool:
    """Whether every cell of a line begins behind one that broke off."""
    before, cells = split[index - 1], split[index]
    filled = [column for column, cell in enumerate(cells) if cell]
    if len(filled) < 2 and any(len([cell for cell in row if cell]) > 1 for row in split):
        return False
    return all(not before[column] or _broke_off(split, index, column, size) for column in filled)


def _broke_off(split: Sequence[Cells], index: int, column: int, size: float) -> bool:
    """Whether the first word of a cell would have fitted behind the line above it in its column."""
    right = max(word.x1 for cells in split for word in cells[column])
    before, word = split[index - 1][column], split[index][column][0]
    return max(one.x1 for one in before) + 0.3 * size + (word.x1 - word.x0) <= right


def text_columns(rows: Sequence[Cells]) -> int:
    """How many columns hold text: not only markers, which a list has too."""
    columns = [cells for cells in zip(*rows, strict=True) if any(cells)]
    return sum(not _holds_markers(cells, first=index == 0) for index, cells in enumerate(columns))


def _holds_markers(cells: Sequence[tuple[Word, ...]], *, first: bool) -> bool:
    """Whether most cells are a marker alone; a dash behind the first column says that there is nothing."""
    filled = [cell for cell in cells if cell]
    alone = [cell[0].text for cell in filled if len(cell) == 1]
    marks = sum(find_marker(text) is not None for text in alone if first or text not in DASHES)
    counted = [int(text) for text in alone if text.isdecimal() and text.isascii()]
    counted_up = len(counted) if counted == list(range(1, len(counted) + 1)) else 0
    return 2 * (marks + counted_up) > len(filled)


def broken_off(rows: Sequence[Cells]) -> float:
    """Share of the cells behind which the first word of the cell below would have fitted.

    In columns of running text that is one line in five; in cells of one line each most.
    """
    size = statistics.median(word.size for row in rows for cell in row for word in cell)
    verdicts = list(_verdicts(rows, size))
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def _verdicts(rows: Sequence[Cells], size: float) -> Iterator[bool]:
    for column in range(len(rows[0])):
        right = max((word.x1 for row in rows for word in row[column]), default=0.0)
        for above, below in itertools.pairwise(rows):
            if above[column] and below[column]:
                last = max(above[column], key=lambda word: (word.centre, word.x1))
                word = below[column][0]
                yield last.x1 + 0.3 * size + (word.x1 - word.x0) <= right
