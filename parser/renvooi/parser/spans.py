"""Characters in drawing order to spans: runs that a blank, a gap or a jump ends.

Both engines hand over their characters in the same form, so that both find the same words.
A blank that is drawn ends a span for good. A gap ends it too, but as a word may be drawn in
pieces (a bold half, kerning, letters one by one), spans that touch are joined in `words.py`,
where their rows are known.

A dense page has a thousand spans; they are named tuples, as a dataclass takes four times as long
to make, which would be a tenth of the time of the fast engine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import Final, NamedTuple, Protocol

from renvooi.parser.markers import BULLETS

WORD_GAP: Final = 0.2
"""Multiple of font size; a larger gap between two characters ends a word. Blanks are 0.2 to 0.35."""
STEP_BACK: Final = 0.3
"""Multiple of font size; kerning sets letters less far back than this."""
STEPS: Final = (0.12, 0.75)
"""Least and greatest multiple of font size between the beginnings of two letters that nobody looks at twice: less is
a letter drawn again, and of more only the widest letters are. A smaller gap in it is marked by the engine."""
SAME_LINE: Final = 0.02
"""Multiple of font size by which two characters of one span may stand higher or lower."""
SAME_PLACE: Final = 0.1
"""Multiple of font size within which the same character drawn again is the same ink."""
BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
"""The ligature code points; written out because a search for a word must find it."""
PICTURE_FONT: Final = re.compile(r"wingdings(?![- ]?[23])", re.IGNORECASE)
"""Fonts that show a picture for a letter; their second and third volume show others."""
PICTURES: Final = {
    "l": "●", "n": "■", "o": "□", "q": "❑", "u": "◆", "v": "❖", "w": "◆", "§": "▪", "¨": "◻", "Ø": "➢",
    "à": "→", "ü": "✓", "û": "✗", "þ": "☑", "ý": "☒",
}  # fmt: skip
"""What Wingdings shows for the characters that documents use: bullets, arrows and marks in boxes."""
SOFT_HYPHEN: Final = "\u00ad"

_LIGATURE = re.compile("[\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one piece of text are set."""

    size: float
    """Font size in points after all scaling."""
    bold: bool
    pictures: bool
    """Whether its letters show as pictures."""


class Span(NamedTuple):
    """Characters that stand side by side on one line."""

    text: str
    x0: float
    x1: float
    base: float
    """The line that its letters stand on, in points from the top."""
    size: float
    bold: bool
    opened: bool
    """Whether a blank was drawn before it."""
    closed: bool
    """Whether a blank was drawn behind it."""


def style_of(font: str, size: float) -> Style:
    """The style that a font of this name gives."""
    return Style(size, BOLD.search(font) is not None, PICTURE_FONT.search(font) is not None)


class Characters(Protocol):
    """The characters of a page in drawing order, as an engine has them."""

    @property
    def texts(self) -> Sequence[str]:
        """One character each, or several for a ligature that is one glyph."""
        ...

    @property
    def marks(self) -> str:
        """One for each: DRAWN for a blank, THOUGHT for one that only the engine put in, else not blank."""
        ...

    @property
    def xs(self) -> Sequence[float]:
        """Where the pen stood for each, in points; the page begins at `left`."""
        ...

    @property
    def ys(self) -> Sequence[float]:
        """The line that each stands on, in points upwards; the page ends at `top`."""
        ...

    @property
    def rights(self) -> Sequence[float] | None:
        """Where the pen stood behind each, on the scale of `xs`; None where asking for all of them takes too long."""
        ...

    @property
    def left(self) -> float:
        """Left edge of the page on the scale of `xs`."""
        ...

    @property
    def top(self) -> float:
        """Upper edge of the page on the scale of `ys`."""
        ...

    def style(self, index: int) -> Style | None:
        """How a character is set; None if it does not stand upright."""
        ...

    def end(self, index: int) -> float:
        """Where the pen stood behind a character that belongs to the span asked for last, on the scale of `xs`."""
        ...

    def is_piece(self, index: int) -> bool:
        """Whether a character at the place of the one before belongs to the same glyph, a ligature."""
        ...


DRAWN: Final = " "
THOUGHT: Final = "\0"
_RUN: Final = re.compile(f"[^{DRAWN}{THOUGHT}]+")


def find_spans(chars: Characters) -> tuple[list[Span], int]:
    """The spans of a page in drawing order, and how many characters do not stand upright."""
    spans: list[Span] = []
    rotated = 0
    marks, texts, xs, ys, edge, top = chars.marks, chars.texts, chars.xs, chars.ys, chars.left, chars.top
    for found in _RUN.finditer(marks):
        first, end = found.span()
        opened, closed = marks[first - 1 : first] == DRAWN, marks[end : end + 1] == DRAWN
        while first < end:
            style = chars.style(first)
            if style is None:
                rotated += sum(map(len, texts[first:end]))
                break
            last, twice = _stretch(chars, first, end, style.size)
            kept = [texts[i] for i in range(first, last) if i not in twice] if twice else texts[first:last]
            text = kept if isinstance(kept, str) else "".join(kept)
            if style.pictures or not text.isascii():
                text = _shown(text, style)
            right = chars.end(last - 1) - edge
            base, ended = top - ys[first], closed and last == end
            spans.append(Span(text, xs[first] - edge, right, base, style.size, style.bold, opened, ended))
            first, opened = last, False
    return spans, rotated


def _stretch(chars: Characters, first: int, end: int, size: float) -> tuple[int, Sequence[int]]:
    """The end of the span that begins at `first`, and which of its characters were drawn twice."""
    if first + 1 == end or chars.texts[first] in BULLETS:
        return first + 1, ()
    xs, ys = chars.xs[first:end], chars.ys[first:end]
    least, greatest, line = STEPS[0] * size, STEPS[1] * size, SAME_LINE * size
    steps = list(map(sub, xs[1:], xs))
    gaps = list(map(sub, xs[1:], chars.rights[first : end - 1])) if chars.rights else ()
    even = least < min(steps) and max(steps) <= greatest and max(ys) - min(ys) <= line
    if even and (not gaps or (max(gaps) <= WORD_GAP * size and min(gaps) >= -STEP_BACK * size)):
        return end, ()
    twice: list[int] = []
    for index in range(first + 1, end):
        usual = least < steps[index - first - 1] <= greatest and not gaps
        if abs(ys[index - first] - ys[0]) > line or not (usual or _goes_on(chars, index, size, twice)):
            return index, twice
    return end, twice


def _goes_on(chars: Characters, index: int, size: float, twice: list[int]) -> bool:
    """Whether a character with an odd step before it still belongs to the span; adds it to `twice` if drawn again."""
    step = chars.xs[index] - chars.xs[index - 1]
    if step == 0 and chars.is_piece(index):
        return True
    if abs(step) <= SAME_PLACE * size and chars.texts[index] == chars.texts[index - 1]:
        twice.append(index)
        return True
    return -STEP_BACK * size <= chars.xs[index] - chars.end(index - 1) <= WORD_GAP * size


def _shown(text: str, style: Style) -> str:
    """`text` as it looks: ligatures as letters, letters of a picture font as pictures."""
    if style.pictures:
        text = "".join(map(_pictured, text))
    if _LIGATURE.search(text):
        text = "".join(LIGATURES.get(char, char) for char in text)
    # A hyphen that is drawn at a line's end is written as a soft one by some programs.
    return text[:-1] + "-" if text[-1] == SOFT_HYPHEN else text


def _pictured(char: str) -> str:
    """A character of a picture font as the picture that it shows."""
    # Such fonts have their characters either as they are or in the private use area.
    code = ord(char)
    return PICTURES.get(chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else char, char)
