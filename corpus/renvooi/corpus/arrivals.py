"""Ids that clauses had in another corpus, kept wherever that is possible.

    there      v1  A c-1    v2  (A is gone)    v3  B c-2, in the words of A
    imported   v1, v3       A and B look like one clause: c-1, and c-2 means it too
    then v2                 A is c-1 and B is c-2, as there

What an import said of a version stands in the event that added it, and is asked again each time that a
history grows: so the versions of a document may come one by one, in any order. Who was first keeps an id:

- Of two clauses that claim one id, the one whose version was added first gets it; no id ever means two.
- A clause goes by the id that its earliest added version brought; others that it had mean it too (`Life.also`).

Another document of the corpus may use the same ids: a persistent id is unique within its document.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, select

from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.events import Event, EventKind, read_event
from renvooi.corpus.tables import events, versions
from renvooi.diff.chain import Given, NodePlace, with_given_ids
from renvooi.model import ClauseId, History
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable

Path = tuple[int, ...]
"""Position in a tree: index among siblings, from the top, 0-based."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a version came into the corpus."""

    event: int
    """Number of the event that added it."""
    ids: Mapping[Path, ClauseId]
    """Of an import: the persistent id of each node. Empty for a file that was read here, or read anew since."""


def ids_data(ids: Mapping[Path, ClauseId] | None) -> Json:
    """The ids that an import brings along, as events write them; None for a file that was read here."""
    return None if ids is None else [[list(path), ids[path]] for path in sorted(ids)]


def read_arrivals(connection: Connection, entries: Sequence[VersionEntry]) -> tuple[Arrival, ...]:
    """How each of `entries`, the versions of one document, came. Raises: CorpusUnreadable."""
    if not entries:
        return ()
    of_document = versions.c.document == entries[0].document
    wanted = select(events.c.body).join(versions, versions.c.event == events.c.number).where(of_document)
    found = {str(event.data.get("label")): event for event in map(_read, connection.execute(wanted).scalars())}
    return tuple(_arrival(found[entry.label], entry) for entry in entries)


def _read(body: bytes) -> Event:
    try:
        return read_event(body)
    except ValueError as error:
        raise CorpusUnreadable(f"An event of the corpus is none ({error}). Run renvooi verify.") from error


def _arrival(event: Event, entry: VersionEntry) -> Arrival:
    """The arrival of `entry`; its ids count as long as its tree is the one that they came with."""
    assert event.kind is EventKind.VERSION_ADDED
    tree, brought = cast("dict[str, Json]", event.data["tree"]), event.data.get("ids")
    if brought is None or tree["sha256"] != entry.tree.sha256:
        return Arrival(event.number, {})
    pairs = cast("list[tuple[list[int], str]]", brought)
    return Arrival(event.number, {tuple(path): ClauseId(name) for path, name in pairs})


def with_imported_ids(history: History, arrivals: Sequence[Arrival], *, before: Given) -> History:
    """`history` with the ids that imports brought; `arrivals` are those of its versions, in their order.

    `before` are the ids that were given here. Without an import the history is left as it is.
    """
    if not any(arrival.ids for arrival in arrivals):
        return history
    claims = _claims(history, arrivals, before)
    own: dict[int, ClauseId] = {}
    owned: set[ClauseId] = set()
    for claim in claims:
        if claim.life not in own and claim.id not in owned:
            own[claim.life] = claim.id
            owned.add(claim.id)
    ids: dict[NodePlace, ClauseId] = {}
    for at, life in enumerate(history.lives):
        for place in life.appearances if at in own else ():
            ids.setdefault((history.versions[place.version - 1].sha256, place.path), own[at])
    return with_given_ids(history, Given(ids, _joined(claims, own, before), before.gone))


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    """A life that an id was given to; the least claim has the oldest right."""

    superseded: bool
    """True for what the corpus gave to a node whose import says otherwise."""
    event: int
    version: int
    path: Path
    life: int
    """Index in the history."""
    id: ClauseId


def _claims(history: History, arrivals: Sequence[Arrival], before: Given) -> list[_Claim]:
    return sorted(_all_claims(history, arrivals, before))


def _all_claims(history: History, arrivals: Sequence[Arrival], before: Given) -> Iterator[_Claim]:
    for at, life in enumerate(history.lives):
        for place in life.appearances:
            arrival = arrivals[place.version - 1]
            brought = arrival.ids.get(place.path)
            given = before.ids.get((history.versions[place.version - 1].sha256, place.path))
            if brought is not None:
                yield _Claim(False, arrival.event, place.version, place.path, at, brought)
            if given is not None and given != brought:
                yield _Claim(brought is not None, arrival.event, place.version, place.path, at, given)


def _joined(
    claims: Sequence[_Claim], own: Mapping[int, ClauseId], before: Given
) -> dict[ClauseId, tuple[ClauseId, ...]]:
    """By the id of a clause: the others that it was claimed by, and what these stood for."""
    result: dict[ClauseId, dict[ClauseId, None]] = {}
    for claim in claims:
        if claim.life in own:
            others = result.setdefault(own[claim.life], {})
            others.update(dict.fromkeys((claim.id, *before.joined.get(claim.id, ()))))
    return {name: tuple(other for other in others if other != name) for name, others in result.items()}
