"""An id that was once on the site leads somewhere for good: to the clause that it meant, whatever that is called now.

    2026-01, 2026-03     A in 2026-01: c-1    A in 2026-03: c-2, as nothing tells that it is one clause
    then 2026-02 comes   A: c-1, and c-2 means it too

That a history made anew keeps the ids on record is not enough. Ids that only the published versions gave (a draft
made one clause of two) are on no record, and a file that is read anew may lose a clause.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.diff.align import align
from renvooi.model import Appearance, ClauseId, Document, Life

Chain = Sequence[tuple[str, str]]
"""Label and digest of the tree of each version, old to new."""
Read = Callable[[str], Document]
"""The tree of a digest."""
Path = tuple[int, ...]


Place = tuple[int, Path]
"""The number of a version, and the path of a node in it."""


@dataclass(frozen=True, slots=True)
class Former:
    """What was on the site at a moment before."""

    published: Chain
    """As it was read then."""
    lives: tuple[Life, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The clauses of today, and where the ids of before lead to."""

    lives: tuple[Life, ...]
    """With all ids that mean a clause."""
    anchors: Mapping[Place, tuple[ClauseId, ...]]
    """Of each node the further ids that it had."""


def with_former_ids(lives: Sequence[Life], published: Chain, former: Iterable[Former], *, read: Read) -> Known:
    """`lives`, those of `published`, with all ids that their clauses and nodes had before."""
    places = _Places(lives, published, read)
    held = {name for life in lives for name in (life.id, *life.also)}
    more: dict[ClauseId, list[ClauseId]] = {}
    anchors: dict[Place, list[ClauseId]] = {}
    for past in former:
        for life in past.lives:
            names = (life.id, *life.also)
            lost = [name for name in names if name not in held]
            stood = [found for place in life.appearances if (found := places.find(past.published, place)) is not None]
            for at in stood:
                anchors.setdefault(at, []).append(life.id)
            if lost and stood:
                more.setdefault(places.clause(stood[0]), []).extend(lost)
                held.update(lost)
    known = tuple(replace(life, also=(*life.also, *more.get(life.id, ()))) for life in lives)
    return Known(known, _anchors(lives, anchors))


def _anchors(lives: Sequence[Life], former: Mapping[Place, Sequence[ClauseId]]) -> dict[Place, tuple[ClauseId, ...]]:
    """The further ids of each node; within a version each id is at one node, that of its clause before any other."""
    taken = {(place.version, life.id) for life in lives for place in life.appearances}
    found: dict[Place, tuple[ClauseId, ...]] = {}
    for number, path in sorted(former):
        for name in former[number, path]:
            if (number, name) not in taken:
                taken.add((number, name))
                found[number, path] = (*found.get((number, path), ()), name)
    return found


class _Places:
    """Which clause stands where today, by where it stood."""

    def __init__(self, lives: Sequence[Life], published: Chain, read: Read) -> None:
        self._number = {label: number for number, (label, _) in enumerate(published, start=1)}
        self._published = published
        self._at = {(place.version, place.path): life.id for life in lives for place in life.appearances}
        self._read = read
        self._paired: dict[tuple[str, str], Mapping[Path, Path]] = {}

    def clause(self, at: Place) -> ClauseId:
        """The clause that stands there."""
        return self._at[at]

    def find(self, published: Chain, place: Appearance) -> Place | None:
        """Where a node of another moment stands, or else the nearest one above it or beside it; None if none does."""
        label, was = published[place.version - 1]
        number = self._number[label]
        now = self._published[number - 1][1]
        if was == now:
            return number, place.path
        paired = self._pairs(was, now)
        above = (place.path[:depth] for depth in range(len(place.path), 0, -1))
        near = next((one for one in above if one in paired), None) or _beside(place.path, paired)
        return None if near is None else (number, paired[near])

    def _pairs(self, was: str, now: str) -> Mapping[Path, Path]:
        """By the path of a node in the tree `was`: that of the same one in the tree `now`."""
        if (was, now) not in self._paired:
            found = align(self._read(was), self._read(now))
            self._paired[was, now] = {found.old[one.old].path: found.new[one.new].path for one in found.links}
        return self._paired[was, now]


def _beside(path: Path, paired: Iterable[Path]) -> Path | None:
    """The last of `paired` before `path` in reading order, else the first one behind it."""
    before = max((one for one in paired if one < path), default=None)
    return min((one for one in paired if one > path), default=None) if before is None else before
