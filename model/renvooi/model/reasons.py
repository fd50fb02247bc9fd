"""When what a person gives as a reason is one: somebody else reads it later, and "-" tells nobody why."""

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 2
"""Words of two letters and more: "op verzoek" is the shortest account that says something; "nee" and "x" are none."""


def is_reason(text: str) -> bool:
    """Whether `text` holds words enough for others to read why."""
    return len(_WORD.findall(text)) >= FEWEST_WORDS
