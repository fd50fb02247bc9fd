"""Characters of picture fonts as what they show."""

from dataclasses import dataclass

from renvooi.parser.spans import PICTURE_FONT, PICTURES

_PRIVATE = range(0xF020, 0xF100)
"""Where Word keeps the characters of a font that has no letters."""
_GREEK = dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL = _GREEK | {
    "·": "•", "®": "→", "£": "≤", "³": "≥", "±": "±", "´": "×", "¸": "÷", "¹": "≠", "»": "≈", "¥": "∞",
    "¬": "←", "Þ": "⇒", "°": "°", "²": "″", "¢": "′", "§": "♣", "ä": "™", "Ó": "©", "Ò": "®", "å": "∑",
    "Ö": "√", "Î": "∈", "-": "−", "W": "Ω", "D": "Δ", "S": "Σ", "P": "Π", "F": "Φ", "G": "Γ", "L": "Λ",
}  # fmt: skip
"""What the font Symbol shows for the characters that documents use."""
_AS_THEY_ARE = frozenset("0123456789 .,;:()[]{}+=<>/%!?|&#")
"""Characters that Symbol shows as themselves."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Text as a reader sees it."""

    text: str
    unknown: int
    """Characters of a picture font of which it is not known what they show."""


def as_shown(text: str, font: str) -> Shown:
    """`text` in `font` as a reader sees it; a text font shows its own characters."""
    pictures = _pictures(font)
    result: list[str] = []
    unknown = 0
    for char in text:
        plain = chr(ord(char) - 0xF000) if ord(char) in _PRIVATE else char
        if pictures is None and plain == char:
            result.append(char)
        elif pictures is not None and (plain in pictures or plain in _AS_THEY_ARE or char.isspace()):
            result.append(pictures.get(plain, plain))
        elif pictures is None and plain == "·":
            # A bullet of Symbol whose font was lost on the way.
            result.append("•")
        else:
            result.append(char)
            unknown += 1
    return Shown("".join(result), unknown)


def _pictures(font: str) -> dict[str, str] | None:
    if PICTURE_FONT.search(font):
        return PICTURES
    return _SYMBOL if font.casefold() == "symbol" else {} if "wingdings" in font.casefold() else None
