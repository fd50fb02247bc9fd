"""From an alignment to the list of changes: operations, redlines, signals, significance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.identity import with_ids
from renvooi.diff.inline import redline_of
from renvooi.diff.links import Link
from renvooi.diff.normal import normalise
from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.references.follow import Ledger, with_numbers_of_now
from renvooi.diff.relocation import Relocations
from renvooi.diff.renumbering import Renumbering
from renvooi.diff.restated import Restatements
from renvooi.diff.rivals import Rivals, confidence
from renvooi.diff.settings import ALIGN
from renvooi.diff.signals import Case, find_signals
from renvooi.diff.signals.case import Cited, Side
from renvooi.diff.significance import Setting, judge
from renvooi.diff.splits import Parts
from renvooi.model import Change, Document, InlineStep, Operation, RunnerUp


@dataclass(frozen=True, slots=True)
class Event:
    """A change before it is judged: what happened to which nodes."""

    operations: tuple[Operation, ...]
    old: tuple[Item, ...]
    """Empty for an insertion, several for a merge."""
    new: tuple[Item, ...]
    """Empty for a deletion, several for a split."""
    link: Link | None


@dataclass(frozen=True, slots=True)
class _Context:
    """What judges a change by the rest of both trees."""

    renumbering: Renumbering
    relocations: Relocations
    left_behind: Mapping[int, str]
    reported: frozenset[int]


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
        (Operation.REWORDED, _text(old).split() != _text(new).split() if part else _text(old) != _text(new)),
        (Operation.MOVED, link.old in alignment.moved),
        (Operation.RENUMBERED, old[0].label != new[0].label),
        (Operation.SPLIT, bool(more_new)),
        (Operation.MERGED, bool(more_old)),
    )
    operations = tuple(operation for operation, happened in found if happened)
    return Event(operations, old, new, link) if operations else None


def _text(items: Sequence[Item]) -> str:
    """The text of the nodes, one a line; of a section its heading."""
    return "\n".join(item.said for item in items)


def redline_of_event(event: Event) -> tuple[InlineStep, ...]:
    """The redline of an event that has text on both sides; () where nothing is worded otherwise."""
    if not event.old or not event.new or _text(event.old) == _text(event.new):
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


def make_changes(old: Document, new: Document, alignment: Alignment, ledger: Ledger) -> tuple[Change, ...]:
    """Every change of the step from `old` to `new`, with its id."""
    restatements = Restatements(alignment)
    renumbering = Renumbering(alignment.old, alignment.new, alignment.partner)
    context = _Context(renumbering, Relocations(alignment), ledger.left_behind(), ledger.reported())
    events = find_events(alignment)
    rivals = runners_up(events, alignment)
    changes = [
        _change(
            event,
            _case(event, old, new, alignment, ledger),
            _setting(event, context),
            restatements,
            rivals.get(at),
        )
        for at, event in enumerate(events)
    ]
    return with_ids(changes, [_headings(event) for event in events])


def _case(event: Event, old: Document, new: Document, alignment: Alignment, ledger: Ledger) -> Case:
    """What the signals look at; references are followed only where both sides are one clause."""
    before = _side(event.old, old, alignment.old)
    after = _side(event.new, new, alignment.new)
    if len(event.old) != 1 or len(event.new) != 1 or event.old[0].is_section:
        return Case(before, after)
    pairing = ledger.pairing(event.old[0], event.new[0])
    cited = (
        *(Cited(one.as_written, one.new.text, one.same) for one in pairing.followed),
        *(Cited(one.text, None, False) for one in pairing.dropped),
        *(Cited(None, one.text, False) for one in pairing.added),
    )
    return Case(before, after, cited, with_numbers_of_now(event.old[0].node.text, pairing.followed))


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


def _change(event: Event, case: Case, setting: Setting, restatements: Restatements, rival: RunnerUp | None) -> Change:
    reworded = Operation.REWORDED in event.operations
    signals = find_signals(case) if reworded or event.link is None else ()
    judgement = judge(event.operations, case, signals, setting)
    return Change(
        id="",
        operations=event.operations,
        old=tuple(item.ref() for item in event.old),
        new=tuple(item.ref() for item in event.new),
        inline=redline_of_event(event),
        significance=judgement.significance,
        because=judgement.because,
        signals=signals,
        matched_by=event.link.by if event.link else None,
        confidence=_confidence(event, rival),
        restated=restatements.of(event.old, event.new),
        runner_up=rival,
    )


def _confidence(event: Event, rival: RunnerUp | None) -> float | None:
    if event.link is None:
        return None
    return confidence(event.link.similarity, rival.similarity if rival is not None else 0.0, ALIGN)


def _side(items: Sequence[Item], document: Document, outline: Outline) -> Side | None:
    """What a signal sees of one side; the parts of a split clause as one text."""
    if not items:
        return None
    first = items[0]
    above = outline[first.parent].node.role if first.parent != ROOT else None
    return Side(
        text=normalise(_text(items)),
        type=first.node.type,
        label=first.node.label,
        roles=first.roles,
        list_role=above,
        parties=document.parties,
        role=first.node.role,
        version=document.version,
    )


def _setting(event: Event, context: _Context) -> Setting:
    """What the rest of both trees says about the change."""
    behind = next((context.left_behind[item.index] for item in event.old if item.index in context.left_behind), None)
    if event.link is None:
        return Setting(left_behind=behind)
    old, new = event.old[0], event.new[0]
    moved = context.relocations.doubt(old, new) if Operation.MOVED in event.operations else None
    explained = context.renumbering.explained(old, new)
    # Where a number moved on because a clause came or went before it, that clause is the change of
    # substance, and the reference that was not updated is a finding of its own.
    if event.operations == (Operation.RENUMBERED,) and explained and old.index in context.reported:
        behind = None
    return Setting(move_doubt=moved, number_explained=explained, left_behind=behind)


def _headings(event: Event) -> tuple[str, ...]:
    return (event.new or event.old)[0].headings
