"""Shapes and small pictures that stand among words as a letter or a word would.

    "binnen 1▮▮ dagen"    the two noughts are drawn and not written: the text says 1

A shape is taken for text where it stands in a row of words, is about as high as a letter, and
lies between two words, behind a word, or before one and is wider than a marker or an icon.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.model import BBox
from renvooi.parser.audit.sight import CONTRAST, Sight, pixels
from renvooi.parser.audit.spots import Spot, around, overlap
from renvooi.parser.audit.view import Drawn, Kind
from renvooi.parser.words import Word

LETTER_HEIGHT = (0.35, 1.6)
"""Least and greatest height of drawn text, as multiples of the size of the words beside it."""
PICTURE_HEIGHT = 2.2
"""The greatest for a picture, which has white around its text."""
BAR_HEIGHT = 0.95
"""Multiple of the font size: an upright bar that is higher is a rule between cells."""
SIDE = 0.8
"""Multiple of the font size: white between a word and what belongs to its sentence, in justified text too."""
MARKER = 1.5
"""Multiple of the font size: what is wider than this before a row is no marker or icon."""
THIN = 0.3
"""Multiple of the font size: a thinner straight shape is a bar, a smaller round one a dot."""
TALLEST = 40.0
"""Points; the greatest height of a letter in a contract."""
SHORTEST = 2.0
"""Points; what is lower is a rule."""
WORD_OF_CONTOURS = 12
"""Contours of one shape from which on it may be words: a drawn mark or logo has fewer."""
PAGE_SHARE = 0.02
"""Share of the page from which on the reader itself warns of a picture."""
LINE_OF_TEXT = 3.0
"""Width of a picture of a line of text, as a multiple of its height, at least."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape or picture of about the height of a letter."""

    box: BBox
    is_picture: bool
    is_box: bool
    """A single straight contour: a check box, a bar, a patch of colour."""


def find_drawn_text(sight: Sight) -> Iterator[Spot]:
    """Shapes and pictures where a word would stand."""
    shapes = [shape for one in sight.view.objects if (shape := _shape(sight, one)) is not None]
    alone: list[_Shape] = []
    for cluster in _clusters(shapes, sight.words):
        box = around([shape.box for shape in cluster])
        code = "picture-in-text" if any(shape.is_picture for shape in cluster) else "drawn-text"
        row = _row(box, sight.words, code)
        if not row:
            alone.extend(cluster)
        elif _is_in_sentence(cluster, box, row) and _shows(sight, box):
            yield Spot(code, "", sight.view.number, box)
    for shape in alone:
        if shape.is_picture and _is_line_of_text(shape.box, sight) and _shows(sight, shape.box):
            yield Spot("picture-in-text", "", sight.view.number, shape.box)
    yield from _many_contours(sight)


def is_straight(contours: Sequence[Sequence[tuple[float, float]]]) -> bool:
    """Whether all lines of a shape run level or upright."""
    steps = ((a, b) for points in contours for a, b in itertools.pairwise(points))
    return all(abs(a[0] - b[0]) < 0.05 or abs(a[1] - b[1]) < 0.05 for a, b in steps)


def _shape(sight: Sight, one: Drawn) -> _Shape | None:
    if one.kind not in (Kind.PATH, Kind.IMAGE):
        return None
    box = sight.view.place(one)
    width, height = box[2] - box[0], box[3] - box[1]
    if not SHORTEST <= height <= TALLEST or width <= 0:
        return None
    if one.kind == Kind.IMAGE:
        small = width * height < PAGE_SHARE * sight.view.width * sight.view.height
        return _Shape(box, True, False) if small else None
    if not sight.view.is_drawn(one):
        return None
    contours = sight.view.contours(one)
    return _Shape(box, False, len(contours) == 1 and len(contours[0]) >= 4 and is_straight(contours))


def _clusters(shapes: Sequence[_Shape], words: Sequence[Word]) -> Iterator[list[_Shape]]:
    """Shapes that stand close together in one row; those that lie under words are their ground and left out."""
    free = [shape for shape in shapes if not any(_lies_under(shape.box, word) for word in words)]
    rest = sorted(free, key=lambda shape: (shape.box[0], shape.box[1]))
    while rest:
        cluster = [rest.pop(0)]
        height = cluster[0].box[3] - cluster[0].box[1]
        for shape in list(rest):
            last = around([one.box for one in cluster])
            level = min(last[3], shape.box[3]) - max(last[1], shape.box[1])
            if shape.box[0] - last[2] <= 0.6 * height and level > 0:
                cluster.append(shape)
                rest.remove(shape)
        yield cluster


def _lies_under(box: BBox, word: Word) -> bool:
    own = (word.x0, word.top, word.x1, word.bottom)
    return overlap(box, own) > 0.3 * (word.x1 - word.x0) * (word.bottom - word.top)


def _row(box: BBox, words: Sequence[Word], code: str) -> list[Word]:
    """The words in whose row a box stands."""
    height = box[3] - box[1]
    most = PICTURE_HEIGHT if code == "picture-in-text" else LETTER_HEIGHT[1]
    middle = (box[1] + box[3]) / 2
    return [
        word
        for word in words
        if word.top <= middle <= word.bottom and LETTER_HEIGHT[0] * word.size <= height <= most * word.size
    ]


def _is_in_sentence(cluster: Sequence[_Shape], box: BBox, row: Sequence[Word]) -> bool:
    """Whether a cluster stands where a word of the row would."""
    size = max(word.size for word in row)
    width, height = box[2] - box[0], box[3] - box[1]
    before = any(-0.3 * size <= box[0] - word.x1 <= SIDE * size for word in row)
    behind = any(-0.3 * size <= word.x0 - box[2] <= SIDE * size for word in row)
    if len(cluster) == 1 and cluster[0].is_box:
        return before and behind and width <= THIN * size and height <= BAR_HEIGHT * size
    if max(width, height) < THIN * size:
        return False
    return before or (behind and width > MARKER * size)


def _is_line_of_text(box: BBox, sight: Sight) -> bool:
    """Whether a picture has the shape of a line of text and stands between lines of text."""
    width, height = box[2] - box[0], box[3] - box[1]
    if width < LINE_OF_TEXT * height or height < 5:
        return False
    level = [word for word in sight.words if min(word.x1, box[2]) > max(word.x0, box[0])]
    above = any(0 <= box[1] - word.bottom < 3 * height for word in level)
    return above and any(0 <= word.top - box[3] < 3 * height for word in level)


def _shows(sight: Sight, box: BBox) -> bool:
    low, high = sight.bare.crop(pixels(box)).convert("L").getextrema()
    return isinstance(low, int) and isinstance(high, int) and high - low >= CONTRAST


def _many_contours(sight: Sight) -> Iterator[Spot]:
    """Single shapes with so many contours that they may be words."""
    for one in sight.view.objects:
        if one.kind == Kind.PATH and sight.view.is_drawn(one):
            contours = [points for points in sight.view.contours(one) if len(points) > 5]
            box = sight.view.place(one)
            if len(contours) >= WORD_OF_CONTOURS and _shows(sight, box):
                yield Spot("drawn-shapes", "", sight.view.number, box)
