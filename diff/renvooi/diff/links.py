"""The value between alignment passes: which node of `old` became which node of `new`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from renvooi.diff.increasing import heaviest_increasing
from renvooi.diff.outline import ROOT, Item, Outline


class Link(NamedTuple):
    """One pair; each node is in at most one. A tuple, for an unchanged document is thousands of them."""

    old: int
    new: int
    by: str
    """"exact", "similar", "label" or "children"."""
    similarity: float


Links = tuple[Link, ...]


def in_order(links: Iterable[Link]) -> Links:
    """`links` by old index: the order in which every pass returns them."""
    return tuple(sorted(links))


def free(items: Outline, taken: Iterable[int]) -> tuple[Item, ...]:
    """The items without a link, in reading order."""
    used = set(taken)
    return tuple(item for item in items if item.index not in used)


def parents_linked(old: Item, new: Item, partner: Mapping[int, int]) -> bool:
    """True where the nodes above are a pair, or both stand at the top. `partner` maps old to new."""
    if old.parent == ROOT or new.parent == ROOT:
        return old.parent == new.parent
    return partner.get(old.parent) == new.parent


def comparable(old: Item, new: Item) -> bool:
    """True for two nodes that may be one: of the same type, with or without text alike."""
    return old.node.type is new.node.type and bool(old.normal) == bool(new.normal)


class Linked:
    """Links, to be looked up from both sides."""

    def __init__(self, links: Links) -> None:
        self.partner = {link.old: link.new for link in links}
        self.taken = {link.new for link in links}

    def gaps(self, old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[Outline, Outline]]:
        """The free items between two neighbouring pairs of the spine, where both sides have some.

        `old` and `new` are stretches of the outlines without a hole; pairs with one foot outside do not count.
        """
        if not old or not new:
            return
        first, last = new[0].index, new[-1].index + 1
        inside = [(x, to) for x in old if (to := self.partner.get(x.index, -1)) >= first and to < last]
        at = start = 0
        for item, to in (*_spine(inside), (None, last)):
            end = item.index - old[0].index if item is not None else len(old)
            left = tuple(x for x in old[at:end] if x.index not in self.partner)
            right = tuple(x for x in new[start : to - first] if x.index not in self.taken) if left else ()
            if right:
                yield left, right
            at, start = end + 1, to - first + 1


def _spine(pairs: Sequence[tuple[Item, int]]) -> Sequence[tuple[Item, int]]:
    """Of pairs by old index, those that keep the order of both versions: the set with the most text."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    # what stands together in both versions is kept or dropped as one
    runs: list[int] = [0]
    weights: list[int] = []
    weight = 0
    for at, (item, to) in enumerate(pairs):
        if at and to != pairs[at - 1][1] + 1:
            runs.append(at)
            weights.append(weight)
            weight = 0
        weight += 1 + len(item.normal)
    weights.append(weight)
    starts = [pairs[at][1] for at in runs]
    kept = heaviest_increasing(starts, weights)
    ends = [*runs[1:], len(pairs)]
    return [
        pairs[at] for run, end, start in zip(runs, ends, starts, strict=True) if start in kept for at in range(run, end)
    ]
