"""An assertion against the computed diff.

"Contradicted" needs proof: both versions hold the same words in the place that is certainly meant,
and nothing beside it changed in the way that is claimed. Without it the author may have counted
otherwise than we do, and the answer is that we cannot tell.
"""

import re
from collections.abc import Callable, Sequence

from renvooi.diff.claims.facts import NEW, OLD, Facts, is_place_only, is_substantive
from renvooi.diff.claims.names import likeness, sections_named
from renvooi.diff.claims.outcome import Outcome, unresolved, weighed
from renvooi.diff.claims.particulars import contrary, doubts_about
from renvooi.diff.claims.places import ancestors, lowest, number_of
from renvooi.diff.claims.reading import Assertion, masked
from renvooi.diff.claims.reasons import (
    ACTIONS,
    counted,
    evidence_of,
    joined,
    listed,
    supported,
    wrong_number,
    wrong_point,
)
from renvooi.diff.claims.resolve import Places, find_places
from renvooi.diff.claims.targets import Target, read_target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, Operation, Significance, Verdict

_NEW_PLACE = re.compile(r"\s+(?:naar|to)\s", re.IGNORECASE)
_NEW_NUMBER = re.compile(
    r"\s+(?:tot|naar|in|to)\s+(?=(?:artikel(?:en)?|punt(?:en)?|items?|articles?|points?)\b)", re.IGNORECASE
)
_SIDES = {
    Action.ADDED: (NEW,),
    Action.DELETED: (OLD,),
    Action.MERGED: (OLD, NEW),
    Action.SPLIT: (OLD, NEW),
    Action.RENUMBERED: (OLD, NEW),
    Action.MOVED: (OLD, NEW),
}
"""Where a claim may look; the others look in the new version first."""
_WORDING = frozenset({Action.CORRECTED, Action.CLARIFIED})
_PREPOSITIONS = frozenset("in aan onder bij to under".split())
_COUNTED = {Action.ADDED: Operation.INSERTED, Action.DELETED: Operation.DELETED}


def judge(assertion: Assertion, facts: Facts, context: str) -> Outcome:
    """The verdict on `assertion`; `context` is what stands over it in the list."""
    target = read_target(_before_destination(assertion))
    above = assertion.above or context
    if target.whole or (assertion.action is Action.CORRECTED and not _looks_somewhere(target, facts, above)):
        return _everywhere(assertion, target, facts)
    if assertion.action is Action.UNCHANGED:
        return _unchanged(target, facts, above)
    if assertion.action is Action.RENAMED:
        return _renamed(assertion, target, facts, above)
    if assertion.action is Action.REPLACED and (replaced := _replaced(target, facts)) is not None:
        return replaced
    if assertion.action in _COUNTED and (target.count is not None or _is_inside(target, facts)):
        return _counted(assertion, target, facts, above)
    return _placed(assertion, target, facts, above)


def _before_destination(assertion: Assertion) -> str:
    """The phrase without the place or number that clauses got."""
    pattern = {Action.RENUMBERED: _NEW_NUMBER, Action.MOVED: _NEW_PLACE}.get(assertion.action)
    found = pattern.search(masked(assertion.phrase)) if pattern is not None else None
    return assertion.phrase[: found.start()] if found is not None else assertion.phrase


def _is_inside(target: Target, facts: Facts) -> bool:
    """Whether the claim speaks of something in the place that it names, which it does not name itself."""
    if target.ranks or target.letters or target.names or target.topic or target.is_point:
        return False
    if target.cited:
        return target.inside
    named = sections_named(target.phrase, facts.versions[NEW].sections)
    return bool(named) and named[0].word in _PREPOSITIONS and not named[0].kind


def _looks_somewhere(target: Target, facts: Facts, above: str) -> bool:
    return any(find_places(target, version, above=above) is not None for version in facts.versions.values())


# One place


def _placed(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    tried: list[tuple[str, Places, list[tuple[Change, ...]]]] = []
    for side in _SIDES.get(assertion.action, (NEW, OLD)):
        places = find_places(target, facts.versions[side], above=above)
        if places is not None:
            tried.append((side, places, [facts.support(assertion.action, item, side) for item in places.items]))
    if not tried:
        return _nowhere(assertion, target, facts, above)
    side, places, support = max(tried, key=lambda one: _worth(one[1], one[2]))
    changes = tuple(dict.fromkeys(change for found in support for change in found))
    if not changes:
        side, places, _ = tried[0]
        return _unsupported(assertion, side, places, facts)
    opposite = contrary(assertion.action, changes)
    if opposite is not None:
        verdict = Verdict.CONTRADICTED if places.certain else Verdict.UNRESOLVED
        return Outcome(verdict, opposite, changes, places.items)
    said = [supported(assertion.action, changes)]
    doubts: list[Bilingual] = []
    items = [item for item, found in zip(places.items, support, strict=True) if found]
    missing = [item for item, found in zip(places.items, support, strict=True) if not found]
    if missing and places.certain:
        names = ", ".join(item.address for item in missing)
        what = ACTIONS[assertion.action]
        doubts.append(Bilingual(f"niet {what.nl}: {names}", f"not {what.en}: {names}"))
        items = [*items, *missing]
    if places.number is not None:
        said.append(_right_number(places.number, items[0]))
    elif side == OLD and assertion.action not in _SIDES:
        said.extend(_new_number(target, items[0], facts))
    doubts += doubts_about(assertion, target, changes, facts)
    if side == OLD and assertion.action in (Action.MOVED, Action.CHANGED, Action.CLARIFIED, Action.RENUMBERED):
        items = [facts.partner(item, OLD) or item for item in items]
    return weighed(doubts, said, changes, items)


def _worth(places: Places, support: Sequence[tuple[Change, ...]]) -> float:
    """The share of the places that the diff supports; where one of several is meant, one is enough."""
    if not places.certain:
        return float(any(support))
    return sum(map(bool, support)) / len(support)


def _right_number(asserted: str, item: Item) -> Bilingual:
    number = next((found for node in ancestors(item) if (found := number_of(node))), None)
    return wrong_number(asserted, number) if number else wrong_point(asserted, item.address)


def _new_number(target: Target, item: Item, facts: Facts) -> Sequence[Bilingual]:
    """That the claim cites the number of the old version, where it cites one."""
    now = facts.partner(item, OLD)
    number = number_of(now) if now is not None else None
    if number is None or not target.cited or number in target.cited:
        return ()
    return (wrong_number(target.cited[0], number),)


def _nowhere(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    """What is claimed of a place that the version does not have; told apart where the other version has it."""
    if assertion.action is Action.DELETED and (places := find_places(target, facts.versions[NEW], above=above)):
        return _unsupported(assertion, NEW, places, facts)
    if assertion.action is Action.ADDED and (places := find_places(target, facts.versions[OLD], above=above)):
        return _unsupported(assertion, OLD, places, facts)
    if not target.phrase:
        return unresolved("noemt geen plaats", "names no place")
    return unresolved(
        f"niet te herleiden tot één plaats: “{target.phrase}”", f"cannot be traced to one place: “{target.phrase}”"
    )


def _unsupported(assertion: Assertion, side: str, places: Places, facts: Facts) -> Outcome:
    """The place is found and the diff does not show the claimed action there."""
    item, action = places.items[0], assertion.action
    what = ACTIONS[action]
    beside = [change for item in places.items for change in facts.beside(action, item, side)]
    same = all(facts.is_same(item, side) or _heading_stands(action, item, side, facts) for item in places.items)
    if same and places.certain and places.number is None and (places.named or not beside):
        return Outcome(Verdict.CONTRADICTED, _proof(action, item, side, facts), (), places.items)
    if beside and not places.named:
        near = listed(tuple(dict.fromkeys(beside)))
        return unresolved(
            f"{item.address} is niet {what.nl}; dit wel: {near.nl}",
            f"{item.address} is not {what.en}; these are: {near.en}",
            *places.items,
        )
    found = [change for item in places.items for change in facts.within(item, side)]
    if action in (Action.ADDED, Action.DELETED) and found and places.certain:
        told = listed(tuple(dict.fromkeys(found)))
        doubt = Bilingual(
            f"niet {what.nl}: {item.address} staat in beide versies, met wijzigingen ({told.nl})",
            f"not {what.en}: {item.address} stands in both versions, with changes ({told.en})",
        )
        return Outcome(Verdict.PARTLY, doubt, tuple(dict.fromkeys(found)), places.items)
    return unresolved(
        f"{item.address} is volgens de vergelijking niet {what.nl}",
        f"the comparison does not show that {item.address} is {what.en}",
        *places.items,
    )


def _heading_stands(action: Action, item: Item, side: str, facts: Facts) -> bool:
    """Whether a section that is said to have come or gone has its heading in both versions."""
    other = facts.partner(item, side)
    return action in _COUNTED and item.is_section and other is not None and other.key == item.key


def _proof(action: Action, item: Item, side: str, facts: Facts) -> Bilingual:
    other = facts.partner(item, side)
    assert other is not None
    if action is Action.ADDED:
        return Bilingual(
            f"stond woord voor woord al in de oude versie: {other.address}",
            f"stood word for word in the old version: {other.address}",
        )
    if action is Action.DELETED:
        where = (other if side == OLD else item).address
        return Bilingual(f"staat er nog, woord voor woord: {where}", f"still stands, word for word: {where}")
    return Bilingual(
        f"{item.address} is in beide versies gelijk, woord voor woord",
        f"{item.address} is the same in both versions, word for word",
    )


# No place, several, and names


def _everywhere(assertion: Assertion, target: Target, facts: Facts) -> Outcome:
    """A claim about the whole document."""
    if assertion.action is Action.REPLACED and len(target.quoted) > 1:
        return _replaced_everywhere(target, facts)
    found = tuple(
        change
        for change in facts.changes
        if Operation.REWORDED in change.operations
        and not is_place_only(change)
        and (change.significance is Significance.EDITORIAL or assertion.action not in _WORDING)
    )
    if not found or not (target.whole or assertion.action in _WORDING):
        return unresolved("noemt geen plaats om naar te kijken", "names no place to look at")
    told = listed(found)
    return weighed((), (Bilingual(f"gewijzigd: {told.nl}", f"changed: {told.en}"),), found, ())


def _replaced_everywhere(target: Target, facts: Facts) -> Outcome:
    before, after = (name.casefold() for name in target.quoted[:2])
    found = tuple(
        change
        for change in facts.changes
        if any(before in ref.text.casefold() for ref in change.old)
        and any(after in ref.text.casefold() for ref in change.new)
    )
    if not found:
        return unresolved(f"“{before}” is nergens vervangen", f"“{before}” is replaced nowhere")
    left = [item for item in facts.versions[NEW].items if before in item.normal.casefold() and before not in after]
    doubts = [Bilingual(f"staat nog in {item.address}", f"still stands in {item.address}") for item in left[:1]]
    told = listed(found)
    return weighed(doubts, (Bilingual(f"vervangen: {told.nl}", f"replaced: {told.en}"),), found, ())


def _counted(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    """So many points under a heading that came or went."""
    side = _SIDES[assertion.action][0]
    places = find_places(target, facts.versions[side], above=above)
    if places is None or len(places.items) != 1:
        return _nowhere(assertion, target, facts, above)
    base = places.items[0]
    operation = _COUNTED[assertion.action]
    below = [change for change in facts.touching(base, side) if operation in change.operations]
    depth = len(base.path) + 1
    found = tuple(one for one in below if any(len(ref.path) == depth for ref in (*one.new, *one.old)))
    if not found:
        if facts.is_same(base, side) and places.certain:
            return Outcome(Verdict.CONTRADICTED, _proof(Action.UNCHANGED, base, side, facts), (), (base,))
        what = ACTIONS[assertion.action]
        return unresolved(
            f"onder {base.address} is niets {what.nl}", f"nothing is {what.en} under {base.address}", base
        )
    if target.count is None:
        return weighed((), (supported(assertion.action, found),), tuple(below), (base,))
    told = counted(len(found), target.count)
    doubts = [] if len(found) == target.count else [told]
    said = [supported(assertion.action, found), *([] if doubts else [told])]
    return weighed(doubts, said, tuple(below), (base,))


def _unchanged(target: Target, facts: Facts, above: str) -> Outcome:
    """That a place did not change."""
    found: dict[str, Change] = {}
    items: list[Item] = []
    certain = True
    for side in (NEW, OLD):
        places = find_places(target, facts.versions[side], above=above)
        if places is None:
            continue
        certain = certain and places.certain
        items += places.items if side == NEW or not items else ()
        found |= {change.id: change for item in places.items for change in facts.within(item, side)}
    if not items:
        return unresolved(
            f"niet te herleiden tot één plaats: “{target.phrase}”", f"cannot be traced to one place: “{target.phrase}”"
        )
    changes = tuple(found.values())
    if not changes:
        place = items[0].address
        return Outcome(
            Verdict.CONFIRMED, Bilingual(f"{place} is niet gewijzigd", f"{place} did not change"), (), tuple(items)
        )
    told = listed(changes)
    substantive = [change for change in changes if is_substantive(change)]
    said = Bilingual(f"wel gewijzigd: {told.nl}", f"changed: {told.en}")
    if substantive and certain:
        return Outcome(Verdict.CONTRADICTED, joined((said, evidence_of(substantive))), changes, tuple(items))
    return Outcome(Verdict.PARTLY if certain else Verdict.UNRESOLVED, said, changes, tuple(items))


def _replaced(target: Target, facts: Facts) -> Outcome | None:
    """One entry that went and another that came, both named; None where they are not found so."""
    names = target.companies or target.quoted
    if len(names) != 2:  # what was, and what is
        return None
    gone, come = (facts.versions[side].holding(name, None) for side, name in zip((OLD, NEW), names, strict=True))
    lost = tuple(change for item in lowest(gone) for change in facts.support(Action.DELETED, item, OLD))
    won = tuple(change for item in lowest(come) for change in facts.support(Action.ADDED, item, NEW))
    if not lost or not won:
        return None
    changes = (*won, *lost)
    items = [item for item in lowest(come) if facts.support(Action.ADDED, item, NEW)]
    return weighed((), (supported(Action.REPLACED, changes),), changes, items)


def _renamed(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    """A heading with another name; both names are in the claim."""
    headings = [
        change
        for change in facts.changes
        if Operation.REWORDED in change.operations and change.old[0].heading and change.new[0].heading
    ]
    scored = [(_naming(target.phrase, change), change) for change in headings]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] == 0:
        return _placed(assertion, target, facts, above)
    change = best[1]
    section = next(item for item in facts.versions[NEW].sections if item.path == change.new[0].path)
    return weighed((), (supported(Action.RENAMED, (change,)),), (change,), (section,))


def _naming(phrase: str, change: Change) -> float:
    """How surely `phrase` names both the old and the new heading, which stand in it one after the other."""
    words = phrase.split()
    old, new = change.old[0].heading or "", change.new[0].heading or ""
    tries: Sequence[Callable[[int], float]] = (
        lambda at: min(_ends_with(words[:at], old), likeness(_stripped(words[at:]), new)),
    )
    return max((attempt(at) for attempt in tries for at in range(1, len(words))), default=0.0)


def _stripped(words: Sequence[str]) -> str:
    kept = list(words)
    while len(kept) > 1 and kept[0].casefold() in ("tot", "naar", "in", "to", "nu", "voortaan", "now"):
        kept = kept[1:]
    return " ".join(kept).strip("'\" ")


def _ends_with(words: Sequence[str], heading: str) -> float:
    return max((likeness(" ".join(words[at:]).strip("'\" "), heading) for at in range(len(words))), default=0.0)
