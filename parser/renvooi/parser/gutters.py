"""The white strips of a page that part columns.

    text text text | text text text
    text text      | text text text
    text text text | text

Rows are swept from top to bottom with the set of open strips: each row leaves of a strip what is
white in it, and a strip that a row touches is closed there. All largest white rectangles between
text come out of one pass (the white-space covers of Breuel, 2002, for the one direction that
matters here). A strip is a *gutter* if it has real text on both sides over several rows. The white
between list markers and their text is none, as a column of markers is too narrow. A strip less
wide than a letter is high is one only if rows start exactly at its right edge, which the chance
whites of justified text do not do.
Rejected: looking for white at every quarter of a letter over the page, which gave the same
gutters in 60 ms a page where this takes one.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from renvooi.parser.markers import find_readings
from renvooi.parser.words import LEGIBLE, Word


@dataclass(frozen=True, slots=True)
class GutterSettings:
    """What counts as a gutter; lengths are multiples of the common font size."""

    width: float = 0.8
    """Least width of a white strip that needs no further proof."""
    narrow: float = 0.45
    """Least width of one that rows are aligned with; blanks are 0.2 to 0.35 where text is not justified."""
    blanks: float = 1.6
    """Least width of such a strip as a multiple of the common blank: typewriter letters stand in columns too."""
    column: float = 7.0
    """Least common width of the rows on either side: wider than any marker or number."""
    rows: int = 3
    """Least number of rows on either side."""
    listed: float = 3.0
    """The same for rows that begin with a list marker: no column of markers does."""
    lopsided: int = 3
    """With this multiple of the rows right of a strip on its left, and of `rows`, two on its right will do: the
    text breaks off there to go on at the top of another column."""
    aligned_rows: int = 6
    """Least number of rows that start at the right edge of a narrow strip; a wide one needs no such proof from
    this number of rows on."""
    aligned: float = 0.5
    """Least share of the rows right of a strip in need of proof that do so; lists in a column are indented."""
    shift: float = 0.6
    """How far left a column may start of where it starts on another page."""
    indent: float = 3.0
    """How far right it may: there may be nothing in it but an indented list."""
    reach: float = 1.2
    """Width of a strip that counts when the tallest is sought: the white behind short lines says nothing,
    and a chance white in a full line must not make a strip taller."""
    edge: float = 0.12
    """How far a row may start from that edge; letters have side bearings."""


SETTINGS = GutterSettings()
LENIENT = GutterSettings(column=3.0, rows=1)
"""For a strip where another page has a gutter; still wider than a column of article numbers."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip, in points."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of words over the whole width, as pieces of text between wide whites."""

    top: float
    bottom: float
    middle: float
    """Height by which rows are in order."""
    pieces: tuple[tuple[float, float], ...]
    lone: tuple[str, ...]
    """Of each piece its word if it is a single one, as a list marker is; "" for others."""


def common_size(words: Sequence[Word]) -> float:
    """The font size in which most legible letters are set, never under `LEGIBLE`; 10 if there are no words."""
    sizes = {word.size for word in words}
    if len(sizes) == 1 and (only := sizes.pop()) >= LEGIBLE:
        return round(only, 1)
    weight: dict[float, int] = {}
    for word in words:
        if word.size >= LEGIBLE:
            weight[word.size] = weight.get(word.size, 0) + len(word.text)
    if not weight:
        return LEGIBLE if words else 10.0
    rounded: dict[float, int] = {}
    for size, letters in weight.items():
        rounded[round(size, 1)] = rounded.get(round(size, 1), 0) + letters
    return max(rounded, key=lambda size: (rounded[size], -size))


def text_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words in rows of like height over the whole width, from top to bottom, left to right."""
    placed = sorted([((word.top + word.bottom) / 2, word.x0, index, word) for index, word in enumerate(words)])
    result: list[list[Word]] = []
    row: list[Word] = []
    first, near = 0.0, 0.0
    for centre, _, _, word in placed:
        if centre - first <= near and row and centre - first <= 0.4 * word.size:
            row.append(word)
        else:
            row = [word]
            result.append(row)
            first, near = centre, 0.4 * word.size
    for row in result:
        row.sort(key=_left_edge)
    return result


_left_edge = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows of a set of words and all white strips in them."""

    rows: tuple[_Row, ...]
    strips: tuple[Gutter, ...]


def survey(words: Sequence[Word], size: float, settings: GutterSettings = SETTINGS) -> Survey:
    """Rows and white strips of a set of words; `size` is the common font size of the document.

    Cost: one sort of the words, then rows times open strips.
    """
    lines = text_rows([word for word in words if word.size >= LEGIBLE])
    blanks = sorted([b.x0 - a.x1 for line in lines for a, b in itertools.pairwise(line)])
    common = blanks[len(blanks) // 2] if blanks else 0.0
    least = min(settings.width * size, max(settings.narrow * size, settings.blanks * common))
    rows = tuple(_row(line, least) for line in lines)
    return Survey(rows, tuple(_strips(rows, least)))


def find_gutters(
    surveyed: Survey, size: float, known: Sequence[Gutter], settings: GutterSettings = SETTINGS
) -> list[Gutter]:
    """The gutters of a set of words from left to right; `known` are those of other pages."""
    return _with_columns(surveyed.rows, surveyed.strips, size, known, settings)


def is_proof(gutter: Gutter, size: float, settings: GutterSettings = SETTINGS) -> bool:
    """Whether a gutter is so wide and tall that other pages may be read by it."""
    rows = (gutter.bottom - gutter.top) / (1.5 * size)
    return gutter.right - gutter.left >= settings.width * size and rows >= settings.rows


def _row(words: Sequence[Word], least: float) -> _Row:
    pieces: list[tuple[float, float]] = []
    lone: list[str] = []
    left, right, alone = words[0].x0, words[0].x1, words[0].text
    for word in words[1:]:
        if word.x0 - right < least:
            right, alone = max(right, word.x1), ""
        else:
            pieces.append((left, right))
            lone.append(alone)
            left, right, alone = word.x0, word.x1, word.text
    return _Row(
        min([word.top for word in words]),
        max([word.bottom for word in words]),
        min([word.top + word.bottom for word in words]) / 2,
        (*pieces, (left, right)),
        (*lone, alone),
    )


_FAR = 1e9
"""Points beyond any page."""


def _strips(rows: Sequence[_Row], least: float) -> Iterator[Gutter]:
    """All largest white strips with text on both sides, at least `least` points wide."""
    open_strips: dict[tuple[float, float], float] = {}
    bottom = 0.0
    for row in rows:
        edges = [-_FAR, *itertools.chain.from_iterable(row.pieces), _FAR]
        whites = list(zip(edges[::2], edges[1::2], strict=True))
        kept = dict.fromkeys(whites, row.top)
        for strip, top in open_strips.items():
            left, right = strip
            whole = False
            for white_left, white_right in whites:
                if white_right - left < least:
                    continue
                if right - white_left < least:
                    break
                whole = white_left <= left and right <= white_right
                inner = strip if whole else (max(left, white_left), min(right, white_right))
                if whole or inner[1] - inner[0] >= least:
                    kept[inner] = min(top, kept.get(inner, top))
            if not whole and left > -_FAR and right < _FAR:
                yield Gutter(left, right, top, bottom)
        open_strips, bottom = kept, row.bottom
    for (left, right), top in open_strips.items():
        if left > -_FAR and right < _FAR:
            yield Gutter(left, right, top, bottom)


def _with_columns(
    rows: Sequence[_Row], strips: Sequence[Gutter], size: float, known: Sequence[Gutter], settings: GutterSettings
) -> list[Gutter]:
    """Strips with real text on both sides, up to the next strip, taken in order of strength.

    Of strips that overlap the strongest is the gutter, as the others stop at a long line; and a strip
    that would leave a stronger one without a column beside it is none.
    """

    def strength(strip: Gutter) -> float:
        return (strip.bottom - strip.top) * min(strip.right - strip.left, settings.reach * size)

    kept: list[Gutter] = []
    for strip in sorted(strips, key=lambda strip: (-strength(strip), strip.left - strip.right)):
        if any(_overlap(strip, other) for other in kept):
            continue
        if not _parts_columns(rows, strip, (), size, known, settings) or _follows_markers(rows, strip, size):
            continue
        together = [*kept, strip]
        if not kept or all(_parts_columns(rows, one, together, size, known, settings) for one in together):
            kept = together
    return sorted(kept, key=lambda strip: strip.left)


def _overlap(one: Gutter, other: Gutter) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _parts_columns(
    rows: Sequence[_Row],
    strip: Gutter,
    others: Sequence[Gutter],
    size: float,
    known: Sequence[Gutter],
    settings: GutterSettings,
) -> bool:
    """Whether the text beside a strip, as far as the `others` beside it, stands in columns on both sides."""
    is_wide = strip.right - strip.left >= settings.width * size
    is_known = is_wide and any(-settings.shift * size <= strip.right - o.right <= settings.indent * size for o in known)
    needed = LENIENT if is_known else settings
    along = _along(rows, strip)
    left = _beside(along, strip, others, right=False)
    if len(left) < needed.rows or _common_width(left) < needed.column * size:
        return False
    right = _beside(along, strip, others, right=True)
    lopsided = is_wide and len(left) >= settings.lopsided * max(len(right), settings.rows)
    of_items = 2 * sum(extent.led for extent in right) > len(right)
    of_right = len(right) >= (min(2, needed.rows) if lopsided else needed.rows)
    least = min(settings.listed, needed.column) if of_items else needed.column
    if not (of_right and _common_width(right) >= least * size):
        return False
    if is_known or lopsided or (is_wide and len(right) >= settings.aligned_rows):
        return True
    starts = sum(extent.left - strip.right <= settings.edge * size for extent in right)
    return starts >= (needed.rows if is_wide else settings.aligned_rows) and starts >= settings.aligned * len(right)


class _Extent(NamedTuple):
    """What a row has on one side of a strip."""

    left: float
    right: float
    led: bool
    """Whether it begins with what has the form of a list marker, and goes on."""


def _beside(rows: Sequence[_Row], strip: Gutter, others: Sequence[Gutter], *, right: bool) -> list[_Extent]:
    """What rows along a strip have left or `right` of it, up to the next of the other strips."""
    next_to = [other for other in others if (other.left >= strip.right if right else other.right <= strip.left)]
    result: list[_Extent] = []
    for row in rows:
        left_edge, right_edge = (strip.right, _FAR) if right else (-_FAR, strip.left)
        for other in next_to:
            if other.top <= row.middle <= other.bottom:
                if right:
                    right_edge = min(right_edge, other.left)
                else:
                    left_edge = max(left_edge, other.right)
        if extent := _extent(row, left_edge, right_edge):
            result.append(extent)
    return result


def _along(rows: Sequence[_Row], strip: Gutter) -> Sequence[_Row]:
    """The rows along a strip."""
    first = bisect_left(rows, strip.top, key=lambda row: row.middle)
    return rows[first : bisect_right(rows, strip.bottom, lo=first, key=lambda row: row.middle)]


def _extent(row: _Row, left: float, right: float) -> _Extent | None:
    """What a row has between two edges; None if it has nothing there."""
    left, right = left - 0.1, right + 0.1
    inside = [index for index, piece in enumerate(row.pieces) if piece[0] >= left and piece[1] <= right]
    if not inside:
        return None
    first = row.lone[inside[0]]
    led = len(inside) > 1 and bool(first) and bool(find_readings(first))
    return _Extent(row.pieces[inside[0]][0], row.pieces[inside[-1]][1], led)


def _common_width(extents: Sequence[_Extent]) -> float:
    """The width that a quarter of the rows reach: a column of short items has longer ones, one of markers has not."""
    widths = sorted(extent.right - extent.left for extent in extents)
    return widths[3 * len(widths) // 4]


def _follows_markers(rows: Sequence[_Row], strip: Gutter, size: float) -> bool:
    """Whether what ends at the left edge of a strip are the markers of the text behind it."""
    ends = 0
    markers = 0
    for row in _along(rows, strip):
        for piece, word in zip(row.pieces, row.lone, strict=True):
            if -size < piece[1] - strip.left < 0.1:
                ends += 1
                markers += bool(word and find_readings(word))
    return markers * 2 > ends
