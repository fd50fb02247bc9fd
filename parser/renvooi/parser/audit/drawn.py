"""Ink without words: what a reader sees and no reader of text gives.

- ink of text that no word explains: letters that their font maps to nothing or to a blank;
- shapes and small pictures that stand in a row of words like a letter or a word would;
- lines through words.

Rules, borders, boxes of colour, bullets, check boxes and pictures in the margin explain themselves.
"""

from collections.abc import Iterator, Mapping, Sequence

from PIL import Image, ImageDraw

from renvooi.model import BBox
from renvooi.parser.audit.shapes import is_straight
from renvooi.parser.audit.sight import CLEAR, CONTRAST, SCALE, Sight, pixels
from renvooi.parser.audit.spots import Spot, area
from renvooi.parser.audit.view import Drawn, Kind
from renvooi.parser.words import Word

OVERHANG = 0.25
"""Multiple of the font size by which a letter may reach out of the box of its word."""
PATCH = 8
"""Pixels: leftover ink is counted in squares of this side."""
LEAST_INK = 12
"""Mean of such a square, of 255, that is more than the fringe of a letter."""
STRIKE_BAND = (0.1, 0.88)
"""Part of the height from the top of the letters to their base line in which a line strikes a word out."""
DESCENDING = frozenset("gjpqyQJ")
"""Letters that reach below the base line, where a word is underlined."""
ROW = 8.0
"""Points; letters are looked up by the height of their centre in steps of this."""
STRIKE_LENGTH = 0.6
"""Share of the width of a word that a line through it covers at least."""
MIDDLE = (0.15, 0.85)
"""Part of the height of the box of a word that is looked at first."""

_INKED = [255 if value >= CLEAR else 0 for value in range(256)]


def find_unread_ink(sight: Sight) -> Iterator[Spot]:
    """Places where text was drawn and nothing was read."""
    left = sight.ink.point(_INKED)
    pen = ImageDraw.Draw(left)
    for word in sight.words:
        margin = OVERHANG * word.size
        _erase(pen, (word.x0 - margin, word.top - margin, word.x1 + margin, word.bottom + margin))
    if left.getbbox() is None:
        return
    for char in sight.characters:
        if char.text.isprintable():
            _erase(pen, (char.box[0] - 1, char.box[1] - 1, char.box[2] + 1, char.box[3] + 1))
    for text in sight.view.texts:
        if sight.view.is_turned(text):
            _erase(pen, sight.view.place(text))
    for box in _patches(left):
        yield Spot("unread-ink", "", sight.view.number, box)


def _erase(pen: ImageDraw.ImageDraw, box: BBox) -> None:
    x0, y0, x1, y1 = (value * SCALE for value in box)
    if x1 >= x0 and y1 >= y0:
        pen.rectangle((x0, y0, x1, y1), fill=0)


def _patches(picture: Image.Image) -> Iterator[BBox]:
    """The parts of a picture that hold ink, neighbours in a row as one."""
    small = picture.reduce(PATCH)
    values = small.tobytes()
    side = PATCH / SCALE
    for row in range(small.height):
        columns = [x for x in range(small.width) if values[row * small.width + x] >= LEAST_INK]
        while columns:
            run = [columns.pop(0)]
            while columns and columns[0] - run[-1] <= 2:
                run.append(columns.pop(0))
            yield (run[0] * side, row * side, (run[-1] + 1) * side, (row + 1) * side)


def find_struck(sight: Sight) -> Iterator[Spot]:
    """Words with a line through them, be it a rule, a shape or a picture."""
    grey = sight.bare.convert("L")
    doubtful = [word for word in sight.words if _has_something_behind(grey, word)]
    if not doubtful:
        return
    rows: dict[int, list[BBox]] = {}
    for char in sight.characters:
        if char.text.isalnum() and char.text not in DESCENDING:
            rows.setdefault(int((char.box[1] + char.box[3]) / 2 / ROW), []).append(char.box)
    strokes = [box for one in sight.view.objects if (box := _stroke(sight, one)) is not None]
    for word in doubtful:
        body = _body(word, rows)
        if body and (_has_line(grey, body) or any(_crosses(stroke, body) for stroke in strokes)):
            yield Spot("struck-text", word.text, word.page, (word.x0, word.top, word.x1, word.bottom))


def _has_something_behind(grey: Image.Image, word: Word) -> bool:
    height = word.bottom - word.top
    middle = (word.x0, word.top + MIDDLE[0] * height, word.x1, word.top + MIDDLE[1] * height)
    low, high = grey.crop(pixels(middle)).getextrema()
    return isinstance(low, int) and isinstance(high, int) and high - low > 2 * CONTRAST


def _body(word: Word, rows: Mapping[int, Sequence[BBox]]) -> BBox | None:
    """A word from the top of its letters to their base line, whatever its typeface leaves above and below."""
    near = (box for row in range(int(word.top / ROW), int(word.bottom / ROW) + 1) for box in rows.get(row, ()))
    inside = [
        box
        for box in near
        if word.x0 <= (box[0] + box[2]) / 2 <= word.x1 and word.top <= (box[1] + box[3]) / 2 <= word.bottom
    ]
    if not inside:
        return None
    base = sorted(box[3] for box in inside)[len(inside) // 2]
    return (word.x0, sorted(box[1] for box in inside)[len(inside) // 2], word.x1, base)


def _has_line(grey: Image.Image, body: BBox) -> bool:
    """Whether a row of pixels in the middle of a word differs from those above and below it."""
    x0, top, x1, bottom = body
    height = bottom - top
    crop = grey.crop(pixels((x0, top + STRIKE_BAND[0] * height, x1, top + STRIKE_BAND[1] * height)))
    rows = crop.resize((1, crop.height), Image.Resampling.BOX).tobytes()
    ground = sorted(rows)[len(rows) // 2]
    line = max(range(len(rows)), key=lambda at: abs(rows[at] - ground))
    if abs(rows[line] - ground) < CONTRAST:
        return False
    across = crop.crop((0, line, crop.width, line + 1)).tobytes()
    return sum(abs(value - ground) >= CONTRAST for value in across) >= STRIKE_LENGTH * len(across)


def _stroke(sight: Sight, one: Drawn) -> BBox | None:
    """The box of a slanted or curved line, None for what is no line or stands straight."""
    if one.kind != Kind.PATH or is_straight(sight.view.contours(one)):
        return None
    box = sight.view.place(one)
    return box if box[2] - box[0] > 3 and area(box) < 0.5 * sight.view.width * sight.view.height else None


def _crosses(stroke: BBox, body: BBox) -> bool:
    """Whether the box of a slanted line takes most of the width of a word and its middle."""
    middle = (body[1] + body[3]) / 2
    across = min(stroke[2], body[2]) - max(stroke[0], body[0])
    return stroke[1] < middle < stroke[3] and across > STRIKE_LENGTH * (body[2] - body[0])
