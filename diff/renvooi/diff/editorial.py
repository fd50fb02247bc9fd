"""The proof that two texts say the same: every difference is of a kind that carries no meaning.

Both texts become sequences of canonical words; they must have one length, and each pair of
words must be equal or of an allowed kind. What is not on the list is not proven, and so not
editorial: commas around a clause, quotes that come or go, capitals.
"""

import re
from collections.abc import Iterator

from renvooi.diff.normal import normalise
from renvooi.diff.signals import numbers
from renvooi.diff.signals.date import dates
from renvooi.diff.signals.term import UNITS
from renvooi.diff.tokens import tokenise

_NORM = re.compile(r"\b(ISO|NEN|IEC|NTA)[\s-]?(?=\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ARTICLES = frozenset({"de", "het"})


def proven_editorial(old: str, new: str) -> str | None:
    """Why the difference carries no meaning, as one sentence; None if that is not proven."""
    left, right = normalise(old), normalise(new)
    if left == right:
        return "the same text but for quotes, dashes or white space"
    one, other = list(_canonical(left)), list(_canonical(right))
    if one == other:
        return "the same text but for punctuation or the notation of numbers"
    if len(one) != len(other):
        return None
    kinds = [_kind(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if any(kind is None for kind in kinds):
        return None
    return "the same text but for " + " and ".join(dict.fromkeys(kind for kind in kinds if kind))


def _kind(old: str, new: str) -> str | None:
    """What kind of meaningless difference two words show; None if none is known."""
    if {old, new} == _ARTICLES:
        return "an article"
    short, long = sorted((old, new), key=len)
    if short.endswith("d") and long == short + "t" and short.isalpha():
        return "a d/dt spelling"
    return None


def _canonical(text: str) -> Iterator[str]:
    """The words of `text` with one notation for numbers, dates and norms, without idle commas."""
    tokens = [token.text for token in tokenise(_NORM.sub(r"\1", text))]
    while tokens and tokens[-1] in ".;":
        tokens.pop()
    for at, token in enumerate(tokens):
        following = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        if token == "," and following in ("en", "of"):
            continue
        yield _one_notation(token, following)


def _one_notation(token: str, following: str) -> str:
    if date := next(dates(token), None):
        return "{:04}-{:02}-{:02}".format(*date.value)
    if _THOUSANDS.fullmatch(token):
        return token.replace(".", "")
    if token.casefold() == "een" and following not in UNITS:
        return token
    value = numbers.value(token) if token.isalpha() else None
    return f"{value:g}" if value is not None else token
