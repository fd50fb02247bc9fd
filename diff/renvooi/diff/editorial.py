"""The proof that two texts say the same: every difference is of a kind that carries no meaning.

    De gebruikr ontvangt o.a. de backup.   ->   De gebruiker ontvangt onder andere de back-up.

Both texts are put in one notation (`notation.py`) and cut into words, which are walked through
side by side. Where they differ, one rule of the table `KINDS` must explain the words at hand;
the names of the rules become the reason. What no rule explains is not proven, and so not
editorial: commas around a clause, quotes that come or go, the capital of a defined term.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.inflection import AGREEING
from renvooi.diff.normal import normalise
from renvooi.diff.notation import NAMED, REWRITES, apart, one_notation, rewritten
from renvooi.diff.signals import numbers
from renvooi.diff.signals.date import dates
from renvooi.diff.signals.term import UNITS
from renvooi.diff.tokens import tokenise
from renvooi.diff.word_kinds import GENDERED, KINDS, TYPING_ERROR

_PLAIN = "quotes, dashes or white space"
_MARKS = "punctuation or the notation of numbers"
_CURRENCY = frozenset({"€", "eur", "euro"})
_COUNTED = frozenset(
    "euro eur % procent gebruikers records klanten stuks keer uur dagen regels bestanden rapporten euro's".split()
)
"""What thousands stand before; a dotted number before anything else may be a name."""

LONGER, LONGER_BY = 40, 0.2
"""Characters, and share of the longer text, that an unproven text is longer at least: abbreviations add some."""
MOST_WORDS = 40
"""Words that stand on one side only, of both sides together, from which on no proof is looked for."""
LEAST_WEIGHED = 4
"""Letters of a word that must have a counterpart; function words may stand twice."""
_EDGES = ".,;:!?()'\"-"
_WRITTEN_OTHERWISE = re.compile(r"\d|\w[./%€]|[^\W\d]maal\b")
"""What may be an abbreviation, an amount or a date, whose other notation has other letters."""
_KEPT = 32
"""Proofs that are remembered: the significance of a clause asks for the one that its signals asked for."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a difference carries no meaning."""

    reason: str
    """One sentence."""
    certain: bool
    """True where the two texts can only be one: no word was taken for a typing error."""


def proven_editorial(old: str, new: str) -> str | None:
    """Why the difference carries no meaning, as one sentence; None if that is not proven."""
    proof = prove(old, new)
    return proof.reason if proof else None


@lru_cache(_KEPT)
def prove(old: str, new: str) -> Proof | None:
    """The proof that the difference carries no meaning; None if there is none."""
    if abs(len(old) - len(new)) > LONGER + LONGER_BY * max(len(old), len(new)):
        return None
    left, right = normalise(old), normalise(new)
    if left == right:
        return Proof(_but_for([_PLAIN]), certain=True)
    if not _may_be_one(left, right):
        return None
    found = _explain(one_notation(left), one_notation(right))
    if found is None:
        return None
    used = rewritten(left) | rewritten(right)
    names = [name for name, _ in REWRITES if name in used and _needed(name, left, right)]
    names = list(dict.fromkeys((*names, *found))) or [_MARKS]
    return Proof(_but_for(names), certain=TYPING_ERROR not in names)


def _may_be_one(old: str, new: str) -> bool:
    """False where a look at the words that differ is enough to know that nothing explains them.

    Most clauses that changed are told so here, in a fraction of the time of a full walk.
    """
    before, after = Counter(old.casefold().split()), Counter(new.casefold().split())
    left, right = list((before - after).elements()), list((after - before).elements())
    if len(left) + len(right) > MOST_WORDS:
        return False
    if NAMED.search(old) or NAMED.search(new):
        return True
    if any(_WRITTEN_OTHERWISE.search(word) for word in (*left, *right)):
        return True
    return all(_has_counterpart(word, right) for word in left) and all(_has_counterpart(word, left) for word in right)


def _has_counterpart(word: str, others: Sequence[str]) -> bool:
    """Whether a word of the other text begins alike, or is part of this one or the other way round."""
    bare = word.strip(_EDGES)
    if len(bare) < LEAST_WEIGHED or bare in GENDERED or bare in AGREEING or numbers.value(bare) is not None:
        return True
    return any(bare[0] == other.strip(_EDGES)[:1] or bare in other for other in others)


def _but_for(names: Sequence[str]) -> str:
    return "the same text but for " + " and ".join(names)


def _needed(name: str, old: str, new: str) -> bool:
    """Whether the texts differ by what the rewrite of this name makes equal."""
    without = (one_notation(text, leave_out=name) for text in (old, new))
    return _explain(*without) is None


def _explain(old: str, new: str) -> list[str] | None:
    """The names of the rules that explain all differences, in order; None if some are unexplained."""
    left, right = list(_canonical(old)), list(_canonical(new))
    found: list[str] = []
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and left[i] == right[j]:
            i, j = i + 1, j + 1
            continue
        step = next(((name, taken) for name, explains in KINDS if (taken := explains(left, i, right, j))), None)
        if step is None:
            return None
        name, (more_left, more_right) = step
        found.append(name)
        i, j = i + more_left, j + more_right
    return found


def _canonical(text: str) -> Iterator[str]:
    """The words of `text` with one notation for numbers and dates, without the mark that ends it."""
    tokens: list[str] = []
    for at, piece in enumerate(apart(text)):
        # of an address or a quoted word every letter counts
        tokens += [piece] if at % 2 else tokenise(piece)
    # A comma decides what the words behind it belong to, and "..." leaves a list open: only the last mark is idle.
    if len(tokens) > 1 and tokens[-1] == ";" and tokens[-2] == ".":
        # "Fabriek Ltd.;" is an entry whose name ends in a full stop
        tokens.pop()
    if len(tokens) > 1 and tokens[-1] in ".;" and tokens[-2] not in ".;,":
        tokens.pop()
    for at, token in enumerate(tokens):
        following = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        yield _one_notation(token, following, tokens[at - 1].casefold() if at else "")


def _one_notation(token: str, following: str, before: str) -> str:
    date = next(dates(token), None)
    if date is not None and date.text == token:
        # an address that holds a date is more than that date
        return "{:04}-{:02}-{:02}".format(*date.value)
    if numbers.THOUSANDS.fullmatch(token) and (before in _CURRENCY or following in _COUNTED):
        # "artikel 3.100" and "versie 2.100" are no thousands
        return token.replace(".", "")
    if token.casefold() == "een" and following not in UNITS:
        return token
    value = numbers.value(token) if token.isalpha() else None
    return f"{value:.15g}" if value is not None else token
