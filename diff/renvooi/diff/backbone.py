"""Clauses that stand unchanged in the same order: the longest common subsequence of texts.

    old: A B C D      new: A X C D      backbone: A C D

Texts are compared together with everything above them, so that "Klant verzorgt een inlog."
under "Portaal" never pairs with its copy under "Datawarehouse". What that leaves (clauses
under a renamed heading) is compared once more by text alone, within each gap. Anchoring on
unique lines (patience) was rejected: in template-like agreements a clause becomes unique by
accident and anchors to another's copy (moved precision .71-.82 against .98).
"""

from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz.distance import Indel

from renvooi.diff.links import Link, Links, in_order
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings


def find_backbone(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the unchanged clauses added. Cost: O(n*m / 64) time, n*m bits of memory."""
    ids: dict[Hashable, int] = {}
    found = list(_common(old, new, [_key(i) for i in old], [_key(i) for i in new], ids))
    for old_gap, new_gap in gaps(old, new, tuple(found)):
        left = [item for item in old_gap if _telling(item, settings)]
        right = [item for item in new_gap if _telling(item, settings)]
        keys = [(item.node.type, item.normal) for item in left], [(item.node.type, item.normal) for item in right]
        found.extend(_common(left, right, *keys, ids))
    return in_order((*links, *found))


def _key(item: Item) -> Hashable:
    return item.node.type, item.context, item.normal, None if item.normal else item.label


def _telling(item: Item, settings: AlignSettings) -> bool:
    return not item.is_section and len(item.words) >= settings.short_words


def _common(
    old: Sequence[Item],
    new: Sequence[Item],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
    ids: dict[Hashable, int],
) -> Iterator[Link]:
    """Links along the longest common subsequence of the keys."""
    left = [ids.setdefault(key, len(ids)) for key in old_keys]
    right = [ids.setdefault(key, len(ids)) for key in new_keys]
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            for at in range(step.src_end - step.src_start):
                yield Link(old[step.src_start + at].index, new[step.dest_start + at].index, "exact", 1.0)


def gaps(old: Outline, new: Outline, links: Links) -> Iterator[tuple[Outline, Outline]]:
    """Stretches between two neighbouring links with items on both sides. `links` must be monotone."""
    old_from = new_from = 0
    for link in (*in_order(links), Link(len(old), len(new), "end", 0.0)):
        left, right = old[old_from : link.old], new[new_from : link.new]
        if left and right:
            yield left, right
        old_from, new_from = link.old + 1, link.new + 1
