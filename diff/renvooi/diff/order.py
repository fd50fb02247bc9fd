"""Which paired nodes moved: those outside the heaviest run that kept its order.

Only siblings are compared. A clause whose section moved stands where it stood, in its section;
a bullet after an inserted bullet has not moved at all.
"""

from collections import defaultdict
from itertools import pairwise

from renvooi.diff.increasing import heaviest_increasing
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
        if any(one > other for one, other in pairwise(order)):
            weights = [old[index].weight for index in order]
            # the fewest moves; of equally few, those of the lighter
            total = 2 * sum(weights)
            moved.update(set(order) - heaviest_increasing(order, [1 + weight / total for weight in weights]))
    return frozenset(moved)
