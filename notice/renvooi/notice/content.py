"""From a diff, two documents and a policy to the one value that every channel renders."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from renvooi.model import NOTICE_SCHEMA, Accepted, Diff, Document, Finding, Notice, Right, RightKind
from renvooi.model.errors import NotComparable
from renvooi.notice.accepting import require_acceptable
from renvooi.notice.contact import find_contact
from renvooi.notice.details import points_of_parties
from renvooi.notice.engaged import Engaged, changes_of_parties, find_engaged
from renvooi.notice.essence import essence
from renvooi.notice.fingerprint import notice_id
from renvooi.notice.judging import Judgement, highest, judge
from renvooi.notice.legal_name import legal_name
from renvooi.notice.overruling import classes_overruled
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import PartyDetails, Reason, reasons_by_change
from renvooi.notice.review import order_of_versions, points_to_settle, unread_text
from renvooi.notice.rights import Rights, find_rights
from renvooi.notice.rows import Sorted, sort_changes
from renvooi.notice.self_description import stated
from renvooi.notice.window import day_of_receipt, open_window

_NO_REASONS: Mapping[str, Reason] = {}


def make_notice(
    script: Diff,
    old: Document,
    new: Document,
    *,
    policy: Policy,
    received: date | None,
    reasons: Mapping[str, Reason] = _NO_REASONS,
    accepted: Sequence[Accepted] = (),
    parties: Sequence[PartyDetails] = (),
    sending: date | None = None,
    language: str = "nl",
    draft: bool = False,
) -> Notice:
    """The notice of the step from `old` to `new`; the same arguments give the same value.

    `received` is the Amsterdam day of receipt, or an aware `datetime`; None while it is
    unknown. `sending` is the planned day of sending: while receipt is unknown, it stands in for it
    where dates are checked, and no client is told of it. `accepted` and `parties` come from the
    processor's account (`read_account`). A `draft` is marked in every form, and never goes out.
    Raises: PolicyConflict if a clause and the policy name different terms, BadSettings for a
    reason without a change, details of a party that nothing changes, or a finding that cannot be
    accepted; NotComparable if `script` is of other files or both sides are one file.
    """
    _require_same_files(script, old, new)
    step = _Step(script, old, new, policy, None if received is None else day_of_receipt(received))
    weighed = _weigh(step, reasons_by_change(script, reasons))
    engaged = find_engaged(script.records, weighed.parts.rows, parties)
    findings = tuple(_findings(step, weighed, engaged, sending))
    require_acceptable(accepted, findings)
    parts = weighed.parts
    rows = (*parts.rows, *parts.editorial, *parts.archived)
    return replace(
        _content(step, weighed, notice_id(old, new, policy, rows=rows, accepted=accepted, parties=parties)),
        language=language,
        findings=findings,
        engaged=engaged.parties,
        accepted=tuple(accepted),
        draft=draft,
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """What is compared, and under which rules."""

    script: Diff
    old: Document
    new: Document
    policy: Policy
    received: date | None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What the changes set off."""

    judgements: Mapping[str, Judgement]
    rights: Rights
    parts: Sorted


def _weigh(step: _Step, why: Mapping[str, Reason]) -> _Weighed:
    """Each change with its class, the rights, and every change in its list; `why` has the reasons by change."""
    script, old, new = step.script, step.old, step.new
    sides = (stated(old), stated(new))
    judgements = {change.id: judge(change, new.kind, step.policy, sides) for change in script.changes}
    found = find_rights(script.changes, judgements, old=old, new=new, policy=step.policy, received=step.received)
    parts = sort_changes(
        script.changes,
        script.summary.groups,
        judgements=judgements,
        reasons=why,
        rights=frozenset(right.id for right in found.rights),
        claims=script.claims,
        of_parties=changes_of_parties(script.records),
    )
    return _Weighed(judgements, found, parts)


def _findings(step: _Step, weighed: _Weighed, engaged: Engaged, sending: date | None) -> Iterator[Finding]:
    """What a person must look at before release, in the order in which it is printed."""
    script, new, rights = step.script, step.new, weighed.rights
    ends = _last_days(rights.rights, step.policy, step.received or sending)
    yield from rights.findings
    yield from order_of_versions(step.old, new)
    yield from points_to_settle(
        script,
        weighed.parts.rows,
        tuple(ends.values()),
        archived=weighed.parts.archived,
        documents=(step.old, new),
        effective=new.effective_date,
        terms=sum(right.window is not None for right in rights.rights),
    )
    yield from engaged.findings
    yield from classes_overruled(script, weighed.judgements)
    yield from points_of_parties(engaged.parties, _of_objections(rights.rights, ends), effective=new.effective_date)


def _content(step: _Step, weighed: _Weighed, name: str) -> Notice:
    """The notice with the id `name`, without the account of the processor and what is open."""
    new, rights, parts = step.new, weighed.rights, weighed.parts
    editorial = len(parts.editorial) + sum(len(group.changes) for group in parts.groups)
    return Notice(
        schema=NOTICE_SCHEMA,
        id=name,
        language="nl",
        document=step.script.document,
        document_language=new.language,
        title=new.title or step.script.title,
        organisation=new.parties.organisation,
        processor=legal_name(new),
        client=new.parties.client.name,
        old=step.script.old,
        new=step.script.new,
        effective_date=new.effective_date,
        received=step.received,
        policy=f"{step.policy.name} {step.policy.version}",
        consequence_class=highest(judgement.consequence_class for judgement in weighed.judgements.values()),
        essence=essence(parts.rows, rights.rights, editorial=editorial, archived=len(parts.archived)),
        rights=rights.rights,
        no_right=rights.no_right,
        rows=parts.rows,
        editorial=parts.editorial,
        groups=parts.groups,
        archived=parts.archived,
        contact=find_contact(new, step.policy.contact),
        warnings=unread_text(step.old, new),
        findings=(),
    )


def _last_days(rights: Sequence[Right], policy: Policy, received: date | None) -> dict[str, date]:
    """By right, the day on which its window ends, coulance included, for a client that gets the notice on `received`."""
    found: dict[str, date] = {}
    for right in rights:
        if right.window is not None and received is not None:
            days = right.window.days
            window = open_window(
                right.basis, days, received=received, coulance=policy.coulance, equated=policy.equated_days
            )
            found.update({right.id: end} if (end := window.coulance or window.last_day) else {})
    return found


def _of_objections(rights: Sequence[Right], ends: Mapping[str, date]) -> tuple[date, ...]:
    return tuple(ends[right.id] for right in rights if right.kind is RightKind.OBJECT and right.id in ends)


def _require_same_files(script: Diff, old: Document, new: Document) -> None:
    for side, document in ((script.old, old), (script.new, new)):
        if side.sha256 != document.source.sha256:
            raise NotComparable(f"{document.source.name}: the diff was made from another file; make it again")
    if old.source.sha256 == new.source.sha256:
        raise NotComparable(
            f"{old.source.name} and {new.source.name}: the same file twice; give the old and the new version"
        )
    if old.kind is not new.kind:
        raise NotComparable(f"{old.kind.value} and {new.kind.value}: not versions of one document")
