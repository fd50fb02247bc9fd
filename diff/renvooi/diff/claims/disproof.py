"""What is said of a claim that the diff does not show: that it is false, or that nobody can tell.

contradicted   the place is certain, its words are the same in both versions, nothing near it changed so
unresolved     the author may have counted otherwise than we do
"""

from collections.abc import Sequence

from renvooi.diff.claims.facts import NEW, OLD, Facts
from renvooi.diff.claims.outcome import Outcome, unresolved
from renvooi.diff.claims.reading import Assertion
from renvooi.diff.claims.reasons import ACTIONS, listed
from renvooi.diff.claims.resolve import Places, find_places
from renvooi.diff.claims.targets import Target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Operation, Verdict

COUNTED = {Action.ADDED: Operation.INSERTED, Action.DELETED: Operation.DELETED}
"""Actions that a claim may count: "twee puntjes toegevoegd"."""


def nowhere(assertion: Assertion, target: Target, facts: Facts, above: str) -> Outcome:
    """What is claimed of a place that the version does not have; told apart where the other version has it."""
    if assertion.action is Action.DELETED and (places := find_places(target, facts.versions[NEW], above=above)):
        return unsupported(assertion, NEW, places, facts)
    if assertion.action is Action.ADDED and (places := find_places(target, facts.versions[OLD], above=above)):
        return unsupported(assertion, OLD, places, facts)
    if not target.phrase:
        return unresolved("noemt geen plaats", "names no place")
    return unresolved(
        f"niet te herleiden tot één plaats: “{target.phrase}”", f"cannot be traced to one place: “{target.phrase}”"
    )


def unsupported(assertion: Assertion, side: str, places: Places, facts: Facts) -> Outcome:
    """The place is found and the diff does not show the claimed action there."""
    item, action = places.items[0], assertion.action
    what = ACTIONS[action]
    beside = [change for item in places.items for change in facts.beside(action, item, side)]
    same = all(facts.is_same(item, side) or _heading_stands(action, item, side, facts) for item in places.items)
    inside = _of_the_kind(action, places.items, side, facts)
    if same and not inside and places.certain and places.number is None and (places.named or not beside):
        return Outcome(Verdict.CONTRADICTED, proof(action, item, side, facts), (), places.items)
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
    return action in COUNTED and item.is_section and other is not None and other.key == item.key


def _of_the_kind(action: Action, items: Sequence[Item], side: str, facts: Facts) -> bool:
    """Whether what is claimed of a whole was done to a part of it, which the author may mean."""
    operation = COUNTED.get(action)
    return any(operation in change.operations for item in items for change in facts.within(item, side))


def proof(action: Action, item: Item, side: str, facts: Facts) -> Bilingual:
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
