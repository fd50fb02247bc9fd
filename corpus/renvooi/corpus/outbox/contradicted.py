"""Messages of which one report says that they arrived and a later one that they bounced: the windows run on.

Anybody can write a bounce, so it does not end a term by itself; it may be true all the same, so it stays listed until
the client confirms or a person doubts the receipt.
"""

from sqlalchemy import and_, exists, select

from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, reports, windows
from renvooi.model.deliveries import Evidence, Report


def contradicted_clients(corpus: Corpus, *, mailing: str | None = None, client: str | None = None) -> tuple[str, ...]:
    """The clients whose window runs though a message bounced, of one mailing or all. Raises: CorpusUnreadable."""
    same = (reports.c.mailing == deliveries.c.mailing) & (reports.c.client == deliveries.c.client)
    # an earlier message has earlier reports
    bounce = (reports.c.report == Report.FAILED.value) & (reports.c.event > deliveries.c.event)
    own = (windows.c.notice == deliveries.c.mailing) & (windows.c.client == deliveries.c.client)
    runs = windows.c.day.is_not(None) & windows.c.doubt.is_(None) & windows.c.outcome.is_(None)
    wanted = and_(
        deliveries.c.bounced == 0,
        deliveries.c.evidence == Evidence.DELIVERED.value,
        exists().where(same, bounce),
        exists().where(own, runs),
    )
    for column, value in ((deliveries.c.mailing, mailing), (deliveries.c.client, client)):
        if value is not None:
            wanted &= column == value
    with corpus.reading() as connection:
        return tuple(sorted(connection.execute(select(deliveries.c.client).where(wanted)).scalars()))
