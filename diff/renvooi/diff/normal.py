"""Text as it is compared: quotes, dashes and white space made alike.

“connector” and 'connector' are one text to a lawyer; a number, a name or a full stop is not
touched. NFC and never NFKC: NFKC would make "m²" into "m2" and "½" into "1⁄2".
"""

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        **dict.fromkeys('“”„‟«»″"‘’‚‛`´′', "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "\u00ad": None,
        "…": "...",
    }
)
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """`text` in NFC with one kind of quote, one kind of dash and single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_ALIKE)).strip()
