"""Glyphs to words.

Order on the page comes from geometry alone: drawing order interleaves columns and puts
list markers last. A word ends at a blank, at a gap or behind a bullet; text drawn twice for a bold look
counts once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from renvooi.parser.markers import BULLETS
from renvooi.parser.page import Glyph, Page

BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
"""The ligature code points; written out because a search for a word must find it."""

LEGIBLE: Final = 0.5
"""Least font size in points that takes part in layout; what is smaller nobody can see."""
ROW_TOLERANCE: Final = 0.35
"""Multiple of font size by which the centres of two glyphs of one row may differ."""
WORD_GAP: Final = 0.2
"""Multiple of font size; a larger gap between two glyphs ends a word. Blanks are 0.2 to 0.35."""
PLACE: Final = 4.0
"""Points; glyphs are looked up by where they begin and end in steps of this."""
SAME_PLACE: Final = 0.1
"""Multiple of font size within which the same character drawn again is the same ink."""
DOT: Final = "•"
SMALLER: Final = (0.4, 0.8)
"""Size of a raised or lowered character as a multiple of that of the word it touches; 0.58 to 0.7 is usual."""
TOUCHES: Final = 0.15
"""Multiple of font size within which a raised character touches a word; less than any blank."""
RAISED: Final = 8
"""Most characters of a raised run; more is text in small type beside text in large type."""
PICTURE_FONT: Final = re.compile(r"wingdings(?![- ]?[23])", re.IGNORECASE)
"""Fonts that show a picture for a letter; their second and third volume show others."""
PICTURES: Final = {
    "l": "●", "n": "■", "o": "□", "q": "❑", "u": "◆", "v": "❖", "w": "◆", "§": "▪", "¨": "◻", "Ø": "➢",
    "à": "→", "ü": "✓", "û": "✗", "þ": "☑", "ý": "☒",
}  # fmt: skip
"""What Wingdings shows for the characters that documents use: bullets, arrows and marks in boxes."""


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
    glyphs = settled([_pictured(glyph) for glyph in page.glyphs])
    words = [word for row in rows(glyphs) for word in _words_in(row, page.number)]
    return tuple(words + list(_dots(page, words)))


def _pictured(glyph: Glyph) -> Glyph:
    """A glyph of a picture font as the picture that it shows."""
    if not PICTURE_FONT.search(glyph.font) or len(glyph.text) != 1:
        return glyph
    code = ord(glyph.text)
    # Such fonts have their characters either as they are or in the private use area.
    char = chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else glyph.text
    return replace(glyph, text=PICTURES.get(char, glyph.text))


def settled(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs with raised and lowered characters at the height of the word that they touch.

    A footnote mark or the 2 of a formula would else be a row of its own, above or below its word.
    """
    inked = sorted((g for g in glyphs if g.text.strip()), key=lambda g: (g.size, g.top, g.x0))
    ends: dict[int, list[Glyph]] = {}
    for glyph in reversed(inked):
        for place in {round(glyph.x0 / PLACE), round(glyph.x1 / PLACE)}:
            ends.setdefault(place, []).append(glyph)
    moved: dict[int, Glyph] = {}
    for run in _runs(inked):
        host = _host(run, ends) if len(run) <= RAISED else None
        if host is not None:
            moved |= {id(glyph): replace(glyph, top=host.top, bottom=host.bottom) for glyph in run}
    return [moved.get(id(glyph), glyph) for glyph in glyphs]


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of one size and height, each touching the one before; `glyphs` are sorted by these."""
    run: list[Glyph] = []
    for glyph in glyphs:
        last = run[-1] if run else None
        if last and not (
            (glyph.size, glyph.top) == (last.size, last.top) and abs(glyph.x0 - last.x1) <= TOUCHES * glyph.size
        ):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _host(run: Sequence[Glyph], ends: Mapping[int, Sequence[Glyph]]) -> Glyph | None:
    """A larger glyph that touches a run on the left or on the right and overlaps it in height."""
    first, last = run[0], run[-1]
    for x, before in ((first.x0, True), (last.x1, False)):
        for place in (round(x / PLACE) - 1, round(x / PLACE), round(x / PLACE) + 1):
            for other in ends.get(place, ()):
                if other.size * SMALLER[1] < first.size:
                    break
                near = abs((other.x1 if before else other.x0) - x) <= TOUCHES * other.size
                overlaps = min(other.bottom, first.bottom) - max(other.top, first.top) > 0.2 * first.size
                if near and overlaps and first.size >= SMALLER[0] * other.size:
                    return other
    return None


def rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of like height, left to right; columns side by side share rows.

    Those too small to see have rows of their own, as they would cut the others in two.
    """
    every = list(glyphs)
    yield from _rows(glyph for glyph in every if glyph.size >= LEGIBLE)
    yield from _rows(glyph for glyph in every if glyph.size < LEGIBLE)


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
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
