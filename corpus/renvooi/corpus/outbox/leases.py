"""How long a sender has a message, and what is known of it once that time is over: nobody has to run for it to be so."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_

from renvooi.corpus.outbox.queuerow import Changes, QueueRow
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids

LONGEST_LEASE = timedelta(hours=1)
"""Longer than any mail server may take over one message (RFC 5321, section 4.5.3.2: ten minutes for the last answer)."""
ANSWER_MARGIN = timedelta(minutes=5)
"""At most so much longer than a lease has a sender behind the dot, to take down an answer that comes at the last moment."""
SWEPT = "geen antwoord: de verzender is gestopt na het einde van het bericht"
"""What stands for the answer to a message whose sender died behind the dot."""


def milliseconds(clock: Clock) -> int:
    """Now, in milliseconds since 1970 UTC."""
    return milliseconds_at(clock())


def milliseconds_at(at: datetime) -> int:
    """A moment, in milliseconds since 1970 UTC."""
    return round(at.timestamp() * 1000)


def milliseconds_of(span: timedelta) -> int:
    """A span of time in milliseconds."""
    return round(span.total_seconds() * 1000)


def lease_of(span: timedelta) -> int:
    """The length of a lease in milliseconds. Raises: StateForbids for one that nobody may have."""
    if not timedelta(0) < span <= LONGEST_LEASE:
        raise StateForbids(f"a lease of {span} cannot be given: it lasts an hour at most.")
    return milliseconds_of(span)


def answer_lease(lease: int) -> int:
    """The length of a lease behind the dot: a quarter longer, so that who waits for an answer is not given up on."""
    margin = min(lease // 4, milliseconds_of(ANSWER_MARGIN))
    return min(lease + margin, milliseconds_of(LONGEST_LEASE))


def ended(column: ColumnElement[int | None], now: int, longest: timedelta) -> ColumnElement[bool]:
    """Whether a moment has passed; one that lies too far ahead was set before the clock was put back."""
    return or_(column <= now, column > now + milliseconds_of(longest))


def has_ended(lease: int | None, clock: Clock) -> bool:
    """Whether a lease is over, as `ended` says it of rows."""
    now = milliseconds(clock)
    return lease is None or lease <= now or lease > now + milliseconds_of(LONGEST_LEASE)


def swept(row: QueueRow, at: str) -> Changes:
    """What becomes of a message whose sender did not come back: the claim stays, as its answer may still come."""
    said: Changes = {"state": DeliveryState.IN_DOUBT, "attempts": row.attempts + 1, "lease": None}
    return said | {"code": None, "reply": SWEPT, "settled_at": at, "recorded": 0}
