"""Glyphs to words.

Order on the page comes from geometry alone: drawing order interleaves columns and puts
list markers last. A word ends at a blank, at a gap or behind a bullet; text drawn twice for a bold look
counts once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.parser.markers import BULLETS
from renvooi.parser.page import Glyph, Page

BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
"""The ligature code points; written out because a search for a word must find it."""

ROW_TOLERANCE: Final = 0.35
"""Multiple of font size by which the centres of two glyphs of one row may differ."""
WORD_GAP: Final = 0.2
"""Multiple of font size; a larger gap between two glyphs ends a word. Blanks are 0.2 to 0.35."""
SAME_PLACE: Final = 0.1
"""Multiple of font size within which the same character drawn again is the same ink."""
DOT: Final = "•"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without a blank, on one page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    page: int

    @property
    def centre(self) -> float:
        """Vertical centre in points from the top."""
        return (self.top + self.bottom) / 2


def find_words(page: Page) -> tuple[Word, ...]:
    """The words of a page, from top to bottom and left to right in each row of ink."""
    words = [word for row in rows(page.glyphs) for word in _words_in(row, page.number)]
    return tuple(words + list(_dots(page, words)))


def rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of like height, left to right; columns side by side share rows."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.x0)):
        if row and glyph.top + glyph.bottom - row[0].top - row[0].bottom > 2 * ROW_TOLERANCE * glyph.size:
            yield sorted(row, key=lambda glyph: glyph.x0)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda glyph: glyph.x0)


def _words_in(row: Sequence[Glyph], page: int) -> Iterator[Word]:
    run: list[Glyph] = []
    for glyph in row:
        if not glyph.text.strip() and glyph.text != "\u00ad":
            if run:
                yield _word(run, page)
            run = []
        elif run and (run[-1].text in BULLETS or glyph.x0 - run[-1].x1 > WORD_GAP * max(glyph.size, run[-1].size)):
            yield _word(run, page)
            run = [glyph]
        elif not (run and _drawn_twice(run[-1], glyph)):
            run.append(glyph)
    if run:
        yield _word(run, page)


def _drawn_twice(first: Glyph, second: Glyph) -> bool:
    near = SAME_PLACE * second.size
    return first.text == second.text and abs(first.x0 - second.x0) <= near and abs(first.x1 - second.x1) <= near


def _word(run: Sequence[Glyph], page: int) -> Word:
    text = "".join(LIGATURES.get(glyph.text, glyph.text) for glyph in run)
    size = max(glyph.size for glyph in run)
    bold = sum(bool(BOLD.search(glyph.font)) for glyph in run) * 2 > len(run)
    top, bottom = min(glyph.top for glyph in run), max(glyph.bottom for glyph in run)
    return Word(text, run[0].x0, top, max(glyph.x1 for glyph in run), bottom, size, bold, page)


def _dots(page: Page, words: Sequence[Word]) -> Iterator[Word]:
    """Drawn dots that stand where a list marker would: left of a word, at half its height."""
    for x0, top, x1, bottom in page.dots:
        middle = (top + bottom) / 2
        for word in words:
            if word.top < middle < word.bottom and 0 < word.x0 - x1 < 3 * word.size:
                beside = any(
                    other is not word and other.top < middle < other.bottom and 0 <= word.x0 - other.x1 < 2 * word.size
                    for other in words
                )
                if not beside:
                    yield Word(DOT, x0, word.top, x1, word.bottom, word.size, False, page.number)
                break
