"""From a diff, two documents and a policy to the one value that every channel renders."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from renvooi.model import NOTICE_SCHEMA, Diff, Document, Notice
from renvooi.model.digest import tree_digest
from renvooi.model.errors import NotComparable
from renvooi.notice.contact import find_contact
from renvooi.notice.essence import essence
from renvooi.notice.judging import highest, judge
from renvooi.notice.overruling import classes_overruled
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import reasons_by_change
from renvooi.notice.review import order_of_versions, points_to_settle, unread_text
from renvooi.notice.rights import find_rights
from renvooi.notice.rows import sort_changes
from renvooi.notice.self_description import stated
from renvooi.notice.window import day_of_receipt

_NO_REASONS: Mapping[str, str] = {}


def make_notice(
    script: Diff,
    old: Document,
    new: Document,
    *,
    policy: Policy,
    received: date | None,
    reasons: Mapping[str, str] = _NO_REASONS,
    language: str = "nl",
) -> Notice:
    """The notice of the step from `old` to `new`; the same arguments give the same value.

    `received` is the Amsterdam day of receipt, or an aware `datetime`; None while it is
    unknown. Raises: PolicyConflict if a clause and the policy name different terms,
    BadSettings for a reason without a change, NotComparable if `script` is of other files or
    both sides are one file.
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
    )
    editorial = len(parts.editorial) + sum(len(group.changes) for group in parts.groups)
    settle = points_to_settle(
        script, parts.rows, found.rights, archived=parts.archived, documents=(old, new), effective=new.effective_date
    )
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
        findings=found.findings + order_of_versions(old, new) + settle + tuple(classes_overruled(script, judgements)),
    )


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
