"""Every change of a diff in exactly one place: a row, an editorial item, an archived item or a group.

A group stands for its members only where all of them set off nothing; one member that
does is a row of its own, so that no event hides a change that matters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.model import (
    Bilingual,
    Change,
    Claim,
    ConsequenceClass,
    Group,
    InlineOp,
    InlineStep,
    NodeRef,
    NoticeGroup,
    NoticeRow,
    Operation,
    Passage,
    Significance,
)
from renvooi.notice.judging import Judgement
from renvooi.notice.phrases import VERDICTS, group_line
from renvooi.notice.reasons import Reason, both

_PLACE_ONLY = frozenset({Operation.RENUMBERED, Operation.MOVED})


@dataclass(frozen=True, slots=True)
class Sorted:
    """The changes of a diff, each in one of four lists, in the order of the diff."""

    rows: tuple[NoticeRow, ...]
    editorial: tuple[NoticeRow, ...]
    groups: tuple[NoticeGroup, ...]
    archived: tuple[NoticeRow, ...]


def sort_changes(
    changes: Sequence[Change],
    groups: Sequence[Group],
    *,
    judgements: Mapping[str, Judgement],
    reasons: Mapping[str, Reason],
    rights: frozenset[str],
    claims: Sequence[Claim] = (),
    of_parties: frozenset[str] = frozenset(),
) -> Sorted:
    """The rows, editorial and archived items and groups of a notice; `rights` are those that have a basis.

    A change by which a party comes, goes or becomes another (`of_parties`) stays a row whatever a person
    decided of it: clients are told of that party. What the comparison says of the author's `claims` stands with the text that makes them.
    """
    by_id = {change.id: change for change in changes}
    kept = {change.id for change in changes if change.id in of_parties and change.verdict is not None}
    quiet = {change.id for change in changes if change.id not in kept and _is_quiet(judgements[change.id])}
    told: list[NoticeGroup] = []
    events: dict[str, Bilingual] = {}
    in_group: set[str] = set()
    for group in groups:
        # What a person decided about is told where it stands, and not in a line with others.
        members = tuple(
            one
            for one in dict.fromkeys(group.changes)
            if one in by_id and one not in in_group and by_id[one].verdict is None
        )
        silent = tuple(one for one in members if one in quiet and _PLACE_ONLY.issuperset(by_id[one].operations))
        line = group_line(group, _first(by_id[members[0]]) if members else None)
        if silent and len(silent) == len(members):
            told.append(NoticeGroup(group.id, line, silent))
            in_group.update(silent)
        elif group.kind != "renumbering":
            events.update((one, line) for one in members)
    rows: list[NoticeRow] = []
    editorial: list[NoticeRow] = []
    archived: list[NoticeRow] = []
    for change in changes:
        if change.id in in_group:
            continue
        judgement = judgements[change.id]
        row = _row(change, judgement, reasons.get(change.id), events.get(change.id), rights)
        row = replace(row, account=_account(change, claims))
        (archived if judgement.archived else editorial if change.id in quiet else rows).append(row)
    return Sorted(tuple(rows), tuple(editorial), tuple(told), tuple(archived))


def _account(change: Change, claims: Sequence[Claim]) -> tuple[Bilingual, ...]:
    """The verdicts on the claims that the new text of a change makes."""
    paths = {ref.path for ref in change.new}
    return tuple(
        Bilingual(
            f"De vergelijking bij “{claim.text}” {VERDICTS[claim.verdict].nl} ({claim.because_nl or claim.because}).",
            f"The comparison on “{claim.text}” {VERDICTS[claim.verdict].en} ({claim.because}).",
        )
        for claim in claims
        if claim.source.path in paths
    )


def _is_quiet(judgement: Judgement) -> bool:
    """True for what sets off nothing; never for a substantive change to which a person gave class G."""
    harmless = judgement.archived or judgement.significance is Significance.EDITORIAL
    return judgement.consequence_class is ConsequenceClass.NOTHING and harmless


def _first(change: Change) -> NodeRef | None:
    return (*change.old, *change.new, None)[0]


def _row(
    change: Change, judgement: Judgement, why: Reason | None, event: Bilingual | None, rights: frozenset[str]
) -> NoticeRow:
    written = () if why is None else both(why)
    return NoticeRow(
        change=change.id,
        operations=change.operations,
        old=tuple(Passage(ref.address, ref.text, ref.page) for ref in change.old),
        new=tuple(Passage(ref.address, ref.text, ref.page) for ref in change.new),
        inline=_exact_redline(change),
        why=written[0] if written else None,
        why_en=written[1] if len(written) > 1 else None,
        consequence_class=judgement.consequence_class,
        effects=judgement.effects,
        rights=tuple(right for right in judgement.rights if right in rights),
        significance=judgement.significance,
        signals=change.signals,
        restated=tuple(dict.fromkeys(ref.address for ref in change.restated)),
        event=event,
        verdict=change.verdict,
    )


def _exact_redline(change: Change) -> tuple[InlineStep, ...]:
    """The redline if it rebuilds both texts to the letter: a notice quotes, it does not paraphrase."""
    old = _side(change.inline, InlineOp.DELETE)
    new = _side(change.inline, InlineOp.INSERT)
    if len(change.old) == len(change.new) == 1 and old == change.old[0].text and new == change.new[0].text:
        return change.inline
    return ()


def _side(steps: Sequence[InlineStep], op: InlineOp) -> str:
    return "".join(step.text for step in steps if step.op in (InlineOp.EQUAL, op))
