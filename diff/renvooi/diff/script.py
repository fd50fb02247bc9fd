"""From an alignment to the list of changes: operations, redlines, ids. What they mean is judged in `meaning.py`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.identity import with_ids
from renvooi.diff.inline import redline_of
from renvooi.diff.links import Link
from renvooi.diff.outline import Item
from renvooi.diff.restated import Restatements
from renvooi.diff.rivals import Rivals, confidence
from renvooi.diff.settings import ALIGN
from renvooi.diff.splits import Parts
from renvooi.model import Change, InlineStep, Operation, RunnerUp, Significance

UNJUDGED = "what it means was not judged"
"""The reason of a change until then; it is for review."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to which nodes."""

    operations: tuple[Operation, ...]
    old: tuple[Item, ...]
    """Empty for an insertion, several for a merge."""
    new: tuple[Item, ...]
    """Empty for a deletion, several for a split."""
    link: Link | None


def find_events(alignment: Alignment) -> tuple[Event, ...]:
    """What happened, in reading order of the new version, deletions where they stood."""
    events = [*_paired(alignment), *_inserted(alignment), *_deleted(alignment)]
    position = _positions(alignment)
    return tuple(sorted(events, key=lambda event: position(event)))


def _paired(alignment: Alignment) -> Iterator[Event]:
    parts = {part.old: part for part in alignment.parts}
    for link in alignment.links:
        old, new = alignment.old[link.old], alignment.new[link.new]
        part = parts.get(link.old)
        # most clauses are printed alike, and need no more than this look
        alike = part is None and old.said == new.said and old.node.label == new.node.label
        event = _event(link, part, alignment) if not alike or link.old in alignment.moved else None
        if event is not None:
            yield event


def _event(link: Link, part: Parts | None, alignment: Alignment) -> Event | None:
    more_old = tuple(alignment.old[at] for at in part.more_old) if part else ()
    more_new = tuple(alignment.new[at] for at in part.more_new) if part else ()
    old, new = (alignment.old[link.old], *more_old), (alignment.new[link.new], *more_new)
    found = (
        (Operation.REWORDED, said_of(old).split() != said_of(new).split() if part else said_of(old) != said_of(new)),
        (Operation.MOVED, link.old in alignment.moved),
        (Operation.RENUMBERED, old[0].label != new[0].label),
        (Operation.SPLIT, bool(more_new)),
        (Operation.MERGED, bool(more_old)),
    )
    operations = tuple(operation for operation, happened in found if happened)
    return Event(operations, old, new, link) if operations else None


def said_of(items: Sequence[Item]) -> str:
    """The text of the nodes, one a line; of a section its heading."""
    return "\n".join(item.said for item in items)


def redline_of_event(event: Event) -> tuple[InlineStep, ...]:
    """The redline of an event that has text on both sides; () where nothing is worded otherwise."""
    if not event.old or not event.new or said_of(event.old) == said_of(event.new):
        return ()
    return redline_of(_pieces(event.old), _pieces(event.new))


def _pieces(items: Sequence[Item]) -> list[str]:
    """White space and words of the text of the nodes: what ends one and begins the next is joined by a new line."""
    parts = list(items[0].pieces)
    for item in items[1:]:
        first, *rest = item.pieces
        parts[-1] += "\n" + first
        parts += rest
    return parts


def _inserted(alignment: Alignment) -> Iterator[Event]:
    known = {link.new for link in alignment.links} | {at for part in alignment.parts for at in part.more_new}
    for item in alignment.new:
        if item.index not in known:
            yield Event((Operation.INSERTED,), (), (item,), None)


def _deleted(alignment: Alignment) -> Iterator[Event]:
    known = {link.old for link in alignment.links} | {at for part in alignment.parts for at in part.more_old}
    for item in alignment.old:
        if item.index not in known:
            yield Event((Operation.DELETED,), (item,), (), None)


class _positions:
    """Sort key of an event: its new index; a deletion comes after what stood before it."""

    def __init__(self, alignment: Alignment) -> None:
        partner = {old: new for old, new in alignment.partner.items() if old not in alignment.moved}
        self._after: list[int] = []
        last = -1
        for item in alignment.old:
            last = partner.get(item.index, last)
            self._after.append(last)

    def __call__(self, event: Event) -> tuple[int, int, int]:
        if event.new:
            return event.new[0].index, 0, 0
        return self._after[event.old[0].index], 1, event.old[0].index


@dataclass(frozen=True, slots=True)
class Scripted:
    """An event with the change that tells of it; what the change means is not judged yet."""

    event: Event
    change: Change


def script_of(alignment: Alignment) -> tuple[Scripted, ...]:
    """Every change of a step with its id, redline and pairing: all but what it means."""
    restatements = Restatements(alignment)
    events = find_events(alignment)
    rivals = runners_up(events, alignment)
    changes = [_change(event, restatements, rivals.get(at)) for at, event in enumerate(events)]
    identified = with_ids(changes, [_headings(event) for event in events])
    return tuple(Scripted(event, change) for event, change in zip(events, identified, strict=True))


def runners_up(events: Sequence[Event], alignment: Alignment) -> dict[int, RunnerUp]:
    """By place among `events`: what else a clause that moved or was reworded may have become."""
    asked = [
        (at, event.old[0], event.new[0])
        for at, event in enumerate(events)
        if event.link is not None
        and not event.old[0].is_section
        and event.operations != (Operation.RENUMBERED,)
        and len(event.old) == len(event.new) == 1
    ]
    if not asked:
        return {}
    rivals = Rivals(alignment.old, alignment.new, (item for _, *both in asked for item in both), ALIGN)
    found = {}
    for at, old, new in asked:
        best = rivals.best(old, new, ALIGN.runner_up)
        if best is not None:
            rival, version, similarity = best
            found[at] = RunnerUp(version, rival.ref(), similarity)
    return found


def _change(event: Event, restatements: Restatements, rival: RunnerUp | None) -> Change:
    return Change(
        id="",
        operations=event.operations,
        old=tuple(item.ref() for item in event.old),
        new=tuple(item.ref() for item in event.new),
        inline=redline_of_event(event),
        significance=Significance.REVIEW,
        because=UNJUDGED,
        signals=(),
        matched_by=event.link.by if event.link else None,
        confidence=_confidence(event, rival),
        restated=restatements.of(event.old, event.new),
        runner_up=rival,
    )


def _confidence(event: Event, rival: RunnerUp | None) -> float | None:
    if event.link is None:
        return None
    return confidence(event.link.similarity, rival.similarity if rival is not None else 0.0, ALIGN)


def _headings(event: Event) -> tuple[str, ...]:
    return (event.new or event.old)[0].headings
