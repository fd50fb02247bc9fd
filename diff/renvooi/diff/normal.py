"""Text as it is compared: quotes, dashes and white space made alike.

“connector” and 'connector' are one text to a lawyer; a number, a name or a full stop is not
touched. Neither is what follows a digit: 5' are minutes and 5" are seconds, so single and double
stay apart there, and primes stay primes. NFC and never NFKC: NFKC would make "m²" into "m2" and
"½" into "1⁄2".
"""

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "\u00ad": None,
        "…": "...",
    }
)
_UNLIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
_QUOTE = re.compile(r'(?<!\d)"')
_TEXTS = 8192
"""Texts that are kept: most clauses of a version stood in the one before, and each step compares both anew."""


@lru_cache(maxsize=_TEXTS)
def normalise(text: str) -> str:
    """`text` in NFC with one kind of quote, one kind of dash and single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _UNLIKE.search(text):
            text = text.translate(_ALIKE)
    elif "`" in text:
        text = text.replace("`", "'")
    if '"' in text:
        text = _QUOTE.sub("'", text)
    return " ".join(text.split())
