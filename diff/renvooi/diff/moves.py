"""Clauses that went elsewhere: first those with the same text, then similar ones.

    old: A B C D      new: A C D B      B moved

What the passes before left over is compared with everything left over on the other side, and
weak pairs of a gap may be given up for a better partner. Assignment is greedy, best first,
with ties broken by distance and then by place: the Hungarian method brought nothing over it.
"""

from collections import defaultdict
from collections.abc import Iterator

from renvooi.diff.candidates import similarities
from renvooi.diff.links import Link, Links, free, in_order, parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings

Scored = tuple[float, int, int, int, Link]


def find_exact_moves(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with clauses of equal text added; a text too short to tell only under one parent."""
    partner = {link.old: link.new for link in links}
    by_text: dict[int, list[Item]] = defaultdict(list)
    for item in free(new, (link.new for link in links)):
        if not item.is_section and item.normal:
            by_text[item.key].append(item)
    scored: list[Scored] = []
    for one in free(old, (link.old for link in links)):
        for other in by_text.get(one.key, ()) if not one.is_section else ():
            bound = parents_linked(one, other, partner)
            if bound or len(one.words) >= settings.short_words:
                link = Link(one.index, other.index, "exact", 1.0)
                scored.append((-float(bound), abs(one.index - other.index), one.index, other.index, link))
    return in_order((*links, *_greedy(scored)))


def find_moves(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with similar clauses in other places added, and weak pairs replaced by better ones.

    Cost: O(k * l) similarities over the k and l clauses left over, or O(k) where they are many.
    """
    weak = tuple(
        link
        for link in links
        if link.by == "similar" and link.similarity < settings.weak and not old[link.old].is_section
    )
    kept = tuple(link for link in links if link not in set(weak))
    left = tuple(item for item in free(old, (link.old for link in kept)) if not item.is_section and item.words)
    right = tuple(item for item in free(new, (link.new for link in kept)) if not item.is_section and item.words)
    if not left or not right:
        return links
    scored = [_stay(link, settings) for link in weak]
    staying = {(link.old, link.new) for link in weak}
    scored.extend(s for s in _scored(left, right, settings) if (s[4].old, s[4].new) not in staying)
    return in_order((*kept, *_greedy(scored)))


def _stay(link: Link, settings: AlignSettings) -> Scored:
    return -(link.similarity + settings.stay_bonus), abs(link.old - link.new), link.old, link.new, link


def _scored(old: Outline, new: Outline, settings: AlignSettings) -> Iterator[Scored]:
    rows = similarities(old, new, least=settings.move_threshold, settings=settings)
    for one, row in zip(old, rows, strict=True):
        for at, similarity in row.items():
            other = new[at]
            if similarity >= _threshold(one, other, settings):
                link = Link(one.index, other.index, "similar", similarity)
                yield -similarity, abs(one.index - other.index), one.index, other.index, link


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
