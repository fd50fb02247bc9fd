"""How much a change may matter, and why.

Editorial is said only of what is proven: equal text after normalisation, or differences of a
kind that carries no meaning, with every signal equal. A signal makes a change substantive.
Everything else is for a human to review.
"""

import re
from dataclasses import dataclass, replace

from renvooi.diff.editorial import prove, proven_editorial
from renvooi.diff.machinery import judge_machinery
from renvooi.diff.notation import one_notation
from renvooi.diff.signals import Case, Side, find_signals
from renvooi.model import NodeType, Operation, Signal, SignalType, Significance
from renvooi.model.addresses import bare_label

_VALUES = frozenset(
    {
        SignalType.TERM,
        SignalType.QUANTITY,
        SignalType.DATE,
        SignalType.COST,
        SignalType.CERTIFICATION,
        SignalType.REFERENCE,
    }
)
"""Signals that compare values, whatever their notation."""
LEFT_BEHIND = "an unchanged reference now means another clause: "
"""How a reason begins that goes on with the reference and its place."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A significance with its reason."""

    significance: Significance
    because: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the trees around a change say about it."""

    move_doubt: str | None = None
    """Why its move may change what is said; None if it did not move."""
    number_explained: bool = True
    """False where the number changed and the place among the numbers does not explain it."""
    left_behind: str | None = None
    """An unchanged reference that meant the clause and does so no longer, with its place; None if there is none."""


def settled(case: Case, signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """`signals` without those that spelling alone gave, where the two texts are proven to be one.

    "t.b.v. de klant" and "ten behoeve van de klant" name the client in other places. Values keep their
    say: where a proof and a value disagree, the value is believed.
    """
    if not signals or case.old is None or case.new is None:
        return signals
    proof = prove(case.old.text, case.new.text)
    if proof is None or not proof.certain:
        return signals
    values = tuple(signal for signal in signals if signal.type in _VALUES)
    if all(signal.type is SignalType.REFERENCE for signal in values):
        return values
    # "EUR 2.500 per maand" and "onmiddelijk" are read as what they are once both texts have one notation
    still = {signal.type for signal in find_signals(_in_one_notation(case, case.old, case.new))}
    return tuple(signal for signal in values if signal.type is SignalType.REFERENCE or signal.type in still)


def _in_one_notation(case: Case, old: Side, new: Side) -> Case:
    return replace(case, old=replace(old, text=one_notation(old.text)), new=replace(new, text=one_notation(new.text)))


def judge(operations: tuple[Operation, ...], case: Case, signals: tuple[Signal, ...], setting: Setting) -> Judgement:
    """The significance of one change."""
    machinery = judge_machinery(case, signals)
    found = Judgement(*machinery) if machinery is not None else _judge(operations, case, signals, setting)
    doubt = _doubt(operations, case, setting) if found.significance is Significance.EDITORIAL else None
    return found if doubt is None else Judgement(Significance.REVIEW, doubt)


def _judge(operations: tuple[Operation, ...], case: Case, signals: tuple[Signal, ...], setting: Setting) -> Judgement:
    if signals:
        kinds = ", ".join(dict.fromkeys(signal.type.value for signal in signals))
        one_sided = _one_sided(operations, case).because + ", " if case.old is None or case.new is None else ""
        return Judgement(Significance.SUBSTANTIVE, f"{one_sided}the evidence differs: {kinds}")
    if case.old is None or case.new is None:
        return _one_sided(operations, case)
    return _paired(operations, case, setting)


def _one_sided(operations: tuple[Operation, ...], case: Case) -> Judgement:
    what = "new" if Operation.INSERTED in operations else "deleted"
    side = case.new or case.old
    if side is not None and side.type is NodeType.SECTION:
        return Judgement(Significance.REVIEW, f"the heading is {what}; its clauses are changes of their own")
    return Judgement(Significance.SUBSTANTIVE, f"the clause is {what}")


def _paired(operations: tuple[Operation, ...], case: Case, setting: Setting) -> Judgement:
    assert case.old is not None
    assert case.new is not None
    reason = "hernummering: only the number changed"
    if Operation.REWORDED in operations:
        proof = proven_editorial(case.old.text, case.new.text) or _follows(case)
        if proof is None and case.new.type is NodeType.SECTION:
            return Judgement(Significance.REVIEW, "the heading is worded differently")
        if proof is None:
            return Judgement(Significance.REVIEW, "worded differently; no evidence either way")
        reason = proof
    if setting.move_doubt is not None:
        return Judgement(Significance.REVIEW, setting.move_doubt)
    return Judgement(Significance.EDITORIAL, reason)


def _doubt(operations: tuple[Operation, ...], case: Case, setting: Setting) -> str | None:
    """Why a change whose words carry no meaning may matter all the same; None if it does not."""
    if setting.left_behind is not None:
        return f"{LEFT_BEHIND}{setting.left_behind}"
    if case.old is None or case.new is None:
        return None
    if Operation.RENUMBERED in operations and _numbered(case.old) != _numbered(case.new):
        return "the clause is numbered in another way"
    if Operation.RENUMBERED in operations and not setting.number_explained:
        return "the number changed, and the place among the numbers does not explain it"
    if Operation.SPLIT not in operations and Operation.MERGED not in operations:
        return None
    return "the same sentences in the same order, divided over clauses otherwise"


def _numbered(side: Side) -> str:
    """How a node is numbered, whatever its number: "Artikel #", "#.#", "letter", "" for a bullet."""
    label = bare_label(side.label) if side.type is not NodeType.SECTION else side.label
    if label is not None and len(label) == 1 and label.isalpha():
        return "letter"
    return re.sub(r"\d+", "#", (label or "").rstrip(".:) "))


def _follows(case: Case) -> str | None:
    """The proof that only references changed, each to follow its renumbered target; None without one."""
    assert case.new is not None
    if case.followed is None or not any(cited.old != cited.new and cited.same_target for cited in case.cited):
        return None
    proof = proven_editorial(case.followed, case.new.text)
    return "a reference follows its renumbered target" if proof else None
