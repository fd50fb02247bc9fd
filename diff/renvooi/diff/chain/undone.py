"""What was made in one version and undone in a later one.

    v1  "binnen 24 uur"    v2  "binnen 36 uur"    v3  "binnen 24 uur"

The diff of v1 and v3 is silent, but for a while clients had another text. Only the chain shows it.
Judged is what holds at both ends: the same words, the same number, the same place among the same
siblings. Words that came and went within a clause that changed otherwise too are not listed.
"""

from collections.abc import Iterable, Mapping

from renvooi.diff.normal import normalise
from renvooi.model import ClauseId, Life, NodeType, Operation, Role, Significance, Undone
from renvooi.model.addresses import bare_label


def find_undone(lives: Iterable[Life], *, old: int, new: int) -> tuple[Undone, ...]:
    """What the steps from version number `old` to number `new` made and undid, in the order of `lives`."""
    known = {life.id: life for life in lives}
    reviver = {life.revives: life for life in known.values() if life.revives is not None}
    places = _Places(known.values(), old, new)
    found = (_of(life, reviver, places, old, new) for life in known.values())
    return tuple(undone for undone in found if undone is not None)


def _of(life: Life, reviver: Mapping[ClauseId, Life], places: "_Places", old: int, new: int) -> Undone | None:
    if life.stands_in(old) and life.stands_in(new):
        return _within(life, places, old, new)
    if life.retired is None or life.retired > new or life.successor is not None:
        return None
    returned = _standing(life, reviver, new)
    if life.stands_in(old):
        if returned is None:
            return None
        return Undone(life.id, (Operation.DELETED,), life.retired, returned.born, returned.id)
    if life.born > old and returned is None and life.revives is None and not _tells_of_a_step(life):
        return Undone(life.id, (Operation.INSERTED,), life.born, life.retired)
    return None


def _tells_of_a_step(life: Life) -> bool:
    """Whether it is a line of the author's own list of changes, which every version writes anew, and rules nothing."""
    return Role.DIFFERENCES in life.roles and all(
        event.significance is not Significance.SUBSTANTIVE for event in life.events[:1]
    )


def _standing(life: Life, reviver: Mapping[ClauseId, Life], version: int) -> Life | None:
    """The clause that says again what `life` said, in `version`."""
    after = reviver.get(life.id)
    while after is not None and not after.stands_in(version):
        after = reviver.get(after.id)
    return after


def _within(life: Life, places: "_Places", old: int, new: int) -> Undone | None:
    """What happened to a clause that stands at both ends, and of which nothing is left."""
    events = [event for event in life.events if old < event.version <= new]
    made = {operation for event in events for operation in event.operations}
    undone = tuple(operation for operation in Operation if operation in made and _is_undone(operation, life, places))
    if Operation.SPLIT in undone:
        # The merge is how the split was undone, and not one more thing that was made.
        undone = tuple(operation for operation in undone if operation is not Operation.MERGED)
    if not undone:
        return None
    concerned = (*undone, Operation.MERGED) if Operation.SPLIT in undone else undone
    versions = [event.version for event in events if set(concerned) & set(event.operations)]
    return Undone(life.id, undone, versions[0], versions[-1])


def _is_undone(operation: Operation, life: Life, places: "_Places") -> bool:
    same_text = life.wording_at(places.old).text == life.wording_at(places.new).text
    if operation is Operation.RENUMBERED:
        return _number(life, places.old) == _number(life, places.new)
    if operation is Operation.MOVED:
        return places.same(life)
    if operation in (Operation.SPLIT, Operation.MERGED):
        both = {op for event in life.events if places.old < event.version <= places.new for op in event.operations}
        return same_text and {Operation.SPLIT, Operation.MERGED} <= both
    return operation is Operation.REWORDED and same_text


def _number(life: Life, version: int) -> str | None:
    """The label as it is cited; any bullet is none."""
    label = life.at(version).label
    if life.type is NodeType.SECTION:
        return normalise(label).rstrip(".:) ") or None if label else None
    return bare_label(label)


class _Places:
    """Who stands under whom, of those that stand at both ends."""

    def __init__(self, lives: Iterable[Life], old: int, new: int) -> None:
        self.old, self.new = old, new
        standing = [life for life in lives if life.stands_in(old) and life.stands_in(new)]
        self._at_old = _Tree(standing, old)
        self._at_new = _Tree(standing, new)

    def same(self, life: Life) -> bool:
        """Whether the clause stands under the same node, with the same of its siblings before it."""
        was, now = life.at(self.old).path, life.at(self.new).path
        if len(was) != len(now) or self._at_old.above(was) != self._at_new.above(now):
            return False
        before, after = self._at_old.siblings(was), self._at_new.siblings(now)
        return all(after[sibling] == earlier for sibling, earlier in before.items() if sibling in after)


class _Tree:
    """The clauses of one version by path."""

    def __init__(self, standing: Iterable[Life], version: int) -> None:
        self._at = {life.at(version).path: life.id for life in standing}
        self._under: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        for path in self._at:
            self._under.setdefault(path[:-1], []).append(path)

    def above(self, path: tuple[int, ...]) -> ClauseId | None:
        """The clause that the one at `path` is nested in."""
        return self._at.get(path[:-1])

    def siblings(self, path: tuple[int, ...]) -> dict[ClauseId, bool]:
        """The siblings of the clause at `path`, and whether each stands before it."""
        return {self._at[other]: other < path for other in self._under[path[:-1]] if other != path}
