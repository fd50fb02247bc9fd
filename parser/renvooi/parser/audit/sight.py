"""A page seen with and without its text, beside the words that were read on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from renvooi.model import BBox
from renvooi.parser.audit.fonts import Lie
from renvooi.parser.audit.view import Character, PageView, difference
from renvooi.parser.words import Word

SCALE = 2.0
"""Pixels a point of the first look: a stroke of 10 point text is 1.5 pixels wide then."""
CLOSE = 4.0
"""Pixels a point of a closer look at what the first found doubtful."""
CLEAR = 64
"""Of 255: ink with this much contrast anywhere is not doubtful."""
CONTRAST = 30
"""Of 255, in the channel that differs most: less nobody reads. A pale grey of 85% is 38 from white."""


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the detectors of one page look at."""

    view: PageView
    words: tuple[Word, ...]
    full: Image.Image
    bare: Image.Image
    """Without text."""
    ink: Image.Image
    """What text adds to the page, 0 to 255."""
    characters: tuple[Character, ...]
    has_layers_off: bool
    """Whether the file has optional layers that are not shown."""
    lies: tuple[Lie, ...]
    """Of the fonts of the file."""


def look_at(view: PageView, words: Sequence[Word], *, has_layers_off: bool = False, lies: Sequence[Lie] = ()) -> Sight:
    """The sight of a page."""
    full = view.picture(scale=SCALE)
    bare = view.picture(scale=SCALE, without=view.texts)
    return Sight(
        view, tuple(words), full, bare, difference(full, bare), tuple(view.characters()), has_layers_off, tuple(lies)
    )


def pixels(box: BBox, *, scale: float = SCALE, origin: tuple[float, float] = (0.0, 0.0)) -> tuple[int, int, int, int]:
    """A box of the page as a box of pixels of at least one pixel each way."""
    x, y = origin
    left, upper = int((box[0] - x) * scale), int((box[1] - y) * scale)
    right, lower = int((box[2] - x) * scale) + 1, int((box[3] - y) * scale) + 1
    return (left, upper, max(right, left + 1), max(lower, upper + 1))


def strongest(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """The highest value of a grey picture in a box; 0 outside of it."""
    left, upper, right, lower = box
    inside = (max(0, left), max(0, upper), min(picture.width, right), min(picture.height, lower))
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return 0
    high = picture.crop(inside).getextrema()[1]
    return int(high) if isinstance(high, int | float) else 0
