"""A corpus that may not know what was sent sends nothing by itself: a person says how to go on, and why.

The corpus that a backup or a copy came from went on, and nobody here knows how far. So every message that a sender
could still take is in doubt, until a person looked into the log of the mail server.
"""

from dataclasses import dataclass

from sqlalchemy import select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.locking import only_one
from renvooi.corpus.outbox.origin import Strange, here, origin_of, put_origin, strange, write_origin
from renvooi.corpus.outbox.queuerow import FREE, Changes, QueueRow, change_all, whole_rows
from renvooi.corpus.register.rules import MAX_WORDS
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import outbox
from renvooi.corpus.transactions import moment
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids
from renvooi.model.reasons import is_reason

HELD = "hersteld uit een back-up: of het bericht sindsdien is verzonden, is niet bekend"
"""What stands for the answer to such a message."""
HELD_HERE = "de corpus is een kopie of is teruggezet: of het bericht is verzonden, is niet bekend"
"""What stands for it where the corpus is no backup."""
_UNDER_WAY = (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.DOT)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What stood in the way of sending, and what it came to."""

    found: Strange
    held: int
    """Messages that are in doubt now because of it."""


def send_from_here(corpus: Corpus, *, because: str, by: str, moved: bool = False) -> Confirmed:
    """The corpus sends from where it is, as a person says, on record; what was under way is in doubt.

    With `moved` nothing was sent elsewhere since, so what waits goes on waiting. Raises: StateForbids if nothing stands
    in the way, the reason is none, or the corpus was put back; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    if not is_reason(because) or len(because) > MAX_WORDS:
        raise StateForbids(f"{corpus.name}: nobody says why it sends from here. Give the reason in a sentence.")
    with only_one(corpus):
        why = strange(corpus, here(corpus), origin_of(corpus))
        if why is None:
            raise StateForbids(f"{corpus.name}: sends from here already. There is nothing to confirm.")
        if moved and why is Strange.OLDER:
            raise StateForbids(
                f"{corpus.name}: is older than what was sent from here, so it was not only moved. Leave out --moved."
            )
        corpus.require_key()
        # a restore did so, and people decided since
        keeps = moved or why is Strange.RESTORED
        held = 0 if keeps else hold_back(corpus, reply=HELD_HERE)
        with corpus.writing(by=by) as writer:
            writer.append(EventKind.SENDING_CONFIRMED, {"found": why.value, "held": held, "because": because})
            if corpus.place.file is None:
                put_origin(writer.connection, here(corpus))
        if corpus.place.file is not None:
            write_origin(corpus.place, here(corpus))
    return Confirmed(why, held)


def hold_back(corpus: Corpus, *, reply: str = HELD) -> int:
    """How many messages are in doubt now that a sender could still have taken, or had."""
    wanted = outbox.c.state.in_(_UNDER_WAY)
    with corpus.reading() as connection:
        if connection.execute(select(outbox.c.client).where(wanted).limit(1)).first() is None:
            return 0
    at = moment(corpus.clock)
    with corpus.moving() as connection:
        rows = whole_rows(connection, wanted)
        change_all(connection, [(row, _held(row, at, reply)) for row in rows])
    return len(rows)


def _held(row: QueueRow, at: str, reply: str) -> Changes:
    said: Changes = {"state": DeliveryState.IN_DOUBT, "code": None, "reply": reply, "settled_at": at, "recorded": 0}
    return said | FREE
