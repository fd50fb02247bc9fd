"""Text of a document as it may be shown: nothing in it works unseen."""

import re
import unicodedata
from functools import lru_cache

_DOUBTFUL = re.compile(r"[^\n\t -~\xa0-\xac\xae-\u034e]")
"""What is neither a letter or sign of a Latin alphabet nor a break: few characters have to be looked up."""


def visible(text: str) -> str:
    """`text` with characters that no reader sees, or that turn text around, written as U+XXXX."""
    return _DOUBTFUL.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    return _shown(found[0])


@lru_cache(maxsize=1024)
def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
