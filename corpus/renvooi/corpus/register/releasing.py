"""`release`: a notice of two published versions is on record for good, with its policy and what was answered for.

What is on record is what clients get. The same notice again records nothing, and what is on record is what
is written then: its id is a fingerprint of all that people gave, so that only what renvooi itself made of it
can differ. A notice about the same two versions with another id takes the place of the one before, with a
reason: one pair of versions has one notice that nothing took the place of. What is queued under the one before is
cancelled with it, so that no client gets a notice that was taken back.
"""

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from renvooi.corpus.entries import VersionEntry, VersionState
from renvooi.corpus.events import EventKind
from renvooi.corpus.listing import find_version, read_versions
from renvooi.corpus.naming import is_label
from renvooi.corpus.outbox.superseding import cancel_superseded
from renvooi.corpus.register.entries import ReleasedNotice
from renvooi.corpus.register.naming import is_notice_id
from renvooi.corpus.register.notices import notice_about, read_content, read_notices
from renvooi.corpus.register.policies import in_force, read_policies
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import Packed, pack
from renvooi.model.codec import Json, to_json
from renvooi.model.errors import StateForbids
from renvooi.model.notices import Notice, Right

Pair = tuple[VersionEntry, VersionEntry]
"""The old and the new version of a notice."""


def release(
    corpus: Corpus,
    pair: Pair,
    notice: Notice,
    *,
    policy: bytes,
    by: str,
    because: str | None = None,
) -> ReleasedNotice:
    """The notice, on record; with `already` if it was before.

    `policy` is the file that it was made with. `because` is why it takes the place of the notice that was released
    about the same two versions before, or why it was made with another policy than the one in force.
    Raises: StateForbids for a draft, for open findings, for versions that are not published or not those of the
    notice, for one whose place another took, and without a reason where one is needed; CorpusBusy, StoreFailed.
    """
    _require_id(notice)
    if (same := _found(corpus.notices(), notice)) is not None:
        # What stands open in it today, as a day that has come near, is no matter any more.
        _require_same(corpus, same, pair, notice)
        return replace(same, already=True)
    _require_ready(notice)
    content, policy_sha256 = pack(notice), corpus.blobs.put(policy)
    blob = corpus.blobs.put(content.body)
    with corpus.writing(by=by) as writer:
        _require_published(writer.connection, pair, notice)
        there = read_notices(writer.connection)
        if (same := _found(there, notice)) is not None:
            _require_same(corpus, same, pair, notice)
            return replace(same, already=True)
        _require_policy(writer.connection, pair, notice, sha256=policy_sha256, because=because)
        data = _told(pair, notice, policy=policy_sha256, content=content, blob=blob)
        superseding = _superseding(writer.connection, pair, because)
        writer.append(EventKind.NOTICE_RELEASED, data | superseding)
        if isinstance(superseded := superseding["supersedes"], str):
            cancel_superseded(writer, superseded, by_notice=notice.id)
        return next(one for one in read_notices(writer.connection) if one.id == notice.id)


def _found(there: Iterable[ReleasedNotice], notice: Notice) -> ReleasedNotice | None:
    """What is on record under the id of `notice`."""
    return next((one for one in there if one.id == notice.id), None)


def _require_id(notice: Notice) -> None:
    """Nothing, if that is an id. Raises: StateForbids."""
    if not is_notice_id(notice.id):
        raise StateForbids(f"{notice.id[:80]!r} is no id of a notice. Make the notice with renvooi.")


def _require_ready(notice: Notice) -> None:
    """Nothing, if the notice may go out. Raises: StateForbids."""
    if notice.blocked:
        codes = ", ".join(sorted({finding.code for finding in notice.open_points}))
        raise StateForbids(f"{notice.id}: has open findings ({codes}). Resolve them, or answer for each with a reason.")
    if notice.draft or not (notice.released_by or "").strip():
        raise StateForbids(f"{notice.id}: is a draft. A person has to release it by name.")
    strange = next((right.id for right in notice.rights if not is_label(right.id)), None)
    if strange is not None or len({right.id for right in notice.rights}) < len(notice.rights):
        raise StateForbids(f"{notice.id}: two of its rights have one id, or one has none. Correct the policy.")
    for zone in {right.window.zone for right in notice.rights if right.window is not None}:
        _require_zone(notice, zone)


def _require_zone(notice: Notice, zone: str) -> None:
    """Nothing, if days can be counted there. Raises: StateForbids."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise StateForbids(
            f"{notice.id}: {zone!r} is no time zone. Correct the policy, as in Europe/Amsterdam."
        ) from error


def _require_published(connection: Connection, pair: Pair, notice: Notice) -> None:
    """Nothing, if both versions are frozen, stand in this order, and are those of the notice. Raises: StateForbids."""
    old, new = pair
    if old.document != new.document:
        raise StateForbids(f"{old.name} and {new.name}: are versions of two documents. Name two versions of one.")
    entries = read_versions(connection, old.document)
    for side, said in ((old, notice.old), (new, notice.new)):
        found = find_version(entries, side.document, side.label)
        if found.state is not VersionState.PUBLISHED:
            raise StateForbids(
                f"{side.name}: is a draft, so its text may still change. Run renvooi publish, then release the notice."
            )
        if found.source != said.sha256:
            raise StateForbids(f"{side.name}: is not the file that the notice is about. Make the notice again.")
    labels = [entry.label for entry in entries]
    if labels.index(old.label) >= labels.index(new.label):
        raise StateForbids(f"{new.name}: does not come after {old.label}. Name the old version first.")


def _require_policy(connection: Connection, pair: Pair, notice: Notice, *, sha256: str, because: str | None) -> None:
    """Nothing for the policy in force, and for another one with a reason. Raises: StateForbids."""
    adopted = read_policies(connection)
    for entry in adopted:
        if f"{entry.name} {entry.version}" == notice.policy and entry.sha256 != sha256:
            raise StateForbids(
                f"{notice.id}: was made with a policy {notice.policy} that is not the one that was adopted. "
                "Make it with the adopted one, or adopt the other under a version of its own."
            )
    force = in_force(adopted, pair[1].document)
    if force is not None and force.sha256 != sha256 and not (because or "").strip():
        raise StateForbids(
            f"{notice.id}: was made with {notice.policy}, and {force.name} {force.version} is in force for "
            f"{pair[1].document}. Make it with that policy, adopt the other, or give a reason with --because."
        )


def _require_same(corpus: Corpus, there: ReleasedNotice, pair: Pair, notice: Notice) -> None:
    """Nothing, if what was released under this id is this notice, and clients may still get it. Raises: StateForbids."""
    if (there.document, there.old, there.new) != (pair[0].document, pair[0].label, pair[1].label):
        raise StateForbids(f"{notice.id}: was released for {there.document} {there.old} to {there.new}. Send that one.")
    if there.content != pack(notice).sha256 and _given(read_content(corpus.blobs, there)) != _given(notice):
        raise StateForbids(
            f"{notice.id}: was released on {there.released_at[:10]} with other reasons, decisions or answers, and this id "
            "is not of what it says now. Make the notice with renvooi."
        )
    if there.superseded_by is not None:
        raise StateForbids(
            f"{notice.id}: was released on {there.released_at[:10]}, and {there.superseded_by} took its place. A notice that "
            "is to take its place in turn says something else, such as another reason."
        )


def _given(notice: Notice) -> tuple[object, ...]:
    """What people gave to `notice`, as it shows: the id is made of it, so that it cannot differ under one id."""
    rows = (*notice.rows, *notice.editorial, *notice.archived)
    said = {row.change: (row.why or "").split() for row in rows if row.why}
    decided = {
        row.change: (row.verdict.significance, row.verdict.consequence_class, row.verdict.because.split())
        for row in rows
        if row.verdict is not None
    }
    answered = {(one.code, one.by, *one.because.split()) for one in notice.accepted}
    return said, decided, answered


def _superseding(connection: Connection, pair: Pair, because: str | None) -> dict[str, Json]:
    """Whose place the notice takes, and the reason. Raises: StateForbids without a reason where there is one."""
    old, new = pair
    reason = (because or "").strip() or None
    standing = notice_about(connection, old.document, old.label, new.label)
    if standing is None:
        return {"supersedes": None, "because": reason}
    if reason is None:
        raise StateForbids(
            f"{standing.id}: was released about {old.document} {old.label} to {new.label} on "
            f"{standing.released_at[:10]}. Clients would get a second notice: give a reason with --because if they must."
        )
    return {"supersedes": standing.id, "because": reason}


def _told(pair: Pair, notice: Notice, *, policy: str, content: Packed, blob: str) -> dict[str, Json]:
    """What the event says."""
    old, new = pair
    return {
        "document": old.document,
        "notice": notice.id,
        "old": {"label": old.label, "snapshot": old.snapshot.sha256},
        "new": {"label": new.label, "snapshot": new.snapshot.sha256},
        "policy": {"name": notice.policy, "sha256": policy},
        "content": {"sha256": content.sha256, "blob": blob},
        "class": notice.consequence_class.value,
        "released_by": notice.released_by,
        "despite": notice.released_despite,
        "accepted": to_json(notice.accepted),
        "rights": [_right(right) for right in notice.rights],
    }


def _right(right: Right) -> Json:
    window = right.window
    return {
        "right": right.id,
        "kind": right.kind.value,
        "form": list(right.form),
        "basis": to_json(right.basis),
        "days": None if window is None else window.days,
        "term": None if window is None else to_json(window.basis),
        "zone": None if window is None else window.zone,
    }
