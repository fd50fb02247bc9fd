"""Drawn paths to what they mean for reading: list dots, lines of tables, letters drawn as outlines."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renvooi.model import BBox

DOT_SIZES: Final = (1.0, 6.0)
"""Least and greatest width and height in points of a shape that may be a bullet."""
LEAST_RULE: Final = 6.0
"""Points; a shorter line parts no cells."""
THICKEST_RULE: Final = 2.5
"""Points; a wider shape is no line."""
LETTER_SIZES: Final = (3.0, 40.0)
"""Least and greatest height in points of a letter."""
TIE: Final = 0.003
"""Points added before rounding and comparing: many places are exact halves of a digit or of a line, which two
engines would round either way."""
CROOKED: Final = 0.05
"""Points by which a line may be off upright or level."""
MOST_PATHS: Final = 20_000
"""Paths of a page that are looked at; a map has more, a contract some hundreds."""


@dataclass(frozen=True, slots=True)
class Path:
    """One closed or open line of a drawing, in points from the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float
    points: int
    """Corners and control points, the first included; 5 for a box that is closed by drawing, 4 or 5 for any box."""
    straight: bool
    """Whether every part of it is upright or level: a box or a line."""
    fill: bool
    white: bool
    """Whether its fill leaves no ink on paper."""
    stroke: bool

    @classmethod
    def through(
        cls, points: Sequence[tuple[float, float]], *, curved: bool, fill: bool, white: bool, stroke: bool
    ) -> "Path":
        """The path through `points`, which are (x, distance from the top)."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        straight = not curved and all(
            abs(x - px) <= CROOKED or abs(y - py) <= CROOKED for (px, py), (x, y) in itertools.pairwise(points)
        )
        return cls(min(xs), min(ys), max(xs), max(ys), len(points), straight, fill, white, stroke)


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the paths of a page may mean."""

    dots: tuple[BBox, ...]
    """Small shapes that may be list bullets drawn without a font."""
    rules: tuple[BBox, ...]
    """Thin upright and level lines, and the edges of boxes, in any colour but white; sorted, each once."""
    outlines: int
    """Shapes of the size of letters that are no boxes."""


def sort_shapes(paths: Iterable[Path]) -> Shapes:
    """The dots, lines and letter-like outlines among `paths`; those that paint nothing are left out."""
    dots: list[BBox] = []
    rules: set[BBox] = set()
    outlines = 0
    for path in paths:
        if not (path.fill or path.stroke):
            continue
        if _is_dot(path):
            dots.append((path.x0, path.top, path.x1, path.bottom))
        if path.straight and (path.stroke or not path.white):
            rules.update(_lines(path))
        outlines += _is_letter_like(path)
    return Shapes(tuple(dots), tuple(sorted(rules)), outlines)


def _is_dot(path: Path) -> bool:
    """Whether a shape may be a bullet: a small filled one, or a small circle drawn as an outline."""
    least, greatest = DOT_SIZES
    if not path.fill and (path.straight or path.points < 5):
        return False
    return least <= path.x1 - path.x0 <= greatest and least <= path.bottom - path.top <= greatest


def _lines(path: Path) -> Iterator[BBox]:
    """What a box or line adds: itself if it is thin, else its four sides."""
    x0, top, x1, bottom = (round(edge + TIE, 1) for edge in (path.x0, path.top, path.x1, path.bottom))
    if max(x1 - x0, bottom - top) < LEAST_RULE:
        return
    if min(path.x1 - path.x0, path.bottom - path.top) <= THICKEST_RULE:
        yield (x0, top, x1, bottom)
        return
    yield from ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))


def _is_letter_like(path: Path) -> bool:
    """Whether a shape could be a letter drawn as an outline: of that size, and not a box or a line."""
    least, greatest = LETTER_SIZES
    high, wide = path.bottom - path.top, path.x1 - path.x0
    return not path.straight and least <= high <= greatest and wide <= greatest and path.points > 4
