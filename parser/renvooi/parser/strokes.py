"""The thin lines of a page as strokes: snapped, joined, and gathered where they touch.

    drawn                          strokes
    | a |  | b |                   | a | b |
    +---+  +---+   one box a cell  +---+---+

Programs draw the same table as lines, as one box a cell, as filled boxes or as thin filled boxes;
joined strokes are alike for all. The steps are those of pdfplumber's table finder (snap edges,
join, intersections), on lines that may be 4 points apart instead of 3: a browser leaves that
between the boxes of cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.model import BBox

NEAR: Final = 4.0
"""Points within which two lines are one, and two strokes touch. Rows of the smallest type are twice as high."""
MOST_RULES: Final = 4000
"""Lines of a page that are looked at: 60 rows of 12 cells drawn as boxes are 2,880."""
MOST_STROKES: Final = 250
"""Strokes a direction; a page with more holds a drawing."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line on the page; `at` is its height if it is level, its x if it is upright."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """Strokes that touch each other."""

    level: tuple[Stroke, ...]
    """From top to bottom."""
    upright: tuple[Stroke, ...]
    """From left to right."""

    @property
    def left(self) -> float:
        """Left edge in points."""
        return min([s.start for s in self.level] + [s.at for s in self.upright])

    @property
    def right(self) -> float:
        """Right edge in points."""
        return max([s.end for s in self.level] + [s.at for s in self.upright])

    @property
    def top(self) -> float:
        """Upper edge in points."""
        return min([s.at for s in self.level] + [s.start for s in self.upright])

    @property
    def bottom(self) -> float:
        """Lower edge in points."""
        return max([s.at for s in self.level] + [s.end for s in self.upright])


def find_rulings(rules: Sequence[BBox]) -> tuple[Ruling, ...] | None:
    """The rulings of a page from top to bottom; None if it has more lines than are looked at."""
    if len(rules) > MOST_RULES:
        return None
    level = _joined(Stroke((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in rules if x1 - x0 > y1 - y0)
    upright = _joined(Stroke((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in rules if x1 - x0 <= y1 - y0)
    if max(len(level), len(upright)) > MOST_STROKES:
        return None
    return tuple(sorted(_gathered(level, upright), key=lambda ruling: (ruling.top, ruling.left)))


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes of like place as one, and those of one place that follow each other without a gap."""
    snapped: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if snapped and stroke.at - snapped[-1][0].at <= NEAR:
            snapped[-1].append(stroke)
        else:
            snapped.append([stroke])
    result: list[Stroke] = []
    for group in snapped:
        at = sum(stroke.at for stroke in group) / len(group)
        start = end = None
        for stroke in sorted(group, key=lambda stroke: stroke.start):
            if start is None or end is None:
                start, end = stroke.start, stroke.end
            elif stroke.start <= end + NEAR:
                end = max(end, stroke.end)
            else:
                result.append(Stroke(at, start, end))
                start, end = stroke.start, stroke.end
        if start is not None and end is not None:
            result.append(Stroke(at, start, end))
    return result


def _gathered(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Ruling]:
    """Strokes in groups that are connected by crossing or touching."""
    group = list(range(len(level) + len(upright)))

    def find(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, one in enumerate(level):
        for j, other in enumerate(upright, len(level)):
            if _touch(one, other):
                group[find(i)] = find(j)
    members: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, stroke in enumerate((*level, *upright)):
        members.setdefault(find(i), ([], []))[i >= len(level)].append(stroke)
    return [Ruling(tuple(levels), tuple(uprights)) for levels, uprights in members.values()]


def _touch(level: Stroke, upright: Stroke) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def distinct(places: Iterable[float]) -> list[float]:
    """Places in order, those within `NEAR` as one."""
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > NEAR:
            result.append(place)
    return result
