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
STEPS: Final = (0.12, 1.05)
"""Least and greatest multiple of font size between the beginnings of two letters that nobody looks at twice: less is
a letter drawn again, and no letter is wider. A gap behind a narrow letter that hides in it is marked by the engine."""
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

    def runs(self, firsts: Sequence[int], lasts: Sequence[int]) -> tuple[Sequence[Style | None], Sequence[float]]:
        """How runs from `firsts` to `lasts` are set, and where the pen stood behind them, on the scale of `xs`.

        The style is that of the first character; None if it does not stand upright.
        """
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
    runs = [found.span() for found in _RUN.finditer(marks)]
    styles, ends = chars.runs([first for first, _ in runs], [end - 1 for _, end in runs])
    for (first, end), style, right in zip(runs, styles, ends, strict=True):
        if style is None:
            rotated += sum(map(len, texts[first:end]))
        elif end - first == 1 or _is_even(chars, first, end, style.size):
            part = texts[first:end]
            text = _shown(part if isinstance(part, str) else "".join(part), style)
            opened, closed = marks[first - 1 : first] == DRAWN, marks[end : end + 1] == DRAWN
            place = xs[first] - edge, right - edge, top - ys[first]
            spans.append(Span(text, *place, style.size, style.bold, opened, closed))
        else:
            parts, turned = _parted(chars, first, end)
            spans += parts
            rotated += turned
    return spans, rotated


def _is_even(chars: Characters, first: int, end: int, size: float) -> bool:
    """Whether a run is one span as every letter stands on one line and follows the one before."""
    xs, ys = chars.xs[first:end], chars.ys[first:end]
    steps = list(map(sub, xs[1:], xs))
    if min(steps) <= STEPS[0] * size or max(steps) > STEPS[1] * size or max(ys) - min(ys) > SAME_LINE * size:
        return False
    if chars.rights is not None:
        gaps = list(map(sub, xs[1:], chars.rights[first : end - 1]))
        if max(gaps) > WORD_GAP * size or min(gaps) < -STEP_BACK * size:
            return False
    return chars.texts[first] not in BULLETS


def _parted(chars: Characters, first: int, end: int) -> tuple[list[Span], int]:
    """The spans of a run that is not even, and how many of its characters do not stand upright."""
    spans: list[Span] = []
    opened, ended = chars.marks[first - 1 : first] == DRAWN, chars.marks[end : end + 1] == DRAWN
    while first < end:
        style = chars.runs([first], [first])[0][0]
        if style is None:
            return spans, sum(map(len, chars.texts[first:end]))
        last, twice = _stretch(chars, first, end, style.size)
        text = _shown("".join(chars.texts[i] for i in range(first, last) if i not in twice), style)
        place = chars.xs[first] - chars.left, _end(chars, last - 1) - chars.left, chars.top - chars.ys[first]
        spans.append(Span(text, *place, style.size, style.bold, opened, ended and last == end))
        first, opened = last, False
    return spans, 0


def _stretch(chars: Characters, first: int, end: int, size: float) -> tuple[int, Sequence[int]]:
    """The end of the span that begins at `first`, and which of its characters were drawn twice."""
    if chars.texts[first] in BULLETS:
        return first + 1, ()
    twice: list[int] = []
    for index in range(first + 1, end):
        off_line = abs(chars.ys[index] - chars.ys[first]) > SAME_LINE * size
        if off_line or not _goes_on(chars, index, size, twice):
            return index, twice
    return end, twice


def _goes_on(chars: Characters, index: int, size: float, twice: list[int]) -> bool:
    """Whether a character belongs to the span of the one before; adds it to `twice` if drawn again."""
    step = chars.xs[index] - chars.xs[index - 1]
    if step == 0 and chars.is_piece(index):
        return True
    if abs(step) <= SAME_PLACE * size and chars.texts[index] == chars.texts[index - 1]:
        twice.append(index)
        return True
    if chars.rights is None and STEPS[0] * size < step <= STEPS[1] * size:
        return True
    return -STEP_BACK * size <= chars.xs[index] - _end(chars, index - 1) <= WORD_GAP * size


def _end(chars: Characters, index: int) -> float:
    """Where the pen stood behind a character."""
    return chars.runs([index], [index])[1][0]


def _shown(text: str, style: Style) -> str:
    """`text` as it looks: ligatures as letters, letters of a picture font as pictures."""
    if text.isascii() and not style.pictures:
        return text
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
