"""Windows that should run and do not: their message arrived as its mailing asks, and no receipt is on record.

Whoever records an outcome passes by a window whose receipt would surprise, as where a clock jumped or a response
would be late, so that no other waits for it. What is left is told from what is on record, so it is listed until a
person records the receipt, whichever process passed it by.
"""

from sqlalchemy import ColumnElement, and_, or_, select

from renvooi.corpus.outbox.recording import BOUNCED
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.row import in_parts
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, mailings, windows
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose
from renvooi.model.windows import RegisteredWindow


def unstarted_windows(
    corpus: Corpus, *, mailing: str | None = None, client: str | None = None
) -> tuple[RegisteredWindow, ...]:
    """The windows that a person must look at, of one mailing and client or of all. Raises: CorpusUnreadable."""
    of_message = and_(deliveries.c.client == windows.c.client, deliveries.c.mailing == mailings.c.id)
    joined = windows.join(mailings, mailings.c.notice == windows.c.notice).join(deliveries, of_message)
    is_left = windows.c.outcome.is_(None) & or_(
        windows.c.day.is_(None) & windows.c.doubt.is_(None), windows.c.doubt == BOUNCED
    )
    has_arrived = (deliveries.c.state == DeliveryState.ACCEPTED.value) & (deliveries.c.bounced == 0) & _is_enough()
    wanted = is_left & has_arrived & (mailings.c.purpose == MailingPurpose.NOTICE.value)
    for column, value in ((deliveries.c.mailing, mailing), (deliveries.c.client, client)):
        if value is not None:
            wanted &= column == value
    with corpus.reading() as connection:
        ids = connection.execute(select(windows.c.id).select_from(joined).where(wanted)).scalars().all()
        return tuple(one for some in in_parts(ids) for one in read_windows(connection, ids=some))


def _is_enough() -> ColumnElement[bool]:
    """Whether the evidence of a message is what its mailing asks for, or more."""
    return or_(
        *(
            and_(
                mailings.c.evidence == asked.value,
                deliveries.c.evidence.in_([one.value for one in Evidence if one.rank >= max(asked.rank, 1)]),
            )
            for asked in Evidence
        )
    )
