"""What happened to each clause, as the pages of the steps tell it: the same changes, by the same ids.

The events of a history are those of the day on which its ids were given: what people decided since is not in them,
and a diff that was recorded may differ from one that was computed later. So they are told anew from the diffs that
the pages show, and a link to a change always finds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model import Change, Diff, Event, Life
from renvooi.notice.site.significance import shown_significance

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """The changes of one step by the paths of the nodes that they are about."""

    old: dict[Path, Change]
    new: dict[Path, Change]


def with_happenings(lives: Sequence[Life], scripts: Sequence[Diff]) -> tuple[Life, ...]:
    """`lives` with the events of `scripts`: the diffs of versions 1 and 2, 2 and 3, and so on."""
    steps = {number: _step(script) for number, script in enumerate(scripts, start=2)}
    return tuple(replace(life, events=tuple(_events(life, steps))) for life in lives)


def _step(script: Diff) -> _Step:
    return _Step(
        {ref.path: change for change in script.changes for ref in change.old},
        {ref.path: change for change in script.changes for ref in change.new},
    )


def _events(life: Life, steps: dict[int, _Step]) -> Iterator[Event]:
    for place in life.appearances:
        if place.version in steps and (change := steps[place.version].new.get(place.path)):
            yield _event(place.version, change)
    if life.retired is not None and (change := steps[life.retired].old.get(life.appearances[-1].path)):
        yield _event(life.retired, change)


def _event(version: int, change: Change) -> Event:
    return Event(version, change.operations, change.id, shown_significance(change))
