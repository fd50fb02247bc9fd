"""Which paired nodes moved: those outside the heaviest run that kept its order.

Only siblings are compared. A clause whose section moved stands where it stood, in its section;
a bullet after an inserted bullet has not moved at all.
"""

from bisect import bisect_left
from collections import defaultdict

from renvooi.diff.links import Links, parents_linked
from renvooi.diff.outline import Outline


def find_moved(old: Outline, new: Outline, links: Links) -> frozenset[int]:
    """Old indices of the nodes that have another parent, or another place among their siblings."""
    partner = {link.old: link.new for link in links}
    moved: set[int] = set()
    siblings: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in links:
        if parents_linked(old[link.old], new[link.new], partner):
            siblings[old[link.old].parent].append((link.new, link.old))
        else:
            moved.add(link.old)
    for pairs in siblings.values():
        order = [old_index for _, old_index in sorted(pairs)]
        keep = _heaviest_increasing(order, [_weight(old, index) for index in order])
        moved.update(index for index in order if index not in keep)
    return frozenset(moved)


def _weight(items: Outline, index: int) -> int:
    """Words of the node and all below it: the lighter of two that changed places has moved."""
    item = items[index]
    depth, total = len(item.path), 1 + len(item.words)
    for below in items[index + 1 :]:
        if len(below.path) <= depth:
            break
        total += 1 + len(below.words)
    return total


def _heaviest_increasing(values: list[int], weights: list[int]) -> set[int]:
    """The values of an increasing subsequence with the highest sum of weights; values are distinct.

    Fenwick tree over ranks, prefix maxima: O(n log n).
    """
    ranks = sorted(values)
    tree: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)
    before = [-1] * len(values)
    end, best = -1, 0
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        rank = bisect_left(ranks, value)
        top, before[at] = _prefix_best(tree, rank)
        total = top + weight
        if total > best:
            best, end = total, at
        _raise(tree, rank + 1, (total, at))
    keep: set[int] = set()
    while end != -1:
        keep.add(values[end])
        end = before[end]
    return keep


def _prefix_best(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        if tree[rank][0] > best[0]:
            best = tree[rank]
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank
