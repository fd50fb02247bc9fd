"""The value between alignment passes: which node of `old` became which node of `new`."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

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
