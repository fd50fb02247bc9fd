"""What every page engine delivers: words and lines with their place, and nothing decided yet."""

from dataclasses import dataclass

from renvooi.model import BBox
from renvooi.parser.words import Word


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a reader sees it, upright; coordinates in points, origin top left."""

    number: int
    """1-based."""
    width: float
    height: float
    words: tuple[Word, ...]
    """From top to bottom and left to right; columns side by side share rows."""
    rules: tuple[BBox, ...]
    """Thin upright and level lines, and the edges of boxes that leave ink: what parts the cells of a table."""
    images: tuple[BBox, ...]
    """Pictures on the page; a page with pictures and no words is a scan."""
    outlines: int
    """Filled shapes of the size of letters: text that was turned into drawing, or a drawing."""
    rotated: int
    """Characters left out because they do not stand upright."""
    unmapped: int
    """Characters of which the font does not say what they are."""
