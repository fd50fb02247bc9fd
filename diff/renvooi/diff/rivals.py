"""What else a clause may have become: the measure of how sure a pair is.

    old: "System 12 | backups | 7 days | Ghent"          new: "System 51 | backups | 7 days | Ghent"

Alike as they are, nothing says that the one became the other where ten more rows are as like it. So
the likeness of a pair counts against that of every other clause, those that have a partner too.
Common words count little in it: each word weighs as much as it tells, which is the logarithm of how
rare it is (Sparck Jones, 1972).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from renvooi.diff.links import comparable
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings

_SHORT = 3
"""Letters up to which a word is taken for one that tells nothing."""
_CLOSEST = 8
"""Clauses with the most words in common that are then compared word by word."""


def confidence(similarity: float, rival: float, settings: AlignSettings) -> float:
    """How sure a pair is, 0 to 1: the less alike, and the nearer its best `rival` (0 for none), the less."""
    doubt = settings.least_doubt + max(0.0, rival - similarity + settings.rival_reach)
    return round(1 - (1 - similarity) * min(1.0, doubt), 4)


class Rivals:
    """Both versions, to be asked about some of their clauses.

    What it takes is one look at every word of both versions, whatever is asked; clauses that nobody
    asks about are never cut into words.
    """

    def __init__(self, old: Outline, new: Outline, asked: Iterable[Item], settings: AlignSettings) -> None:
        self._settings = settings
        wanted = {word for item in asked for word in _words(item)}
        self._old, self._new = _holding(old, wanted), _holding(new, wanted)
        self._items = old, new
        total = len(old) + len(new) + 1
        self._weights = {
            word: math.log(total / (len(self._old.get(word, ())) + len(self._new.get(word, ())) + 0.5))
            for word in wanted
        }

    def kinship(self, old: Item, new: Item) -> float:
        """How much two clauses that were asked about share of what their words tell, 0 to 1."""
        one, other = _words(old), _words(new)
        whole = self._told(one) + self._told(other)
        return 2 * self._told(one & other) / whole if whole else 0.0

    def best(self, old: Item, new: Item, least: float) -> tuple[Item, str, float] | None:
        """The clause that is most like either of the two, its partner left out; None under `least`.

        With the version in which it stands, "old" or "new", and its similarity with the side it is a rival for.
        """
        found = [
            (similarity, version, rival)
            for version, mine, partner in (("new", old, new), ("old", new, old))
            for rival, similarity in self._like(mine, version, least)
            if rival is not partner
        ]
        if not found:
            return None
        similarity, version, rival = max(found, key=lambda one: (one[0], one[1], -one[2].index))
        return rival, version, similarity

    def has_better(self, old: Item, new: Item, similarity: float) -> bool:
        """Whether another clause shares at least as much with one of the two as they share with each other."""
        least = similarity - self._settings.rival_slack
        shared = self._told(_words(old) & _words(new))
        for version, mine, partner in (("new", old, new), ("old", new, old)):
            words = _words(mine)
            for rival, _ in self._like(mine, version, least):
                if rival is not partner and self._told(words & _words(rival)) >= shared:
                    return True
        return False

    def _like(self, mine: Item, version: str, least: float) -> Iterator[tuple[Item, float]]:
        """The clauses of `version` at `least` so much like `mine`, as far as they share its rarest words."""
        holding, items = (self._new, self._items[1]) if version == "new" else (self._old, self._items[0])
        shortlist: dict[int, None] = {}
        for places in sorted((holding[word] for word in _words(mine) if word in holding), key=len):
            if len(shortlist) >= self._settings.shortlist:
                break
            shortlist.update(dict.fromkeys(places[: self._settings.shortlist]))
        words = set(_words(mine))
        # a look at the words as they stand is ten times as cheap as cutting the text into tokens
        ranked = []
        for at in shortlist:
            if comparable(mine, items[at]):
                others = items[at].normal.casefold().split()
                ranked.append((-len(words.intersection(others)) / (len(words) + len(others)), at))
        for _, at in sorted(ranked)[:_CLOSEST]:
            similarity = Indel.normalized_similarity(mine.words, items[at].words, score_cutoff=max(0.0, least))
            if similarity >= least and similarity > 0:
                yield items[at], round(float(similarity), 4)

    def _told(self, words: Counter[str]) -> float:
        weights = self._weights
        return sum(weights.get(word, 0.0) * count for word, count in words.items())


def _words(item: Item) -> Counter[str]:
    """The words that tell something: long ones, figures and what has marks. Short ones stand in every clause."""
    return Counter([word for word in item.normal.casefold().split() if len(word) > _SHORT or not word.isalpha()])


def _holding(items: Outline, wanted: set[str]) -> dict[str, list[int]]:
    """For each of the words `wanted`: where it stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for item in items:
        for word in wanted.intersection(item.normal.casefold().split()):
            found[word].append(item.index)
    return dict(found)
