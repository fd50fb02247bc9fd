"""Text of a list: in one spelling, and quoted in a message so that it stays on one line."""

import re
import unicodedata
from collections.abc import Iterator

SHORT = 60
"""Characters of what a file says that a message quotes."""


def shown(text: str) -> str:
    """What was given in quotes, short and on one line, whatever it holds."""
    short = text if len(text) <= SHORT else f"{text[: SHORT - 3]}..."
    return f"'{short}'" if short.isprintable() else ascii(short)


def bare(text: str) -> str:
    """The same without quotes, for a name that is part of a field."""
    return shown(text)[1:-1]


def one_line_of(text: str) -> str:
    """`text` with single spaces, whatever their width, in one spelling (NFC); other characters stay as they are."""
    if text.isascii():
        # most of a long list is
        return " ".join(filter(None, text.split(" ")))
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    return unicodedata.normalize("NFC", " ".join(filter(None, spaced.split(" "))))


def pieces(cell: str) -> Iterator[str]:
    """What a cell names several of, with a semicolon or a line break between."""
    return filter(None, map(one_line_of, re.split(r";|\r?\n", cell)))
