"""Every message that was queued, by what a mail that comes back may say of it: Message-ID, client, address."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from renvooi.corpus.outbox.naming import domain_of, message_id
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, mailings, particulars


@dataclass(frozen=True, slots=True)
class Sent:
    """A message to one client."""

    message_id: str
    mailing: str
    client: str
    notice: str | None
    """Id of the released notice; None for what is no notice."""
    address: str | None
    """Where it went; None once the client was erased, and for a message that another took the place of."""
    earlier: bool = False
    """True if a person had it made anew: a message with another Message-ID took its place."""


def sent_messages(corpus: Corpus) -> tuple[Sent, ...]:
    """All messages, also those that were made anew. Raises: StateForbids without the key, CorpusUnreadable."""
    key = corpus.message_key()
    with corpus.reading() as connection:
        return tuple(_all(connection, key))


def _all(connection: Connection, key: bytes) -> Iterator[Sent]:
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(particulars, particulars.c.digest == deliveries.c.slots)
    wanted = (deliveries.c.message_id, deliveries.c.mailing, deliveries.c.client, deliveries.c.round)
    query = select(*wanted, mailings.c.notice, particulars.c.body).select_from(joined)
    for row in connection.execute(query, execution_options={"yield_per": 1_000}):
        yield Sent(row.message_id, row.mailing, row.client, row.notice, _address(row.body))
        for round in range(1, row.round):
            # computed again, since a row keeps the last one only
            name = message_id(key, row.mailing, row.client, round, domain=domain_of(row.message_id) or "")
            yield Sent(name, row.mailing, row.client, row.notice, None, earlier=True)


def _address(body: object) -> str | None:
    """The address in what is kept of a message; None if it is gone, or not as it was kept."""
    try:
        said = json.loads(body) if isinstance(body, bytes) else {}
    except (ValueError, RecursionError):
        return None
    address = said.get("address") if isinstance(said, dict) else None
    return address if isinstance(address, str) else None
