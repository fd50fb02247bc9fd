"""Released notices as they stand in the database, and their content."""

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, true

from renvooi.corpus.blobs import Blobs, get_named
from renvooi.corpus.register.entries import ReleasedNotice, ReleasedRight
from renvooi.corpus.register.naming import is_notice_id
from renvooi.corpus.stored import unpack
from renvooi.corpus.tables import notices, rights
from renvooi.model.codec import from_json
from renvooi.model.errors import CorpusUnreadable, UnknownRecord
from renvooi.model.notices import Accepted, Basis, ConsequenceClass, Notice, RightKind


def read_notices(connection: Connection, document: str | None = None) -> tuple[ReleasedNotice, ...]:
    """All released notices, or those about one document, in the order of their release. Raises: CorpusUnreadable."""
    return _read(connection, true() if document is None else notices.c.document == document)


def find_notice(connection: Connection, name: str) -> ReleasedNotice:
    """The notice with this id, or whose id begins so. Raises: UnknownRecord unless there is exactly one."""
    # an id has no sign of LIKE in it
    begun = _read(connection, notices.c.id.like(f"{name}%")) if is_notice_id(name) else ()
    exact = [one for one in begun if one.id == name] or begun
    if len(exact) == 1:
        return exact[0]
    if begun:
        raise UnknownRecord(f"{name}: {len(begun)} released notices begin so. Give more of the id.")
    latest = connection.execute(select(notices.c.id).order_by(notices.c.event.desc()).limit(1)).scalar()
    there = "None was released yet" if latest is None else f"The latest is {latest}"
    raise UnknownRecord(f"{name}: no released notice has this id. {there}.")


def notice_about(connection: Connection, document: str, old: str, new: str) -> ReleasedNotice | None:
    """The notice about two versions that no other took the place of; None if none was released.

    There is one at most: each later one takes the place of the last. Raises: CorpusUnreadable.
    """
    about = (notices.c.document == document) & (notices.c.old == old) & (notices.c.new == new)
    return next((one for one in _read(connection, about) if one.superseded_by is None), None)


def _read(connection: Connection, wanted: ColumnElement[bool]) -> tuple[ReleasedNotice, ...]:
    later = notices.alias("later")
    joined = notices.outerjoin(later, later.c.supersedes == notices.c.id)
    rows = connection.execute(
        select(notices, later.c.id.label("superseded_by")).select_from(joined).where(wanted).order_by(notices.c.event)
    ).all()
    given: dict[str, list[ReleasedRight]] = {}
    try:
        for row in connection.execute(select(rights).where(rights.c.notice.in_(select(notices.c.id).where(wanted)))):
            given.setdefault(row.notice, []).append(_right(row))
        return tuple(_notice(row, given.get(row.id, [])) for row in rows)
    except ValueError as error:
        raise CorpusUnreadable(f"A released notice is not as it was recorded ({error}). Run renvooi verify.") from error


def read_content(blobs: Blobs, released: ReleasedNotice) -> Notice:
    """What a released notice says. Raises: CorpusUnreadable."""
    what = f"{released.id} about {released.document}@{released.old} and {released.document}@{released.new}"
    try:
        return from_json(Notice, json.loads(unpack(get_named(blobs, released.content_blob, what), name=released.id)))
    except (ValueError, RecursionError) as error:
        raise CorpusUnreadable(f"{released.id}: the stored notice is none that this renvooi reads: {error}.") from error


def _notice(row: Row[Any], given: list[ReleasedRight]) -> ReleasedNotice:
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
        superseded_by=row.superseded_by,
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
