"""Ruled tables: which cell of the drawn grid a word stands in.

The strokes of a ruling cut it into the smallest boxes; boxes without a stroke between them are
one cell, so that a cell over several columns or rows keeps its text once, in its first box.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from renvooi.parser.strokes import NEAR, Ruling, Stroke, distinct
from renvooi.parser.words import Word

COVERS = 0.5
"""Share of the side of a box that a stroke must run along to part it from the next."""
CLOSED = 0.9
"""Share of the height of a table that an upright stroke runs along if all its rows are ruled."""
PARTED = 0.6
"""Multiple of font size; white that parts cells in a row without upright strokes. Blanks are 0.2 to 0.35."""

Cells = tuple[tuple[Word, ...], ...]
"""The words of one row, by column."""


def read_grid(ruling: Ruling, words: Sequence[Word]) -> tuple[list[Cells], list[float]]:
    """The rows of a ruling with inner upright strokes from top to bottom, and the places between its columns.

    Rows without a word are left out, and so are strips between two borders.
    """
    xs = distinct([ruling.left, ruling.right, *(stroke.at for stroke in ruling.upright)])
    ys = distinct([ruling.top, ruling.bottom, *(stroke.at for stroke in ruling.level)])
    boxes: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        boxes.setdefault((_bin(ys, word.centre), _bin(xs, (word.x0 + word.x1) / 2)), []).append(word)
    cells: dict[tuple[int, int], list[Word]] = {}
    for group in _merged(ruling, xs, ys, words):
        first = (min(row for row, _ in group), min(column for _, column in group))
        cells[first] = [word for box in sorted(group) for word in boxes.get(box, ())]
    table = [[tuple(cells.get((row, column), ())) for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    rows = [row for row in table if any(row)]
    # A strip between two borders is no column; a column that its writer left empty is.
    wide = [
        column
        for column in range(len(xs) - 1)
        if xs[column + 1] - xs[column] > 2 * NEAR or any(row[column] for row in rows)
    ]
    return [tuple(row[column] for column in wide) for row in rows], [xs[column] for column in wide[1:]]


def is_open(ruling: Ruling) -> bool:
    """Whether some row has no upright strokes: only its header or every other row is filled."""
    height = ruling.bottom - ruling.top
    inner = distinct([ruling.left, ruling.right, *(stroke.at for stroke in ruling.upright)])[1:-1]
    return len(distinct(stroke.at for stroke in ruling.level)) < 3 or not any(
        _runs_along(ruling.upright, x, ruling.top, ruling.bottom, share=CLOSED) for x in inner if height
    )


def _bin(edges: Sequence[float], place: float) -> int:
    return min(max(bisect_right(edges, place) - 1, 0), len(edges) - 2)


def _merged(
    ruling: Ruling, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]
) -> Iterator[list[tuple[int, int]]]:
    """Boxes (row, column) in groups without a stroke between them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    above: dict[tuple[int, int], tuple[int, int]] = {}

    def find(box: tuple[int, int]) -> tuple[int, int]:
        while above.get(box, box) != box:
            box = above[box]
        return box

    for row in range(rows):
        top, bottom = ys[row], ys[row + 1]
        inside = [x for x in xs[1:-1] if _runs_along(ruling.upright, x, top, bottom)]
        if not inside:
            inside = _parted(xs[1:-1], [word for word in words if top <= word.centre <= bottom])
        for column in range(columns):
            if column + 1 < columns and xs[column + 1] not in inside:
                above[find((row, column + 1))] = find((row, column))
            if row + 1 < rows and not _runs_along(ruling.level, bottom, xs[column], xs[column + 1]):
                above[find((row + 1, column))] = find((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            groups.setdefault(find((row, column)), []).append((row, column))
    yield from groups.values()


def _runs_along(strokes: Sequence[Stroke], at: float, start: float, end: float, *, share: float = COVERS) -> bool:
    covered = sum(
        max(0.0, min(stroke.end, end) - max(stroke.start, start)) for stroke in strokes if abs(stroke.at - at) <= NEAR
    )
    return covered >= share * (end - start)


def _parted(xs: Sequence[float], words: Sequence[Word]) -> list[float]:
    """The places at which white parts the words of a row that has no upright strokes: an unfilled row of stripes."""
    result = []
    for x in xs:
        before = max((word.x1 for word in words if (word.x0 + word.x1) / 2 < x), default=None)
        after = min((word.x0 for word in words if (word.x0 + word.x1) / 2 >= x), default=None)
        size = max((word.size for word in words), default=0.0)
        if before is None or after is None or after - before >= PARTED * size:
            result.append(x)
    return result
