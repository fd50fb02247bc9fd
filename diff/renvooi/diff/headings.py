"""Sections and items with a list whose own words or place changed, recognised by the clauses in them.

A section is what stands in it: "Silver" renamed to "Silver (SQL Datawarehouse)" holds the same
clauses. Each paired clause is a vote for its two sections; similar headings need fewer votes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from renvooi.diff.links import Link, Linked, Links, free, in_order, parents_linked
from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.settings import AlignSettings

Scored = tuple[float, int, int, int, Link]


def pair_headings(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the sections added that their clauses, headings and labels make one."""
    found = sorted(_candidates(old, new, links, settings), key=lambda scored: scored[:4])
    result, old_taken, new_taken = list(links), set[int](), set[int]()
    for *_, link in found:
        if link.old not in old_taken and link.new not in new_taken:
            result.append(link)
            old_taken.add(link.old)
            new_taken.add(link.new)
    return in_order(result)


def _candidates(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Iterator[Scored]:
    """Pairs of free sections worth linking, each with its sort key: best first, then nearest."""
    left = [item for item in free(old, (link.old for link in links)) if _holds_others(item)]
    right = [item for item in free(new, (link.new for link in links)) if _holds_others(item)]
    if not left or not right:
        return
    partner = {link.old: link.new for link in links}
    votes, old_size, new_size = _votes(old, new, links), _sizes(old), _sizes(new)
    headings = _Headings(old, new)
    for one, other in _worth_a_look(left, right, old, new, votes, partner, settings):
        agreed = votes[one.index, other.index]
        dice = 2 * agreed / max(1, old_size[one.index] + new_size[other.index])
        alike = _heading_similarity(one, other)
        bound = parents_linked(one, other, partner)
        if not _is_one(one, other, dice, alike, bound, settings):
            continue
        # where nothing but their wording says so, no third heading may be worded nearly as like
        numbered = bound and dice > 0 and one.label is not None and one.label == other.label
        worded = one.is_section and dice < settings.heading_least and one.normal != other.normal and not numbered
        if worded and headings.has_rival(one, other, alike, settings):
            continue
        score = dice + alike / 2 + 0.1 * (one.label is not None and one.label == other.label) + 0.1 * bound
        by = "exact" if one.normal == other.normal else "children" if agreed else "similar"
        similarity = 1.0 if by == "exact" else round(max(dice, alike), 4)
        link = Link(one.index, other.index, by, min(1.0, similarity))
        yield -score, abs(one.index - other.index), one.index, other.index, link


def _worth_a_look(
    left: Sequence[Item],
    right: Sequence[Item],
    old: Outline,
    new: Outline,
    votes: Mapping[tuple[int, int], int],
    partner: Mapping[int, int],
    settings: AlignSettings,
) -> Iterator[tuple[Item, Item]]:
    """Pairs that share a clause, or whose headings are alike under one parent: no other can be one."""
    free_old, free_new = {item.index for item in left}, {item.index for item in right}
    voted = [pair for pair in votes if pair[0] in free_old and pair[1] in free_new]
    under: dict[int, list[Item]] = defaultdict(list)
    for item in right:
        under[item.parent].append(item)
    pairs = dict.fromkeys(voted)
    for one in left:
        parent = ROOT if one.parent == ROOT else partner.get(one.parent)
        others = under.get(parent, ()) if parent is not None else ()
        heads = [other.normal.casefold() for other in others]
        least = settings.heading_similarity
        found = extract(one.normal.casefold(), heads, scorer=Indel.normalized_similarity, score_cutoff=least, limit=2)
        # two that are as like it are each other's rivals; equal headings may still be told apart by what is in them
        if found and (found[0][1] == 1.0 or len(found) == 1 or found[0][1] - found[1][1] >= settings.rival_slack):
            pairs.update(dict.fromkeys((one.index, others[at].index) for _, _, at in found))
    for at, to in pairs:
        if old[at].node.type is new[to].node.type:
            yield old[at], new[to]


class _Headings:
    """The headings of both versions: "Dienst Noord" is as like "Dienst Zuid" as any other service."""

    def __init__(self, old: Outline, new: Outline) -> None:
        self._outlines = old, new

    @cached_property
    def _words(self) -> tuple[dict[int, str], dict[int, str]]:
        one, other = (
            {item.index: item.normal.casefold() for item in items if item.is_section and item.normal}
            for items in self._outlines
        )
        return one, other

    def has_rival(self, old: Item, new: Item, alike: float, settings: AlignSettings) -> bool:
        """Whether a third heading is nearly as like one of the two."""
        least = max(0.0, alike - settings.rival_slack)
        in_old, in_new = self._words
        for mine, headings, partner in ((old, in_new, new), (new, in_old, old)):
            scorer = Indel.normalized_similarity
            found = extract(mine.normal.casefold(), headings, scorer=scorer, score_cutoff=least, limit=2)
            if any(at != partner.index for _, _, at in found):
                return True
        return False


def _is_one(old: Item, new: Item, dice: float, alike: float, bound: bool, settings: AlignSettings) -> bool:
    if not old.is_section:
        # an item stands for its own words; only the same item with the same list is another wording of it
        return bound and old.label == new.label and dice >= settings.heading_votes
    if old.normal and old.normal == new.normal:
        return bound or dice >= settings.heading_least
    if dice >= settings.heading_votes:
        return True
    if bound and dice > 0 and old.label is not None and old.label == new.label:
        return True
    return alike >= settings.heading_similarity and (bound or dice >= settings.heading_least)


def _holds_others(item: Item) -> bool:
    return item.is_section or bool(item.node.nodes)


def _heading_similarity(old: Item, new: Item) -> float:
    """Likeness of two headings; a number alone says nothing while clauses may still vote."""
    if not old.normal or not new.normal:
        return 0.0
    return float(Indel.normalized_similarity(old.normal.casefold(), new.normal.casefold()))


def pair_numbers(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with free sections under one parent added that have the same number and no heading to go by."""
    linked = Linked(links)
    by_number: dict[tuple[int, str | None], Item] = {
        (item.parent, item.label): item
        for item in reversed(new)
        if item.is_section and item.index not in linked.taken and not item.normal and item.label is not None
    }
    found = []
    for one in old:
        if not one.is_section or one.normal or one.index in linked.partner:
            continue
        parent = ROOT if one.parent == ROOT else linked.partner.get(one.parent)
        other = by_number.pop((parent, one.label), None) if parent is not None else None
        if other is not None:
            found.append(Link(one.index, other.index, "label", 1.0))
    return in_order((*links, *found))


def _votes(old: Outline, new: Outline, links: Links) -> Counter[tuple[int, int]]:
    """How many paired clauses each pair of nodes shares, at any depth."""
    votes: Counter[tuple[int, int]] = Counter()
    for link in links:
        if old[link.old].is_section:
            continue
        below = list(_above(new, new[link.new]))
        for one in _above(old, old[link.old]):
            votes.update((one, other) for other in below)
    return votes


def _sizes(items: Outline) -> Counter[int]:
    """How many clauses each node holds, at any depth."""
    return Counter(at for item in items if not item.is_section for at in _above(items, item))


def _above(items: Outline, item: Item) -> Iterator[int]:
    at = item.parent
    while at != ROOT:
        yield at
        at = items[at].parent
