"""The outbox held against the ledger: each message once, as it was queued, and where the ledger says it is.

No event tells where a message is while it is on its way. What can be told: that the row is whole, that its message was
queued under this Message-ID, that an outcome on record is its outcome, and that what would go out is to the byte what
was queued.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from renvooi.corpus.blobs import Blobs
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.outbox.deliveries import FINAL
from renvooi.corpus.outbox.messages import Messages, parts_query
from renvooi.corpus.outbox.queuerow import is_whole
from renvooi.corpus.projection import Tables
from renvooi.corpus.row import Value
from renvooi.corpus.tables import deliveries, outbox
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import CorpusUnreadable

TOGETHER = 200
"""Rows fetched at once; what a message is made of is small, but for what it shares."""
_SAME = ("state", "attempts", "code", "settled_at")
"""What a row says as the ledger does, once its outcome is on record."""
_AFTER = {
    DeliveryState.PENDING: frozenset(DeliveryState) - {DeliveryState.CANCELLED},
    DeliveryState.IN_DOUBT: frozenset({DeliveryState.ACCEPTED, DeliveryState.REFUSED}),
    # decided by a person before the answer came
    DeliveryState.REFUSED: frozenset({DeliveryState.ACCEPTED}),
    DeliveryState.CANCELLED: frozenset({DeliveryState.ACCEPTED}),
}
"""By what the ledger says: where a message can be by now. All else is for good, until a person decides."""


def check_outbox(connection: Connection, told: Tables) -> Iterator[Fault]:
    """Faults of the rows of the outbox. `told` is what events say."""
    wanted = told.held.get(deliveries.name, {})
    seen = set()
    for row in connection.execute(select(outbox), execution_options={"yield_per": TOGETHER}):
        key = row.mailing, row.client
        seen.add(key)
        message = _fault(row, wanted.get(key))
        if message is not None:
            yield Fault("outbox", f"{row.mailing} {row.client}", message)
    for mailing, client in sorted(wanted.keys() - seen, key=str):
        yield Fault("outbox", f"{mailing} {client}", "it is missing, though its message was queued")


def check_messages(connection: Connection, told: Tables, blobs: Blobs) -> Iterator[Fault]:
    """Faults of messages that cannot be put together as they were queued; those of erased clients are nothing any more."""
    messages = Messages(blobs)
    erased = {digest for (digest,) in told.held.get("erasures", {})}
    for row in connection.execute(parts_query(), execution_options={"yield_per": TOGETHER}):
        if row.slots in erased:
            continue
        try:
            messages.of(row)
        except CorpusUnreadable as error:
            yield Fault("message", f"{row.mailing} {row.client}", str(error))


def _fault(row: Row[Any], held: Mapping[str, Value] | None) -> str | None:
    """What is wrong with a row; None if nothing is."""
    if held is None:
        return "no event speaks of it"
    if not is_whole(row):
        return "it is not as it was written"
    if row.message_id != held["message_id"]:
        return f"its Message-ID is {row.message_id} and should be {held['message_id']}"
    said = DeliveryState(str(held["state"]))
    if not row.recorded:
        if row.state in _AFTER.get(said, ()):
            return None
        return f"it is {row.state}, and the ledger says {said.value}"
    if said not in FINAL:
        return "an outcome is marked as recorded that the ledger does not have"
    for name in _SAME:
        if row._mapping[name] != held[name]:
            return f"{name} is {row._mapping[name]!r} and should be {held[name]!r}"
    return None if row.reply is None else "it holds an answer that belongs to what can be erased"
