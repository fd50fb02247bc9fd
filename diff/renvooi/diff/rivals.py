"""What else a clause may have become: the measure of how sure a pair is.

    old: "System 12 | backups | 7 days | Ghent"          new: "System 51 | backups | 7 days | Ghent"

Alike as they are, nothing says that the one became the other where ten more rows are as like it. So
the likeness of a pair counts against that of every other clause, those that have a partner too.
Common words count little in it: each word weighs as much as it tells, which is the logarithm of how
rare it is (Sparck Jones, 1972).
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from renvooi.diff.candidates import Pool, kind_of
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings


class Rivals:
    """Both versions, to be asked for the best other partner of a clause. What that takes is made when first asked."""

    def __init__(self, old: Outline, new: Outline, settings: AlignSettings) -> None:
        self._settings = settings
        self._old = _Side(old, settings)
        self._new = _Side(new, settings)

    def kinship(self, old: Item, new: Item) -> float:
        """How much two clauses share of what their words tell, 0 to 1."""
        one, other = Counter(old.words), Counter(new.words)
        whole = self._told(one) + self._told(other)
        return 2 * self._told(one & other) / whole if whole else 0.0

    def of(self, old: Item, new: Item, least: float) -> tuple[Item, float] | None:
        """The clause that is most like either of the two, its partner left out; None under `least`.

        The second value is its similarity with the side that it is a rival for.
        """
        found = [
            rival
            for rival in (self._new.nearest(old, new, least), self._old.nearest(new, old, least))
            if rival is not None
        ]
        return max(found, key=lambda rival: rival[1], default=None)

    def has_better(self, old: Item, new: Item, similarity: float) -> bool:
        """Whether another clause is at least as like one of the two as they are like each other."""
        slack = self._settings.rival_slack
        pair = self.kinship(old, new)
        for mine, side, partner in ((old, self._new, new), (new, self._old, old)):
            for rival, _ in side.like(mine, similarity - slack):
                if rival is not partner and self.kinship(mine, rival) >= pair:
                    return True
        return False

    def _told(self, words: Counter[str]) -> float:
        weights = self._weights
        return sum(weights[word] * count for word, count in words.items())

    @cached_property
    def _weights(self) -> dict[str, float]:
        holding: Counter[str] = Counter()
        for item in (*self._old.items, *self._new.items):
            holding.update(set(item.words))
        total = len(self._old.items) + len(self._new.items) + 1
        return {word: math.log(total / (count + 0.5)) for word, count in holding.items()}


class _Side:
    """The clauses of one version by kind."""

    def __init__(self, items: Outline, settings: AlignSettings) -> None:
        self.items = items
        self._settings = settings
        self._pools: dict[object, tuple[Sequence[Item], Pool]] = {}

    def like(self, item: Item, least: float) -> list[tuple[Item, float]]:
        """The clauses of this version at `least` this much like `item`, most alike first."""
        kind = kind_of(item)
        if kind not in self._pools:
            members = [one for one in self.items if kind_of(one) == kind]
            # as many questions as there are clauses is the most that may be asked
            self._pools[kind] = members, Pool([one.words for one in members], len(members), self._settings)
        members, pool = self._pools[kind]
        return [(members[at], similarity) for at, similarity in pool.like(item.words, max(0.0, least))]

    def nearest(self, item: Item, partner: Item, least: float) -> tuple[Item, float] | None:
        """The clause of this version that is most like `item`, `partner` left out."""
        return next((found for found in self.like(item, least) if found[0] is not partner), None)
