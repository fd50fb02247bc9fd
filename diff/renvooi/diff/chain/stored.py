"""A history as the bytes that a store keeps: small, quick to read, and the same for the same history.

    {"version": 7, "node": "...", "address": "...", "label": "2.", "path": [1, 4]}    once for each version
    [43, 12, 13, 14, 3]                                                               once for 43 of them

As the JSON that people read, a chain of 50 versions of 250 clauses is seven million characters and takes
a second to load. Nearly all of it is said again: a clause stands where it stood and words it as it did.
So arrays take the place of objects, texts and paths stand in tables, and the versions in which a node
stands at one place are one run. The names of the fields are in the published schema of the other form.
"""

import json
import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain, groupby
from typing import Any, Generic, TypeVar

from renvooi.model import (
    HISTORY_SCHEMA,
    Appearance,
    ClauseId,
    Event,
    History,
    Life,
    NodeId,
    NodeType,
    Operation,
    Role,
    Significance,
    Step,
    Stretch,
    Undone,
    VersionRef,
    Wording,
    from_json,
    to_json,
)
from renvooi.model.codec import Json

BODY_SCHEMA = "renvooi/history-body/1"
LEVEL = 6
"""Of zlib: 9 saves 2% and takes twice as long."""

T = TypeVar("T", bound=Hashable)


class _Table(Generic[T]):
    """Values, each once, by the number of their first use."""

    def __init__(self) -> None:
        self._number: dict[T, int] = {}

    def number(self, value: T) -> int:
        """The number of `value`, the next one if it is new."""
        return self._number.setdefault(value, len(self._number))

    def values(self) -> list[T]:
        """All values by number."""
        return list(self._number)


def history_bytes(history: History) -> bytes:
    """`history` as it is stored; what `read_history` gives back is equal to it."""
    texts, paths = _Table[str | None](), _Table[tuple[int, ...]]()
    lives: list[Json] = [_life(life, texts, paths) for life in history.lives]
    undone: list[Json] = [
        [one.id, one.made, one.undone, one.returned_as, *(op.value for op in one.operations)] for one in history.undone
    ]
    body: Json = [
        BODY_SCHEMA,
        history.document,
        history.title,
        to_json(history.versions),
        to_json(history.steps),
        undone,
        to_json(texts.values()),
        to_json(paths.values()),
        lives,
        list(history.gone),
    ]
    # Escapes, so that a text which is no valid Unicode comes back as it was.
    return zlib.compress(json.dumps(body, separators=(",", ":")).encode("ascii"), LEVEL)


def _life(life: Life, texts: _Table[str | None], paths: _Table[tuple[int, ...]]) -> Json:
    return [
        life.id,
        life.type.value,
        life.born,
        life.retired,
        life.origin,
        life.successor,
        life.revives,
        list(life.also),
        [role.value for role in life.roles],
        list(_runs(life.appearances, texts, paths)),
        [_wording(wording, texts) for wording in life.wordings],
        [
            [event.version, event.change, event.significance.value, *(op.value for op in event.operations)]
            for event in life.events
        ],
    ]


def _runs(
    appearances: Sequence[Appearance], texts: _Table[str | None], paths: _Table[tuple[int, ...]]
) -> Iterator[Json]:
    """For each run of versions with one place: how many, and the numbers of node, address, label and path."""
    for place, run in groupby(appearances, key=lambda one: (one.node, one.address, one.label, one.path)):
        node, address, label, path = place
        numbers: list[Json] = [texts.number(node), texts.number(address), texts.number(label), paths.number(path)]
        yield [sum(1 for _ in run), *numbers]


def _wording(wording: Wording, texts: _Table[str | None]) -> Json:
    stretches = ((stretch.version, texts.number(stretch.text)) for stretch in wording.stretches)
    return [wording.since, *chain.from_iterable(stretches)]


def read_history(body: bytes) -> History:
    """The history that `history_bytes` stored.

    Raises: ValueError if the bytes are no such history.
    """
    try:
        said = json.loads(zlib.decompress(body))
        if said[0] != BODY_SCHEMA:
            raise ValueError(f"it is of {said[0]!r}, not {BODY_SCHEMA}")
        return _history(*said[1:])
    except (ValueError, TypeError, LookupError, zlib.error) as error:
        raise ValueError(f"not a stored history: {error}") from error


def _history(
    document: str,
    title: str,
    versions: Any,
    steps: Any,
    undone: Any,
    texts: Sequence[str],
    said_paths: Any,
    lives: Any,
    gone: Sequence[ClauseId],
) -> History:
    paths = [tuple(path) for path in said_paths]
    return History(
        HISTORY_SCHEMA,
        document,
        title,
        tuple(from_json(VersionRef, one) for one in versions),
        tuple(from_json(Step, one) for one in steps),
        tuple(_read_life(texts, paths, *one) for one in lives),
        tuple(
            Undone(ClauseId(id_), tuple(map(_OPERATION, operations)), made, undone_in, returned_as)
            for id_, made, undone_in, returned_as, *operations in undone
        ),
        tuple(gone),
    )


_OPERATION: Callable[[str], Operation] = {op.value: op for op in Operation}.__getitem__
"""By value; calling the enumeration is three times as slow, and a history has thousands."""
_SIGNIFICANCE = {one.value: one for one in Significance}.__getitem__


def _read_life(texts: Sequence[str], paths: Sequence[tuple[int, ...]], *said: Any) -> Life:
    id_, type_, born, retired, origin, successor, revives, also, roles, runs, wordings, events = said
    return Life(
        id=id_,
        type=NodeType(type_),
        born=born,
        retired=retired,
        origin=origin,
        successor=successor,
        revives=revives,
        roles=tuple(map(Role, roles)),
        appearances=tuple(_read_runs(born, runs, texts, paths)),
        wordings=tuple(
            Wording(since, tuple(map(Stretch, map(texts.__getitem__, rest[1::2]), rest[::2])))
            for since, *rest in wordings
        ),
        events=tuple(
            Event(version, tuple(map(_OPERATION, operations)), change, _SIGNIFICANCE(level))
            for version, change, level, *operations in events
        ),
        also=tuple(also),
    )


def _read_runs(
    born: int,
    runs: Sequence[tuple[int, int, int, int, int]],
    texts: Sequence[str],
    paths: Sequence[tuple[int, ...]],
) -> Iterator[Appearance]:
    version = born
    for count, node, address, label, path in runs:
        name, cited, printed, where = NodeId(texts[node]), texts[address], texts[label], paths[path]
        for number in range(version, version + count):
            yield Appearance(number, name, cited, printed, where)
        version += count
