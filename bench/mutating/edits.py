"""Edits of clauses. Each returns how many old clauses it used, 0 where the document has no place for it.

Rules that keep every edit decidable by a person who reads both versions:

- a clause gets one edit, or two where the name of the edit says so;
- an inserted clause comes from another document, has 5 words or more, and shares at most 40% of its
  words with any clause of this one, so that it is no paraphrase of what was deleted beside it;
- a clause that stands in several places is not moved, nor, unless the document repeats itself, reworded,
  split or merged;
- in a document that repeats itself, no two neighbours are edited;
- a text that is deleted in one place is not put in at another, for then it would have moved;
- a moved clause goes past two siblings or more, all of which weigh more than it, or to another parent;
- a reworded clause keeps 4 words and 40% of its words, and no other clause is nearer to it;
- the parts of a split have 4 words or more each; merged clauses are of one kind and were
  neighbours before; rows of a table are neither split nor merged;
- a copy stands after what it was copied from, and never beside it in another list of the same heading;
- a list that counted up is numbered anew; where it did not, labels stay.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from bench.mutating.draft import Draft
from bench.mutating.numbering import form_of
from bench.mutating.texts import ROW
from bench.mutating.words import change_a_number, reword, sentences, spoken
from bench.mutating.workshop import FEWEST_WORDS, Workshop

Edit = Callable[[Workshop], int]
REWORDED = (0.10, 0.60)
"""Least and most of the words that a rewording changes."""
MOVED_AND_REWORDED = (0.10, 0.40)
LEAST_TO_RECOGNISE = 8
"""Words of a clause that is moved and reworded at once."""
LARGEST_DELETION = 6
"""Nodes that go with a deleted clause."""
LONGEST_MERGED = 250
"""Words of the longest merged clause."""


def insert(shop: Workshop) -> int:
    """A clause of another document, beside a clause and of its kind."""
    place = shop.pick(lambda draft: True)
    text = shop.lender.clause(shop.chance)
    if place is None or text is None or text in shop.gone or (shop.texts[text] and not shop.repetitive):
        return 0
    shop.texts[text] += 1
    shop.came.add(text)
    _put(shop, _like(place, text), place, after=shop.chance.random() < 0.7)
    return 1


def delete(shop: Workshop) -> int:
    """A clause goes, with what is nested in it."""

    def fits(draft: Draft) -> bool:
        below = list(draft.walk())
        small = bool(draft.text) and len(below) <= LARGEST_DELETION and draft.text not in shop.came
        return small and not any(node.edited for node in below)

    clause = shop.pick(fits)
    if clause is None or clause.parent is None or len(clause.parent.children) < 2:
        return 0
    lists = shop.counted([clause.parent])
    shop.leave(clause)
    shop.gone.update(node.text for node in clause.walk())
    lists.count_anew()
    return sum(1 for _ in clause.walk())


def move(shop: Workshop) -> int:
    """A clause goes elsewhere, within its section or to another."""
    clause = shop.pick(lambda draft: _can_move(shop, draft))
    return _move_run(shop, [clause]) if clause else 0


def move_run(shop: Workshop) -> int:
    """2 to 5 neighbours of one kind go elsewhere together."""
    first = shop.pick(lambda draft: _can_move(shop, draft))
    if first is None or first.parent is None:
        return 0
    siblings, start = first.parent.children, first.position
    run = [first]
    for sibling in siblings[start + 1 : start + shop.chance.randint(2, 5)]:
        if not shop.is_free(sibling) or form_of(sibling) != form_of(first) or not _can_move(shop, sibling):
            break
        run.append(sibling)
    return _move_run(shop, run) if len(run) > 1 else 0


def move_and_reword(shop: Workshop) -> int:
    """A clause of 8 words or more goes elsewhere with 10 to 40% of its words changed."""
    clause = shop.pick(lambda draft: _can_move(shop, draft) and spoken(draft.text) >= LEAST_TO_RECOGNISE)
    text = _reworded(shop, clause, MOVED_AND_REWORDED) if clause else None
    if clause is None or text is None or shop.is_rivalled(clause, text):
        return 0
    used = _move_run(shop, [clause])
    if used:
        clause.text = text
    return used


def reword_some(shop: Workshop) -> int:
    """10 to 60% of the words of a clause change."""
    return _reword(shop, lambda clause: _reworded(shop, clause, REWORDED))


def reword_little(shop: Workshop) -> int:
    """One number or one word of a clause changes."""

    def other(clause: Draft) -> str | None:
        return change_a_number(clause.text, shop.chance) or _reworded(shop, clause, (0.0, 0.0))

    return _reword(shop, other)


def split(shop: Workshop) -> int:
    """A clause of several sentences becomes two or three siblings."""
    clause = shop.pick(lambda draft: _is_whole(shop, draft) and _parts(draft) is not None)
    if clause is None or clause.parent is None:
        return 0
    texts = _cut(_parts(clause) or (), shop.chance)
    lists = shop.counted([clause.parent])
    at = clause.position
    for offset, text in enumerate(texts[1:], 1):
        part = _like(clause, text)
        part.origins = clause.origins
        clause.parent.insert(at + offset, part)
    clause.text, clause.edited = texts[0], True
    lists.count_anew()
    return 1


def merge(shop: Workshop) -> int:
    """2 or 3 neighbours of one kind become one clause."""
    first = shop.pick(lambda draft: _is_whole(shop, draft))
    if first is None or first.parent is None:
        return 0
    run = [first]
    for sibling in first.parent.children[first.position + 1 :][: shop.chance.choice((1, 1, 2))]:
        fits = _is_whole(shop, sibling) and form_of(sibling) == form_of(first) and _follows(sibling, run[-1])
        if not fits or not shop.is_free(sibling):
            break
        run.append(sibling)
    if len(run) < 2 or sum(draft.words() for draft in run) > LONGEST_MERGED:
        return 0
    lists = shop.counted([first.parent])
    first.text = " ".join(draft.text for draft in run)
    first.origins = tuple(origin for draft in run for origin in draft.origins)
    first.edited = True
    for draft in run[1:]:
        draft.remove()
    lists.count_anew()
    return len(run)


def duplicate(shop: Workshop) -> int:
    """A copy of a clause, further down in its list or in a later one."""
    clause = shop.pick(lambda draft: not draft.children and shop.says_enough(draft) and draft.text not in shop.gone)
    if clause is None:
        return 0
    later = shop.clauses()
    later = later[next(index for index, draft in enumerate(later) if draft is clause) :]
    places = [draft for draft in later if shop.is_free(draft) and form_of(draft) == form_of(clause)]
    place = shop.chance.choice(places)
    _put(shop, _like(clause, clause.text), place, after=True)
    clause.edited = True
    shop.texts[clause.text] += 1
    shop.came.add(clause.text)
    return 1


def _like(clause: Draft, text: str) -> Draft:
    """A new clause of the kind of another, which came from nowhere."""
    return Draft(clause.node, clause.label, None, text, (), edited=True)


def _put(shop: Workshop, new: Draft, place: Draft, *, after: bool) -> None:
    assert place.parent is not None
    lists = shop.counted([place.parent])
    place.parent.insert(place.position + after, new)
    lists.count_anew()


def _reworded(shop: Workshop, clause: Draft, shares: tuple[float, float]) -> str | None:
    text = reword(clause.text, shop.chance.uniform(*shares), shop.lender.clauses, shop.chance)
    rivalled = text is not None and not shop.repetitive and shop.is_rivalled(clause, text)
    return None if text is None or rivalled or shop.texts[text] else text


def _reword(shop: Workshop, other: Callable[[Draft], str | None]) -> int:
    clause = shop.pick(lambda draft: shop.says_enough(draft) and spoken(draft.text) > FEWEST_WORDS)
    text = other(clause) if clause else None
    if clause is None or not text or text == clause.text:
        return 0
    clause.text, clause.edited = text, True
    return 1


def _can_move(shop: Workshop, draft: Draft) -> bool:
    below = list(draft.walk())
    enough = shop.says_enough(draft) and shop.is_only(draft) and not any(node.edited for node in below)
    return enough and len(below) <= LARGEST_DELETION and draft.parent is not None


def _move_run(shop: Workshop, run: Sequence[Draft]) -> int:
    """Move neighbours together; 0 where no place is far enough."""
    parent = run[0].parent
    assert parent is not None
    within = {id(node) for draft in run for node in draft.walk()}
    most = sum(not child.edited for child in parent.children) // 2
    places = [
        draft
        for draft in shop.clauses()
        if id(draft) not in within
        and shop.is_free(draft)
        and form_of(draft) == form_of(run[0])
        and (draft.parent is not parent or _is_far(run, draft))
    ]
    if not places or len(run) > most:
        return 0
    place = shop.chance.choice(places)
    assert place.parent is not None
    after = place.parent is not parent or place.position > run[0].position
    lists = shop.counted([parent, place.parent])
    for draft in run:
        shop.leave(draft)
    at = place.position + after
    for offset, draft in enumerate(run):
        place.parent.insert(at + offset, draft)
        draft.edited = True
    lists.count_anew()
    return len(run)


def _is_far(run: Sequence[Draft], place: Draft) -> bool:
    """Whether a run that goes to its sibling `place` passes two siblings or more, which weigh twice as much."""
    assert place.parent is not None
    start, end, target = run[0].position, run[-1].position, place.position
    passed = place.parent.children[end + 1 : target + 1] if target > end else place.parent.children[target:start]
    heavier = _weight(passed) > 2 * _weight(run) and len(passed) > len(run)
    return len(passed) >= 2 and heavier


def _weight(drafts: Sequence[Draft]) -> int:
    return sum(node.words() + 1 for draft in drafts for node in draft.walk())


def _is_whole(shop: Workshop, draft: Draft) -> bool:
    """Whether a clause can be split or merged: it says enough, is no row of a table, and has nothing nested in it."""
    return not draft.children and ROW not in draft.text and shop.says_enough(draft)


def _follows(draft: Draft, before: Draft) -> bool:
    """Whether a clause stood directly after another in the old version too."""
    return bool(draft.origins and before.origins) and draft.origins[0] == (
        *before.origins[0][:-1],
        before.origins[0][-1] + 1,
    )


def _parts(clause: Draft) -> tuple[str, ...] | None:
    """The sentences of a clause, short ones joined to the one before; None if that leaves one."""
    parts: list[str] = []
    for sentence in sentences(clause.text):
        short = parts and (len(sentence.split()) < FEWEST_WORDS or len(parts[-1].split()) < FEWEST_WORDS)
        if short:
            parts[-1] = f"{parts[-1]} {sentence}"
        else:
            parts.append(sentence)
    return tuple(parts) if len(parts) > 1 else None


def _cut(parts: Sequence[str], chance: Random) -> tuple[str, ...]:
    """Sentences joined to two or three texts."""
    count = min(len(parts), chance.choice((2, 2, 3)))
    cuts = sorted(chance.sample(range(1, len(parts)), count - 1))
    bounds = [0, *cuts, len(parts)]
    return tuple(" ".join(parts[start:end]) for start, end in pairwise(bounds))
