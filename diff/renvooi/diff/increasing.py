"""Heaviest increasing subsequences: which of many things keep their order, at the least loss."""

from bisect import bisect_left
from collections.abc import Sequence


class PrefixMaxima:
    """The highest total among the first ranks, while totals are added: a Fenwick tree, O(log n) a call."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0, -1)] * (size + 1)

    def best(self, rank: int) -> tuple[float, int]:
        """The highest total under `rank` and who has it; (0, -1) if there is none."""
        best, tree = (0.0, -1), self._tree
        while rank > 0:
            if tree[rank][0] > best[0]:
                best = tree[rank]
            rank -= rank & -rank
        return best

    def add(self, rank: int, total: float, who: int) -> None:
        """Note that `who` reaches `total` at `rank`."""
        tree, rank = self._tree, rank + 1
        while rank < len(tree):
            if total > tree[rank][0]:
                tree[rank] = total, who
            rank += rank & -rank


def heaviest_increasing(values: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The values of an increasing subsequence with the highest sum of weights; values are distinct. O(n log n)."""
    ranks = sorted(values)
    maxima = PrefixMaxima(len(values))
    before: list[int] = []
    best, end = 0.0, -1
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        rank = bisect_left(ranks, value)
        total, previous = maxima.best(rank)
        before.append(previous)
        total += weight
        if total > best:
            best, end = total, at
        maxima.add(rank, total, at)
    keep: set[int] = set()
    while end != -1:
        keep.add(values[end])
        end = before[end]
    return keep
