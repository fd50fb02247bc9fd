"""Sections and lists that stand elsewhere with all that is in them unchanged: paired whole.

    # A   1. x  2. y   # B   1. z          # B   1. z   # A   1. x  2. y

Largest first, so that a section goes with its own clauses and not with a copy of one. A tree that stands
more than once is paired under parents that are a pair, then in order.
Source: the top-down phase of Falleri et al., "Fine-grained and accurate source code differencing" (ASE 2014).
"""

from collections import defaultdict

from renvooi.diff.links import Link, Linked, Links, in_order, parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings


def find_subtrees(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with free nodes added that are equal with all below them; what is below goes with them."""
    linked = Linked(links)
    by_tree: dict[int, list[Item]] = defaultdict(list)
    for item in new:
        if item.end > item.index + 1 and item.index not in linked.taken:
            by_tree[item.tree].append(item)
    found: list[Link] = []
    roots = [item for item in old if item.index not in linked.partner and item.tree in by_tree]
    for one in sorted(roots, key=lambda item: (item.index - item.end, item.index)):
        if one.index in linked.partner or one.weight < settings.tree_weight:
            continue
        others = [other for other in by_tree[one.tree] if other.index not in linked.taken]
        if not others:
            continue
        other = min(others, key=lambda other: (not parents_linked(one, other, linked.partner), other.index))
        for at, to in zip(range(one.index, one.end), range(other.index, other.end), strict=True):
            if at not in linked.partner and to not in linked.taken:
                linked.partner[at] = to
                linked.taken.add(to)
                found.append(Link(at, to, "exact", 1.0))
    return in_order((*links, *found))
