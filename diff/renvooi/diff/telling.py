"""What the words of a few clauses tell among themselves: one that all of them say tells nothing.

    "De dienst Alfa kost 100 euro."   "De dienst Beta kost 200 euro."       Alfa, Beta and the amounts tell

Each word weighs the logarithm of how rare it is (Sparck Jones, 1972).
"""

import math
from collections import Counter
from collections.abc import Collection

from renvooi.diff.outline import Item


class Telling:
    """The weights of the words of some clauses."""

    def __init__(self, items: Collection[Item]) -> None:
        holding = Counter(word for item in items for word in set(item.words))
        self._weights = {word: math.log((len(items) + 1) / count) for word, count in holding.items()}
        self._words = {id(item): Counter(item.words) for item in items}

    def shared(self, one: Item, other: Item) -> float:
        """How much of what their words tell two of the clauses have in common, 0 to 1."""
        left, right = self._words[id(one)], self._words[id(other)]
        whole = self._told(left) + self._told(right)
        return 2 * self._told(left & right) / whole if whole else 1.0

    def _told(self, words: Counter[str]) -> float:
        weights = self._weights
        return sum(weights[word] * count for word, count in words.items())
