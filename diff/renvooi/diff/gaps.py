"""Reworded clauses between two unchanged ones: the best pairing that keeps the order.

    old: A  "Klant reageert binnen 2 dagen."  D      new: A  X  "Klant reageert binnen 3 dagen."  D

Of all pairings in which no two links cross, the one with the highest total score is taken: a heaviest
increasing subsequence over the pairs that are alike at all, which are few.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from renvooi.diff.candidates import similarities
from renvooi.diff.increasing import PrefixMaxima
from renvooi.diff.links import Link, Linked, Links, in_order, parents_linked
from renvooi.diff.outline import ROOT, Item, Outline, leaves
from renvooi.diff.settings import AlignSettings
from renvooi.diff.telling import Telling

_TELLS, _STEM = 5, 6
"""Letters of a word that says something, and those that its forms share."""
Cell = tuple[int, int, float]
"""Position in the old gap, position in the new one, gain of pairing them."""


def align_sections(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with similar clauses of each pair of sections added, wherever the two stand; innermost first."""
    linked = Linked(links)
    found: list[Link] = []
    old_free = _free(old, linked.partner)
    new_free = _free(new, linked.taken)
    for link in reversed(links):
        one, other = old[link.old], new[link.new]
        if old_free[one.end] > old_free[one.index] and new_free[other.end] > new_free[other.index]:
            below = old[one.index + 1 : one.end], new[other.index + 1 : other.end]
            for pair in _align_between(*below, linked, settings):
                linked.partner[pair.old] = pair.new
                linked.taken.add(pair.new)
                found.append(pair)
    return in_order((*links, *found))


def align_gaps(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with similar clauses of each gap added; sections are left to their clauses' votes."""
    return in_order((*links, *_align_between(old, new, Linked(links), settings)))


def _free(items: Outline, taken: Collection[int]) -> list[int]:
    """How many free clauses stand before each index."""
    return list(accumulate((not item.is_section and item.index not in taken for item in items), initial=0))


def _align_between(old: Outline, new: Outline, linked: Linked, settings: AlignSettings) -> list[Link]:
    found: list[Link] = []
    for old_gap, new_gap in linked.gaps(old, new):
        left, right = leaves(old_gap), leaves(new_gap)
        if left and right:
            found.extend(_align(left, right, linked, settings))
    return found


def _align(left: Outline, right: Outline, linked: Linked, settings: AlignSettings) -> list[Link]:
    partner = linked.partner
    alone = len(left) == len(right) == 1 and parents_linked(left[0], right[0], partner)
    least = settings.gap_threshold
    if alone:
        least = settings.labelled_threshold if _stands_for(left[0], right[0]) else settings.lone_threshold
    rows = similarities(left, right, least=least, settings=settings)
    pairs = [
        (i, j)
        for i, row in enumerate(rows)
        # of one row at most one pair: later columns first, so that none builds upon another
        for j in sorted(row, reverse=True)
        if not _in_other_sections(left[i], right[j], linked)
    ]
    telling = Telling((*left, *right)) if len(pairs) > len({i for i, _ in pairs}) else None
    cells = []
    for i, j in pairs:
        alike = rows[i][j]
        if telling is not None:
            # among several that are like it, what they do not all say decides
            alike = (alike + telling.shared(left[i], right[j])) / 2
        gain = _gain(left[i], right[j], alike, partner, settings)
        if gain > 0:
            cells.append((i, j, gain))
    return [_link(left[i], right[j], rows[i][j]) for i, j in _heaviest(cells)]


def _stands_for(old: Item, new: Item) -> bool:
    """Whether two clauses carry one number and speak of one thing at least."""
    if old.label is None or old.label != new.label:
        return False
    left, right = (
        {word[:_STEM] for word in side.normal.casefold().split() if len(word) >= _TELLS} for side in (old, new)
    )
    return bool(left & right)


def _in_other_sections(old: Item, new: Item, linked: Linked) -> bool:
    """Whether the nodes above are known to be two: then it takes the proof of a move."""
    if parents_linked(old, new, linked.partner):
        return False
    return old.parent in linked.partner or new.parent in linked.taken or ROOT in (old.parent, new.parent)


def _gain(old: Item, new: Item, similarity: float, partner: Mapping[int, int], settings: AlignSettings) -> float:
    """What pairing these two adds to the total."""
    length = (len(old.words) + len(new.words)) / settings.full_weight
    gain = (similarity - settings.gap_offset) * min(1.0, max(settings.least_weight, length))
    if old.key == new.key:
        gain += settings.exact_bonus
    if old.label is not None and old.label == new.label:
        gain += settings.label_bonus
    if parents_linked(old, new, partner) or _under_one_text(old, new):
        gain += settings.parent_bonus
    return gain


def _under_one_text(old: Item, new: Item) -> bool:
    one, other = old.above, new.above
    return one is not None and other is not None and one.normal == other.normal


def _heaviest(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The cells of the monotone path with the highest sum, in order; of equal sums the first found."""
    if len(cells) < 2:
        return [(i, j) for i, j, _ in cells]
    columns = sorted({j for _, j, _ in cells})
    maxima = PrefixMaxima(len(columns))
    before: list[int] = []
    best, end = 0.0, -1
    for at, (_, j, gain) in enumerate(cells):
        rank = bisect_left(columns, j)
        total, previous = maxima.best(rank)
        before.append(previous)
        total += gain
        if total > best:
            best, end = total, at
        maxima.add(rank, total, at)
    path = []
    while end != -1:
        path.append((cells[end][0], cells[end][1]))
        end = before[end]
    return path[::-1]


def _link(old: Item, new: Item, similarity: float) -> Link:
    if old.key == new.key:
        return Link(old.index, new.index, "exact", 1.0)
    return Link(old.index, new.index, "similar", similarity)
