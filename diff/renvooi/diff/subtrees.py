"""Sections and lists that are equal with all that is in them: paired whole, wherever they stand.

    # A   1. x  2. y   # B   1. z          # B   1. z   # A   1. x  2. y

Largest first, so that a section goes with its own clauses and not with a copy of one. Those with the
same number come first: nothing but the number tells one "Artikel 4 (Vervallen.)" from another.
Source: the top-down phase of Falleri et al., "Fine-grained and accurate source code differencing" (ASE 2014).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from renvooi.diff.links import Link, Linked, Links, in_order, parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings


def find_same_sections(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the sections added that stand once in both versions: number, heading and all below them equal."""
    once_old, once_new = _once(old), _once(new)
    linked = Linked(links)
    pairs = ((one, once_new[name]) for name, one in once_old.items() if name in once_new)
    return in_order((*links, *(link for one, other in pairs for link in _whole(one, other, linked))))


def _once(items: Outline) -> dict[tuple[str | None, int], Item]:
    """Sections with something in them by number and content, as far as that stands once; the largest first."""
    found: dict[tuple[str | None, int], Item] = {}
    often: set[tuple[str | None, int]] = set()
    for item in items:
        if item.is_section and item.end > item.index + 1:
            name = (item.label, item.tree)
            if name in found:
                often.add(name)
            found[name] = item
    return {name: item for name, item in found.items() if name not in often}


def find_subtrees(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with free nodes added that are equal with all below them; what is below goes with them."""
    linked = Linked(links)
    by_tree: dict[int, list[Item]] = defaultdict(list)
    for item in new:
        if item.end > item.index + 1 and item.index not in linked.taken:
            by_tree[item.tree].append(item)
    roots = [item for item in old if item.index not in linked.partner and item.tree in by_tree]
    if not roots:
        return links
    copies = Counter(item.tree for item in (*old, *new))
    found: list[Link] = []
    for with_label in (True, False):
        for one in sorted(roots, key=lambda item: (item.index - item.end, item.index)):
            # "Vervallen." under a heading of one word stands everywhere
            known = one.weight >= settings.tree_weight or copies[one.tree] == 2
            if one.index in linked.partner or not known:
                continue
            others = [other for other in by_tree[one.tree] if other.index not in linked.taken]
            others = [other for other in others if not with_label or other.label == one.label]
            if others:
                other = min(others, key=lambda other: (not parents_linked(one, other, linked.partner), other.index))
                found.extend(_whole(one, other, linked))
    return in_order((*links, *found))


def _whole(old: Item, new: Item, linked: Linked) -> Iterator[Link]:
    """Links of two equal trees, node by node, as far as both are free."""
    for at, to in zip(range(old.index, old.end), range(new.index, new.end), strict=True):
        if at not in linked.partner and to not in linked.taken:
            linked.partner[at] = to
            linked.taken.add(to)
            yield Link(at, to, "exact", 1.0)
