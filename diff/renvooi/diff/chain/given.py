"""Ids that were given stay given, also where the history is built anew.

    built of v1, v3     A in v1: c-1    A in v3: c-1    B in v3: c-2
    then v2 comes in    A in v1: c-1    A in v3: c-1    B in v2 and v3: c-2, though it is born in v2 now

A history is built anew when a version comes in between two others, when a draft is replaced, and when a
newer reader reads a file otherwise. Who keeps notes by persistent id must find the same clause behind it
then. So each place of the history that was (a node of a file) brings its id along:

- A life takes the id that the earliest of its appearances had; on the way from old to new, each id goes to
  the first life that had it and has none yet.
- Where the new history knows as one clause what had two ids, the other stays known as `Life.also`.
- Where it knows as two clauses what had one id, the later one gets a new id: `find_regiven` tells.
- An id that no place brings along any more is listed in `History.gone` and never given again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from renvooi.diff.align import align
from renvooi.diff.chain.identities import another_name
from renvooi.diff.chain.nodes import Path
from renvooi.model import ClauseId, Document, History, Life, Undone

NodePlace = tuple[str, Path]
"""SHA-256 of a snapshot, and the path of a node in its tree."""
Instead = tuple[Document, Document]
"""A tree that was in the chain, and the one that took its place: of the same file, or of another draft."""


@dataclass(frozen=True, slots=True)
class Given:
    """Which ids were given, and to what."""

    ids: Mapping[NodePlace, ClauseId]
    """Of each node of each version; a file that stands in a chain twice counts where it stands first."""
    joined: Mapping[ClauseId, tuple[ClauseId, ...]] = field(default_factory=dict)
    """By the id of a clause: others that mean it too."""
    gone: frozenset[ClauseId] = frozenset()
    """Ids that no node has any more."""


def given_ids(history: History, *, instead: Sequence[Instead] = ()) -> Given:
    """All ids that `history` gave. Of versions in `instead` by the paths of the new tree, node by node as they pair."""
    ids: dict[NodePlace, ClauseId] = {}
    for life in history.lives:
        for place in life.appearances:
            ids.setdefault((history.versions[place.version - 1].sha256, place.path), life.id)
    joined = {life.id: life.also for life in history.lives if life.also}
    every = {*ids.values(), *history.gone}
    for old, new in instead:
        _hand_over(ids, joined, old, new)
    gone = every - set(ids.values()) - {other for others in joined.values() for other in others}
    return Given(ids, joined, frozenset(gone))


def _hand_over(
    ids: dict[NodePlace, ClauseId], joined: dict[ClauseId, tuple[ClauseId, ...]], old: Document, new: Document
) -> None:
    """Nothing; the ids of the tree `old` are those of the nodes of `new` that it is paired with."""
    alignment = align(old, new)
    was = {path: ids.pop((sha256, path)) for sha256, path in tuple(ids) if sha256 == old.source.sha256}
    parts = {part.old: part for part in alignment.parts}
    for link in alignment.links:
        kept = was.get(alignment.old[link.old].path)
        if kept is None:
            continue
        ids[new.source.sha256, alignment.new[link.new].path] = kept
        more = parts[link.old].more_old if link.old in parts else ()
        others = tuple(was[path] for path in (alignment.old[at].path for at in more) if path in was)
        if others:
            joined[kept] = (*joined.get(kept, ()), *others)


def rebuild_history(before: History, documents: Sequence[Document], *, instead: Sequence[Instead] = ()) -> History:
    """The history of `documents`, with the ids that `before` gave to the versions among them."""
    # imported here: who only gives ids again must not wait for what compares
    from renvooi.diff.chain.build import build_history

    return with_given_ids(build_history(documents), given_ids(before, instead=instead))


def with_given_ids(history: History, given: Given) -> History:
    """`history`, built anew, in which every clause has the id that was given to it before, if one was.

    The same ids give the same history. Ids that are new are none that was ever given.
    """
    claims = _claims(history, given.ids)
    known = {*given.ids.values(), *given.gone, *given.joined, *(one for also in given.joined.values() for one in also)}
    names = _names(history, claims, known)
    also = _also(history, claims, given.joined, set(names.values()))
    held = {*names.values(), *(one for others in also.values() for one in others)}
    lives = tuple(_renamed(life, names, also.get(at, ())) for at, life in enumerate(history.lives))
    undone = tuple(_renamed_undone(one, names) for one in history.undone)
    return replace(history, lives=lives, undone=undone, gone=tuple(sorted(known - held)))


Claim = tuple[int, ClauseId]
"""The index of a life, and an id that one of its appearances had."""


def _claims(history: History, ids: Mapping[NodePlace, ClauseId]) -> tuple[Claim, ...]:
    """Which life had which id, version by version in reading order."""
    places = sorted(
        (place.version, place.path, at) for at, life in enumerate(history.lives) for place in life.appearances
    )
    found = ((at, ids.get((history.versions[version - 1].sha256, path))) for version, path, at in places)
    return tuple((at, given) for at, given in found if given is not None)


def _names(history: History, claims: Iterable[Claim], known: set[ClauseId]) -> dict[ClauseId, ClauseId]:
    """By the id that a life has in `history`: the one that it gets."""
    own: dict[int, ClauseId] = {}
    owned: set[ClauseId] = set()
    for at, given in claims:
        if at not in own and given not in owned:
            own[at] = given
            owned.add(given)
    taken: set[str] = {*known, *(life.id for at, life in enumerate(history.lives) if at not in own)}
    return {
        life.id: own[at] if at in own else another_name(life.id, taken=taken) if life.id in known else life.id
        for at, life in enumerate(history.lives)
    }


def _also(
    history: History,
    claims: Iterable[Claim],
    joined: Mapping[ClauseId, tuple[ClauseId, ...]],
    named: set[ClauseId],
) -> dict[int, tuple[ClauseId, ...]]:
    """By the index of a life: ids that meant it and are nobody's own now, each at one life."""
    result: dict[int, list[ClauseId]] = {}
    placed = set(named)

    def place(at: int, name: ClauseId) -> None:
        if name not in placed:
            placed.add(name)
            result.setdefault(at, []).append(name)

    for at, given in claims:
        place(at, given)
        for other in joined.get(given, ()):
            place(at, other)
    return {at: tuple(names) for at, names in result.items()}


def _renamed(life: Life, names: Mapping[ClauseId, ClauseId], also: tuple[ClauseId, ...]) -> Life:
    origin, successor, revives = (names[one] if one else None for one in (life.origin, life.successor, life.revives))
    return replace(life, id=names[life.id], origin=origin, successor=successor, revives=revives, also=also)


def _renamed_undone(undone: Undone, names: Mapping[ClauseId, ClauseId]) -> Undone:
    returned = names[undone.returned_as] if undone.returned_as else None
    return replace(undone, id=names[undone.id], returned_as=returned)


@dataclass(frozen=True, slots=True)
class Regiven:
    """A node that has another id than it had: what was one clause is two now."""

    version: int
    address: str
    before: ClauseId
    now: ClauseId


def find_regiven(history: History, given: Given) -> tuple[Regiven, ...]:
    """The nodes of `history` that do not go by the id that was given to them, nor have it as a further one."""
    return tuple(sorted(_regiven(history, given.ids), key=lambda one: (one.version, one.address, one.before)))


def _regiven(history: History, ids: Mapping[NodePlace, ClauseId]) -> Iterator[Regiven]:
    for life in history.lives:
        for place in life.appearances:
            before = ids.get((history.versions[place.version - 1].sha256, place.path), life.id)
            if before != life.id and before not in life.also:
                yield Regiven(place.version, place.address, before, life.id)
