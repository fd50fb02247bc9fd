"""E-mails that may be responses: kept under their client and notice, and counted as nothing until a person says so.

The mail is kept whole, where it can be erased. What it says is read from it each time it is shown, by a reader that
is given: this part knows no mails.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.register.naming import is_proposal_id, proposal_id
from renvooi.corpus.register.particulars import Particular, ParticularKind, digest_of, keep, known_digest
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, erasures, mailings, particulars, proposals, salts, windows
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import Proposal
from renvooi.model.errors import CorpusUnreadable, UnknownRecord

TOGETHER = 100
"""Mails in one transaction."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What people read of a mail."""

    subject: str
    text: str
    """The words of its sender, without what was quoted."""


Reader = Callable[[bytes], Shown]


@dataclass(frozen=True, slots=True)
class Answered:
    """A mail that answers a message of ours."""

    mailing: str
    client: str
    received: datetime
    """When it came in, with an offset."""
    mail: bytes


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a mail."""

    answered: Answered
    id: str | None
    """Of the proposal; None if there is none."""
    already: bool = False
    """True if it was on record."""
    refused: str | None = None
    """Why there is none."""


def propose_all(corpus: Corpus, given: Sequence[Answered], *, by: str) -> tuple[Proposed, ...]:
    """What became of each mail; the same mail is on record once. Raises: CorpusUnreadable, CorpusBusy, StoreFailed."""
    done: list[Proposed] = []
    for start in range(0, len(given), TOGETHER):
        with corpus.writing(by=by) as writer:
            done += [_proposed(corpus, writer, one) for one in given[start : start + TOGETHER]]
    return tuple(done)


def read_proposals(
    connection: Connection,
    *,
    read: Reader,
    document: str | None = None,
    client: str | None = None,
    waiting: bool = False,
) -> tuple[Proposal, ...]:
    """The proposals of which all of this is said, in the order in which they came; with `waiting` those nobody decided.

    Raises: CorpusUnreadable.
    """
    asked = ((mailings.c.document, document), (proposals.c.client, client))
    wanted = [column == value for column, value in asked if value is not None]
    wanted += [proposals.c.decision.is_(None)] if waiting else []
    return tuple(_proposal(connection, row, read) for row in _rows(connection, wanted))


def find_proposal(connection: Connection, name: str, *, read: Reader) -> tuple[Proposal, bytes]:
    """The proposal with this id, or whose id begins so, and its mail; no bytes once it was erased.

    Raises: UnknownRecord, CorpusUnreadable.
    """
    # the beginning is hexadecimal digits, so nothing in it is a sign of LIKE
    rows = _rows(connection, [proposals.c.id.like(f"{name}%")]) if is_proposal_id(name) else []
    if len(rows) != 1:
        said = f"{len(rows)} proposals begin so. Give more of the id." if rows else "no proposal has this id."
        raise UnknownRecord(f"{name[:80]}: {said} renvooi windows proposed shows them.")
    return _proposal(connection, rows[0], read), rows[0].body or b""


def _proposed(corpus: Corpus, writer: Writer, one: Answered) -> Proposed:
    connection = writer.connection
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(erasures, erasures.c.digest == deliveries.c.slots)
    same = (deliveries.c.mailing == one.mailing) & (deliveries.c.client == one.client)
    wanted = (mailings.c.document, mailings.c.notice, erasures.c.event)
    row = connection.execute(select(*wanted).select_from(joined).where(same)).first()
    if row is None or row.notice is None:
        return Proposed(
            one, None, refused=f"{one.client}, {one.mailing}: is no notice, so there is nothing to respond to"
        )
    if row.event is not None:
        return Proposed(
            one, None, refused=f"{one.client}, {one.mailing}: the client was erased, so nothing more is kept"
        )
    particular = Particular(ParticularKind.MAIL, one.mail)
    digest = known_digest(connection, one.client, particular)
    there = connection.execute(select(proposals.c.id).where(proposals.c.mail == digest)).scalar()
    if there is not None:
        return Proposed(one, there, already=True)
    digest = keep(connection, one.client, particular, random=corpus.salts)
    said: dict[str, Json] = {
        "document": row.document,
        "mailing": one.mailing,
        "notice": row.notice,
        "client": one.client,
        "proposal": proposal_id(digest),
        "received": one.received.astimezone(UTC).isoformat(timespec="seconds"),
        "mail": {"hmac": digest, "size": len(one.mail)},
    }
    writer.append(EventKind.RESPONSE_PROPOSED, said)
    return Proposed(one, proposal_id(digest))


def _rows(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> Sequence[Row[Any]]:
    joined = (
        proposals.join(mailings, mailings.c.id == proposals.c.mailing)
        .outerjoin(particulars, particulars.c.digest == proposals.c.mail)
        .outerjoin(salts, salts.c.client == proposals.c.client)
        .outerjoin(erasures, erasures.c.digest == proposals.c.mail)
    )
    of_others = (
        mailings.c.document,
        mailings.c.notice,
        particulars.c.body,
        salts.c.salt,
        erasures.c.event.label("erased"),
    )
    query = select(proposals, *of_others).select_from(joined).where(*wanted)
    return connection.execute(query.order_by(proposals.c.event)).all()


def _proposal(connection: Connection, row: Row[Any], read: Reader) -> Proposal:
    shown = Shown("", "") if row.erased is not None else read(_mail(row))
    same = (windows.c.notice == row.notice) & (windows.c.client == row.client)
    ids = connection.execute(select(windows.c.id).where(same).order_by(windows.c.right_id)).scalars().all()
    return Proposal(
        id=row.id,
        mailing=row.mailing,
        document=row.document,
        notice=row.notice,
        client=row.client,
        received=datetime.fromisoformat(row.received),
        subject=shown.subject,
        text=shown.text,
        windows=tuple(ids),
        decision=row.decision,
        because=row.because,
        by=row.decided_by,
        at=row.decided_at,
        erased=row.erased is not None,
    )


def _mail(row: Row[Any]) -> bytes:
    """The mail as it came. Raises: CorpusUnreadable if it is not what was recorded."""
    is_held = isinstance(row.body, bytes) and isinstance(row.salt, bytes)
    if not is_held or digest_of(Particular(ParticularKind.MAIL, row.body), row.salt) != row.mail:
        raise CorpusUnreadable(f"{row.id}: its e-mail is not what was recorded. Run renvooi verify.")
    return bytes(row.body)
