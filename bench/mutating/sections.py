"""Edits of whole sections. Each returns how many old nodes it used, 0 where the document has no place for it.

A section with a heading of words can go anywhere among the sections of its level; one that has only
a number keeps that number, for a reader could not tell a moved section from a moved text otherwise.
A section that moves keeps its longest clause as it was: by that it is known.
"""

from collections.abc import Sequence

from bench.mutating.draft import Draft
from bench.mutating.words import bare, phrase, spoken
from bench.mutating.workshop import FEWEST_WORDS, Workshop

LARGEST_SECTION = 12
"""Nodes of a section that is deleted."""
COUNTED_ANEW = 0.5
"""Share of edits after which the sections are numbered anew; many authors leave the numbers."""


def swap_sections(shop: Workshop) -> int:
    """Two sections of one level change places."""
    siblings = _siblings(shop)
    if not siblings:
        return 0
    first, second = sorted(shop.chance.sample(siblings, 2), key=lambda draft: draft.position)
    parent = first.parent
    assert parent is not None
    lists = shop.counted([parent] if _all_named(parent) else [])
    one, other = first.position, second.position
    parent.children[one], parent.children[other] = second, first
    if shop.chance.random() < COUNTED_ANEW:
        lists.count_anew()
    for section in (first, second):
        _protect(section)
    return 2


def move_section(shop: Workshop) -> int:
    """A section goes two places or more up or down, or below another section of its parent's level."""
    siblings = _siblings(shop)
    if len(siblings) < 4:
        return 0
    section = shop.chance.choice(siblings)
    others = [draft for draft in siblings if abs(draft.position - section.position) >= 2]
    parent = section.parent
    assert parent is not None
    if not others:
        return 0
    place = shop.chance.choice(others)
    lists = shop.counted([parent] if _all_named(parent) else [])
    after = place.position > section.position
    shop.leave(section)
    parent.insert(place.position + after, section)
    if shop.chance.random() < COUNTED_ANEW:
        lists.count_anew()
    _protect(section)
    return 1


def rename_section(shop: Workshop) -> int:
    """A heading gets another word or two and keeps one; the section keeps its longest clause too."""
    sections = [draft for parent in shop.root.walk() for draft in _free(shop, parent.children) if _real(draft.heading)]
    if not sections or not shop.lender.headings:
        return 0
    section = shop.chance.choice(sections)
    words = (section.heading or "").split()
    other = phrase(shop.chance.choice((1, 2)), shop.lender.headings, shop.chance)
    at = shop.chance.randrange(len(words))
    kept = [*words[:at], *words[at + 1 :]]
    heading = " ".join([*words[:at], *other, *(words[at + 1 :] if _real(" ".join(kept)) else words[at:])])
    if bare(heading) == bare(section.heading or ""):
        return 0
    section.heading = heading
    _protect(section)
    return 1


def _real(heading: str | None) -> bool:
    """Whether a heading has a word of four letters: "§ 4" and "B." are not known by what they say."""
    return any(len(word) > 3 and word.isalpha() for word in bare(heading or ""))


def insert_section(shop: Workshop) -> int:
    """A section of another document, between two sections and with a number of theirs."""
    siblings = _siblings(shop)
    new = shop.lender.section(shop.chance)
    if not siblings or new is None:
        return 0
    place = shop.chance.choice(siblings)
    if not shop.repetitive and any(shop.texts[node.text] for node in new.walk() if node.text):
        return 0
    new.label = place.label
    for node in new.walk():
        node.edited = True
        shop.texts[node.text] += 1
    parent = place.parent
    assert parent is not None
    lists = shop.counted([parent])
    parent.insert(place.position + 1, new)
    lists.count_anew()
    return sum(1 for _ in new.walk())


def delete_section(shop: Workshop) -> int:
    """A section of at most 12 nodes goes, with all below it."""
    siblings = [draft for draft in _siblings(shop) if _is_small(draft)]
    if not siblings:
        return 0
    section = shop.chance.choice(siblings)
    assert section.parent is not None
    lists = shop.counted([section.parent])
    shop.leave(section)
    if shop.chance.random() < COUNTED_ANEW:
        lists.count_anew()
    return sum(1 for _ in section.walk())


def shuffle_sections(shop: Workshop) -> int:
    """The sections of the level that has most of them in another order."""
    levels = [_free(shop, parent.children) for parent in shop.root.walk()]
    most = max(levels, key=len, default=[])
    if len(most) < 3:
        return 0
    parent = most[0].parent
    assert parent is not None
    lists = shop.counted([parent] if _all_named(parent) else [])
    places = [draft.position for draft in most]
    order = list(most)
    while order == most:
        shop.chance.shuffle(order)
    for place, draft in zip(places, order, strict=True):
        parent.children[place] = draft
        _protect(draft)
    if shop.chance.random() < COUNTED_ANEW:
        lists.count_anew()
    return len(most)


def _siblings(shop: Workshop) -> list[Draft]:
    """Sections below one parent that no edit has used; empty if no parent has two."""
    levels = [free for parent in shop.root.walk() if len(free := _free(shop, parent.children)) > 1]
    return shop.chance.choice(levels) if levels else []


def _free(shop: Workshop, siblings: Sequence[Draft]) -> list[Draft]:
    """The sections that can be known again: they have a text below them."""
    return [draft for draft in siblings if draft.is_section and shop.is_free(draft) and _longest(draft) is not None]


def _longest(section: Draft) -> Draft | None:
    """The longest clause below that no edit has used; None if none has 4 words."""
    clauses = [
        node for node in section.walk() if not node.edited and not node.is_section and spoken(node.text) >= FEWEST_WORDS
    ]
    return max(clauses, key=Draft.words, default=None)


def _protect(section: Draft) -> None:
    """Let no other edit use a section, nor the clause that it is known by."""
    longest = _longest(section)
    assert longest is not None
    section.edited = longest.edited = True


def _all_named(parent: Draft) -> bool:
    return all(child.heading for child in parent.children if child.is_section)


def _is_small(section: Draft) -> bool:
    below = list(section.walk())
    return len(below) <= LARGEST_SECTION and not any(node.edited for node in below)
