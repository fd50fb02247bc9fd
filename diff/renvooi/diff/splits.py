"""One clause that became several, and the reverse.

    old: "Klant beheert accounts. Klant meldt af."
    new: "Klant beheert accounts."  "Klant meldt af."        split

Without this step the larger part would be a rewording that lost half its words, and the rest
an insertion: a deletion and an addition that never happened. A pair found before is joined
with free neighbours under the same node as long as that explains more of the other side.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from renvooi.diff.links import Links, in_order
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a split or merged clause beyond the first, which has the link."""

    old: int
    """Old index of the link."""
    more_old: tuple[int, ...]
    """Further old nodes, merged into the new one."""
    more_new: tuple[int, ...]
    """Further new nodes, split off the old one."""


def find_splits(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> tuple[Links, tuple[Parts, ...]]:
    """`links` with the first part of each split or merged clause, and the other parts."""
    partner = {link.old: link.new for link in links}
    free_old = {item.index for item in old} - partner.keys()
    free_new = {item.index for item in new} - set(partner.values())
    result, parts = [], []
    for link in links:
        one, other = old[link.old], new[link.new]
        if link.by != "similar" or one.is_section:
            result.append(link)
            continue
        run = _grown(one, other, new, free_new, settings)
        if len(run) > 1:
            free_new -= {item.index for item in run}
            result.append(link._replace(new=run[0].index, similarity=_joined_likeness(run, one)))
            parts.append(Parts(link.old, (), tuple(item.index for item in run[1:])))
            continue
        run = _grown(other, one, old, free_old, settings)
        if len(run) > 1:
            free_old -= {item.index for item in run}
            result.append(link._replace(old=run[0].index, similarity=_joined_likeness(run, other)))
            parts.append(Parts(run[0].index, tuple(item.index for item in run[1:]), ()))
            continue
        result.append(link)
    return in_order(result), tuple(parts)


def _grown(whole: Item, part: Item, items: Outline, free: set[int], settings: AlignSettings) -> tuple[Item, ...]:
    """`part` and the free neighbours that with it make up `whole`, in order; `part` alone if none do."""
    alone = (part,)
    if _has_children(items, part):
        return alone
    before = _neighbours(part, -1, whole, items, free, settings)
    after = _neighbours(part, 1, whole, items, free, settings)
    if not before and not after:
        return alone
    runs = [
        (*reversed(before[:front]), part, *after[:back])
        for front in range(len(before) + 1)
        for back in range(len(after) + 1)
        if 1 < front + 1 + back <= settings.most_parts
    ]
    # of runs that explain as much the shortest: what adds nothing is no part
    best = max(runs, key=lambda run: (_joined_likeness(run, whole), -len(run)))
    now, then = _joined_likeness(alone, whole), _joined_likeness(best, whole)
    enough = then >= settings.split_similarity and then - now >= settings.split_gain * (1 - now)
    return best if enough else alone


def _neighbours(
    part: Item, step: int, whole: Item, items: Outline, free: set[int], settings: AlignSettings
) -> list[Item]:
    """The free siblings from `part` on whose words stand in `whole`; one that does not, or is not free, is skipped."""
    found: list[Item] = []
    skipped = False
    at = part.index + step
    while 0 <= at < len(items) and len(found) < settings.most_parts and items[at].parent == part.parent:
        item = items[at]
        if _may_join(item, part, items, free) and _is_covered(item, whole, settings):
            found.append(item)
            skipped = False
        elif skipped:
            break
        else:
            skipped = True
        at += step
    return found


def _may_join(item: Item, part: Item, items: Outline, free: set[int]) -> bool:
    same_kind = item.node.type is part.node.type
    return item.index in free and same_kind and bool(item.words) and not _has_children(items, item)


def _is_covered(item: Item, whole: Item, settings: AlignSettings) -> bool:
    return LCSseq.similarity(item.words, whole.words) >= settings.split_cover * len(item.words)


def _has_children(items: Outline, item: Item) -> bool:
    return bool(items[item.index].node.nodes)


def _joined_likeness(run: Sequence[Item], whole: Item) -> float:
    """Share of words that the parts have in common with the whole, in any order: parts may be put otherwise."""
    words = Counter("".join(item.words for item in run))
    total = sum(words.values()) + len(whole.words)
    return round(2 * sum((words & Counter(whole.words)).values()) / total, 4) if total else 0.0
