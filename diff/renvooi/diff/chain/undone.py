"""What was made in one version and undone in a later one.

    v1  "binnen 24 uur"    v2  "binnen 36 uur"    v3  "binnen 24 uur"

The diff of v1 and v3 is silent, but for a while clients had another text. Only the chain shows it.
Judged is what holds at both ends: the same words, the same number, the same place among the same
siblings. Words that came and went within a clause that changed otherwise too are not listed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from renvooi.diff.chain.nodes import Path
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
    if life.retired is None or life.retired > new or life.successor is not None or not _changed_in(life, life.retired):
        return None
    returned = _standing(life, reviver, new)
    if life.stands_in(old):
        if returned is None:
            return None
        return Undone(life.id, (Operation.DELETED,), life.retired, returned.born, returned.id)
    came_with_new_words = life.origin is None and life.revives is None and _changed_in(life, life.born)
    if life.born > old and came_with_new_words and returned is None and not _tells_of_a_step(life):
        return Undone(life.id, (Operation.INSERTED,), life.born, life.retired)
    return None


def _changed_in(life: Life, version: int) -> bool:
    """Whether a change touched the clause in that version; where a file was read anew, none did."""
    return any(event.version == version for event in life.events)


def _tells_of_a_step(life: Life) -> bool:
    """Whether it is a line of the author's own list of changes, which every version writes anew, and rules nothing."""
    return Role.DIFFERENCES in life.roles and life.events[0].significance is not Significance.SUBSTANTIVE


def _standing(life: Life, reviver: Mapping[ClauseId, Life], version: int) -> Life | None:
    """The clause that says again what `life` said, in `version`."""
    after = reviver.get(life.id)
    while after is not None and not after.stands_in(version):
        after = reviver.get(after.id)
    return after


def _within(life: Life, places: "_Places", old: int, new: int) -> Undone | None:
    """What was otherwise for a while for a clause that stands at both ends."""
    events = [event for event in life.events if old < event.version <= new]
    touched = {operation for event in events for operation in event.operations}
    between = range(old + 1, new)
    found: dict[Operation, list[int]] = {}
    divided = {Operation.SPLIT, Operation.MERGED} <= touched
    if divided:
        touched.add(Operation.REWORDED)
    for operation, holds in _SAME.items():
        if operation in touched and holds(life, old, new, places):
            found[operation] = [number for number in between if not holds(life, old, number, places)]
    if divided and found.get(Operation.REWORDED):
        # The first of the two was made and the other undid it; the words followed.
        first = next(op for event in events for op in event.operations if op in (Operation.SPLIT, Operation.MERGED))
        found[first] = found.pop(Operation.REWORDED)
    operations = tuple(operation for operation in Operation if found.get(operation))
    if not operations:
        return None
    numbers = [number for operation in operations for number in found[operation]]
    return Undone(life.id, operations, min(numbers), max(numbers) + 1)


def _number(life: Life, version: int) -> str | None:
    """The label as it is cited; any bullet is none."""
    label = life.at(version).label
    if life.type is NodeType.SECTION:
        return normalise(label).rstrip(".:) ") or None if label else None
    return bare_label(label)


class _Places:
    """Who stands under whom, of those that stand at both ends."""

    def __init__(self, lives: Iterable[Life], old: int, new: int) -> None:
        self._standing = tuple(life for life in lives if life.stands_in(old) and life.stands_in(new))
        self._trees: dict[int, _Tree] = {}
        self._stayed: dict[tuple[int, Path, int, Path], frozenset[ClauseId]] = {}

    def same(self, life: Life, one: int, other: int) -> bool:
        """Whether the clause stands under the same node in two versions, with the same of its siblings before it."""
        was, now = life.at(one).path, life.at(other).path
        if len(was) != len(now) or self._tree(one).at(was[:-1]) != self._tree(other).at(now[:-1]):
            return False
        key = (one, was[:-1], other, now[:-1])
        if key not in self._stayed:
            self._stayed[key] = _stayed(self._tree(one).under(was[:-1]), self._tree(other).under(now[:-1]))
        return life.id in self._stayed[key]

    def _tree(self, version: int) -> "_Tree":
        if version not in self._trees:
            self._trees[version] = _Tree(self._standing, version)
        return self._trees[version]


def _stayed(before: Sequence[ClauseId], after: Sequence[ClauseId]) -> frozenset[ClauseId]:
    """The clauses on both sides that have the same of the others on both sides before them.

    All in one pass: the first k of a list are the first k of the other if none of them stands further on.
    """
    there = set(before)
    rank = {one: at for at, one in enumerate(one for one in after if one in there)}
    stayed, furthest = [], -1
    for at, one in enumerate(one for one in before if one in rank):
        if rank[one] == at and furthest < at:
            stayed.append(one)
        furthest = max(furthest, rank[one])
    return frozenset(stayed)


class _Tree:
    """The clauses of one version by path."""

    def __init__(self, standing: Iterable[Life], version: int) -> None:
        self._at = {life.at(version).path: life.id for life in standing}
        self._under: dict[Path, list[ClauseId]] = {}
        for path in sorted(self._at):
            self._under.setdefault(path[:-1], []).append(self._at[path])

    def at(self, path: Path) -> ClauseId | None:
        """The clause at `path`; None at the top, and where it does not stand at both ends."""
        return self._at.get(path)

    def under(self, path: Path) -> Sequence[ClauseId]:
        """The clauses right under the one at `path`, in order."""
        return self._under[path]


_Same = Callable[[Life, int, int, _Places], bool]

_SAME: Mapping[Operation, _Same] = {
    Operation.REWORDED: lambda life, one, other, _: life.wording_at(one).text == life.wording_at(other).text,
    Operation.MOVED: lambda life, one, other, places: places.same(life, one, other),
    Operation.RENUMBERED: lambda life, one, other, _: _number(life, one) == _number(life, other),
}
"""For each operation: whether nothing of it is left between two versions."""
