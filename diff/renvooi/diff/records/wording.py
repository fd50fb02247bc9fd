"""Text of list items as records compare it: without the end that a list gives it, and by its words.

Alfa Hosting B.V.; en   ->   Alfa Hosting B.V.
"""

import re

from renvooi.diff.normal import normalise
from renvooi.diff.signals.sentences import sentences

_END = re.compile(r"(?:\s*[;,]\s*(?:en|of|and|or)|\s*[;,:])+\s*$", re.IGNORECASE)
_STOP = re.compile(r"(?<!\w\.\w)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\benz)(?<!\betc)\.$", re.IGNORECASE)
"""A full stop that ends the item: that of "B.V." and "enz." belongs to the word."""
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+")
_JOINED = re.compile(r"(?<=\w)[-‐‑](?=\w)")
LOOSE = re.compile(
    r"\b(?:zo\s?(?:veel|goed|snel)\s+mogelijk|waar\s+mogelijk|zo\s+mogelijk|indien\s+mogelijk|bij\s+voorkeur|(?:ge)?stree?f|streven"
    r"|in\s+(?:beginsel|principe)|span(?:t|nen)\s+(?:ons|zich)|inspann|tracht|probeert|proberen|where\s+possible)",
    re.IGNORECASE,
)
"""Words that make a rule one of effort."""


def bare(text: str) -> str:
    """`text` without the "; en", comma or full stop that a list ends it with."""
    return _STOP.sub("", _END.sub("", text.strip())).strip()


def statements(text: str) -> tuple[str, ...]:
    """The sentences of a text of one or more lines, each bare: bullets that are split or merged give the same."""
    found = (bare(one) for line in text.split("\n") for one in sentences(line.strip()))
    return tuple(one for one in found if one)


def words(text: str) -> str:
    """What two texts are compared by: words and numbers, without case, hyphens and punctuation."""
    return " ".join(_WORD.findall(_JOINED.sub("", normalise(text)).casefold()))
