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
from typing import Final, NamedTuple, Protocol

from renvooi.parser.markers import BULLETS

WORD_GAP: Final = 0.16
"""Multiple of font size; a larger gap between two characters ends a word. Blanks are 0.19 to 0.35, also where one
engine takes a drawn blank for one that it only supposes."""
STEP_BACK: Final = 0.3
"""Multiple of font size; kerning sets letters less far back than this."""
KERNING: Final = 0.15
"""Multiple of font size by which a word may be wider or narrower than its letters; a gap in it is more."""
SAME_LINE: Final = 0.02
"""Multiple of font size by which two characters of one span may stand higher or lower."""
SAME_PLACE: Final = 0.1
"""Multiple of font size within which the same character drawn again is the same ink; of a narrow one half its width."""
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


class Run(NamedTuple):
    """Characters that stand upright and are surely one span."""

    style: Style
    left: float
    right: float
    base: float


class Characters(Protocol):
    """The characters of a page in drawing order, as an engine has them; places in points from its top left."""

    @property
    def texts(self) -> Sequence[str]:
        """One character each, or several for a ligature that is one glyph."""
        ...

    @property
    def marks(self) -> str:
        """One for each: DRAWN for a blank, THOUGHT for one that only the engine put in, else not blank."""
        ...

    def whole(self, runs: Sequence[tuple[int, int]]) -> Sequence[Run | None]:
        """Each run of characters (first, end) as one; None where a look at its letters is needed."""
        ...

    def style(self, index: int) -> Style | None:
        """How a character is set; None if it does not stand upright."""
        ...

    def place(self, index: int) -> tuple[float, float]:
        """(left, base): where the pen stood for a character."""
        ...

    def end(self, index: int) -> float:
        """Where the pen stood behind a character."""
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
    marks, texts = chars.marks, chars.texts
    runs = [found.span() for found in _RUN.finditer(marks)]
    for (first, end), run in zip(runs, chars.whole(runs), strict=True):
        if run is None or (texts[first] in BULLETS and end - first > 1):
            parts, turned = _parted(chars, first, end)
            spans += parts
            rotated += turned
            continue
        part = texts[first:end]
        text = part if isinstance(part, str) else "".join(part)
        style, left, right, base = run
        opened, closed = marks[first - 1 : first] == DRAWN, marks[end : end + 1] == DRAWN
        spans.append(Span(_shown(text, style), left, right, base, style.size, style.bold, opened, closed))
    return spans, rotated


def _parted(chars: Characters, first: int, end: int) -> tuple[list[Span], int]:
    """The spans of a run that may be several, and how many of its characters do not stand upright."""
    spans: list[Span] = []
    rotated = 0
    opened, ended = chars.marks[first - 1 : first] == DRAWN, chars.marks[end : end + 1] == DRAWN
    while first < end:
        style = chars.style(first)
        if style is None:
            # No blank is drawn between a stamp across the page and the text that was drawn next.
            rotated += len(chars.texts[first])
            first, opened = first + 1, False
            continue
        last, twice = _stretch(chars, first, end, style.size)
        text = _shown("".join(chars.texts[i] for i in range(first, last) if i not in twice), style)
        left, base = chars.place(first)
        right, closed = chars.end(last - 1), ended and last == end
        spans.append(Span(text, left, right, base, style.size, style.bold, opened, closed))
        first, opened = last, False
    return spans, rotated


def _stretch(chars: Characters, first: int, end: int, size: float) -> tuple[int, Sequence[int]]:
    """The end of the span that begins at `first`, and which of its characters were drawn twice."""
    if chars.texts[first] in BULLETS:
        return first + 1, ()
    twice: list[int] = []
    x, line = chars.place(first)
    for index in range(first + 1, end):
        left, base = chars.place(index)
        if abs(base - line) > SAME_LINE * size or chars.style(index) is None:
            return index, twice
        if left == x and chars.is_piece(index):
            continue
        again = chars.texts[index] == chars.texts[index - 1]
        if again and abs(left - x) <= min(SAME_PLACE * size, (chars.end(index - 1) - x) / 2):
            twice.append(index)
        elif not -STEP_BACK * size <= left - chars.end(index - 1) <= WORD_GAP * size:
            return index, twice
        x = left
    return end, twice


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
