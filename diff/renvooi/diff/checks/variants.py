"""A long term in two forms: "verwerkersverantwoordelijke" beside "verwerkingsverantwoordelijke".

Two words are variants of one term if they differ in one place only, inside, and there in what
joins or derives: -er- or -ing-, a linking s, e or en, a hyphen. A difference at the end is an
inflection, another difference inside ("opdrachtgever", "opdrachtnemer") another word. The form
that stands less often is the suspect, unless a definitions article defines it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from renvooi.diff.checks.definitions import defined_terms
from renvooi.diff.checks.subject import Subject, found
from renvooi.diff.checks.vocabulary import Word, vocabulary, words_of
from renvooi.model import Finding, Severity

VARIANT = "term-variant"
LEAST = 12
"""Letters of the shorter form: in short words one letter makes another word."""
LEAST_COMMON = 4
"""Letters that both forms must share before and after the place where they differ."""
FREQUENT = 2
"""How often the better form stands at least."""
_LINKS = frozenset({"", "s", "e", "en", "n", "-"})
_DERIVED = frozenset(
    {frozenset({"er", "ing"}), frozenset({"ers", "ings"}), frozenset({"er", "ings"}), frozenset({"ers", "ing"})}
)
_INFLECTION = re.compile(r"(?:en|s|e|'s)$")


def find_variants(subject: Subject) -> Iterator[Finding]:
    """One warning for each rarer form, with the first place of both."""
    terms = _terms(subject)
    defined = {_stem(term.folded) for term in defined_terms(subject)}
    # words that share a beginning stand beside each other, so that few pairs are compared
    buckets: dict[str, list[str]] = {}
    for stem in terms:
        buckets.setdefault(stem[:LEAST_COMMON], []).append(stem)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            if not _are_variants(one, other):
                continue
            rare, usual = sorted((one, other), key=lambda stem: (stem in defined, terms[stem].count))
            is_usual = terms[rare].count < terms[usual].count >= FREQUENT
            if is_usual or (usual in defined and rare not in defined):
                yield _finding(subject, terms[rare], terms[usual])


def _terms(subject: Subject) -> dict[str, Word]:
    """Each long word by its stem, its inflections counted as one."""
    terms: dict[str, Word] = {}
    for word in vocabulary(subject, least=LEAST).values():
        known = terms.get(_stem(word.text))
        terms[_stem(word.text)] = word if known is None else replace(known, count=known.count + word.count)
    return terms


def _finding(subject: Subject, rare: Word, usual: Word) -> Finding:
    times = "once" if rare.count == 1 else f"{rare.count} times"
    message = f'"{rare.text}" stands {times} beside "{usual.text}" ({usual.count} times)'
    stem = _stem(rare.text)
    places = [
        item
        for text, item in subject.words
        if stem in text.casefold() and any(_stem(word.casefold()) == stem for word, _ in words_of(text, least=LEAST))
    ]
    return found(VARIANT, Severity.WARNING, message, rare.item, *places, usual.item, suggestion=usual.text)


def _stem(text: str) -> str:
    return _INFLECTION.sub("", text)


def _are_variants(left: str, right: str) -> bool:
    """Whether two words of one beginning differ inside, in a link or a derivation."""
    if abs(len(left) - len(right)) > 2:
        return False
    start = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    most = min(len(left), len(right)) - start
    end = next((at for at in range(most) if left[-1 - at] != right[-1 - at]), most)
    if start < LEAST_COMMON or end < LEAST_COMMON:
        return False
    middles = frozenset({left[start : len(left) - end], right[start : len(right) - end]})
    return middles in _DERIVED or middles <= _LINKS
