"""A restored corpus sends nothing by itself: what was on its way when the backup was made may have arrived since.

The corpus that the backup came from went on, and the backup cannot know how far. So every message that a sender could
still take is in doubt, until a person looked into the log of the mail server.
"""

from sqlalchemy import select

from renvooi.corpus.outbox.queuerow import FREE, Changes, QueueRow, change_all, whole_rows
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import outbox
from renvooi.corpus.transactions import moment
from renvooi.model.deliveries import DeliveryState

HELD = "hersteld uit een back-up: of het bericht sindsdien is verzonden, is niet bekend"
"""What stands for the answer to such a message."""
_UNDER_WAY = (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.DOT)


def hold_back(corpus: Corpus) -> int:
    """How many messages are in doubt now that were not sent, or not known to be, when the backup was made."""
    wanted = outbox.c.state.in_(_UNDER_WAY)
    with corpus.reading() as connection:
        if connection.execute(select(outbox.c.client).where(wanted).limit(1)).first() is None:
            return 0
    at = moment(corpus.clock)
    with corpus.moving() as connection:
        rows = whole_rows(connection, wanted)
        change_all(connection, [(row, _held(row, at)) for row in rows])
    return len(rows)


def _held(row: QueueRow, at: str) -> Changes:
    said: Changes = {"state": DeliveryState.IN_DOUBT, "code": None, "reply": HELD, "settled_at": at, "recorded": 0}
    return said | FREE
