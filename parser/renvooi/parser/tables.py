"""Tables: words that stand in rows and columns become rows, each a single word to layout.

    Taak            Leverancier    Klant
    Back-up maken   X                         "Back-up maken | X | "

Read as lines this is "Back-up maken X", whichever party the X stands under. Three kinds, the
surest first: cells within drawn lines, rows between level lines or fills, rows parted by white
alone. What looks like a table and is not surely one stays text, and the page carries a warning.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model import BBox
from renvooi.parser.cells import TableRow, row_of, row_text
from renvooi.parser.columns import Region, find_regions
from renvooi.parser.furniture import Sheet
from renvooi.parser.gaps import Row, differ_in_weight, leading_of, runs
from renvooi.parser.grid import Cells, is_open, read_grid
from renvooi.parser.growth import PARTED, WRAPPED, grow
from renvooi.parser.gutters import common_size, text_rows
from renvooi.parser.markers import is_marker
from renvooi.parser.pieces import next_piece, with_header
from renvooi.parser.stripes import between, find_stripes
from renvooi.parser.strokes import NEAR, Ruling, Stroke, distinct, find_rulings
from renvooi.parser.white import Candidate, white_tables
from renvooi.parser.words import Word

EDGE = 0.3
"""Multiple of font size within which a line reaches the right edge of its column."""
STRETCHED = 0.3
"""Share of the lines of a column that fill it without wide white, from which on it holds text set in full lines."""
EVEN = 1.4
"""Greatest ratio of two blanks of a line that is stretched; letters that lean over make them differ a little."""
CELL_GAP = 2.5
"""Multiple of font size; more white inside a row of text may part cells. List markers leave up to 2."""
SHARED = 1.5
"""Multiple of font size that the white in two rows below each other must share; a single gap is a tab stop,
and the blanks of justified text are not below each other."""
LAYOUT_LINES = 20
"""Lines in the cells that hold most of the words; boxes with more are the frames of a page, not a table."""
SINGLE_LINES = 5
"""Most lines in a cell of a table of one row."""
MOSTLY = 0.8
"""Share of the words of columns side by side that a table over them must hold."""
APART = 6.0
"""Multiple of font size between two ruled pieces of one table: an unfilled row of stripes is less."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells on one page."""

    left: float
    """Left edge, a border included, in points."""
    right: float
    rows: tuple[Cells, ...]
    edges: tuple[float, ...] = ()
    """Where lines part its columns, if they do so in every row: no row of it stands outside them."""

    @property
    def words(self) -> list[Word]:
        """Every word of the table."""
        return _words(self.rows)

    @property
    def bottom(self) -> float:
        """Lower edge of its words, in points."""
        return max(word.bottom for word in self.words)


@dataclass(frozen=True, slots=True)
class Unread:
    """What may be a table and was not read as one."""

    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages with their tables read."""

    sheets: tuple[Sheet, ...]
    """With the headers of tables that came back on every page like furniture."""
    regions: tuple[Region, ...]
    """In reading order; a row of a table is one word."""
    unread: tuple[Unread, ...]


def lay_out(sheets: Sequence[Sheet], words: Sequence[Sequence[Word]], rules: Sequence[Sequence[BBox]]) -> Layout:
    """The regions of all pages, each row of a table as one word, and what may be a table beside those.

    `words` are those of each page, its furniture included, `rules` its thin lines.
    """
    every = [find_rulings(lines) for lines in rules]
    rulings = [own or () for own in every]
    sheets, tables = _ruled(sheets, words, rulings)
    regions = find_regions([_with_rows(*pair) for pair in zip(sheets, tables, strict=True)])
    # A page with more lines than are looked at may hold any number of tables.
    crowded = [sheet for sheet, own in zip(sheets, every, strict=True) if own is None and sheet.words]
    doubtful = [Unread(sheet.page, bounds(sheet.words)) for sheet in crowded]
    for number, sheet in enumerate(sheets):
        own = [region for region in regions if region.page == sheet.page]
        candidates = _white_tables(own, rulings[number])
        tables[number] += [_table(one.rows) for one in candidates if one.is_sure]
        doubtful += [Unread(sheet.page, bounds(_words(one.rows))) for one in candidates if not one.is_sure]
        if number and tables[number - 1]:
            tables[number] += _next_piece(sheets[number - 1], tables[number - 1], sheet, tables[number])
    if any(tables):
        regions = find_regions([_with_rows(*pair) for pair in zip(sheets, tables, strict=True)])
    return Layout(tuple(sheets), regions, (*doubtful, *_unread(regions, rulings)))


def _ruled(
    sheets: Sequence[Sheet], words: Sequence[Sequence[Word]], rulings: Sequence[Sequence[Ruling]]
) -> tuple[list[Sheet], list[list[Table]]]:
    """The tables that lines prove on each page, and the pages with the headers of these back in place."""
    whole: list[Sheet] = []
    tables: list[list[Table]] = []
    header: Cells | None = None
    for sheet, every, lines in zip(sheets, words, rulings, strict=True):
        sheet = with_header(sheet, every, lines, header)
        whole.append(sheet)
        tables.append(_ruled_tables(sheet, lines, tables[-1] if tables else ()))
        if tables[-1]:
            lowest = max(tables[-1], key=lambda table: table.bottom)
            header = header if header and _says(header) == _says(lowest.rows[0]) else lowest.rows[0]
    return whole, tables


def _says(cells: Cells) -> str:
    return " ".join(word.text for cell in cells for word in cell)


def _next_piece(before: Sheet, tables: Sequence[Table], sheet: Sheet, found: Sequence[Table]) -> list[Table]:
    """What goes on at the top of a page with the table at the bottom of the page before."""
    lowest = max(tables, key=lambda table: table.bottom)
    if lowest.edges or any(word.centre > lowest.bottom for word in _beside(before.words, lowest.left, lowest.right)):
        return []
    beside = _beside(sheet.words, lowest.left, lowest.right)
    top = min((word.top for word in beside), default=0.0)
    if not beside or any(word.top <= top for table in found for word in table.words):
        return []
    rows = next_piece(lowest.rows, _without(beside, (word for table in found for word in table.words)))
    return [Table(lowest.left, lowest.right, tuple(rows))] if rows else []


def _ruled_tables(sheet: Sheet, rulings: Sequence[Ruling], before: Sequence[Table]) -> list[Table]:
    """The tables that lines or fills prove, those within drawn cells first; `before` are those of the page before."""
    if not rulings:
        return []
    tables: list[Table] = []
    words = list(sheet.words)
    leading = leading_of(text_rows(words))
    grids = [ruling for ruling in rulings if _inner(ruling)]
    for ruling in sorted(_stacked(grids, words), key=_area, reverse=True):
        inside = [word for word in words if _stands_in(word, ruling)]
        if not inside:
            continue
        rows, edges = read_grid(ruling, inside)
        goes_on = any(_has_columns(table, ruling, edges) for table in (*before, *tables))
        is_closed = goes_on or not is_open(ruling)
        if edges and not is_closed:
            gaps = [(edge - 0.1, edge + 0.1) for edge in edges]
            rows = grow(rows, gaps, text_rows(_beside(words, ruling.left, ruling.right)), least=0.1, leading=leading)
        if _is_table(rows, columns=1 if goes_on else 2):
            tables.append(Table(ruling.left, ruling.right, tuple(rows), tuple(edges) if is_closed else ()))
            words = _without(words, tables[-1].words)
    for stripes in find_stripes([ruling for ruling in rulings if not _inner(ruling)]):
        for open_rows in between(stripes, text_rows(_beside(words, stripes.left, stripes.right)), leading=leading):
            tables.append(Table(stripes.left, stripes.right, tuple(open_rows)))
            words = _without(words, tables[-1].words)
    return tables


def _has_columns(table: Table, ruling: Ruling, edges: Sequence[float]) -> bool:
    """Whether a ruling has the columns of a table, as the rest of it has in the next column or on the next page."""
    own = [table.left, *table.edges, table.right]
    shift = ruling.left - table.left
    places = [ruling.left, *edges, ruling.right]
    return len(own) == len(places) > 2 and all(abs(a + shift - b) <= NEAR for a, b in zip(own, places, strict=True))


def _beside(words: Sequence[Word], left: float, right: float) -> list[Word]:
    """The words above, in and below what stands between two edges; a run of words is not torn where it leaves them."""
    pieces = (run for line in text_rows(words) for run in runs(line, PARTED * line[0].size))
    return [word for run in pieces if left - NEAR <= run[0].x0 <= right for word in run]


def _inner(ruling: Ruling) -> bool:
    """Whether an upright stroke stands inside a ruling."""
    places = distinct([ruling.left, ruling.right, *(stroke.at for stroke in ruling.upright)])
    return bool(ruling.upright) and len(places) > 2


def _area(ruling: Ruling) -> float:
    return (ruling.right - ruling.left) * (ruling.bottom - ruling.top)


def _stands_in(word: Word, ruling: Ruling) -> bool:
    middle = (word.x0 + word.x1) / 2
    return ruling.left <= middle <= ruling.right and ruling.top - 1 <= word.centre <= ruling.bottom + 1


def _without(words: Iterable[Word], taken: Iterable[Word]) -> list[Word]:
    gone = {id(word) for word in taken}
    return [word for word in words if id(word) not in gone]


def _stacked(grids: Sequence[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """Grids as they are, those of one table that stand below each other as one: rows filled in turn."""
    result: list[Ruling] = []
    for grid in grids:
        above = next((other for other in reversed(result) if _is_below(grid, other, words)), None)
        if above is not None:
            result.remove(above)
            grid = Ruling((*above.level, *grid.level), (*above.upright, *grid.upright))
        result.append(grid)
    return result


def _is_below(grid: Ruling, above: Ruling, words: Sequence[Word]) -> bool:
    """Whether a grid goes on with the one above it: same edges, and rows with cells between them."""
    if abs(grid.left - above.left) > NEAR or abs(grid.right - above.right) > NEAR:
        return False
    lines = text_rows([w for w in words if above.bottom < w.centre < grid.top and grid.left <= w.x0 <= grid.right])
    if not lines:
        return grid.top - above.bottom < 3 * NEAR
    if grid.top - above.bottom > APART * common_size(words):
        return False
    inner = distinct(stroke.at for stroke in (*grid.upright, *above.upright))[1:-1]
    steps = [below[0].top - above[0].bottom for above, below in itertools.pairwise(lines)]
    is_row = max(steps, default=0.0) < WRAPPED * common_size(words) and not any(
        itertools.starmap(differ_in_weight, itertools.pairwise(lines))
    )
    return (
        is_row
        and any(_keeps_to(line, inner) for line in lines)
        and not any(any(word.x0 < x < word.x1 for x in inner) for line in lines for word in line)
    )


def _keeps_to(line: Row, inner: Sequence[float]) -> bool:
    """Whether a line has words in two cells at the least."""
    return len({sum(x <= word.x0 for x in inner) for word in line}) > 1


def _is_table(rows: Sequence[Cells], *, columns: int) -> bool:
    """Whether ruled cells hold a table, with text in `columns` at the least.

    The frames of a page layout hold whole columns of text.
    """
    if not rows or sum(any(cells) for cells in zip(*rows, strict=True)) < columns:
        return False
    heights = sorted((len(text_rows(cell)), len(cell)) for row in rows for cell in row if cell)
    if len(rows) == 1:
        return heights[-1][0] <= SINGLE_LINES
    tall = sum(words for lines, words in heights if lines > LAYOUT_LINES)
    return 2 * tall <= sum(words for _, words in heights)


def _white_tables(regions: Sequence[Region], rulings: Sequence[Ruling]) -> list[Candidate]:
    """What may be tables of a page by white alone, within a region or over regions side by side."""
    result: list[Candidate] = []
    level = [stroke for ruling in rulings for stroke in ruling.level]
    for band in _bands(regions):
        found = (
            _candidates(text_rows([word for region in band for word in region.words]), level) if len(band) > 1 else []
        )
        # Columns of text are only a table if nearly all that stands in them is.
        if sum(len(_words(one.rows)) for one in found) < MOSTLY * sum(len(region.words) for region in band):
            found = [one for region in band for one in _candidates(region.rows, level)]
        result += found
    return result


def _candidates(rows: Sequence[Row], level: Sequence[Stroke]) -> list[Candidate]:
    return list(white_tables([line for line in rows if row_of(line) is None], level))


def _words(rows: Sequence[Cells]) -> list[Word]:
    return [word for row in rows for cell in row for word in cell]


def _bands(regions: Sequence[Region]) -> Iterator[list[Region]]:
    """Regions that stand side by side, in order."""
    band: list[Region] = []
    for region in regions:
        if band and region.index <= band[-1].index:
            yield band
            band = []
        band.append(region)
    if band:
        yield band


def _table(rows: Sequence[Cells]) -> Table:
    left, _, right, _ = bounds(_words(rows))
    return Table(left, right, tuple(rows))


def _with_rows(sheet: Sheet, tables: Sequence[Table]) -> Sheet:
    """A sheet with the rows of tables in the place of their words."""
    if not tables:
        return sheet
    kept = _without(sheet.words, (word for table in tables for word in table.words))
    rows = [row for table in tables for row in _rows(table, sheet.page)]
    return replace(sheet, words=(*kept, *rows))


def _rows(table: Table, page: int) -> Iterator[TableRow]:
    x0, x1 = min(word.x0 for word in table.words), max(word.x1 for word in table.words)
    for row in table.rows:
        words = [word for cell in row for word in cell]
        cells = tuple(tuple(" ".join(word.text for word in line) for line in text_rows(cell)) for cell in row)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        text, opens = row_text(" ".join(cell) for cell in cells), row is table.rows[0]
        word = Word(text, x0, top, x1, bottom, common_size(words), False, page)
        yield TableRow(word, cells=cells, edge=table.left, opens=opens)


def _unread(regions: Sequence[Region], rulings: Sequence[Sequence[Ruling]]) -> Iterator[Unread]:
    """Rows of text that white or an upright line parts, although they were not read as a table; one a page."""
    found: dict[int, list[Word]] = {}
    for region in regions:
        lines = [line for line in region.rows if row_of(line) is None]
        suspect = list(_aligned(_loose(lines)))
        uprights = [stroke for ruling in rulings[region.page - 1] for stroke in ruling.upright]
        suspect += [line for line in lines if uprights and _is_parted(line, uprights)]
        found.setdefault(region.page, []).extend(word for line in suspect for word in line)
    for page, words in found.items():
        if words:
            yield Unread(page, bounds(words))


def _loose(lines: Sequence[Row]) -> list[Row]:
    """The lines without the markers of their lists, and without those that are stretched to fill a column of text."""
    bare = [line[1:] if len(line) > 1 and is_marker(line[0].text) else line for line in lines]
    right = max((line[-1].x1 for line in bare), default=0.0)
    full = [line for line in bare if right - line[-1].x1 <= EDGE * line[-1].size]
    # Only text that fills most lines without such white is set in full lines: a column of numbers ends evenly too.
    if sum(not _cell_gaps(line) for line in full) < STRETCHED * len(bare):
        return bare
    return [line for line in bare if line not in full or not _is_even(line)]


def _is_even(line: Row) -> bool:
    """Whether all blanks of a line are alike, as where it is stretched."""
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(line)]
    return not gaps or max(gaps) <= EVEN * min(gaps)


def _aligned(lines: Sequence[Row]) -> Iterator[Row]:
    """Lines with white where the line above or below has it too."""
    kept: Row = []
    gaps = [_cell_gaps(line) for line in lines]
    for (one, above), (other, below) in itertools.pairwise(zip(lines, gaps, strict=True)):
        shared = SHARED * one[0].size
        if any(min(a[1], b[1]) - max(a[0], b[0]) >= shared for a in above for b in below):
            if one is not kept:
                yield one
            yield other
            kept = other


def _cell_gaps(line: Row) -> list[tuple[float, float]]:
    return [
        (left.x1, right.x0)
        for left, right in itertools.pairwise(line)
        if right.x0 - left.x1 > CELL_GAP * max(left.size, right.size)
    ]


def _is_parted(line: Row, uprights: Sequence[Stroke]) -> bool:
    """Whether an upright line stands between two words of a line."""
    middle = line[0].centre
    return any(
        stroke.start - 1 <= middle <= stroke.end + 1 and line[0].x1 <= stroke.at + 1 and line[-1].x0 >= stroke.at - 1
        for stroke in uprights
    )


def bounds(words: Sequence[Word]) -> BBox:
    """The box around words."""
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
