"""Spans to the words of a page, in rows from top to bottom.

Order on the page comes from geometry alone: drawing order interleaves columns and puts
list markers last. Spans that touch are one word unless a blank was drawn between them; text
drawn twice for a bold look counts once; raised and lowered characters stand at the height of
the word beside them, figures among them as raised figures, so that "30" with a footnote 1 is
not 301.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from renvooi.model import BBox
from renvooi.parser.markers import BULLETS
from renvooi.parser.shapes import TIE
from renvooi.parser.spans import SAME_PLACE, WORD_GAP, Span

LEGIBLE: Final = 0.5
"""Least font size in points that takes part in layout; what is smaller nobody can see."""
ASCENT: Final = 0.8
"""Multiple of font size that a word reaches above its base, in every font: fonts state theirs as they like."""
ROW_TOLERANCE: Final = 0.35
"""Multiple of font size by which the bases of two spans of one row may differ."""
BAND: Final = 16.0
"""Points; spans are looked up by the height or the edge that they stand at in steps of this."""
DOT: Final = "•"
SMALLER: Final = (0.4, 0.8)
"""Size of a raised or lowered character as a multiple of that of the word it touches; 0.58 to 0.7 is usual."""
TOUCHES: Final = 0.15
"""Multiple of font size within which a raised character touches a word; less than any blank."""
ALIKE: Final = 0.7
"""Least ratio of the font sizes of two pieces of one word; small capitals are 0.8, a large initial is twice the text."""
BESIDE: Final = 0.6
"""Multiple of font size within which a raised character stands in the row of a word."""
RISE: Final = 0.6
"""Multiple of font size by which a figure in nearly the size of its word is raised at most; a line is 1.0 or more."""
RAISED: Final = 8
"""Most characters of a raised run; more is text in small type beside text in large type."""
LIFTED: Final = 0.1
"""Multiple of the larger font size by which the base of a raised or lowered figure differs from that of its word."""
SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Word(NamedTuple):
    """Characters without a blank between them, on one page."""

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


def find_words(spans: Sequence[Span], dots: Sequence[BBox], page: int) -> tuple[Word, ...]:
    """The words of page number `page`, row by row; drawn `dots` that stand before a word are words too."""
    words = [word for row in _rows(_settled(spans)) for word in _words_in(row, page)]
    return (*words, *_bullets(dots, words))


def _settled(spans: Sequence[Span]) -> Sequence[Span]:
    """Spans with raised and lowered ones at the height of the word beside them.

    A footnote mark or the 2 of a formula would else be a row of its own, above or below its word.
    """
    short: dict[float, list[int]] = {}
    for index, span in enumerate(spans):
        if len(span.text) <= RAISED:
            short.setdefault(span.size, []).append(index)
    sizes = {span.size for span in spans}
    settled = list(spans)
    ends: dict[int, list[Span]] = {}
    for span in spans:
        ends.setdefault(int(span.x1 / BAND), []).append(span)
    for index in _figures(spans):
        if (word := _word_beside(spans[index], ends)) is not None:
            settled[index] = _beside(spans[index], word)
    for size, indexes in short.items():
        if any(SMALLER[0] * larger <= size <= SMALLER[1] * larger for larger in sizes):
            hosts = _larger(spans, size)
            for index in indexes:
                span = spans[index]
                near = hosts.get(int(span.base / BAND))
                if near and (host := _host(span, near)) is not None:
                    settled[index] = _beside(span, host)
    return settled


def _figures(spans: Sequence[Span]) -> Iterator[int]:
    """Indexes of the figures that may be raised or lowered although they are set in nearly the size of their word."""
    for index, span in enumerate(spans):
        if not span.opened and len(span.text) <= RAISED and span.text.isdigit():
            yield index


def _word_beside(figure: Span, ends: Mapping[int, Sequence[Span]]) -> Span | None:
    """The word that a figure touches from behind, on another base; None if there is none. `ends` by their right edge."""
    place = int(figure.x0 / BAND)
    for span in (span for near in (place - 1, place, place + 1) for span in ends.get(near, ())):
        if not SMALLER[1] * span.size < figure.size <= span.size * 1.01 or span.closed:
            continue
        if -TOUCHES * span.size <= figure.x0 - span.x1 <= TOUCHES * span.size:
            lift = abs(span.base - figure.base)
            if LIFTED * span.size < lift <= RISE * span.size:
                return span
    return None


def _larger(spans: Sequence[Span], size: float) -> dict[int, list[Span]]:
    """The spans beside which one of `size` may be raised or lowered, by the bands of height that they reach."""
    hosts: dict[int, list[Span]] = {}
    for span in spans:
        if SMALLER[0] * span.size <= size <= SMALLER[1] * span.size:
            for band in range(int((span.base - span.size) / BAND), int((span.base + size) / BAND) + 1):
                hosts.setdefault(band, []).append(span)
    return hosts


def _host(span: Span, near: Iterable[Span]) -> Span | None:
    """The nearest larger span beside `span` that it overlaps in height; None if there is none."""
    best: tuple[float, Span] | None = None
    for other in near:
        gap = max(span.x0 - other.x1, other.x0 - span.x1)
        overlap = min(span.base, other.base) - max(span.base - span.size, other.base - other.size)
        beside = -TOUCHES * other.size <= gap <= BESIDE * other.size
        if beside and overlap > 0.2 * span.size and (best is None or gap < best[0]):
            best = (gap, other)
    return best[1] if best else None


def _beside(span: Span, host: Span) -> Span:
    """`span` on the base of `host`, its figures as raised or lowered ones."""
    lift = (host.base - span.base) / host.size
    text = span.text
    if abs(lift) > LIFTED:
        text = text.translate(SUPERSCRIPTS if lift > 0 else SUBSCRIPTS)
    # The word that it touches says how large the row is; a raised mark apart keeps its own size.
    touches = max(span.x0 - host.x1, host.x0 - span.x1) <= TOUCHES * host.size
    return span._replace(text=text, base=host.base, size=host.size if touches else span.size)


def _rows(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Spans of like height, left to right; columns side by side share rows.

    Those too small to see have rows of their own, as they would cut the others in two.
    """
    seen = sorted((span for span in spans if span.size >= LEGIBLE), key=lambda span: (span.base, span.x0))
    dust = sorted((span for span in spans if span.size < LEGIBLE), key=lambda span: (span.base, span.x0))
    for every in (seen, dust):
        row: list[Span] = []
        for span in every:
            if row and span.base - row[0].base > ROW_TOLERANCE * span.size + TIE:
                yield sorted(row, key=lambda span: span.x0)
                row = []
            row.append(span)
        if row:
            yield sorted(row, key=lambda span: span.x0)


def _words_in(row: Sequence[Span], page: int) -> Iterator[Word]:
    run: list[Span] = []
    for span in row:
        if not run:
            run = [span]
        elif _joins(run[-1], span):
            run.append(span)
        elif span.x0 >= run[-1].x1 or not _is_again(run, span):
            yield _word(run, page)
            run = [span]
    if run:
        yield _word(run, page)


def _joins(left: Span, right: Span) -> bool:
    """Whether two neighbours of a row are one word."""
    if left.closed or right.opened or left.text in BULLETS:
        return False
    size = max(left.size, right.size)
    if min(left.size, right.size) < ALIKE * size or abs(left.base - right.base) > LIFTED * size:
        return False
    return -SAME_PLACE * size <= right.x0 - left.x1 <= WORD_GAP * size


def _is_again(run: Sequence[Span], span: Span) -> bool:
    """Whether `span` is a word, or a part of one, that stands there already."""
    near = SAME_PLACE * span.size
    return any(
        span.text == other.text and abs(span.x0 - other.x0) <= near and abs(span.x1 - other.x1) <= near for other in run
    )


def _word(run: Sequence[Span], page: int) -> Word:
    if len(run) == 1:
        span = run[0]
        text, right, size, bold = span.text, span.x1, span.size, span.bold
    else:
        text = "".join(span.text for span in run)
        right, size = max(span.x1 for span in run), max(span.size for span in run)
        bold = 2 * sum(len(span.text) for span in run if span.bold) > len(text)
    top, bottom = _height(run[0].base, size)
    return Word(sys.intern(text), run[0].x0, top, right, bottom, size, bold, page)


@lru_cache(maxsize=1024)
def _height(base: float, size: float) -> tuple[float, float]:
    """Top and bottom of words on one base; the same two numbers for all of them, which a long document saves."""
    top = base - ASCENT * size
    return top, top + size


def _bullets(dots: Sequence[BBox], words: Sequence[Word]) -> Iterator[Word]:
    """Drawn dots that stand where a list marker would: left of a word, at half its height."""
    for x0, top, x1, bottom in dots:
        middle = (top + bottom) / 2
        level = [word for word in words if word.top < middle < word.bottom]
        word = min((w for w in level if 0 < w.x0 - x1 < 3 * w.size), key=lambda w: w.x0, default=None)
        if word is None or any(other.x0 < x0 and 0 <= word.x0 - other.x1 < 2 * word.size for other in level):
            continue
        yield Word(DOT, x0, word.top, x1, word.bottom, word.size, False, page=word.page)
