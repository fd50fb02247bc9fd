"""Letters on top of each other: which of them a reader sees, no reader of text can tell.

    drawn first:  "binnen 900 dagen"   in white, or under a picture of the same place
    drawn then:   "binnen 100 dagen"   what the reader of text gives: "1900 0"

The same letter drawn again at its own place is a bold look and no finding; so are accents
that are drawn apart from their letter.
"""

import unicodedata
from collections.abc import Iterator

from renvooi.parser.audit.sight import Sight
from renvooi.parser.audit.spots import Spot, area, overlap
from renvooi.parser.audit.view import Character

SHARED = 0.45
"""Share of the smaller letter that lies on another; kerning and slant stay under 0.2."""
BESIDE = 0.3
"""Multiple of the width of the narrower of two neighbours by which their centres are apart at least."""
ALIKE_IN_SIZE = 2.5
"""Letters that differ more, in width and in height, are text over a large pale word such as a draft mark."""
CELL = 4.0
"""Points of the side of the cells of four grids, each half a cell beside the others: centres less than
half a cell apart share one, and honest letters seldom do."""

_ACCENTS = frozenset({"Mn", "Sk", "Lm"})


def find_stacked(sight: Sight) -> Iterator[Spot]:
    """Letters that lie on other letters, each once."""
    centred = [
        (char, (char.box[0] + char.box[2]) / CELL, (char.box[1] + char.box[3]) / CELL) for char in sight.characters
    ]
    found: dict[int, Spot] = {}
    for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        cells: dict[tuple[int, int], Character] = {}
        for char, x, y in centred:
            # twice the centre was taken, so that a shift of one is half a cell
            other = cells.setdefault((int(x + right) >> 1, int(y + down) >> 1), char)
            if other is not char and other.text != char.text and _is_stacked(char, other):
                found[char.at] = Spot("overlapping-text", other.text + char.text, sight.view.number, char.box)
    yield from (found[at] for at in sorted(found))


def _is_stacked(one: Character, other: Character) -> bool:
    shared = overlap(one.box, other.box)
    if one.box == other.box and abs(one.at - other.at) <= 2:
        # the letters of one ligature
        return False
    if not shared or any(unicodedata.category(char.text) in _ACCENTS for char in (one, other)):
        return False
    if shared <= SHARED * min(area(one.box), area(other.box)):
        return False
    if abs(one.at - other.at) == 1:
        # neighbours of a slanted or swashed typeface reach over each other, and stand beside each other still
        apart = abs(one.box[0] + one.box[2] - other.box[0] - other.box[2]) / 2
        return apart < BESIDE * min(one.box[2] - one.box[0], other.box[2] - other.box[0])
    widths = sorted((one.box[2] - one.box[0], other.box[2] - other.box[0]))
    heights = sorted((one.box[3] - one.box[1], other.box[3] - other.box[1]))
    return widths[1] < ALIKE_IN_SIZE * widths[0] or heights[1] < ALIKE_IN_SIZE * heights[0]
