"""An assertion against the computed diff.

"Contradicted" needs proof: both versions hold the same words in the place that is certainly meant,
and nothing beside it changed in the way that is claimed. Without it the author may have counted
otherwise than we do, and the answer is that we cannot tell.
"""

import re
from collections.abc import Callable, Sequence

from renvooi.diff.claims.disproof import COUNTED, nowhere, unsupported
from renvooi.diff.claims.facts import NEW, OLD, Facts
from renvooi.diff.claims.names import sections_named
from renvooi.diff.claims.outcome import Outcome, weighed
from renvooi.diff.claims.particulars import contrary, doubts_about
from renvooi.diff.claims.places import ancestors, number_of
from renvooi.diff.claims.reading import Assertion, masked
from renvooi.diff.claims.reasons import ACTIONS, joined, supported, wrong_number, wrong_point
from renvooi.diff.claims.renaming import renamed, replaced
from renvooi.diff.claims.resolve import Places, find_places
from renvooi.diff.claims.targets import Target, read_target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.claims.wholes import counted_points, everywhere, unchanged
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, Verdict

_NEW_PLACE = re.compile(r"\s+(?:naar|to)\s", re.IGNORECASE)
_NEW_NUMBER = re.compile(
    r"\s+(?:tot|naar|in|to)\s+(?:de\s+)?(?=(?:artikel(?:en)?|punt(?:en)?|items?|articles?|points?)\b)", re.IGNORECASE
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
_PREPOSITIONS = frozenset("in aan onder bij to under".split())


_WITH_TWO_NAMES: dict[Action, Callable[[Target, Facts], Outcome | None]] = {
    Action.RENAMED: renamed,
    Action.REPLACED: replaced,
}


def judge(assertion: Assertion, facts: Facts, context: str) -> Outcome:
    """The verdict on `assertion`; `context` is what stands over it in the list."""
    target = read_target(_before_destination(assertion))
    above = assertion.above or context
    if target.whole or (assertion.action is Action.CORRECTED and not _looks_somewhere(target, facts, above)):
        return everywhere(assertion, target, facts)
    if assertion.action is Action.UNCHANGED:
        return unchanged(target, facts, above)
    two_names = _WITH_TWO_NAMES.get(assertion.action)
    if two_names is not None and (found := two_names(target, facts)) is not None:
        return found
    if assertion.action in COUNTED and (target.count is not None or _is_inside(target, facts)):
        return counted_points(assertion, target, facts, above)
    return _placed(assertion, target, facts, above)


def _before_destination(assertion: Assertion) -> str:
    """The phrase without the place or number that clauses got."""
    pattern = {Action.RENUMBERED: _NEW_NUMBER, Action.MOVED: _NEW_PLACE}.get(assertion.action)
    found = pattern.search(masked(assertion.phrase)) if pattern is not None else None
    return assertion.phrase[: found.start()] if found is not None else assertion.phrase


def _is_inside(target: Target, facts: Facts) -> bool:
    """Whether the claim speaks of something in the place that it names, which it does not name itself."""
    names_it = target.ranks or target.letters or target.names or target.topic
    if names_it or (target.is_point and not target.some_point) or target.introduction:
        return False
    if target.cited:
        return target.inside
    named = sections_named(target.phrase, facts.versions[NEW].sections)
    if target.some_point:
        return bool(named)
    return bool(named) and named[0].word in _PREPOSITIONS and not named[0].kind


def _looks_somewhere(target: Target, facts: Facts, above: str) -> bool:
    return any(find_places(target, version, above=above) is not None for version in facts.versions.values())


def _placed(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    tried: list[tuple[str, Places, list[tuple[Change, ...]]]] = []
    for side in _SIDES.get(assertion.action, (NEW, OLD)):
        places = find_places(target, facts.versions[side], above=above)
        if places is not None:
            tried.append((side, places, [facts.support(assertion.action, item, side) for item in places.items]))
    if not tried:
        return nowhere(assertion, target, facts, above)
    side, places, support = max(tried, key=lambda one: _worth(one[1], one[2]))
    changes = tuple(dict.fromkeys(change for found in support for change in found))
    if not changes:
        side, places, _ = tried[0]
        return unsupported(assertion, side, places, facts)
    opposite = contrary(assertion.action, changes)
    if opposite is not None:
        if places.certain:
            return Outcome(Verdict.CONTRADICTED, opposite, changes, places.items)
        open_ = Bilingual("maar een andere plaats kan bedoeld zijn", "but another place may be meant")
        return Outcome(Verdict.UNRESOLVED, joined((opposite, open_), ", "), changes, places.items)
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
