"""Dutch contract text cut into sentences, and sentences of two versions paired.

Common sentence splitters break on "art.", "jo.", "lid" and "dhr."; a short list of legal
abbreviations does not.
"""

import re
from collections.abc import Sequence

_ABBREVIATIONS = (
    "o.a. art. artt. bijv. bv. b.v. n.v. d.w.z. nr. nrs. jo. ca. max. min. incl. excl. evt. resp. m.b.t. t.a.v. "
    "i.v.m. a.u.b. dhr. mevr. mr. dr. ir. drs. blz. p. jan. feb. apr. aug. sep. sept. okt. nov. dec. i.p.v. t.o.v. "
    "m.u.v. i.o.m. zgn. vgl. St. inc. ltd. tel."
)
_NO_END = frozenset(_ABBREVIATIONS.casefold().split())
_END = re.compile(r"[.!?;]['\")]*\s+(?=['\"(]*[A-ZÀ-Ý0-9])|;\s+")
_NUMBERS = re.compile(
    r"(?:^|[:;,]\s*(?:en\s+|of\s+)?)\(?[a-z]\.$|(?:^|[:;,]\s*)\(?[a-z]\.\s[^:;]{1,300}\s(?:en|of)\s+\(?[a-z]\.$"
)
"""A letter that numbers an entry of a list within a sentence: "de subverwerkers zijn: a. Alfa B.V.; b. Beta B.V."."""
_STOP = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "voor",
        "in",
        "op",
        "aan",
        "bij",
        "met",
        "door",
        "te",
        "tot",
        "is",
        "zijn",
        "was",
        "wordt",
        "worden",
        "dat",
        "die",
        "dit",
        "deze",
        "er",
        "hier",
        "als",
        "om",
        "naar",
        "uit",
        "over",
        "onder",
        "ook",
        "zo",
        "dan",
        "wel",
        "ligt",
        "liggen",
        "berust",
        "zorgt",
        "zorg",
        "verantwoordelijk",
        "verantwoordelijkheid",
        "dient",
        "moet",
        "kan",
        "mag",
        "zal",
        "zich",
        "per",
        "hiervoor",
        "daarvoor",
    ]
)
_WORD = re.compile(r"[^\W_][\w&/'-]*")
STEM = 6
"""Characters of a word that are compared: enough to tell words apart, too few for most endings."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, in order; a semicolon ends one too."""
    result, start = [], 0
    for found in _END.finditer(text):
        last = text[start : found.start() + 1].rsplit(None, 1)[-1].lstrip("'\"(").casefold()
        if last in _NO_END or (len(last) == 2 and _NUMBERS.search(text, max(0, start - 2), found.start() + 1)):
            continue
        result.append(text[start : found.end()].strip())
        start = found.end()
    result.append(text[start:].strip())
    return tuple(sentence for sentence in result if sentence)


def stems(text: str) -> frozenset[str]:
    """The content words of `text`, cut so that "controleert" and "gecontroleerd" are one."""
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return frozenset(_stem(word) for word in words if word not in _STOP)


def _stem(word: str) -> str:
    if word.startswith("ge") and len(word) > STEM + 2:
        word = word[2:]
    return word[:STEM].rstrip("t") if len(word) <= STEM else word[:STEM]


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of common stems (Dice); two empty sets are unlike."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def pair_by_words(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]], *, least: float
) -> tuple[tuple[int, int], ...]:
    """Indices of the units that say the same thing, best pairs first taken, each at most once."""
    scored = [
        (-likeness(left, right), abs(i - j), i, j)
        for i, left in enumerate(old)
        for j, right in enumerate(new)
        if likeness(left, right) >= least
    ]
    old_taken, new_taken, pairs = set[int](), set[int](), []
    for *_, i, j in sorted(scored):
        if i not in old_taken and j not in new_taken:
            old_taken.add(i)
            new_taken.add(j)
            pairs.append((i, j))
    return tuple(sorted(pairs))
