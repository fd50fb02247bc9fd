"""A notice whose place another takes is sent to nobody any more: what is queued under it is cancelled with the release.

The rows are held until the release is kept. A sender that has one of them is told no before the dot; a message that is
behind its dot goes its own way, and if the server answers "later" there is no later (`is_superseded`).
"""

from sqlalchemy import ColumnElement, Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.queuerow import FREE, NO_ANSWER, Changes, QueueRow, change_all, whole_rows
from renvooi.corpus.tables import mailings, notices, outbox
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import DeliveryState, Evidence

_UNSENT = (DeliveryState.PENDING, DeliveryState.CLAIMED)
REASON = "{notice} kwam in de plaats van deze kennisgeving, nog voordat dit bericht was verzonden."
"""Why such a message is cancelled, as the register says it."""


def cancel_superseded(writer: Writer, superseded: str, *, by_notice: str) -> int:
    """How many messages under `superseded` were cancelled: all that no mail server can have; for the transaction of a release."""
    of_notice = select(mailings.c.id).where(mailings.c.notice == superseded)
    # those behind the dot are held too: an answer that comes now waits, and then sees the release
    wanted = outbox.c.mailing.in_(of_notice) & outbox.c.state.in_((*_UNSENT, DeliveryState.DOT))
    found = whole_rows(writer.connection, wanted)
    rows = sorted((row for row in found if row.delivery_state in _UNSENT), key=lambda row: row.key)
    documents = _documents(writer.connection, superseded)
    because = REASON.format(notice=by_notice)
    writer.append_many(
        (EventKind.DELIVERY_SETTLED, _cancelled(writer, row, documents[row.mailing], superseded, because))
        for row in rows
    )
    changes: Changes = {"state": DeliveryState.CANCELLED, "not_before": 0, "settled_at": writer.at, "recorded": 1}
    change_all(writer.connection, [(row, NO_ANSWER | changes | FREE) for row in rows])
    return len(rows)


def of_superseded() -> ColumnElement[bool]:
    """Whether a row of the outbox is under a notice whose place another took."""
    mailing = select(mailings.c.id).join(notices, notices.c.supersedes == mailings.c.notice)
    return outbox.c.mailing.in_(mailing)


def is_superseded(connection: Connection, mailing: str) -> bool:
    """Whether another notice took the place of the one that the mailing is about."""
    later = select(notices.c.id).join(mailings, notices.c.supersedes == mailings.c.notice)
    return connection.execute(later.where(mailings.c.id == mailing).limit(1)).first() is not None


def _documents(connection: Connection, notice: str) -> dict[str, str | None]:
    rows = connection.execute(select(mailings.c.id, mailings.c.document).where(mailings.c.notice == notice))
    return {row.id: row.document for row in rows}


def _cancelled(writer: Writer, row: QueueRow, document: str | None, notice: str, because: str) -> dict[str, Json]:
    return {
        "document": document,
        "mailing": row.mailing,
        "notice": notice,
        "client": row.client,
        "message_id": row.message_id,
        "state": DeliveryState.CANCELLED.value,
        "evidence": Evidence.NONE.value,
        "code": None,
        "reply": None,
        "attempts": row.attempts,
        "settled_at": writer.at,
        "because": because,
        "day": None,
    }
