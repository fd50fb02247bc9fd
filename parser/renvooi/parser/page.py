"""What every page engine delivers: glyphs with place, size and font, and nothing decided yet."""

from dataclasses import dataclass

from renvooi.model import BBox


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it stands on the page; ligatures may be several letters."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Font size in points after all scaling."""
    font: str
    """Font name without its subset prefix."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; coordinates in points, origin top left."""

    number: int
    """1-based."""
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    """In drawing order, which need not be reading order; blanks included."""
    dots: tuple[BBox, ...]
    """Small shapes that may be list bullets drawn without a font."""
    images: tuple[BBox, ...]
    """Pictures on the page; a page with pictures and no glyphs is a scan."""
    rules: tuple[BBox, ...]
    """Thin upright and level lines, also as edges of boxes drawn or filled: they may part the cells of a table."""
    outlines: int
    """Filled shapes of the size of letters: text that was turned into drawing, or a drawing."""
    rotated: int
    """Glyphs left out because they do not stand upright."""
