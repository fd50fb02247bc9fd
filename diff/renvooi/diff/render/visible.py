"""Text of a document as it may be shown: nothing in it works unseen."""

import unicodedata

_VISIBLE_CONTROLS = frozenset("\n\t")


def visible(text: str) -> str:
    """`text` with characters that no reader sees, or that turn text around, written as U+XXXX."""
    return "".join(_mark(character) for character in text)


def _mark(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn") and character not in _VISIBLE_CONTROLS
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
