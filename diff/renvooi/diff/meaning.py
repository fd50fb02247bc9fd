"""What each change means: the evidence, and how much it may matter.

A change comes in with its redline, its pairing and its id. Signals compare its two sides, the rest
of both trees says whether its number and its place explain themselves, and the judgement follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.diff.align import Alignment
from renvooi.diff.ledger import Ledger, with_numbers_of_now
from renvooi.diff.normal import normalise
from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.relocation import Relocations
from renvooi.diff.renumbering import Renumbering
from renvooi.diff.script import Event, Scripted, said_of
from renvooi.diff.signals import Case, find_signals
from renvooi.diff.signals.case import Cited, Side
from renvooi.diff.significance import Setting, judge
from renvooi.model import Change, Document, Operation


@dataclass(frozen=True, slots=True)
class _Context:
    """What judges a change by the rest of both trees."""

    renumbering: Renumbering
    relocations: Relocations
    left_behind: Mapping[int, str]
    reported: frozenset[int]


def with_meaning(
    script: Iterable[Scripted], old: Document, new: Document, *, alignment: Alignment, ledger: Ledger
) -> tuple[Change, ...]:
    """The changes of `script` with their signals, their significance and the reason for it."""
    renumbering = Renumbering(alignment.old, alignment.new, alignment.partner)
    context = _Context(renumbering, Relocations(alignment), ledger.left_behind(), ledger.reported())
    return tuple(
        _judged(one, _case(one.event, old, new, alignment=alignment, ledger=ledger), _setting(one.event, context))
        for one in script
    )


def _judged(scripted: Scripted, case: Case, setting: Setting) -> Change:
    event = scripted.event
    signals = find_signals(case) if Operation.REWORDED in event.operations or event.link is None else ()
    judgement = judge(event.operations, case, signals, setting)
    return replace(scripted.change, significance=judgement.significance, because=judgement.because, signals=signals)


def _case(event: Event, old: Document, new: Document, *, alignment: Alignment, ledger: Ledger) -> Case:
    """What the signals look at; references are followed only where both sides are one clause."""
    before = _side(event.old, old, alignment.old)
    after = _side(event.new, new, alignment.new)
    if len(event.old) != 1 or len(event.new) != 1 or event.old[0].is_section:
        return Case(before, after)
    followed = ledger.follow(event.old[0], event.new[0])
    cited = tuple(Cited(one.old.text, one.new.text, one.same) for one in followed)
    return Case(before, after, cited, with_numbers_of_now(event.old[0].node.text, followed))


def _side(items: Sequence[Item], document: Document, outline: Outline) -> Side | None:
    """What a signal sees of one side; the parts of a split clause as one text."""
    if not items:
        return None
    first = items[0]
    above = outline[first.parent].node.role if first.parent != ROOT else None
    return Side(
        text=normalise(said_of(items)),
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
