"""What became of messages, from the outbox and the ledger together: the outbox knows first, the ledger for good.

Whoever gives a clock is told what is so now: a message whose sender did not come back in its lease is in doubt if it
was behind the dot, and pending if it was not, also while no other sender runs to say so.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from renvooi.corpus.outbox.leases import SWEPT, has_ended
from renvooi.corpus.outbox.naming import token_of
from renvooi.corpus.tables import deliveries, mailings, outbox, particulars
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import Delivery, DeliveryState, Evidence, MailingPurpose, Reply
from renvooi.model.errors import CorpusUnreadable, UnknownRecord

FINAL = frozenset({DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.IN_DOUBT, DeliveryState.CANCELLED})
"""States in which no sender has anything to do."""


def read_deliveries(
    connection: Connection,
    *,
    clock: Clock | None = None,
    document: str | None = None,
    mailing: str | None = None,
    client: str | None = None,
) -> tuple[Delivery, ...]:
    """The messages of which all of this is said, in the order in which mailings were queued, clients by name.

    Raises: CorpusUnreadable.
    """
    asked = ((mailings.c.document, document), (deliveries.c.mailing, mailing), (deliveries.c.client, client))
    rows = connection.execute(_query(*(column == value for column, value in asked if value is not None))).all()
    # a server may sort by another alphabet
    return tuple(_delivery(row, clock) for row in sorted(rows, key=lambda row: (row.first, row.client)))


def find_delivery(connection: Connection, name: str, *, clock: Clock | None = None) -> Delivery:
    """The message with that Message-ID or token. Raises: UnknownRecord, CorpusUnreadable."""
    token = token_of(name.strip())
    if token is None:
        raise UnknownRecord(
            f"{name[:80]!r} is neither the Message-ID of a message nor its token. See renvooi deliveries list."
        )
    # a token has no sign of LIKE in it
    same = deliveries.c.message_id == name.strip() if "@" in name else deliveries.c.message_id.like(f"<{token}@%")
    rows = connection.execute(_query(same)).all()
    if len(rows) != 1:
        raise UnknownRecord(f"{name.strip()}: no message that was queued has this name. See renvooi deliveries list.")
    return _delivery(rows[0], clock)


def _query(*wanted: ColumnElement[bool]) -> Select[Any]:
    same = (outbox.c.mailing == deliveries.c.mailing) & (outbox.c.client == deliveries.c.client)
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing).outerjoin(outbox, same)
    joined = joined.outerjoin(particulars, particulars.c.digest == deliveries.c.reply)
    of_mailing = (mailings.c.purpose, mailings.c.document, mailings.c.notice, mailings.c.event.label("first"))
    of_outbox = (outbox.c[name].label(f"out_{name}") for name in _MOVED)
    return select(deliveries, *of_mailing, *of_outbox, particulars.c.body).select_from(joined).where(*wanted)


_MOVED = ("state", "lease", "attempts", "code", "reply", "settled_at", "recorded")


def _delivery(row: Row[Any], clock: Clock | None) -> Delivery:
    """Raises: CorpusUnreadable if the row is none that renvooi wrote."""
    try:
        return _read(_as_of_now(dict(row._mapping), clock))
    except (ValueError, UnicodeDecodeError) as error:
        raise CorpusUnreadable(f"A message is not as it was recorded ({error}). Run renvooi verify.") from error


def _as_of_now(row: Mapping[str, Any], clock: Clock | None) -> Mapping[str, Any]:
    """The row as the next sender leaves it, if the one that has the message did not come back in its lease."""
    held = (DeliveryState.CLAIMED, DeliveryState.DOT)
    if clock is None or row["out_state"] not in held or not has_ended(row["out_lease"], clock):
        return row
    if row["out_state"] == DeliveryState.CLAIMED:
        return {**row, "out_state": DeliveryState.PENDING.value}
    said = {"out_state": DeliveryState.IN_DOUBT.value, "out_code": None, "out_reply": SWEPT}
    return {**row, **said, "out_attempts": row["out_attempts"] + 1}


def _read(row: Mapping[str, Any]) -> Delivery:
    if row["out_state"] is None:
        raise ValueError(f"{row['mailing']}, {row['client']} is not in the outbox")
    recorded = bool(row["out_recorded"]) or row["out_state"] == row["state"]
    state = DeliveryState(row["state"] if row["out_recorded"] else row["out_state"])
    evidence = Evidence(row["evidence"])
    if state is DeliveryState.ACCEPTED and evidence is Evidence.NONE:
        evidence = Evidence.ACCEPTED
    return Delivery(
        mailing=row["mailing"],
        purpose=MailingPurpose(row["purpose"]),
        document=row["document"],
        notice=row["notice"],
        client=row["client"],
        round=row["round"],
        message_id=row["message_id"],
        state=state,
        evidence=evidence,
        bounced=bool(row["bounced"]),
        attempts=row["attempts"] if row["out_recorded"] else row["out_attempts"],
        reply=_reply(row),
        queued_at=row["queued_at"],
        queued_by=row["queued_by"],
        settled_at=row["settled_at"] if row["out_recorded"] else row["out_settled_at"],
        because=row["because"] if recorded else None,
        by=row["decided_by"] if recorded else None,
        recorded=recorded,
    )


def _reply(row: Mapping[str, Any]) -> Reply | None:
    """The last answer: in the outbox until it is on record, then among the particulars."""
    if row["out_reply"] is not None:
        return Reply(row["out_code"], row["out_reply"])
    return Reply(row["code"], row["body"].decode("utf-8")) if isinstance(row["body"], bytes) else None
