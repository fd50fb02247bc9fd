"""How much a change may matter, and why.

Editorial is said only of what is proven: equal text after normalisation, or differences of a
kind that carries no meaning, with every signal equal. A signal makes a change substantive.
Everything else is for a human to review.
"""

import re
from dataclasses import dataclass

from renvooi.diff.editorial import proven_editorial
from renvooi.diff.signals import Case, Side
from renvooi.diff.signals.acts import acts
from renvooi.diff.signals.term import terms
from renvooi.model import NodeType, Operation, Role, Signal, SignalType, Significance
from renvooi.model.addresses import bare_label

_VERSION_LABEL = re.compile(r"\b\d{1,2}-\d{4}\b|\b\d{4}-\d{1,2}\b|(?<=\bversie )v?\d+\.\d+(?:\.\d+)?\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:hiervoor|hierboven|bovenstaande?|voorgaande|voornoemde?|voorgenoemde|hierop|hierbij|hieronder|hierna|volgende"
    r"|onderstaande?|laatstgenoemde|eerstgenoemde|daarbij|daarop|idem)\b",
    re.IGNORECASE,
)
"""Words whose meaning hangs on the clauses around them, so that a move may change it."""
_OF_A_LIST = frozenset({SignalType.NEGATION, SignalType.DATE, SignalType.REFERENCE})
"""Signals that a list of changes gives by its nature: "geen wijzigingen", "artikel 8"."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A significance with its reason."""

    significance: Significance
    because: str


def judge(operations: tuple[Operation, ...], case: Case, signals: tuple[Signal, ...], *, same_lead: bool) -> Judgement:
    """The significance of one change. `same_lead`: both sides stand in one list, under one introduction."""
    machinery = _machinery(case, signals)
    if machinery is not None:
        return machinery
    if signals:
        kinds = ", ".join(dict.fromkeys(signal.type.value for signal in signals))
        one_sided = _one_sided(operations, case).because + ", " if case.old is None or case.new is None else ""
        return Judgement(Significance.SUBSTANTIVE, f"{one_sided}the evidence differs: {kinds}")
    if case.old is None or case.new is None:
        return _one_sided(operations, case)
    return _paired(operations, case, same_lead=same_lead)


def _one_sided(operations: tuple[Operation, ...], case: Case) -> Judgement:
    what = "new" if Operation.INSERTED in operations else "deleted"
    side = case.new or case.old
    if side is not None and side.type is NodeType.SECTION:
        return Judgement(Significance.REVIEW, f"the heading is {what}; its clauses are changes of their own")
    return Judgement(Significance.SUBSTANTIVE, f"the clause is {what}")


def _paired(operations: tuple[Operation, ...], case: Case, *, same_lead: bool) -> Judgement:
    assert case.old is not None
    assert case.new is not None
    reason = "hernummering: only the number changed"
    if Operation.RENUMBERED in operations and _numbered(case.old) != _numbered(case.new):
        return Judgement(Significance.REVIEW, "the clause is numbered in another way")
    if Operation.REWORDED in operations:
        proof = proven_editorial(case.old.text, case.new.text) or _follows(case)
        if proof is None and case.new.type is NodeType.SECTION:
            return Judgement(Significance.REVIEW, "the heading is worded differently")
        if proof is None:
            return Judgement(Significance.REVIEW, "worded differently; no evidence either way")
        reason = proof
    elif Operation.SPLIT in operations or Operation.MERGED in operations:
        if _POINTS_BACK.search(case.new.text):
            return Judgement(Significance.REVIEW, "the same sentences, divided otherwise, and they refer to each other")
        reason = "the same sentences in the same order, divided over clauses otherwise"
    if Operation.MOVED in operations:
        if not same_lead:
            return Judgement(Significance.REVIEW, "the clause stands in another section, or under another introduction")
        if _POINTS_BACK.search(case.new.text):
            return Judgement(Significance.REVIEW, "the clause moved and refers to the clauses around it")
        if Operation.REWORDED not in operations:
            reason = "verplaatsing: the same text in another place of the same section"
    return Judgement(Significance.EDITORIAL, reason)


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


def _machinery(case: Case, signals: tuple[Signal, ...]) -> Judgement | None:
    """The judgement of text that describes the document rather than the agreement; None for other text."""
    if all(Role.DIFFERENCES in side.roles for side in case.sides):
        rules = any(signal.type not in _OF_A_LIST for signal in signals)
        if rules or any(_rules_something(side) for side in case.sides):
            return Judgement(Significance.REVIEW, "stands in the author's own list of changes, but reads as a rule")
        return Judgement(Significance.EDITORIAL, "the author's own list of changes, not part of the agreement")
    if not all(Role.VERSION in side.roles for side in case.sides):
        return None
    if any(signal.type is not SignalType.DATE for signal in signals):
        return None
    if case.old is not None and case.new is not None and _only_version(case.old, case.new):
        return Judgement(Significance.EDITORIAL, "states the version of this document itself")
    return Judgement(Significance.REVIEW, "the statement of version and date of this document itself")


def _rules_something(side: Side) -> bool:
    """True where a clause says who does what, or sets a term."""
    text = side.text.casefold()
    bears = "verantwoordelijk" in text and any(act.actors for act in acts(side.text, side.parties))
    return bears or any(True for _ in terms(side.text))


def _only_version(old: Side, new: Side) -> bool:
    """True if version labels are all that differs."""
    before, after = (_VERSION_LABEL.sub("#", side.text) for side in (old, new))
    return before == after
