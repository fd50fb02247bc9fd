"""Page furniture: running headers, footers and page numbers, found by repetition.

    page 1: "Agreement   Version: 3"      page 2: "Agreement   Version: 3"
    ...                                   ...
    "Public   1/9"                        "Public   2/9"

A row of words is furniture when it stands outermost on its page, at the same height as a row
with the same words on other pages, page numbers aside. Wording plays no part, so that a header
in any language is found. What looks alike and is not furniture is kept out by three questions:
is it on all pages, or on pages where nothing else ever stands that far out? Does it stand off
from the text on at least one of them? And does a number in it count the pages, or does it count
something else ("900 euro")? Rows are never thrown away: a document keeps them, and a diff
compares them. A document of one page has no repetition: only a page number is furniture there.
"""

import itertools
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.parser.gutters import text_rows
from renvooi.parser.words import Word

EDGE_ROWS = 4
"""Rows from the top and from the bottom that may be furniture."""
SAME_HEIGHT = 3.0
"""Points by which the same header may shift between pages."""
STANDS_OFF = 1.25
"""Multiple of the common distance between rows of the page; more sets a row apart."""
MOST_PAGES = 0.5
"""Share of the pages on which a row must come back where it does not stand alone in the margin."""

_FIRST_PAGE = re.compile(r"(?:pagina|page|p\.?|blz\.?)\s*1(?:\s*(?:/|van|of)\s*1)?|1\s*(?:/|van|of)\s*1", re.IGNORECASE)
"""The page number of a document of one page. A 1 alone may be the value of the line above it."""
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,4})(?![\w.,-]*\w)")
HEADING_SIZE = 1.2
"""Multiple of the size of the page from which on a row is set like a heading; footers may be a little larger."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of one page, its furniture apart."""

    page: int
    width: float
    height: float
    words: tuple[Word, ...]
    furniture: tuple[str, ...]
    """Rows of the header and footer as text, from top to bottom."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row at an edge of a page."""

    page: int
    edge: str
    """"top" or "bottom"."""
    depth: int
    """How many rows stand further out."""
    words: tuple[Word, ...]
    inner: tuple[Word, ...]
    """The next row towards the middle; empty if there is none."""
    pitch: float
    """Common distance between the rows of the page, in points."""
    body: float
    """Font size in which most of the page is set."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def counted(self) -> tuple[str, ...]:
        """The text with one of its numbers relative to the page, for each: equal on all pages for a page number."""
        text, page = self.text, self.page
        return tuple(
            f"{text[: found.start()]}#{int(found[1]) - page:+d}{text[found.end() :]}"
            for found in _NUMBER.finditer(text)
        )

    @property
    def height(self) -> float:
        return self.words[0].top

    def is_like_heading(self) -> bool:
        """Whether the row is bold or set larger than the page."""
        return self.words[0].bold or self.words[0].size > HEADING_SIZE * self.body

    def stands_off(self) -> bool:
        """Whether a reader sees that the row does not belong to the text next to it."""
        if not self.inner:
            return True
        size = self.words[0].size
        distance = abs(self.inner[0].top - self.height)
        other_style = abs(self.inner[0].size - size) > 0.08 * size or self.inner[0].bold != self.words[0].bold
        return other_style or distance > STANDS_OFF * self.pitch


def set_apart(pages: Sequence[tuple[int, float, float, Sequence[Word]]]) -> tuple[Sheet, ...]:
    """One sheet per page of (number, width, height, words)."""
    edges = [row for number, _, _, words in pages for row in _edge_rows(number, text_rows(words))]
    outermost = [row for row in edges if row.depth == 0]
    known: dict[tuple[str, str], list[_Row]] = {}
    for row in edges:
        for key in {row.text, *row.counted}:
            known.setdefault((row.edge, key), []).append(row)
    repeated = {id(row) for row in outermost if len({o.page for o in _same(row, known)}) > 1 and row.stands_off()}
    others = [row for row in outermost if id(row) not in repeated]
    marked = {id(row) for row in edges if _comes_back(row, known, outermost, others, len(pages))}
    outer: dict[int, list[_Row]] = {number: [] for number, *_ in pages}
    for (number, _), rows in itertools.groupby(edges, key=lambda row: (row.page, row.edge)):
        outer[number].extend(itertools.takewhile(lambda row: id(row) in marked, rows))
    return tuple(_sheet(number, width, height, words, outer[number]) for number, width, height, words in pages)


def _sheet(number: int, width: float, height: float, words: Sequence[Word], rows: Sequence[_Row]) -> Sheet:
    taken = {id(word) for row in rows for word in row.words}
    lines = dict.fromkeys((row.text, row.height) for row in sorted(rows, key=lambda row: row.height))
    kept = tuple(word for word in words if id(word) not in taken)
    return Sheet(number, width, height, kept, tuple(text for text, _ in lines))


def _edge_rows(page: int, rows: Sequence[list[Word]]) -> Iterator[_Row]:
    """The outermost rows of a page; a short page gives its rows once for each edge."""
    pitch = _pitch(rows)
    body = statistics.median(word.size for row in rows for word in row) if rows else 0.0
    for edge, outermost_first in (("top", rows), ("bottom", rows[::-1])):
        for depth, row in enumerate(outermost_first[:EDGE_ROWS]):
            inner = outermost_first[depth + 1] if depth + 1 < len(rows) else []
            yield _Row(page, edge, depth, tuple(row), tuple(inner), pitch, body)


def _pitch(rows: Sequence[list[Word]]) -> float:
    """The median distance between neighbouring rows; 1.4 font sizes on a page of few rows."""
    steps = sorted(below[0].top - above[0].top for above, below in itertools.pairwise(rows))
    if len(steps) < 6:
        return 1.4 * rows[0][0].size if rows else 0.0
    return steps[len(steps) // 2]


def _comes_back(
    row: _Row,
    known: Mapping[tuple[str, str], Sequence[_Row]],
    outermost: Sequence[_Row],
    unrepeated: Sequence[_Row],
    pages: int,
) -> bool:
    if pages == 1:
        return row.depth == 0 and row.stands_off() and _FIRST_PAGE.fullmatch(row.text) is not None
    same = _same(row, known)
    on = {other.page for other in same}
    if len(on) < 2 or not any(other.stands_off() for other in same):
        return False
    if len(on) == pages or (pages >= 4 and len(on) >= MOST_PAGES * pages) or _in_margin(row, on, outermost):
        return True
    # Left and right pages have headers of their own, which take turns in the same place.
    return pages >= 4 and _in_margin(row, on, unrepeated)


def _same(row: _Row, known: Mapping[tuple[str, str], Sequence[_Row]]) -> list[_Row]:
    """Rows that say the same at the same height, page numbers aside; `row` is among them."""
    same = [other for other in known[(row.edge, row.text)] if abs(row.height - other.height) <= SAME_HEIGHT]
    if not row.is_like_heading():
        # "Bijlage 1", "Bijlage 2" on pages of their own count annexes: a page number is not set like a heading.
        counted = {id(other): other for key in row.counted for other in known[(row.edge, key)]}
        same += [other for other in counted.values() if abs(row.height - other.height) <= SAME_HEIGHT]
    return same


def _in_margin(row: _Row, on: set[int], outermost: Sequence[_Row]) -> bool:
    """Whether pages without the row have nothing as far out, so that it stands where no text does."""
    others = [other for other in outermost if other.edge == row.edge and other.page not in on]
    if row.edge == "top":
        return all(other.height > row.height + SAME_HEIGHT for other in others)
    return all(other.height < row.height - SAME_HEIGHT for other in others)


def masked(rows: Sequence[tuple[int, str]], pages: int) -> tuple[str, ...]:
    """Distinct rows of furniture with "#" for page numbers, in the order in which they first stand.

    `rows` are (number of the page, text), of a document of so many `pages`. A number is masked where
    it counts the pages, on all pages that have the row, and the number of pages behind it; any
    other number is part of what the row says: "24/7", "50 van 100 euro".
    """
    alike: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for page, row in rows:
        numbers = tuple(int(number) for number in _NUMBER.findall(row))
        alike.setdefault(_NUMBER.sub("#", row), []).append((page, numbers))
    counting = {key: _counting(found, pages) for key, found in alike.items()}
    result = []
    for _, row in rows:
        which = counting[_NUMBER.sub("#", row)]
        if pages == 1 and _FIRST_PAGE.fullmatch(row):
            which = frozenset(range(len(_NUMBER.findall(row))))
        places = itertools.count()
        result.append(_NUMBER.sub(lambda found, w=which, p=places: "#" if next(p) in w else found[0], row))  # type: ignore[misc]  # mypy takes no default of a lambda
    return tuple(dict.fromkeys(result))


def _counting(rows: Sequence[tuple[int, tuple[int, ...]]], pages: int) -> frozenset[int]:
    """Which of the numbers in rows of one wording count the pages, or say how many there are."""
    if len({page for page, _ in rows}) < 2:
        return frozenset()
    found: set[int] = set()
    for place in range(len(rows[0][1])):
        counts = len({numbers[place] - page for page, numbers in rows}) == 1
        if counts or (place - 1 in found and all(numbers[place] == pages for _, numbers in rows)):
            found.add(place)
    return frozenset(found)
