"""Whether what a claim calls wording alone is wording alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from renvooi.diff.claims.facts import NEW, Facts, is_substantive, keeps_its_words
from renvooi.diff.claims.reasons import cut, evidence_of, joined, restating
from renvooi.diff.claims.shares import restated_share
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, InlineOp, NodeRef, Operation, Significance

_SAME_START = 2
"""Letters that two spellings of a word share at their start."""
_SAME_WORD = 80
"""Least likeness of two spellings in per cent: one letter in five."""
NOTHING = Bilingual("", "")
_MOST_CLAUSES = 3
"""Added clauses whose texts are looked up elsewhere one by one."""


@dataclass(frozen=True, slots=True)
class Substance:
    """What the evidence says of "zonder inhoudelijke wijziging"."""

    holds: bool
    because: Bilingual
    related: tuple[NodeRef, ...] = ()
    """Clauses that say the same already."""


def wording_alone(changes: Sequence[Change], facts: Facts, *, spelling: bool) -> Substance:
    """Whether `changes` leave the meaning as it was, as far as can be proven.

    With `spelling` the author calls it a mistake that was corrected: then another spelling of the same
    words, without any evidence of another meaning, is what he says it is.
    """
    added = [change for change in changes if Operation.INSERTED in change.operations]
    gone = [change for change in changes if Operation.DELETED in change.operations]
    kept = [change for change in changes if change.old and change.new]
    if spelling:
        kept = [change for change in kept if is_substantive(change) or not is_respelt(change)]
    found = (_kept(kept), _added(added, facts), _gone(gone))
    return Substance(
        all(one.holds for one in found),
        joined(one.because for one in found),
        tuple(dict.fromkeys(ref for one in found for ref in one.related)),
    )


def is_respelt(change: Change) -> bool:
    """Whether every word that went has a word of nearly the same letters in its place."""
    gone = [word for step in change.inline if step.op is InlineOp.DELETE for word in step.text.split()]
    come = [word for step in change.inline if step.op is InlineOp.INSERT for word in step.text.split()]
    return bool(gone) and len(gone) == len(come) and all(map(_spells, gone, come))


def _spells(old: str, new: str) -> bool:
    """Whether two words differ in a letter or two, and not in how they begin: "on" makes the opposite."""
    before, after = old.casefold(), new.casefold()
    if any(map(str.isdigit, before + after)) or before[:_SAME_START] != after[:_SAME_START]:
        return False
    return fuzz.ratio(before, after) >= _SAME_WORD


def _kept(changes: Sequence[Change]) -> Substance:
    proven = [change for change in changes if is_substantive(change)]
    if proven:
        told = evidence_of(proven)
        start = Bilingual(
            "wel een inhoudelijke wijziging, want dit verschilt: ", "the meaning did change, as this differs: "
        )
        return Substance(False, Bilingual(start.nl + told.nl, start.en + told.en))
    if any(change.significance is Significance.REVIEW and not keeps_its_words(change) for change in changes):
        return Substance(
            False,
            Bilingual("dat de betekenis gelijk is, staat niet vast", "that the meaning is the same is not proven"),
        )
    return Substance(True, NOTHING)


def _added(changes: Sequence[Change], facts: Facts) -> Substance:
    """New text is no new meaning only where all of it stands elsewhere."""
    clauses = [item for change in changes if (item := _clause(change, facts)) is not None]
    if not clauses:
        return Substance(True, NOTHING)
    others = [
        item for item in facts.versions[NEW].items if not item.is_section and facts.partner(item, NEW) is not None
    ]
    reasons, related, holds = [], [], len(clauses) <= _MOST_CLAUSES
    for item in clauses[:_MOST_CLAUSES]:
        share = restated_share(item, others)
        holds = holds and share is not None and share.is_whole
        if share is None:
            told = cut(item.node.text)
            reasons.append(Bilingual(f"de tekst is nieuw: “{told}”", f"the text is new: “{told}”"))
        else:
            reasons.append(restating(share))
            related.append(share.other.ref())
    return Substance(holds, joined(reasons), tuple(related))


def _clause(change: Change, facts: Facts) -> Item | None:
    path = change.new[0].path
    found = (item for item in facts.versions[NEW].items if item.path == path and not item.is_section)
    return next(found, None)


def _gone(changes: Sequence[Change]) -> Substance:
    lost = [change for change in changes if not change.restated and change.old[0].heading is None]
    if not lost:
        return Substance(True, NOTHING)
    told = cut(lost[0].old[0].text)
    return Substance(
        False, Bilingual(f"deze tekst staat nergens meer: “{told}”", f"this text stands nowhere any more: “{told}”")
    )
