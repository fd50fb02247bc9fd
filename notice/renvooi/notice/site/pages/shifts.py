"""Who does what, and what of that shifts in a step; and which parties a change is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff import against
from renvooi.diff.responsibilities.render.labels import LABELS, party_of
from renvooi.diff.signals.parties import Actor, mentions
from renvooi.model.changes import Change, SignalType
from renvooi.model.document import Parties
from renvooi.model.notices import Bilingual
from renvooi.model.refs import NodeRef
from renvooi.model.responsibilities import Difference, Holder, Responsibilities, Responsibility, ResponsibilityChange
from renvooi.notice.site.values import StepFacts

PARTIES = ("processor", "client", "third")
"""Whom the filter of a page knows, in its order."""
_MEANT = {
    Holder.PROCESSOR: ("processor",),
    Holder.CLIENT: ("client",),
    Holder.BOTH: ("processor", "client"),
    Holder.RULE: ("processor", "client"),
    Holder.THIRD: ("third",),
    Holder.NOBODY: (),
}
"""Whom a holder may be; a rule points out one of the two parties, and either may have to know."""
_NAMED = {
    Actor.PROCESSOR: ("processor",),
    Actor.CLIENT: ("client",),
    Actor.SUB_PROCESSOR: ("third",),
    Actor.JOINT: ("processor", "client"),
    Actor.DEFINED_BY_RULE: PARTIES,
}
"""Whom a word that names a party may mean."""
_ALSO_NAMED = {
    **dict.fromkeys(("ons", "onze"), "processor"),
    "uw": "client",
    **dict.fromkeys(("derde", "derden"), "third"),
}
"""Words that name a party without doing anything, so that no task is read of them."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds a task in one version, and how."""

    party: Bilingual
    duty: Bilingual | None
    """None where nobody is named."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One task of which somebody else is in charge, or in another way."""

    task: str
    condition: str
    place: str
    clause: str | None
    """Persistent id."""
    old: Side | None
    new: Side | None
    differences: Bilingual


@dataclass(frozen=True, slots=True)
class Duties:
    """What a step does to who does what."""

    shifts: tuple[Shift, ...]
    parties: Mapping[str, tuple[str, ...]]
    """By the id of a node of either version, "old:..." or "new:...": whom its tasks name."""
    called: tuple[Parties, Parties]
    """How the old and the new version call the two parties."""


def duties_of(facts: StepFacts) -> Duties:
    """The shifts of a step; a task that is only worded otherwise is no shift."""
    ledger = against(facts.old, facts.new)
    told = [one for one in ledger.changes if one.differences != (Difference.REWORDED,)]
    clauses = tuple({str(node): one for node, one in side.items()} for side in (facts.clauses_old, facts.clauses_new))
    return Duties(
        tuple(_shift(one, ledger, clauses) for one in told), _parties(ledger), (facts.old.parties, facts.new.parties)
    )


def parties_of(change: Change | None, duties: Duties) -> tuple[str, ...]:
    """Whom a change is about, in the order of `PARTIES`: whom its tasks, its signals or its texts name on either side.

    A filter hides what is about others, so a party too many is better than one too few; of no change, all.
    """
    if change is None:
        return PARTIES
    keys = [f"old:{ref.id}" for ref in change.old] + [f"new:{ref.id}" for ref in change.new]
    found = {party for key in keys for party in duties.parties.get(key, ())}
    for refs, called in zip((change.old, change.new), duties.called, strict=True):
        found.update(party for ref in refs for party in _named(ref, called))
    if any(one.type is SignalType.SUB_PROCESSOR for one in change.signals):
        found.add("third")
    return tuple(one for one in PARTIES if one in found)


def _named(ref: NodeRef, called: Parties) -> Iterator[str]:
    for word in mentions(ref.text, called):
        if word.actor is not None:
            yield from _NAMED[word.actor]
        elif (meant := _ALSO_NAMED.get(word.text.casefold())) is not None:
            yield meant


def _parties(ledger: Responsibilities) -> dict[str, tuple[str, ...]]:
    rows = [("new", row) for row in ledger.rows]
    rows += [("old", change.old) for change in ledger.changes if change.old is not None]
    found: dict[str, tuple[str, ...]] = {}
    for side, row in rows:
        meant = tuple(party for part in row.party.split("+") for party in _MEANT[Holder(part)])
        found[f"{side}:{row.clause}"] = (*found.get(f"{side}:{row.clause}", ()), *meant)
    return found


def _shift(change: ResponsibilityChange, ledger: Responsibilities, clauses: Sequence[Mapping[str, str]]) -> Shift:
    row = change.new or change.old
    assert row is not None, "a change of a responsibility has a side"
    return Shift(
        row.task,
        row.condition,
        row.address,
        clauses[change.new is not None].get(row.clause),
        _side(change.old, ledger),
        _side(change.new, ledger),
        _differences(change.differences),
    )


def _side(row: Responsibility | None, ledger: Responsibilities) -> Side | None:
    if row is None:
        return None
    nl, en = LABELS["nl"], LABELS["en"]
    party = Bilingual(party_of(row, ledger, nl), party_of(row, ledger, en))
    return Side(party, None if row.party == Holder.NOBODY else Bilingual(nl.duties[row.duty], en.duties[row.duty]))


def _differences(kinds: Sequence[Difference]) -> Bilingual:
    return Bilingual(*(", ".join(LABELS[language].differences[one] for one in kinds) for language in ("nl", "en")))
