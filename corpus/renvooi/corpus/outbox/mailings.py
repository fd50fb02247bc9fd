"""Which mailings were queued, for those who must know how far the last one of a kind went."""

from sqlalchemy import select

from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import mailings
from renvooi.model.deliveries import MailingPurpose


def mailings_of(corpus: Corpus, purpose: MailingPurpose) -> tuple[str, ...]:
    """The ids of all mailings of that kind, in the order in which they were queued."""
    wanted = select(mailings.c.id).where(mailings.c.purpose == purpose.value).order_by(mailings.c.event)
    with corpus.reading() as connection:
        return tuple(connection.execute(wanted).scalars())
