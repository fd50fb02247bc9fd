"""Released notices as they stand in the database, and their content."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from renvooi.corpus.blobs import Blobs
from renvooi.corpus.register.entries import ReleasedNotice, ReleasedRight
from renvooi.corpus.register.naming import is_notice_id
from renvooi.corpus.stored import unpack
from renvooi.corpus.tables import notices, rights
from renvooi.model.codec import from_json
from renvooi.model.errors import CorpusUnreadable, UnknownRecord
from renvooi.model.notices import Accepted, Basis, ConsequenceClass, Notice, RightKind


def read_notices(connection: Connection, document: str | None = None) -> tuple[ReleasedNotice, ...]:
    """All released notices, or those about one document, in the order of their release. Raises: CorpusUnreadable."""
    wanted = select(notices).order_by(notices.c.event)
    if document is not None:
        wanted = wanted.where(notices.c.document == document)
    rows = connection.execute(wanted).all()
    given: dict[str, list[ReleasedRight]] = {}
    of_document = (
        select(notices.c.id) if document is None else select(notices.c.id).where(notices.c.document == document)
    )
    try:
        for row in connection.execute(select(rights).where(rights.c.notice.in_(of_document))):
            given.setdefault(row.notice, []).append(_right(row))
        after = {row.supersedes: row.id for row in rows if row.supersedes is not None}
        return tuple(_notice(row, given.get(row.id, []), after.get(row.id)) for row in rows)
    except ValueError as error:
        raise CorpusUnreadable(f"A released notice is not as it was recorded ({error}). Run renvooi verify.") from error


def find_notice(found: tuple[ReleasedNotice, ...], name: str) -> ReleasedNotice:
    """The notice with this id, or whose id begins so. Raises: UnknownRecord unless there is exactly one."""
    exact = [one for one in found if one.id == name]
    begun = exact or [one for one in found if is_notice_id(name) and one.id.startswith(name)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UnknownRecord(f"{name}: {len(begun)} released notices begin so. Give more of the id.")
    there = f"The latest is {found[-1].id}" if found else "None was released yet"
    raise UnknownRecord(f"{name}: no released notice has this id. {there}.")


def notice_about(found: Iterable[ReleasedNotice], document: str, old: str, new: str) -> ReleasedNotice | None:
    """The notice about these two versions whose place none took; None if none was released. There is never a second."""
    about = (one for one in found if (one.document, one.old, one.new) == (document, old, new))
    return next((one for one in about if one.superseded_by is None), None)


def read_content(blobs: Blobs, released: ReleasedNotice) -> Notice:
    """What a released notice says. Raises: CorpusUnreadable."""
    try:
        return from_json(Notice, json.loads(unpack(blobs.get(released.content_blob), name=released.id)))
    except (ValueError, RecursionError) as error:
        raise CorpusUnreadable(f"{released.id}: the stored notice is none that this renvooi reads: {error}.") from error


def _notice(row: Row[Any], given: list[ReleasedRight], after: str | None) -> ReleasedNotice:
    return ReleasedNotice(
        id=row.id,
        document=row.document,
        old=row.old,
        new=row.new,
        old_snapshot=row.old_snapshot,
        new_snapshot=row.new_snapshot,
        policy=row.policy_name,
        policy_sha256=row.policy,
        consequence_class=ConsequenceClass(row.consequence_class),
        content=row.content,
        content_blob=row.content_blob,
        released_by=row.released_by,
        released_at=row.released_at,
        recorded_by=row.recorded_by,
        despite=row.despite,
        accepted=from_json(tuple[Accepted, ...], json.loads(row.accepted)),
        rights=tuple(sorted(given, key=lambda right: right.id)),
        supersedes=row.supersedes,
        because=row.reason,
        superseded_by=after,
    )


def _right(row: Row[Any]) -> ReleasedRight:
    return ReleasedRight(
        id=row.right_id,
        kind=RightKind(row.kind),
        form=from_json(tuple[str, ...], json.loads(row.form)),
        basis=from_json(Basis, json.loads(row.basis)),
        days=row.days,
        term=None if row.term is None else from_json(Basis, json.loads(row.term)),
        zone=row.zone,
    )
