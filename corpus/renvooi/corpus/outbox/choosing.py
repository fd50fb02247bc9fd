"""Which messages a sender may take."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, exists, not_, true

from renvooi.corpus.outbox.leases import LONGEST_LEASE, ended, milliseconds_of
from renvooi.corpus.outbox.superseding import of_superseded
from renvooi.corpus.tables import deliveries, outbox
from renvooi.model.deliveries import DeliveryState

LONGEST_WAIT = timedelta(days=1)
"""Before a message is tried again. Whatever waits longer was set by a clock that was wrong, and is due."""


def due_at(now: int) -> tuple[ColumnElement[bool], ...]:
    """What can be claimed, one query after another, so that each is answered from an index."""
    state, latest = outbox.c.state, now + milliseconds_of(LONGEST_WAIT)
    return (
        (state == DeliveryState.CLAIMED) & ended(outbox.c.lease, now, LONGEST_LEASE),
        (state == DeliveryState.PENDING) & (outbox.c.not_before <= now),
        (state == DeliveryState.PENDING) & (outbox.c.not_before > latest),
    )


def is_sendable() -> ColumnElement[bool]:
    """Whether the ledger lets a message go out, whatever the outbox says: it has no outcome, and its notice is the last word."""
    same = (deliveries.c.mailing == outbox.c.mailing) & (deliveries.c.client == outbox.c.client)
    fits = (deliveries.c.state == DeliveryState.PENDING) & (deliveries.c.message_id == outbox.c.message_id)
    return and_(exists().where(same, fits), not_(of_superseded()))


def is_chosen(mailing: str | None, only: Sequence[str]) -> ColumnElement[bool]:
    """Whether a row is of this mailing, if one is named, and of one of these clients, if any are."""
    wanted: list[ColumnElement[bool]] = [true()]
    if mailing is not None:
        wanted.append(outbox.c.mailing == mailing)
    if only:
        wanted.append(outbox.c.client.in_(only))
    return and_(*wanted)
