"""What a page looks like without its text, small enough to be kept with the document.

Where two versions of a page have the same words at the same places, whatever else differs on
them is seen by comparing these: a line through a clause, a stamp, another picture. Text is left
out as it is compared by itself, so that an honest page costs a hundred bytes.
"""

import hashlib
import itertools
from collections.abc import Sequence
from typing import Final

from PIL import Image

from renvooi.model import PageLook
from renvooi.parser.audit.sight import SCALE, Sight
from renvooi.parser.words import Word

SIDE: Final = 6.0
"""Points of the side of a cell: a hairline across one darkens it by a twelfth."""
STEP: Final = 4
"""Levels of grey that are one in the look, of 256: what two runs of one program may differ."""


def look_of(sight: Sight, body: Sequence[Word]) -> PageLook:
    """The look of a page; `body` are its words without headers and footers."""
    pixels = int(SIDE * SCALE)
    cells = sight.bare.convert("L").reduce(pixels)
    levels = cells.point([value // STEP for value in range(256)])
    return PageLook(
        page=sight.view.number,
        words=hashlib.sha256("\n".join(word.text for word in body).encode()).hexdigest()[:16],
        middle=_middle(body),
        columns=cells.width,
        side=SIDE,
        levels=_runs(levels),
    )


def _middle(body: Sequence[Word]) -> tuple[float, float]:
    """The mean place of the words: equal words with an equal mean stand at equal places."""
    if not body:
        return (0.0, 0.0)
    count = len(body)
    return (round(sum(word.x0 for word in body) / count, 1), round(sum(word.top for word in body) / count, 1))


def _runs(levels: Image.Image) -> str:
    """Levels row by row, each as often as it repeats: "63*7480 12 63*20"."""
    runs = ((level, len(list(run))) for level, run in itertools.groupby(levels.tobytes()))
    return " ".join(f"{level}*{count}" if count > 1 else str(level) for level, count in runs)
