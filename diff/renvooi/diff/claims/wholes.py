"""Claims that look at more than one place: the whole document, all that stands under a heading, so many points."""

from renvooi.diff.claims.disproof import COUNTED, nowhere, proof
from renvooi.diff.claims.facts import NEW, OLD, Facts, is_place_only, is_substantive
from renvooi.diff.claims.outcome import Outcome, unresolved, weighed
from renvooi.diff.claims.reading import Assertion
from renvooi.diff.claims.reasons import ACTIONS, counted, evidence_of, joined, listed, supported
from renvooi.diff.claims.resolve import find_places
from renvooi.diff.claims.targets import Target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, Operation, Significance, Verdict

_WORDING = frozenset({Action.CORRECTED, Action.CLARIFIED})


def everywhere(assertion: Assertion, target: Target, facts: Facts) -> Outcome:
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


def counted_points(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    """So many points under a heading that came or went."""
    side = NEW if assertion.action is Action.ADDED else OLD
    places = find_places(target, facts.versions[side], above=above)
    if places is None or len(places.items) != 1:
        return nowhere(assertion, target, facts, above)
    base = places.items[0]
    operation = COUNTED[assertion.action]
    below = [change for change in facts.touching(base, side) if operation in change.operations]
    depth = len(base.path) + 1
    found = tuple(one for one in below if any(len(ref.path) == depth for ref in (*one.new, *one.old)))
    if not found:
        if facts.is_same(base, side) and places.certain:
            return Outcome(Verdict.CONTRADICTED, proof(Action.UNCHANGED, base, side, facts), (), (base,))
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


def unchanged(target: Target, facts: Facts, above: str) -> Outcome:
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
