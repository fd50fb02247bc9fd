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
    kinds: dict[object, list[int]] = defaultdict(list)
    for at, item in enumerate(new):
        kinds[kind_of(item)].append(at)
    rows: list[Row] = [{} for _ in old]
    for kind, places in kinds.items():
        left = [at for at, item in enumerate(old) if kind_of(item) == kind]
        pool = Pool([new[at].words for at in places], len(left), settings)
        for rank, at in enumerate(left):
            near = rank * len(places) // len(left)
            rows[at] = {places[one]: score for one, score in pool.like(old[at].words, least, near)}
    return rows


def kind_of(item: Item) -> object:
    """Equal for two nodes that may be one."""
    return item.node.type, bool(item.normal)


class Pool:
    """Texts to be searched for those that are like a given one."""

    def __init__(self, texts: Sequence[str], questions: int, settings: AlignSettings) -> None:
        """`questions` is how many will be asked: only many make an index worth its while."""
        self._texts = texts
        self._settings = settings
        self._holding: dict[str, list[int]] | None = None
        if len(texts) * questions > settings.dense_cells:
            self._holding = defaultdict(list)
            for at, words in enumerate(texts):
                for feature in _features(words):
                    self._holding[feature].append(at)

    def like(self, words: str, least: float, near: int) -> list[tuple[int, float]]:
        """Positions of the texts at `least` this much like `words`, most alike first, with their similarity.

        Of very many the most alike are enough, and of equally like ones those next to the place `near`.
        """
        if self._holding is None:
            return self._best(words, least, near, range(len(self._texts)), self._texts)
        chosen = self._shortlist(words, self._holding)
        return self._best(words, least, near, chosen, [self._texts[at] for at in chosen])

    def _best(
        self, words: str, least: float, near: int, places: Sequence[int], texts: Sequence[str]
    ) -> list[tuple[int, float]]:
        most, scorer = self._settings.most_alike, Indel.normalized_similarity
        found = extract(words, texts, scorer=scorer, score_cutoff=least, limit=most + 1)
        if len(found) > most:
            last = found[-1][1]
            found = extract(words, texts, scorer=scorer, score_cutoff=last, limit=None)
            found = sorted(found, key=lambda one: (-one[1], abs(places[one[2]] - near), one[2]))[:most]
        return [(places[at], round(float(score), 4)) for _, score, at in found]

    def _shortlist(self, words: str, holding: dict[str, list[int]]) -> list[int]:
        """Those that share the rarest words, until there are enough; in order."""
        shared: Counter[int] = Counter()
        known = [found for feature in _features(words) if (found := holding.get(feature))]
        for places in sorted(known, key=len):
            if len(shared) >= self._settings.shortlist:
                break
            shared.update(places[: self._settings.shortlist])
        return sorted(shared)


def _features(words: str) -> list[str]:
    """The distinct words and pairs of neighbouring words, in order of first sight."""
    return list(dict.fromkeys([*words, *(one + other for one, other in pairwise(words))]))
