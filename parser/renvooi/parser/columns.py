"""Reading order on a page: bands across the page, columns within a band.

    Title and introduction over the full width
    heading      | text that      | heading
    text text    | goes on here   | text text

A *gutter* is a strip of white, at least as wide as a letter is high, with real text on both
sides over several rows; the white between list markers and their text is not one, as a column
of markers is too narrow. The page is cut into bands where the set of gutters changes (the
recursive X-Y cut of Nagy and Seth, 1984, on the white strips of Breuel, 2002).
Rejected: sorting by height then x, which is what text extractors do and which interleaves
columns; and fixed thirds of the page, which hold for one layout only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.parser.furniture import Sheet
from renvooi.parser.words import LEGIBLE, Word


@dataclass(frozen=True, slots=True)
class ColumnSettings:
    """What counts as a gutter; lengths are multiples of the common font size."""

    width: float = 0.8
    """Least width of the white strip. Two columns of running text are set 1.0 apart at the least."""
    column: float = 7.0
    """Least common width of the rows on either side: wider than any marker or number."""
    rows: int = 3
    """Least number of rows on either side."""
    step: float = 0.25
    """Step at which the width of the page is searched."""
    steps: int = 2000
    """Most steps over that width: a huge page in small type is searched more coarsely, not for ever."""


SETTINGS = ColumnSettings()
LENIENT = ColumnSettings(column=3.0, rows=1)
"""For a strip where another page has a gutter; still wider than a column of article numbers."""


@dataclass(frozen=True, slots=True)
class Region:
    """Words that are read together, from top to bottom."""

    page: int
    columns: int
    """How many columns the band has; 1 for full width."""
    index: int
    """0-based from the left."""
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Gutter:
    left: float
    right: float
    top: float
    bottom: float


def common_size(words: Sequence[Word]) -> float:
    """The font size in which most legible letters are set, never under `LEGIBLE`; 10 if there are no words."""
    weight: dict[float, int] = {}
    for word in words:
        if word.size >= LEGIBLE:
            size = round(word.size, 1)
            weight[size] = weight.get(size, 0) + len(word.text)
    if not weight:
        return LEGIBLE if words else 10.0
    return max(weight, key=lambda size: (weight[size], -size))


def find_regions(sheets: Sequence[Sheet], settings: ColumnSettings = SETTINGS) -> tuple[Region, ...]:
    """The regions of all pages in reading order.

    A gutter found on one page is believed on every page where it is white and has text on both
    sides, however little: the last page of three columns may hold two lines in the last of them.
    """
    size = common_size([word for sheet in sheets for word in sheet.words])
    known = tuple(gutter for sheet in sheets for gutter in _gutters(sheet.words, size, settings, ()))
    return tuple(region for sheet in sheets for region in _regions(sheet.page, sheet.words, size, settings, known))


def _regions(
    page: int, words: Sequence[Word], size: float, settings: ColumnSettings, known: Sequence[_Gutter]
) -> Iterator[Region]:
    if not words:
        return
    gutters = _gutters(words, size, settings, known)
    if not gutters:
        yield Region(page, 1, 0, tuple(words))
        return
    tallest = max(gutters, key=lambda gutter: gutter.bottom - gutter.top)
    beside = [g for g in gutters if min(g.bottom, tallest.bottom) - max(g.top, tallest.top) > 0]
    top, bottom = max(g.top for g in beside), min(g.bottom for g in beside)
    above = [word for word in words if word.centre < top]
    within = [word for word in words if top <= word.centre <= bottom]
    below = [word for word in words if word.centre > bottom]
    above, within = _finish_paragraph(above, within, beside, size)
    yield from _regions(page, above, size, settings, known)
    edges = [(gutter.left + gutter.right) / 2 for gutter in sorted(beside, key=lambda gutter: gutter.left)]
    for index, (left, right) in enumerate(zip([-1e9, *edges], [*edges, 1e9], strict=True)):
        column = tuple(word for word in within if left <= (word.x0 + word.x1) / 2 < right)
        if column:
            yield Region(page, len(edges) + 1, index, column)
    yield from _regions(page, below, size, settings, known)


def _finish_paragraph(
    above: list[Word], within: list[Word], gutters: Sequence[_Gutter], size: float
) -> tuple[list[Word], list[Word]]:
    """Move the short last row of a full-width paragraph from the first column back to its paragraph.

    Such a row crosses no gutter. It is known by standing at line distance below the paragraph
    and by white of more than that below it, or beside nothing.
    """
    if not above or not within:
        return above, within
    lowest = max(above, key=lambda word: word.centre)
    last_rows = sorted({round(word.centre, 1) for word in above if abs(word.size - lowest.size) < 0.1})
    if len(last_rows) < 2:
        return above, within
    pitch = last_rows[-1] - last_rows[-2]
    first = min(word.centre for word in within)
    row = [word for word in within if word.centre - first <= 0.4 * size]
    alone = all(word.x1 <= min(gutter.left for gutter in gutters) + size for word in row)
    following = [word.centre for word in within if word.centre - first > 0.4 * size and word.x1 <= gutters[0].left]
    stands_off = not following or min(following) - first > 1.15 * pitch
    same_style = all(abs(word.size - lowest.size) < 0.1 and word.bold == lowest.bold for word in row)
    if alone and stands_off and same_style and first - lowest.centre <= 1.15 * pitch:
        return above + row, [word for word in within if word not in row]
    return above, within


def _gutters(words: Sequence[Word], size: float, settings: ColumnSettings, known: Sequence[_Gutter]) -> list[_Gutter]:
    """The white strips of a set of words that part real columns, from left to right."""
    words = [word for word in words if word.size >= LEGIBLE]
    if not words:
        return []
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    found: list[_Gutter] = []
    x, step = left, max(settings.step * size, (right - left) / settings.steps)
    while x < right:
        band = _white_band(words, x, 3 * size)
        if band is not None:
            strip = _widen(words, x, *band)
            if strip.right - strip.left >= settings.width * size and strip not in found:
                found.append(strip)
        x += step
    return _with_columns(words, found, size, settings, known)


def _white_band(words: Sequence[Word], x: float, least: float) -> tuple[float, float] | None:
    """The tallest (top, bottom) in which no word touches the upright line at `x`; None if under `least` points."""
    blocking = sorted((word.top, word.bottom) for word in words if word.x0 < x < word.x1)
    top, end = min(word.top for word in words), max(word.bottom for word in words)
    best = (top, top)
    for start, stop in [*blocking, (end, end)]:
        if start - top > best[1] - best[0]:
            best = (top, start)
        top = max(top, stop)
    return best if best[1] - best[0] > least else None


def _widen(words: Sequence[Word], x: float, top: float, bottom: float) -> _Gutter:
    """The widest strip around `x` that stays white from `top` to `bottom`."""
    beside = [word for word in words if word.bottom > top and word.top < bottom]
    left = max((word.x1 for word in beside if word.x1 <= x), default=x)
    right = min((word.x0 for word in beside if word.x0 >= x), default=x)
    return _Gutter(left, right, top, bottom)


def _with_columns(
    words: Sequence[Word],
    strips: Sequence[_Gutter],
    size: float,
    settings: ColumnSettings,
    known: Sequence[_Gutter],
) -> list[_Gutter]:
    """Strips with real text on both sides, up to the next strip; while one has not, the smallest such goes."""

    def needed(strip: _Gutter) -> ColumnSettings:
        middle = (strip.left + strip.right) / 2
        return LENIENT if any(other.left <= middle <= other.right for other in known) else settings

    kept: list[_Gutter] = []
    for strip in sorted(strips, key=lambda strip: (strip.top - strip.bottom, strip.left - strip.right)):
        # Of strips that overlap, the tallest is the gutter; the others stop at a long line.
        alone = not any(_overlap(strip, other) for other in kept)
        sides = ((-1e9, strip.left), (strip.right, 1e9))
        if alone and all(_is_column(words, strip, side, size, needed(strip)) for side in sides):
            kept.append(strip)
    kept.sort(key=lambda strip: strip.left)
    while True:
        failing = []
        for index, strip in enumerate(kept):
            before = kept[index - 1].right if index else -1e9
            after = kept[index + 1].left if index + 1 < len(kept) else 1e9
            sides = ((before, strip.left), (strip.right, after))
            if not all(_is_column(words, strip, side, size, needed(strip)) for side in sides):
                failing.append(strip)
        if not failing:
            return kept
        kept.remove(min(failing, key=lambda strip: (strip.bottom - strip.top) * (strip.right - strip.left)))


def _overlap(one: _Gutter, other: _Gutter) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _is_column(
    words: Sequence[Word], strip: _Gutter, side: tuple[float, float], size: float, settings: ColumnSettings
) -> bool:
    rows: dict[int, tuple[float, float]] = {}
    for word in words:
        if strip.top <= word.centre <= strip.bottom and word.x0 >= side[0] - 0.1 and word.x1 <= side[1] + 0.1:
            key = round(word.centre / (0.5 * size))
            low, high = rows.get(key, (word.x0, word.x1))
            rows[key] = (min(low, word.x0), max(high, word.x1))
    if len(rows) < settings.rows:
        return False
    widths = sorted(high - low for low, high in rows.values())
    return widths[len(widths) // 2] >= settings.column * size
