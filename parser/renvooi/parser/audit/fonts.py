"""Fonts that show one character and are read as another.

All checked characters of all fonts are drawn once on one sheet, which costs a millisecond for
fifty of them, and compared with what they are read as. Four signs of a lie:
the picture is clearly that of another character; the same picture is read as two characters;
one character has two pictures; the name of the glyph and its picture agree against its text.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pikepdf

from renvooi.parser.audit.fontmaps import FontMap
from renvooi.parser.audit.outlines import (
    CHECKED,
    FAR,
    SAME,
    Outline,
    are_alike,
    contradicts,
    distance,
    how_far,
    outlines,
)
from renvooi.parser.audit.spots import Spot
from renvooi.parser.audit.view import Character

if TYPE_CHECKING:
    from renvooi.parser.audit.sight import Sight  # which holds the lies that are found here

MOST_CODES: Final = 2_000
"""Codes of checked characters in one file; a font has seventy, a contract some ten fonts."""
SYMBOLS: Final = ("Symbol", "ZapfDingbats", "Wingdings", "Webdings")
"""Fonts of pictures: their codes are those of letters, and stand for none."""
SHORTEST_LIE: Final = 2
"""Letters from which on a text of one glyph is looked at: ligatures have up to three, all of them letters."""
LONGEST_LIGATURE: Final = 3


@dataclass(frozen=True, slots=True)
class Lie:
    """A character that a font shows otherwise than it is read."""

    font: FontMap
    code: int
    read: str
    shown: str
    """"" if it is only known to be something else."""


def find_lies(fonts: Sequence[FontMap]) -> tuple[Lie, ...]:
    """Every character that a font shows otherwise than it reads."""
    wanted = [(font, code, text) for font in fonts for code, text in _to_check(font)]
    if len(wanted) > MOST_CODES:
        raise ValueError(f"its fonts map {len(wanted)} codes to letters and figures")
    drawn = _drawn(wanted)
    lies: list[Lie] = []
    for font in fonts:
        own = [(code, text, drawn[id(font), code]) for code, text in _to_check(font)]
        shown = [(code, text, outline) for code, text, outline in own if outline is not None]
        lies.extend(_lies_in(font, shown))
        lies.extend(Lie(font, code, text, "") for code, text in font.texts.items() if _is_too_much(text))
    return tuple(lies)


def _to_check(font: FontMap) -> Iterator[tuple[int, str]]:
    if any(name in font.name for name in SYMBOLS):
        return
    for code, text in sorted(font.texts.items()):
        if len(text) == 1 and text in CHECKED and code < 256**font.width:
            yield code, text


def _is_too_much(text: str) -> bool:
    """Whether one glyph is read as more than a ligature holds."""
    if len(text) < SHORTEST_LIE:
        return False
    return (any(char.isdigit() for char in text) and text.isalnum()) or (
        text.isalpha() and len(text) > LONGEST_LIGATURE
    )


def _drawn(wanted: Sequence[tuple[FontMap, int, str]]) -> Mapping[tuple[int, int], Outline | None]:
    sheet = pikepdf.new()
    copies = {id(font): sheet.copy_foreign(font.font) for font, _, _ in wanted}
    codes = [(copies[id(font)], code.to_bytes(font.width, "big")) for font, code, _ in wanted]
    keys = [(id(font), code) for font, code, _ in wanted]
    return dict(zip(keys, outlines(sheet, codes), strict=True))


def _lies_in(font: FontMap, shown: Sequence[tuple[int, str, Outline]]) -> Iterator[Lie]:
    """Each lie of one font."""
    for code, read, outline in shown:
        other = contradicts(read, outline) or _named_otherwise(font, code, read, outline)
        if other is None:
            other = _seen_before(read, outline, shown)
        if other is not None:
            yield Lie(font, code, read, other)


def _named_otherwise(font: FontMap, code: int, read: str, outline: Outline) -> str | None:
    """What the name of a glyph says, if its picture sides with it."""
    name = font.names.get(code)
    if name is None or name == read or name not in CHECKED or are_alike(read, name):
        return None
    return name if how_far(name, outline) < how_far(read, outline) else None


def _seen_before(read: str, outline: Outline, shown: Sequence[tuple[int, str, Outline]]) -> str | None:
    """What the same picture is read as elsewhere, or "" if this character has another picture elsewhere.

    Of two codes with one picture the one is a lie whose character is farther from it.
    """
    for _, text, other in shown:
        apart = distance(outline, other)
        if (
            text != read
            and apart < SAME
            and not are_alike(read, text)
            and how_far(read, outline) > how_far(text, other)
        ):
            return text
        if text == read and read.isdigit() and apart > FAR and how_far(read, outline) > how_far(read, other):
            return ""
    return None


def find_lying_letters(sight: "Sight") -> Iterator[Spot]:
    """Letters of a page that are shown otherwise than they are read."""
    here = [lie for lie in sight.lies if sight.view.number in lie.font.pages]
    if not here:
        return
    for char, following in itertools.pairwise((*sight.characters, Character("", (0, 0, 0, 0), -1))):
        for lie in here:
            together = len(lie.read) == 1 or (following.text == lie.read[1] and following.box == char.box)
            if lie.read[0] == char.text and together and sight.view.font_name(char) == lie.font.name:
                shown = f'{lie.read}" shown as "{lie.shown}' if lie.shown else lie.read
                yield Spot("glyph-differs", shown, sight.view.number, char.box)
                break
