"""What became of a node: the changes that touch it, in the version in which a claim found it."""

from collections.abc import Iterable, Sequence

from renvooi.diff.align import Alignment
from renvooi.diff.claims.places import Version
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.outline import Item
from renvooi.model import Change, Group, NodeRef, Operation, Significance

OLD, NEW = "old", "new"
_NUMBER_ONLY = frozenset({Operation.RENUMBERED})
_PLACE_ONLY = frozenset({Operation.RENUMBERED, Operation.MOVED})
_OF_ACTION = {
    Action.ADDED: Operation.INSERTED,
    Action.DELETED: Operation.DELETED,
    Action.MOVED: Operation.MOVED,
    Action.REORDERED: Operation.MOVED,
    Action.RENUMBERED: Operation.RENUMBERED,
    Action.MERGED: Operation.MERGED,
    Action.SPLIT: Operation.SPLIT,
}
"""The operation that an action is; the other actions are rewordings of some kind."""
_WORDING = frozenset({Action.CLARIFIED, Action.CORRECTED})


class Facts:
    """The computed step from one version to the next, as claims ask about it."""

    def __init__(
        self,
        alignment: Alignment,
        changes: Sequence[Change],
        groups: Sequence[Group],
        *,
        old: Version,
        new: Version,
        statements: Sequence[Change] = (),
    ) -> None:
        self.alignment = alignment
        self.changes = tuple(changes)
        self.statements = tuple(statements)
        """Of the version and its date: a claim about them is right, and no other claim is wrong by them."""
        self.groups = tuple(groups)
        self.versions = {OLD: old, NEW: new}
        self._back = {new: old for old, new in alignment.partner.items()}

    def partner(self, item: Item, side: str) -> Item | None:
        """The same node in the other version; None if it is deleted or new."""
        if side == OLD:
            at = self.alignment.partner.get(item.index)
            return None if at is None else self.alignment.new[at]
        at = self._back.get(item.index)
        return None if at is None else self.alignment.old[at]

    def touching(self, item: Item, side: str) -> tuple[Change, ...]:
        """The changes of `item` and of what is below it; those of a number alone left out."""
        found = _touching(self.changes, item.path, side)
        return tuple(change for change in found if not is_number_only(change))

    def within(self, item: Item, side: str) -> tuple[Change, ...]:
        """The changes of `item` and of what is or was below it, in both versions."""
        other = self.partner(item, side)
        both = {change.id: change for change in self.touching(item, side)}
        if other is not None:
            both |= {change.id: change for change in self.touching(other, NEW if side == OLD else OLD)}
        return tuple(change for change in self.changes if change.id in both)

    def support(self, action: Action, item: Item, side: str) -> tuple[Change, ...]:
        """The changes that make `action` true of `item`."""
        operation = _OF_ACTION.get(action)
        if operation is None:
            found = tuple(change for change in self.within(item, side) if not is_place_only(change))
            if action in _WORDING:
                reworded = tuple(change for change in found if Operation.REWORDED in change.operations)
                return reworded or found
            return found or _touching(self.statements, item.path, side)
        own = [change for change in self.changes if operation in change.operations and _holds(change, item.path, side)]
        if not own:
            return ()
        if action is Action.RENUMBERED:
            # what was reworded besides is not told by a claim of another number
            return tuple(change for change in own if is_number_only(change)) or tuple(own)
        below = _touching(self.changes, item.path, side)
        return tuple(dict.fromkeys((*own, *(change for change in below if operation in change.operations))))

    def is_same(self, item: Item, side: str) -> bool:
        """Whether the node stands in both versions with the same words, and all below it too."""
        other = self.partner(item, side)
        return other is not None and other.tree == item.tree and not self.within(item, side)

    def beside(self, action: Action, item: Item, side: str) -> tuple[Change, ...]:
        """Changes beside `item` that the author may have meant instead: of the same kind, under the same heading."""
        above = item.above
        operation = _OF_ACTION.get(action)
        if above is None or not above.is_section:
            near = [one for one in self.versions[side].siblings(item) if abs(one.path[-1] - item.path[-1]) <= 1]
            found = [change for one in near if one is not item for change in self.within(one, side)]
        else:
            found = [change for change in self.within(above, side) if not _holds(change, item.path, side)]
        return tuple(
            change
            for change in dict.fromkeys(found)
            if (operation in change.operations if operation is not None else not is_place_only(change))
        )


def _touching(changes: Iterable[Change], path: tuple[int, ...], side: str) -> tuple[Change, ...]:
    depth = len(path)
    return tuple(change for change in changes if any(ref.path[:depth] == path for ref in refs(change, side)))


def refs(change: Change, side: str) -> tuple[NodeRef, ...]:
    """The nodes of one side of a change."""
    return change.old if side == OLD else change.new


def _holds(change: Change, path: tuple[int, ...], side: str) -> bool:
    return any(ref.path == path for ref in refs(change, side))


def is_number_only(change: Change) -> bool:
    """Whether nothing but a number changed."""
    return _NUMBER_ONLY.issuperset(change.operations)


def is_place_only(change: Change) -> bool:
    """Whether the words are the same and only number or place changed."""
    return _PLACE_ONLY.issuperset(change.operations)


def is_substantive(change: Change) -> bool:
    """Whether there is evidence that the meaning changed."""
    return change.significance is Significance.SUBSTANTIVE


def keeps_its_words(change: Change) -> bool:
    """Whether the same words stand, elsewhere or divided otherwise, without evidence of another meaning."""
    return (
        not is_substantive(change) and Operation.REWORDED not in change.operations and bool(change.old and change.new)
    )


def place_of(change: Change) -> str:
    """Where a change is now, or where it was."""
    return " + ".join(ref.address for ref in change.new or change.old)
