"""Which clauses left over on one side are like which on the other.

Each clause is a string with one character a word; similarity is twice the longest common
subsequence over the words of both. Words are as telling as characters here and far fewer.

A small gap is compared pair by pair. In a large one most pairs have nothing in common, so each
clause is compared only with those that share its rarest words or pairs of words.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from renvooi.diff.outline import Item
from renvooi.diff.settings import AlignSettings

Row = dict[int, float]
"""Similarity by position in the other side; what is under the threshold is left out."""


def similarities(old: Sequence[Item], new: Sequence[Item], *, least: float, settings: AlignSettings) -> list[Row]:
    """For each of `old`, those of `new` that it may have become, at `least` this much alike.

    Nodes of different types cannot be one, nor can one with text and one without.
    """
    classes: dict[object, list[int]] = defaultdict(list)
    for at, item in enumerate(new):
        classes[item.node.type, bool(item.normal)].append(at)
    rows: list[Row] = [{} for _ in old]
    for kind, places in classes.items():
        left = [at for at, item in enumerate(old) if (item.node.type, bool(item.normal)) == kind]
        texts = [new[at].words for at in places]
        dense = len(left) * len(places) <= settings.dense_cells
        shortlist = None if dense else _Shortlist(texts, settings)
        for at in left:
            words = old[at].words
            chosen = range(len(places)) if shortlist is None else shortlist.of(words)
            choices = texts if shortlist is None else [texts[one] for one in chosen]
            found = extract(words, choices, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None)
            rows[at] = {places[chosen[one]]: round(float(score), 4) for _, score, one in found}
    return rows


class _Shortlist:
    """Finds the clauses that share the rarest words with a given one."""

    def __init__(self, texts: Sequence[str], settings: AlignSettings) -> None:
        self._settings = settings
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(texts):
            for feature in _features(words):
                self._holding[feature].append(at)
        self._same: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(texts):
            self._same[words].append(at)

    def of(self, words: str) -> list[int]:
        """Positions of the clauses to compare with, in order."""
        shared: Counter[int] = Counter()
        for feature in _features(words):
            holding = self._holding.get(feature, ())
            if len(holding) <= self._settings.common_word:
                for at in holding:
                    shared[at] += len(feature)
        best = sorted(shared, key=lambda at: (-shared[at], at))[: self._settings.shortlist]
        return sorted({*best, *self._same.get(words, ())[: self._settings.shortlist]})


def _features(words: str) -> list[str]:
    """The distinct words and pairs of neighbouring words, in order of first sight."""
    return list(dict.fromkeys([*words, *(one + other for one, other in pairwise(words))]))
