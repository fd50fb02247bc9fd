"""The outbox follows the ledger, where that was told of a message by another way than a sender."""

from sqlalchemy import Connection, select

from renvooi.corpus.outbox.deliveries import FINAL
from renvooi.corpus.outbox.queuerow import FREE, Changes, QueueRow, change, find_row
from renvooi.corpus.tables import deliveries
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import CorpusUnreadable


def require_row(connection: Connection, mailing: str, client: str) -> QueueRow:
    """The row of one message, held for the transaction. Raises: CorpusUnreadable without one."""
    row = find_row(connection, mailing, client)
    if row is None:
        raise CorpusUnreadable(f"{mailing}, {client}: its message is not in the outbox. Run renvooi verify.")
    return row


def follow_ledger(connection: Connection, mailing: str, client: str) -> None:
    """Nothing; the outbox says of a message what its row in `deliveries` says, and no sender has it any more.

    For the transaction of a writer, behind the event. An outcome that the ledger does not have must be recorded
    before (`record_of`), or it is lost. Raises: CorpusUnreadable.
    """
    same = (deliveries.c.mailing == mailing) & (deliveries.c.client == client)
    told = connection.execute(select(deliveries).where(same)).one()
    changes: Changes = {
        "message_id": told.message_id,
        "state": told.state,
        "attempts": told.attempts,
        "not_before": 0,
        "code": told.code,
        "reply": None,
        "settled_at": told.settled_at,
        "recorded": int(DeliveryState(told.state) in FINAL),
    }
    change(connection, require_row(connection, mailing, client), changes | FREE)
