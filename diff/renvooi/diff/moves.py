"""Clauses that went elsewhere: first those with the same text, then similar ones.

    old: A B C D      new: A C D B      B moved

What the passes before left over is compared with everything left over on the other side, and
weak pairs of a gap may be given up for a better partner. Assignment is greedy, best first,
with ties broken by distance and then by place: the Hungarian method brought nothing over it.

To say that a clause moved to another section takes more than likeness. Where the text stands in a
third place too, or another clause is as like it, it is a deletion and an insertion: a wrong move is
worse than both.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from renvooi.diff.candidates import similarities
from renvooi.diff.links import Link, Linked, Links, free, in_order, parents_linked
from renvooi.diff.outline import Item, Outline, copies_of
from renvooi.diff.rivals import Rivals
from renvooi.diff.settings import AlignSettings

Scored = tuple[float, int, int, int, Link]


def find_texts_that_stand_once(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the free clauses added whose text stands once in each version, if it tells or under one parent."""
    linked = Linked(links)
    copies = copies_of(old), copies_of(new)
    place = {item.key: item for item in free(new, linked.taken) if not item.is_section and item.normal}
    found = []
    for one in free(old, linked.partner):
        other = place.get(one.key)
        if other is None or one.is_section or not copies[0][one.key] == copies[1][one.key] == 1:
            continue
        if one.is_telling(settings.short_words) or parents_linked(one, other, linked.partner):
            found.append(Link(one.index, other.index, "exact", 1.0))
    return in_order((*links, *found))


def find_exact_moves(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with clauses of equal text added, under one parent, next to their neighbour, or where no copy is."""
    linked = Linked(links)
    by_text: dict[int, list[Item]] = defaultdict(list)
    for item in free(new, linked.taken):
        if not item.is_section and item.normal:
            by_text[item.key].append(item)
    left = [item for item in free(old, linked.partner) if not item.is_section and item.key in by_text]
    if not left:
        return links
    copies = copies_of(old), copies_of(new)
    scored: list[Scored] = []
    for one in left:
        alone = copies[0][one.key] == copies[1][one.key] == 1
        for other in _nearest(by_text[one.key], one.index, settings):
            bound = parents_linked(one, other, linked.partner)
            if bound or (one.is_telling(settings.short_words) and (alone or _beside(one, other, linked))):
                link = Link(one.index, other.index, "exact", 1.0)
                scored.append((-float(bound), abs(one.index - other.index), one.index, other.index, link))
    return in_order((*links, *_greedy(scored)))


def _nearest(items: Sequence[Item], index: int, settings: AlignSettings) -> Sequence[Item]:
    """Of many with one text those next to a place: "Ja" may stand a thousand times."""
    start = max(0, bisect_left(items, index, key=lambda item: item.index) - settings.most_alike // 2)
    return items[start : start + settings.most_alike]


def _beside(old: Item, new: Item, linked: Linked) -> bool:
    """Whether a neighbour went along."""
    return any(linked.partner.get(old.index + step) == new.index + step for step in (-1, 1))


def find_moves(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with similar clauses in other places added, and weak pairs replaced by better ones.

    Cost: O(k * l) similarities over the k and l clauses left over, or O(k) where they are many.
    """
    weak = tuple(
        link
        for link in links
        if link.by == "similar" and link.similarity < settings.weak and not old[link.old].is_section
    )
    kept = Linked(tuple(link for link in links if link not in set(weak)))
    left = tuple(item for item in free(old, kept.partner) if not item.is_section and item.words)
    right = tuple(item for item in free(new, kept.taken) if not item.is_section and item.words)
    if not left or not right:
        return links
    staying = {(link.old, link.new) for link in weak}
    found = [one for one in _candidates(left, right, settings) if (one[1].index, one[2].index) not in staying]
    doubtful = [one for one in found if one[0] < settings.near or not parents_linked(one[1], one[2], kept.partner)]
    unsure = _unsure(old, new, doubtful, settings)
    scored = [_stay(link, settings) for link in weak]
    for similarity, one, other in found:
        if (one.index, other.index) not in unsure:
            link = Link(one.index, other.index, "similar", similarity)
            scored.append((-similarity, abs(one.index - other.index), one.index, other.index, link))
    taken = set(weak)
    return in_order((*(link for link in links if link not in taken), *_greedy(scored)))


def _stay(link: Link, settings: AlignSettings) -> Scored:
    return -(link.similarity + settings.stay_bonus), abs(link.old - link.new), link.old, link.new, link


def _candidates(old: Outline, new: Outline, settings: AlignSettings) -> Iterator[tuple[float, Item, Item]]:
    rows = similarities(old, new, least=settings.move_threshold, settings=settings)
    for one, row in zip(old, rows, strict=True):
        for at, similarity in row.items():
            other = new[at]
            if similarity >= _threshold(one, other, settings):
                yield similarity, one, other


def _unsure(
    old: Outline, new: Outline, doubtful: Sequence[tuple[float, Item, Item]], settings: AlignSettings
) -> set[tuple[int, int]]:
    """Those pairs that share too little, or no more than one of them shares with another clause."""
    if not doubtful:
        return set()
    rivals = Rivals(old, new, (item for _, *both in doubtful for item in both), settings)
    return {
        (one.index, other.index)
        for similarity, one, other in doubtful
        if rivals.kinship(one, other) < settings.move_kinship or rivals.has_better(one, other, similarity)
    }


def _threshold(old: Item, new: Item, settings: AlignSettings) -> float:
    length = min(len(old.words), len(new.words))
    if length < settings.tiny_words:
        # under four words even a close likeness is chance, so nothing passes
        return settings.move_threshold_tiny if length >= settings.short_words else 2.0
    return settings.move_threshold_short if length < settings.brief_words else settings.move_threshold


def _greedy(scored: list[Scored]) -> Iterator[Link]:
    old_taken, new_taken = set[int](), set[int]()
    for *_, link in sorted(scored, key=lambda item: item[:4]):
        if link.old not in old_taken and link.new not in new_taken:
            old_taken.add(link.old)
            new_taken.add(link.new)
            yield link
