"""What the changes of a version set off, with the explanation: rule, class, right and basis for each.

Nothing is judged here. Classes come from `judge`, rights, reasons and findings from the notice that
the same arguments give; this puts them beside each other, with what a person set aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from renvooi.model import (
    ASSESSMENT_SCHEMA,
    AssessedChange,
    AssessedGroup,
    Assessment,
    Change,
    ConsequenceClass,
    Diff,
    Document,
    Group,
    Notice,
)
from renvooi.notice.content import make_notice
from renvooi.notice.decisions import Naming, decisions_of
from renvooi.notice.judging import Judgement, highest, judge
from renvooi.notice.phrases import group_line
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import Account
from renvooi.notice.self_description import stated

_NO_ACCOUNT = Account()
_UNNAMED = Naming()


def assess(
    script: Diff,
    old: Document,
    new: Document,
    *,
    policy: Policy,
    account: Account = _NO_ACCOUNT,
    naming: Naming = _UNNAMED,
) -> Assessment:
    """The consequences of the step from `old` to `new`; the same arguments give the same value.

    `naming` is how the commands name the two versions. Raises: what `make_notice` raises.
    """
    notice = noticed(script, old, new, policy=policy, account=account)
    changes = assessed(script, old, new, policy=policy, notice=notice)
    top = notice.consequence_class
    return Assessment(
        schema=ASSESSMENT_SCHEMA,
        document=script.document,
        title=notice.title,
        old=script.old,
        new=script.new,
        policy=notice.policy,
        consequence_class=top,
        decisive=()
        if top is ConsequenceClass.NOTHING
        else tuple(c.change for c in changes if c.consequence_class is top),
        changes=changes,
        groups=_groups(script, changes),
        rights=notice.rights,
        no_right=notice.no_right,
        decisions=decisions_of(notice, changes, naming, claims=script.claims),
        findings=notice.findings,
    )


def noticed(
    script: Diff, old: Document, new: Document, *, policy: Policy, account: Account, sending: date | None = None
) -> Notice:
    """The notice that these arguments give before anybody received it. Raises: what `make_notice` raises."""
    return make_notice(
        script,
        old,
        new,
        policy=policy,
        received=None,
        reasons=account.reasons,
        accepted=account.accepted,
        parties=account.parties,
        sending=sending,
    )


def assessed(
    script: Diff, old: Document, new: Document, *, policy: Policy, notice: Notice
) -> tuple[AssessedChange, ...]:
    """Every change of `script` with what it sets off, in the order of the diff; `notice` is made of the same."""
    sides = (stated(old), stated(new))
    why = {row.change: row.why for row in (*notice.rows, *notice.editorial, *notice.archived)}
    based = frozenset(right.id for right in notice.rights)
    return tuple(
        _assessed(
            change,
            judge(change, new.kind, policy, sides),
            computed=judge(replace(change, verdict=None), new.kind, policy, sides),
            based=based,
            why=why.get(change.id),
        )
        for change in script.changes
    )


def _assessed(
    change: Change, judgement: Judgement, *, computed: Judgement, based: frozenset[str], why: str | None
) -> AssessedChange:
    place = (change.new or change.old)[0].address
    before = change.old[0].address if change.old else place
    return AssessedChange(
        change=change.id,
        place=place,
        old_place=before if before != place else None,
        operations=change.operations,
        old=tuple(ref.text for ref in change.old),
        new=tuple(ref.text for ref in change.new),
        significance=change.significance,
        because=change.because,
        treated_as=judgement.significance,
        signals=change.signals,
        consequence_class=judgement.consequence_class,
        computed_class=computed.consequence_class,
        effects=judgement.effects,
        set_aside=tuple(effect for effect in computed.effects if effect not in judgement.effects),
        rights=tuple(right for right in judgement.rights if right in based),
        rights_set_aside=tuple(right for right in computed.rights if right not in judgement.rights),
        without_basis=tuple(right for right in judgement.rights if right not in based),
        archived=judgement.archived,
        restated=tuple(dict.fromkeys(ref.address for ref in change.restated)),
        why=why,
        verdict=change.verdict,
    )


def _groups(script: Diff, changes: Sequence[AssessedChange]) -> tuple[AssessedGroup, ...]:
    """The events of the diff; a change that is part of two belongs to the first."""
    by_id = {change.id: change for change in script.changes}
    classes = {one.change: one.consequence_class for one in changes}
    taken: set[str] = set()
    found: list[AssessedGroup] = []
    for group in script.summary.groups:
        members = tuple(one for one in dict.fromkeys(group.changes) if one in by_id and one not in taken)
        if members:
            taken.update(members)
            found.append(_group(group, by_id[members[0]], members, classes))
    return tuple(found)


def _group(
    group: Group, first: Change, members: tuple[str, ...], classes: Mapping[str, ConsequenceClass]
) -> AssessedGroup:
    line = group_line(group, (*first.old, *first.new)[0])
    return AssessedGroup(group.id, line, members, highest(classes[one] for one in members))
