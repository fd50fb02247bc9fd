"""Whether a colour can be read, by the contrast that the accessibility guidelines (WCAG 2) define.

A house chooses one colour, for white paper. On a dark page the same hue is lightened until it reads
as well, so that no house has to choose twice.
"""

import re

ENOUGH = 4.5
"""Contrast that normal text needs at level AA, as a ratio; 1 is none, 21 is black on white."""

WHITE = "#ffffff"
LIGHT_GROUNDS = (WHITE, "#f4f5f7")
"""Paper and ground of the page by day; the accent of a house stands on both."""
DARK_GROUNDS = ("#171c22", "#0f1317")
"""The same of the dark page."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 100
"""Shares of white that are tried in turn."""


def is_colour(text: str) -> bool:
    """True for "#rrggbb"."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The ratio between the luminance of two colours, from 1 to 21; the order makes no difference."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str, grounds: tuple[str, ...]) -> str:
    """`colour`, with as little white as makes it readable on each of the dark `grounds`."""
    for step in range(_STEPS + 1):
        mixed = _with_white(colour, step / _STEPS)
        if all(contrast(mixed, ground) >= ENOUGH for ground in grounds):
            return mixed
    return WHITE


def _with_white(colour: str, share: float) -> str:
    return "#" + "".join(f"{round(one + (255 - one) * share):02x}" for one in _channels(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(one / 255) for one in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
