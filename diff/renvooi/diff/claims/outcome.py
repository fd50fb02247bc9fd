"""What came of one assertion, and of the assertions of one sentence together."""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.diff.claims.reasons import joined
from renvooi.diff.outline import Item
from renvooi.model import Bilingual, Change, NodeRef, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one assertion."""

    verdict: Verdict
    because: Bilingual
    changes: tuple[Change, ...] = ()
    items: tuple[Item, ...] = ()
    """The nodes that were looked at."""
    related: tuple[NodeRef, ...] = ()


def unresolved(nl: str, en: str, *items: Item) -> Outcome:
    """Nothing can be said."""
    return Outcome(Verdict.UNRESOLVED, Bilingual(nl, en), (), items)


def weighed(
    doubts: Sequence[Bilingual], said: Sequence[Bilingual], changes: Sequence[Change], items: Sequence[Item]
) -> Outcome:
    """Confirmed, or in part where there are `doubts`; `said` is told either way."""
    verdict = Verdict.PARTLY if doubts else Verdict.CONFIRMED
    return Outcome(verdict, joined((*said, *doubts)), tuple(changes), tuple(items))


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome for the assertions of a sentence.

    Only what all of them share is said of the whole: where one holds and another does not, it holds in
    part, and a contradiction beside something that could not be looked up is not called one.
    """
    verdicts = {outcome.verdict for outcome in outcomes}
    if len(verdicts) == 1:
        (verdict,) = verdicts
    elif verdicts & {Verdict.CONFIRMED, Verdict.PARTLY}:
        verdict = Verdict.PARTLY
    else:
        verdict = Verdict.UNRESOLVED
    return Outcome(
        verdict,
        joined(outcome.because for outcome in outcomes),
        tuple(dict.fromkeys(change for outcome in outcomes for change in outcome.changes)),
        tuple(dict.fromkeys(item for outcome in outcomes for item in outcome.items)),
        tuple(dict.fromkeys(ref for outcome in outcomes for ref in outcome.related)),
    )
