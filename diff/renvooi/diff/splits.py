"""One clause that became two or three, and the reverse.

    old: "Klant beheert accounts. Klant meldt af."
    new: "Klant beheert accounts."  "Klant meldt af."        split

Without this step the larger part would be a rewording that lost half its words, and the rest
an insertion: a deletion and an addition that never happened. A pair found before is joined
with free neighbours under the same node as long as that explains more of the other side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from renvooi.diff.links import Links, in_order, parents_linked
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
        if link.by != "similar" or one.is_section or not parents_linked(one, other, partner):
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
    run: tuple[Item, ...] = (part,)
    if _has_children(items, part):
        return run
    while len(run) < settings.most_parts:
        # one clause in between may have come, gone or moved; next neighbours first
        for skip in (0, 1):
            longer = [
                grown
                for grown in (_after(run, items, free, skip), _before(run, items, free, skip))
                if grown is not None and _explains_more(run, grown, whole, settings)
            ]
            if longer:
                break
        else:
            break
        run = max(longer, key=lambda grown: _joined_likeness(grown, whole))
    return run


def _after(run: tuple[Item, ...], items: Outline, free: set[int], skip: int) -> tuple[Item, ...] | None:
    at = run[-1].index + 1 + skip
    return (*run, items[at]) if at < len(items) and _may_join(items[at], run, items, free) else None


def _before(run: tuple[Item, ...], items: Outline, free: set[int], skip: int) -> tuple[Item, ...] | None:
    at = run[0].index - 1 - skip
    return (items[at], *run) if at >= 0 and _may_join(items[at], run, items, free) else None


def _may_join(item: Item, run: Sequence[Item], items: Outline, free: set[int]) -> bool:
    same_kind = item.parent == run[0].parent and item.node.type is run[0].node.type
    return item.index in free and same_kind and bool(item.words) and not _has_children(items, item)


def _has_children(items: Outline, item: Item) -> bool:
    return bool(items[item.index].node.nodes)


def _explains_more(run: Sequence[Item], grown: Sequence[Item], whole: Item, settings: AlignSettings) -> bool:
    """True if the longer run is close to the whole, closes enough of what was open, and each part is in it."""
    now, then = _joined_likeness(run, whole), _joined_likeness(grown, whole)
    covered = all(
        LCSseq.similarity(item.words, whole.words) >= settings.split_cover * len(item.words) for item in grown
    )
    return covered and then >= settings.split_similarity and then - now >= settings.split_gain * (1 - now)


def _joined_likeness(run: Sequence[Item], whole: Item) -> float:
    words = "".join(item.words for item in run)
    total = len(words) + len(whole.words)
    return round(2 * LCSseq.similarity(words, whole.words) / total, 4) if total else 0.0
