"""From a diff, two documents and a policy to the one value that every channel renders."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from renvooi.model import NOTICE_SCHEMA, Accepted, Diff, Document, Notice, Right, RightKind
from renvooi.model.digest import tree_digest
from renvooi.model.errors import NotComparable
from renvooi.notice.accepting import require_acceptable
from renvooi.notice.contact import find_contact
from renvooi.notice.details import points_of_parties
from renvooi.notice.engaged import changes_of_parties, find_engaged
from renvooi.notice.essence import essence
from renvooi.notice.judging import highest, judge
from renvooi.notice.overruling import classes_overruled
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import PartyDetails, reasons_by_change
from renvooi.notice.review import order_of_versions, points_to_settle, unread_text
from renvooi.notice.rights import find_rights
from renvooi.notice.rows import sort_changes
from renvooi.notice.self_description import stated
from renvooi.notice.window import day_of_receipt, open_window

_NO_REASONS: Mapping[str, str] = {}


def make_notice(
    script: Diff,
    old: Document,
    new: Document,
    *,
    policy: Policy,
    received: date | None,
    reasons: Mapping[str, str] = _NO_REASONS,
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
    day = None if received is None else day_of_receipt(received)
    sides = (stated(old), stated(new))
    judgements = {change.id: judge(change, new.kind, policy, sides) for change in script.changes}
    why = reasons_by_change(script, reasons)
    found = find_rights(script.changes, judgements, old=old, new=new, policy=policy, received=day)
    parts = sort_changes(
        script.changes,
        script.summary.groups,
        judgements=judgements,
        reasons=why,
        rights=frozenset(right.id for right in found.rights),
        claims=script.claims,
        of_parties=changes_of_parties(script.records),
    )
    editorial = len(parts.editorial) + sum(len(group.changes) for group in parts.groups)
    ends = _last_days(found.rights, policy, day or sending)
    engaged = find_engaged(script.records, parts.rows, parties)
    findings = (
        *found.findings,
        *order_of_versions(old, new),
        *points_to_settle(
            script,
            parts.rows,
            tuple(ends.values()),
            archived=parts.archived,
            documents=(old, new),
            effective=new.effective_date,
            terms=sum(right.window is not None for right in found.rights),
        ),
        *engaged.findings,
        *classes_overruled(script, judgements),
        *points_of_parties(engaged.parties, _of_objections(found.rights, ends), effective=new.effective_date),
    )
    require_acceptable(accepted, findings)
    return Notice(
        schema=NOTICE_SCHEMA,
        id=notice_id(old, new, policy),
        language=language,
        document=script.document,
        document_language=new.language,
        title=new.title or script.title,
        organisation=new.parties.organisation,
        processor=new.parties.processor.name,
        client=new.parties.client.name,
        old=script.old,
        new=script.new,
        effective_date=new.effective_date,
        received=day,
        policy=f"{policy.name} {policy.version}",
        consequence_class=highest(judgement.consequence_class for judgement in judgements.values()),
        essence=essence(parts.rows, found.rights, editorial=editorial, archived=len(parts.archived)),
        rights=found.rights,
        no_right=found.no_right,
        rows=parts.rows,
        editorial=parts.editorial,
        groups=parts.groups,
        archived=parts.archived,
        contact=find_contact(new, policy.contact),
        warnings=unread_text(old, new),
        findings=findings,
        engaged=engaged.parties,
        accepted=tuple(accepted),
        draft=draft,
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


def notice_id(old: Document, new: Document, policy: Policy) -> str:
    """The same for the same document, versions, texts and policy version, whatever files they were read from.

    A file that is exported again has other bytes; a client must not get a second notice for that.
    """
    sides = [[side.version, tree_digest(side.nodes)] for side in (old, new)]
    parts = json.dumps([new.kind.value, *sides, policy.name, policy.version])
    return "notice-" + hashlib.sha256(parts.encode()).hexdigest()[:20]


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
