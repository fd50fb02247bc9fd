"""Words without ink: what was read on a page and no reader sees.

Each word is looked for in what text adds to the picture of the page. A word that leaves too
little there, or has a hole the width of a letter, is looked at more closely, letter by letter;
so is all text in an odd manner (pale, transparent, without fill), with the rest of the page left
standing, as the ink of a word that lies over it would else pass for its own.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from renvooi.model import BBox
from renvooi.parser.audit.sight import CLEAR, CLOSE, CONTRAST, SCALE, Sight, pixels, strongest
from renvooi.parser.audit.spots import Spot, area, around, overlap
from renvooi.parser.audit.view import SOLID, Character, Drawn, Kind, PageView, difference
from renvooi.parser.words import Word

SMALLEST = 2.0
"""Points; smaller text is a line to the eye."""
NARROWEST = 0.1
"""Width of a letter as a multiple of its size; the narrowest typefaces have twice as much."""
ON_PAGE = 0.2
"""Share of a word that must be on the page for its ink to be looked for."""
LARGE = 24.0
"""Points of the height of a letter from which on it is seen at less contrast."""
LARGE_CONTRAST = 10
"""Of 255; large letters of a paler grey than 96% are taken for hidden."""
HOLE = 0.36
"""Multiple of the font size: more white inside a word than between any two letters; less than a comma with its sides."""
RAGGED = 0.26
"""The same, before the first letter and behind the last."""
FAINT = 3
"""Mean of a column of pixels, of 255: less is white."""
PALE = 200
"""Of 255, the darkest channel of a fill: paler text needs a closer look."""
TRANSPARENT = 40
"""Of 255: opacity at which text is called transparent."""
COVERS = 0.6
"""Share of a word that a later shape must cover to be the reason why it cannot be seen."""
SCAN = 0.5
"""Share of the page from which on a picture is a scan, and invisible text over it is what was recognised in it."""

UNDRAWN_MODES = frozenset({3, 7})
"""Render modes that put no ink on the page."""


@dataclass(frozen=True, slots=True)
class _Close:
    """A part of the page looked at closely: the ink of all text, and that of odd text alone."""

    view: PageView
    region: BBox
    ink: Image.Image
    odd_ink: Image.Image
    odd: frozenset[int]
    """Orders of the odd objects."""

    def contrast(self, char: Character) -> int:
        owner = self.view.owner(char) if self.odd else None
        return self.strength(char.box, odd=owner is not None and owner.order in self.odd)

    def strength(self, box: BBox, *, odd: bool) -> int:
        place = pixels(box, scale=CLOSE, origin=self.region[:2])
        return strongest(self.odd_ink if odd else self.ink, place)


def find_unseen(sight: Sight) -> Iterator[Spot]:
    """Words that cannot be seen, each named by the reason."""
    rest: list[Word] = []
    # a word that a large pale mark runs through has the size of the mark
    usual = statistics.median(word.size for word in sight.words) if sight.words else 0.0
    for word in sight.words:
        box = _box(word)
        if overlap(box, (0.0, 0.0, sight.view.width, sight.view.height)) < ON_PAGE * area(box):
            yield Spot("outside-page", word.text, word.page, box)
        elif word.size < SMALLEST or word.x1 - word.x0 < NARROWEST * min(word.size, usual) * len(word.text):
            yield Spot("tiny-text", word.text, word.page, box)
        else:
            rest.append(word)
    odd = [text for text in sight.view.texts if _is_odd(sight, text)]
    places = [sight.view.place(text) for text in odd]
    doubtful = [word for word in rest if _is_doubtful(sight, word) or any(overlap(_box(word), box) for box in places)]
    if doubtful:
        yield from _looked_at_closely(sight, doubtful, odd)


def _box(word: Word) -> BBox:
    return (word.x0, word.top, word.x1, word.bottom)


def _is_odd(sight: Sight, text: Drawn) -> bool:
    """Whether a text object is drawn in a manner that may hide it."""
    red, green, blue, opacity = sight.view.fill(text)
    return min(red, green, blue) >= PALE or opacity < SOLID or sight.view.mode(text) in UNDRAWN_MODES


def _is_doubtful(sight: Sight, word: Word) -> bool:
    """Whether a word leaves little ink at first sight, or a hole in it the width of a letter."""
    crop = sight.ink.crop(pixels(_box(word)))
    high = crop.getextrema()[1]
    if not isinstance(high, int | float) or high < CLEAR:
        return not _is_drawn_mark(sight, word)
    row = crop.resize((crop.width, 1), Image.Resampling.BOX).tobytes().translate(_INKED)
    before, *holes = row.split(b"#")
    behind = holes.pop() if holes else b""
    widest = max(map(len, holes), default=0)
    ragged = max(len(before), len(behind)) - 1
    return widest > HOLE * word.size * SCALE or ragged > RAGGED * word.size * SCALE


_INKED = bytes(ord("#") if value >= FAINT else ord(" ") for value in range(256))


def _is_drawn_mark(sight: Sight, word: Word) -> bool:
    """Whether a word stands for a list marker that is a drawing and not text."""
    if len(word.text) > 1 or word.text.isalnum():
        return False
    low, high = sight.full.crop(pixels(_box(word))).convert("L").getextrema()
    return isinstance(low, int) and isinstance(high, int) and high - low >= CONTRAST


def _looked_at_closely(sight: Sight, doubtful: Sequence[Word], odd: Sequence[Drawn]) -> Iterator[Spot]:
    close = _closer(sight, around([_box(word) for word in doubtful]), odd)
    for word in doubtful:
        box = _box(word)
        inside = [char for char in sight.characters if _is_within(char.box, box) and char.text.isprintable()]
        unseen = [char for char in inside if close.contrast(char) < _least(char)]
        if unseen:
            yield Spot(_reason(sight, unseen), word.text, word.page, box)
        elif not inside and close.strength(box, odd=False) < CONTRAST and not _is_drawn_mark(sight, word):
            yield Spot("hidden-text", word.text, word.page, box)


def _least(char: Character) -> int:
    """The contrast that a character needs to be seen: a draft mark across the page needs less."""
    return LARGE_CONTRAST if char.box[3] - char.box[1] >= LARGE else CONTRAST


def _closer(sight: Sight, region: BBox, odd: Sequence[Drawn]) -> _Close:
    view = sight.view
    region = (max(0.0, region[0] - 1), max(0.0, region[1] - 1), region[2] + 1, region[3] + 1)
    full = view.picture(scale=CLOSE, box=region)
    ink = difference(full, view.picture(scale=CLOSE, box=region, without=view.texts))
    odd_ink = difference(full, view.picture(scale=CLOSE, box=region, without=odd)) if odd else ink
    return _Close(view, region, ink, odd_ink, frozenset(text.order for text in odd))


def _is_within(char: BBox, word: BBox) -> bool:
    x, y = (char[0] + char[2]) / 2, (char[1] + char[3]) / 2
    return word[0] <= x <= word[2] and word[1] <= y <= word[3]


def _reason(sight: Sight, unseen: Sequence[Character]) -> str:
    """Why characters cannot be seen, as far as the attributes of their objects tell."""
    view, box = sight.view, around([one.box for one in unseen])
    text = view.owner(unseen[0])
    if text is None:
        return "hidden-text"
    fill = view.fill(text)
    if view.mode(text) in UNDRAWN_MODES:
        return "text-over-scan" if _lies_on_scan(sight, box) else "invisible-text"
    if fill[3] < TRANSPARENT:
        return "invisible-text"
    if view.is_layered(text):
        return "hidden-layer"
    if _is_covered(sight, text, box):
        return "covered-text"
    ground = sight.bare.crop(pixels(box)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    if isinstance(ground, tuple) and max(abs(a - b) for a, b in zip(ground, fill[:3], strict=True)) < CONTRAST:
        return "no-contrast"
    if sight.has_layers_off and text.forms:
        # a form may be in a layer as a whole, which leaves no mark on its objects
        return "hidden-layer"
    return "clipped-text" if view.is_clipped(text) else "hidden-text"


def _lies_on_scan(sight: Sight, box: BBox) -> bool:
    page = sight.view.width * sight.view.height
    pictures = (sight.view.place(one) for one in sight.view.objects if one.kind == Kind.IMAGE)
    return any(area(picture) >= SCAN * page and overlap(picture, box) for picture in pictures)


def _is_covered(sight: Sight, text: Drawn, box: BBox) -> bool:
    """Whether something opaque that was drawn later lies over a box."""
    view = sight.view
    later = (one for one in view.objects if one.order > text.order and one.kind != Kind.TEXT)
    opaque = (view.place(one) for one in later if one.kind != Kind.PATH or view.covers(one))
    return any(overlap(cover, box) >= COVERS * area(box) for cover in (*opaque, *view.annotations()))
