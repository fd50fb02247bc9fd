"""What the author's list does not cover: undeclared changes, and claims that there are none.

The list itself is no change of the contract, with one exception: as an item of a numbered list it
gives every item after it another number.
"""

import re
from collections.abc import Iterable, Sequence

from renvooi.diff.claims.lists import AuthorsList
from renvooi.diff.claims.outcome import Outcome
from renvooi.diff.claims.places import number_of
from renvooi.diff.claims.reasons import evidence_of, joined, listed
from renvooi.diff.normal import normalise
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, Group, NodeRef, Operation, Role, Significance, Verdict
from renvooi.model.versions import MONTHS

_SHIFTING = frozenset({Operation.INSERTED, Operation.DELETED, Operation.MOVED, Operation.SPLIT, Operation.MERGED})
"""Operations that give the numbers after them."""
_FOLLOWS = "a reference follows its renumbered target"
_DATE_OR_LABEL = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}|v?\d+(?:[.-]\d+)+)(?![\w-])", re.IGNORECASE
)


def contract_changes(changes: Sequence[Change], old: AuthorsList | None, new: AuthorsList | None) -> tuple[Change, ...]:
    """The changes that a list must account for: all but the list's own lines and the statement of version."""
    return tuple(change for change in _outside(changes, old, new) if not _is_statement(change))


def statements_of_version(
    changes: Sequence[Change], old: AuthorsList | None, new: AuthorsList | None
) -> tuple[Change, ...]:
    """The changes of what states the version and its date: a list may name them and need not."""
    return tuple(change for change in _outside(changes, old, new) if _is_statement(change))


def _outside(changes: Sequence[Change], old: AuthorsList | None, new: AuthorsList | None) -> tuple[Change, ...]:
    lists = {"old": _members(old), "new": _members(new)}
    return tuple(change for change in changes if not _is_of_the_list(change, lists, (old, new)))


def _members(found: AuthorsList | None) -> tuple[tuple[int, ...], ...]:
    return tuple(root.path for root in found.roots) if found is not None else ()


def _is_of_the_list(
    change: Change, lists: dict[str, tuple[tuple[int, ...], ...]], both: Iterable[AuthorsList | None]
) -> bool:
    sides = (("old", change.old), ("new", change.new))
    if not all(_in_any(ref, lists[side]) for side, refs in sides for ref in refs):
        return False
    if change.old and change.new:
        return True
    numbered = [root for found in both if found is not None for root in found.roots if _is_numbered_item(root)]
    # where both versions have the item, nothing gets another number because of it
    return len(numbered) != 1 or (*change.old, *change.new)[0].path != numbered[0].path


def _in_any(ref: NodeRef, roots: Sequence[tuple[int, ...]]) -> bool:
    return any(ref.path[: len(root)] == root for root in roots)


def _is_numbered_item(root: Item) -> bool:
    """Whether the list is one item among numbered others."""
    return not root.is_section and number_of(root) is not None


def _is_statement(change: Change) -> bool:
    """Whether only the date and the label of the version differ in the clause that states them."""
    both = (*change.old, *change.new)
    if not change.old or not change.new or not all(Role.VERSION in ref.roles[:1] for ref in both):
        return False
    return len({_DATE_OR_LABEL.sub("#", normalise(ref.text)) for ref in both}) == 1


def uncovered(changes: Sequence[Change], covered: frozenset[str], groups: Sequence[Group]) -> tuple[Change, ...]:
    """Those of `changes` that no claim covers, nor follow from one that a claim covers."""
    by_id = {change.id: change for change in changes}
    known = set(covered)
    for group in groups:
        if group.kind != "renumbering" and group.changes[0] in covered:
            known.update(group.changes)
    shifted = _shifted_lists(by_id[one] for one in known if one in by_id)
    for group in groups:
        members = [by_id[one] for one in group.changes if one in by_id]
        if group.kind == "renumbering" and members and _stands_in(members[0], shifted):
            known.update(one.id for one in members)
    follows = bool(shifted) or any(Operation.RENUMBERED in by_id[one].operations for one in known if one in by_id)
    return tuple(
        change
        for change in changes
        if change.id not in known
        and not (follows and change.because == _FOLLOWS)
        and not (_is_plain_renumbering(change) and _stands_in(change, shifted))
    )


_Lists = frozenset[tuple[int, ...]]
"""Paths of nodes in whose lists something came, went or moved."""


def _shifted_lists(changes: Iterable[Change]) -> _Lists:
    return frozenset(
        ref.path[:-1]
        for change in changes
        if _SHIFTING.intersection(change.operations)
        for ref in (*change.old, *change.new)
    )


def _stands_in(change: Change, lists: _Lists) -> bool:
    """Whether the change is of a node that such a list gives its number."""
    return any(ref.path[:-1] in lists for ref in (*change.old, *change.new))


def _is_plain_renumbering(change: Change) -> bool:
    return change.operations == (Operation.RENUMBERED,) and change.significance is Significance.EDITORIAL


def nothing_else(rest: Sequence[Change], groups: Sequence[Group], *, substance_only: bool, alone: bool) -> Outcome:
    """The verdict on "Verder geen wijzigingen", given what no other claim covers.

    `alone` says that the list names nothing else: then it speaks of the whole document, and evidence of
    another meaning contradicts it.
    """
    counting = [change for change in rest if not substance_only or change.significance is not Significance.EDITORIAL]
    if not counting:
        return Outcome(Verdict.CONFIRMED, Bilingual("er is verder niets gewijzigd", "nothing else changed"))
    told = _told(counting, groups)
    said = Bilingual(f"dit is ook gewijzigd: {told.nl}", f"these changed too: {told.en}")
    proven = [change for change in counting if change.signals and change.significance is Significance.SUBSTANTIVE]
    if alone and proven:
        return Outcome(Verdict.CONTRADICTED, joined((said, evidence_of(proven))), tuple(counting))
    return Outcome(Verdict.PARTLY, said, tuple(counting))


def _told(changes: Sequence[Change], groups: Sequence[Group]) -> Bilingual:
    """The changes, runs of renumberings as one."""
    ids = {change.id for change in changes}
    runs = [group for group in groups if group.kind == "renumbering" and ids.issuperset(group.changes)]
    grouped = {one for group in runs for one in group.changes}
    single = [change for change in changes if change.id not in grouped]
    parts = [listed(single)] if single else []
    for group in runs:
        place = f" ({group.place})" if group.place else ""
        parts.append(
            Bilingual(f"{group.old} hernummerd tot {group.new}{place}", f"{group.old} renumbered to {group.new}{place}")
        )
    return joined(parts)
