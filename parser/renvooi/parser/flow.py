"""What goes on and what breaks off: line distance, style and full lines.

Paragraphs are parted by white space that differs per document, so nothing here is a fixed
number of points: all is measured against what is common in the document itself.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.parser.cells import row_of
from renvooi.parser.hyphens import HYPHENS
from renvooi.parser.lines import Line
from renvooi.parser.markers import find_marker, find_readings
from renvooi.parser.words import LEGIBLE

USUAL, LOOSE, WIDEST = 1.25, 1.6, 3.0
"""Line distances as multiples of font size: that of programs left to themselves, one and a half lines of it, and
more than that of any running text."""
HANG_STEP = 0.5
"""Points; places are rounded by engines and by programs that write in 20ths of a point."""


@dataclass(frozen=True, slots=True)
class FlowSettings:
    """Thresholds, as multiples of what is common in the document itself."""

    gap: float = 1.15
    """Multiple of the line distance; more parts paragraphs. Browsers round lines by up to 1.08,
    the smallest distance between paragraphs seen is 1.27."""
    size: float = 1.08
    """Ratio of font sizes that a reader sees as different."""
    hanging: float = 0.45
    """Multiple of font size; more white after a marker is a tab stop. Blanks are 0.2 to 0.35."""
    hang: float = 0.1
    """Multiple of font size by which the lines of an item may differ in where they begin."""
    common: float = 0.2
    """Share of the most frequent line distance that makes another one common."""
    shift: float = 0.6
    """Multiple of font size; lines further apart in x do not share an indent."""
    heading_lines: int = 3
    """A bold paragraph of more lines is text; twice as many where it is numbered or set larger."""

    title: float = 1.2
    """Ratio of font sizes from which on a block is a title, however long its name is."""
    title_lines: int = 20
    """Lines of a title; acts of government have names of 50 words."""
    heading_words: int = 20
    """Most words of a heading that ends in a full stop or a colon and is set larger than the text."""
    bold_words: int = 8
    """The same for one that is only bold."""


SETTINGS = FlowSettings()


class Flow:
    """What is common in this document: its body style and its line distances."""

    def __init__(self, lines: Sequence[Line], settings: FlowSettings) -> None:
        self.settings = settings
        weight: Counter[tuple[float, bool]] = Counter()
        for line in lines:
            # Of a size that nobody can see a document may hold more than of its text.
            weight[(line.size, line.bold)] += len(line.text) if line.size > LEGIBLE else 0
        self.body_size, self.body_bold = max(weight, key=lambda style: weight[style])
        self._ratios = self._line_distances(lines)
        self._lines = lines
        self._index = {id(line): index for index, line in enumerate(lines)}
        self._pitches = self._common_pitches(lines)
        self._hangs = self._text_edges(lines)

    def _line_distances(self, lines: Sequence[Line]) -> dict[float, float]:
        """Line distance as a multiple of font size, per font size: the smallest that is common.

        Where few paragraphs have more than a line, what is common is the distance between paragraphs; so
        a smaller one counts if it stands below a full line, behind which a paragraph most likely goes on.
        """
        steps: dict[float, Counter[float]] = {}
        wraps: dict[float, Counter[float]] = {}
        for before, line in itertools.pairwise(lines):
            if before.frame == line.frame and before.size == line.size and line.top > before.top:
                ratio = round((line.top - before.top) / line.size * 20) / 20
                steps.setdefault(line.size, Counter())[ratio] += 1
                if self._may_wrap(before, line):
                    wraps.setdefault(line.size, Counter())[ratio] += 1
        result: dict[float, float] = {}
        for size, counts in steps.items():
            often = [ratio for ratio, times in counts.items() if times >= self.settings.common * max(counts.values())]
            below = [ratio for ratio in wraps.get(size, ()) if ratio >= 1.0]
            if sum(counts.values()) >= 5:
                closest = min(*often, *below, WIDEST)
                # No line is full, so that none shows how far apart the lines of a paragraph are.
                result[size] = closest if size in wraps or closest <= LOOSE else USUAL
        return result

    def _common_pitches(self, lines: Sequence[Line]) -> dict[float, list[tuple[float, float]]]:
        """Per font size the ranges of line distance within paragraphs, as multiples of font size.

        More than one where lists are set closer than the body. Only full lines count, as behind
        them the next line most likely goes on; below a short one may be the end of a paragraph.
        """
        steps: dict[float, list[float]] = {}
        for before, line in itertools.pairwise(lines):
            if self._may_wrap(before, line):
                steps.setdefault(line.size, []).append((line.top - before.top) / line.size)
        return {size: _clusters(sorted(ratios), self.settings) for size, ratios in steps.items()}

    def _text_edges(self, lines: Sequence[Line]) -> frozenset[int]:
        """Indents at which the text of items begins, right of their markers, in steps of `HANG_STEP` points.

        Shown by a line that goes on there below a marker, or by markers of different width that end there.
        """
        markers: dict[int, list[float]] = {}
        shown: set[int] = set()
        for line, following in itertools.pairwise([*lines, None]):
            if line is None or len(line.words) < 2 or not find_readings(line.words[0].text):
                continue
            edge = line.words[1].x0 - line.frame.left
            key = round(edge / HANG_STEP)
            markers.setdefault(key, []).append(line.x0 - line.frame.left)
            if edge - line.indent > self.settings.shift * line.size and following is not None:
                goes_on = following.frame == line.frame and self.continues(line, following)
                if goes_on and abs(following.indent - edge) <= self.settings.hang * line.size:
                    shown.add(key)
        for key, starts in markers.items():
            if max(starts) - min(starts) > 0.3 * self.body_size:
                shown.add(key)
        return frozenset(shown)

    def hangs(self, line: Line) -> bool:
        """Whether the second word of a line stands where the text of items begins."""
        edge = round((line.words[1].x0 - line.frame.left) / HANG_STEP)
        return any(near in self._hangs for near in (edge - 1, edge, edge + 1))

    def _may_wrap(self, before: Line, line: Line) -> bool:
        alike = before.frame == line.frame and before.size == line.size and before.bold == line.bold
        if not alike or line.top <= before.top or find_marker(line.words[0].text):
            return False
        return not breaks_off(before, line)

    def _pitch_of(self, index: int, pitches: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
        """The range of line distance that a line keeps from the one above, if it seems to go on with it."""
        if not 0 < index < len(self._lines):
            return None
        before, line = self._lines[index - 1], self._lines[index]
        if not self._may_wrap(before, line):
            return None
        ratio = (line.top - before.top) / line.size
        return next((pitch for pitch in pitches if pitch[0] <= ratio <= pitch[1]), None)

    def _is_wide_pitch(self, before: Line, line: Line) -> bool:
        """Whether a distance that is more than the closest of the document is that of the lines around it."""
        pitches = self._pitches.get(line.size, [])
        index = self._index.get(id(line))
        if not pitches or index is None:
            return False
        ratio = (line.top - before.top) / line.size
        around = self._pitch_of(index - 1, pitches) or self._pitch_of(index + 1, pitches)
        if around is not None:
            return ratio <= self.settings.gap * around[0]
        return not breaks_off(before, line) and any(low <= ratio <= high for low, high in pitches)

    def _limit(self, line: Line) -> float:
        body = self._ratios.get(self.body_size, 1.4)
        ratio = self._ratios.get(line.size, body)
        if self.is_larger(line):
            # Headings of one line each are no nearer to each other than headings are.
            ratio = min(ratio, body)
        return self.settings.gap * (ratio + 0.03) * line.size

    def continues(self, before: Line, line: Line) -> bool:
        """Whether `line` goes on with the paragraph of `before`, markers aside."""
        if row_of(before.words) or row_of(line.words) or self._differs(before.size, line.size):
            return False
        if before.frame != line.frame:
            return before.bold == line.bold and not breaks_off(before, line) and not self._left_room(before, line)
        if line.top - before.top > self._limit(line) and (
            self.is_larger(line) or not self._is_wide_pitch(before, line)
        ):
            return False
        # A line that is bold by chance of wrapping stands between full lines.
        return before.bold == line.bold or not (breaks_off(before, line) or line.bold != self.body_bold)

    def _left_room(self, before: Line, line: Line) -> bool:
        """Whether a sentence ended with space for two lines below it.

        Page layout keeps two lines of a paragraph together, so a paragraph that goes on would have
        left space for one line at most.
        """
        pitch = self._ratios.get(before.size, self._ratios.get(self.body_size, 1.4)) * before.size
        ended = before.text.rstrip("”\"’')")[-1:] in ".!?:;" and line.text[:1].isupper()
        return ended and before.frame.page != line.frame.page and before.frame.bottom - before.bottom > 1.8 * pitch

    def _differs(self, one: float, other: float) -> bool:
        return max(one, other) > self.settings.size * min(one, other)

    def is_larger(self, line: Line) -> bool:
        """Whether a line is set larger than the body."""
        return line.size > self.body_size and self._differs(line.size, self.body_size)

    def stands_out(self, line: Line) -> bool:
        """Whether a line is set as a heading would be: larger, or bold where the body is not."""
        return self.is_larger(line) or (line.bold and not self.body_bold and line.size >= self.body_size / 1.02)


def _clusters(ratios: Sequence[float], settings: FlowSettings) -> list[tuple[float, float]]:
    """Least and greatest of each group of like ratios that is common; `ratios` are sorted."""
    groups: list[list[float]] = []
    for ratio in ratios:
        if groups and ratio <= settings.gap * groups[-1][0]:
            groups[-1].append(ratio)
        else:
            groups.append([ratio])
    most = max(map(len, groups), default=0)
    return [(group[0] - 0.03, group[-1] + 0.03) for group in groups if len(group) >= max(3, settings.common * most)]


def breaks_off(before: Line, line: Line) -> bool:
    """Whether the first word of `line` would have fitted behind `before`: its writer ended the line there."""
    if before.text[-1:] in HYPHENS:
        return False
    first = line.words[0]
    blank = 0.25 * line.size
    return before.x1 + blank + (first.x1 - first.x0) < before.frame.right - 0.1 * line.size
