"""Page furniture: running headers, footers and page numbers, found by repetition.

    page 1: "Agreement   Version: 3"      page 2: "Agreement   Version: 3"
    ...                                   ...
    "Public   1/9"                        "Public   2/9"

A row of words is furniture when it stands outermost on its page, at the same height as a
row with the same words on another page, digits aside. Wording plays no part, so that a
header in any language is found; and a clause that happens to come first on a page is not,
as its words do not come back. A document of one page has no repetition: only a row that is
a page number is then furniture.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.parser.words import Word

EDGE_ROWS = 4
"""Rows from the top and from the bottom that may be furniture."""
SAME_HEIGHT = 2.0
"""Points by which the same header may shift between pages."""
LEAST_SHARE = 0.3
"""Share of the pages on which a row must come back; headers may differ on left and right pages."""

_PAGE_NUMBER = re.compile(r"(?:pagina|page|p\.?|blz\.?)?\s*\d+\s*(?:(?:/|van|of)\s*\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of one page, its furniture apart."""

    page: int
    width: float
    height: float
    words: tuple[Word, ...]
    furniture: tuple[str, ...]
    """Rows of the header and footer as text, from top to bottom."""


def text_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words in rows of like height over the whole width, from top to bottom, left to right."""
    result: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.centre, word.x0)):
        if result and word.centre - result[-1][0].centre <= 0.4 * min(word.size, result[-1][0].size):
            result[-1].append(word)
        else:
            result.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in result]


def set_apart(pages: Sequence[tuple[int, float, float, Sequence[Word]]]) -> tuple[Sheet, ...]:
    """One sheet per page of (number, width, height, words)."""
    rows = {number: text_rows(words) for number, _, _, words in pages}
    seen = Counter(key for number in rows for key in {key for _, row in _outer(rows[number]) for key in _keys(row)})
    least = max(2, LEAST_SHARE * len(pages))
    sheets = []
    for number, width, height, words in pages:
        marked = _furniture(rows[number], seen, least, len(pages))
        outer = {id(word) for row in marked for word in row}
        kept = tuple(word for word in words if id(word) not in outer)
        lines = tuple(" ".join(word.text for word in row) for row in marked)
        sheets.append(Sheet(number, width, height, kept, lines))
    return tuple(sheets)


def _outer(rows: Sequence[list[Word]]) -> Iterator[tuple[str, list[Word]]]:
    """The outermost rows with the edge at which they stand."""
    for row in rows[:EDGE_ROWS]:
        yield "top", row
    for row in rows[-EDGE_ROWS:]:
        yield "bottom", row


def _keys(row: Sequence[Word]) -> set[tuple[str, int]]:
    """What a row has in common with its repetitions; two heights, so that rounding cannot part them."""
    text = re.sub(r"\d+", "#", " ".join(word.text for word in row))
    step = row[0].top / (2 * SAME_HEIGHT)
    return {(text, int(step)), (text, int(step + 0.5) + 1_000_000)}


def _furniture(
    rows: Sequence[list[Word]], seen: Counter[tuple[str, int]], least: float, pages: int
) -> list[list[Word]]:
    """Rows that come back elsewhere, counted inwards from each edge until one does not."""

    def comes_back(row: list[Word]) -> bool:
        if pages == 1:
            return _PAGE_NUMBER.fullmatch(" ".join(word.text for word in row)) is not None
        return max(seen[key] for key in _keys(row)) >= least

    top = 0
    while top < min(EDGE_ROWS, len(rows)) and comes_back(rows[top]):
        top += 1
    bottom = len(rows)
    while bottom > max(top, len(rows) - EDGE_ROWS) and comes_back(rows[bottom - 1]):
        bottom -= 1
    return list(rows[:top]) + list(rows[bottom:])
