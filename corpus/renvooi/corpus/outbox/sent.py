"""Every message that was queued, by what a mail that comes back may say of it: Message-ID, client, address."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from renvooi.corpus.outbox.deliveries import find_delivery
from renvooi.corpus.outbox.naming import domain_of, message_id, token_of
from renvooi.corpus.register.particulars import ParticularKind
from renvooi.corpus.row import in_parts
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, mailings, particulars
from renvooi.model.deliveries import Delivery
from renvooi.model.errors import StateForbids, UnknownRecord


@dataclass(frozen=True, slots=True)
class Sent:
    """A message to one client."""

    message_id: str
    mailing: str
    client: str
    notice: str | None
    """Id of the released notice; None for what is no notice."""
    address: str | None
    """Where it went; None once the client was erased."""
    earlier: bool = False
    """True if a person had it made anew: a message with another Message-ID took its place."""


def sent_messages(corpus: Corpus) -> tuple[Sent, ...]:
    """All messages, also those that were made anew. Raises: StateForbids without the key, CorpusUnreadable."""
    key = corpus.message_key()
    with corpus.reading() as connection:
        return tuple(_all(connection, key))


def find_earlier(corpus: Corpus, connection: Connection, name: str) -> tuple[str, Delivery] | None:
    """The Message-ID of a message that was made anew, by that or its token, and the message in its place; None for others.

    A row keeps the last Message-ID only, so the others are computed again. Raises: StateForbids without the key,
    CorpusUnreadable.
    """
    wanted = (deliveries.c.message_id, deliveries.c.mailing, deliveries.c.client, deliveries.c.round)
    rows = connection.execute(select(*wanted).where(deliveries.c.round > 1)).all()
    if not rows or token_of(name.strip()) is None:
        return None
    key = corpus.message_key()
    for row in rows:
        for earlier in _earlier(key, row.mailing, row.client, row.round, last=row.message_id):
            if name.strip() in (earlier, token_of(earlier)):
                return earlier, find_delivery(connection, row.message_id)
    return None


def require_not_earlier(corpus: Corpus, connection: Connection, name: str) -> None:
    """Nothing, unless `name` is that of a message that was made anew: who means that one may not decide about another.

    Raises: UnknownRecord that names the message in its place; CorpusUnreadable.
    """
    try:
        found = find_earlier(corpus, connection, name)
    except StateForbids:
        # without the key nobody can tell
        return
    if found is not None:
        raise UnknownRecord(
            f"{name.strip()}: was an earlier message to {found[1].client}; {found[1].message_id} took its place. Name that one."
        )


def _all(connection: Connection, key: bytes) -> Iterator[Sent]:
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(particulars, particulars.c.digest == deliveries.c.slots)
    wanted = (deliveries.c.message_id, deliveries.c.mailing, deliveries.c.client, deliveries.c.round)
    query = select(*wanted, mailings.c.notice, particulars.c.body).select_from(joined)
    rows = connection.execute(query).all()
    before = _slots(connection, {row.client for row in rows if row.round > 1})
    for row in rows:
        yield Sent(row.message_id, row.mailing, row.client, row.notice, _address(row.body))
        for name in _earlier(key, row.mailing, row.client, row.round, last=row.message_id):
            body = next((one for one in before.get(row.client, ()) if name.encode("ascii") in one), None)
            yield Sent(name, row.mailing, row.client, row.notice, _address(body), earlier=True)


def _earlier(key: bytes, mailing: str, client: str, rounds: int, *, last: str) -> Iterator[str]:
    """The Message-IDs that a message had before its last one."""
    for round in range(1, rounds):
        yield message_id(key, mailing, client, round, domain=domain_of(last) or "")


def _slots(connection: Connection, clients: Iterable[str]) -> dict[str, list[bytes]]:
    """By client: what is kept of all messages to it."""
    found: dict[str, list[bytes]] = {}
    for some in in_parts(sorted(clients)):
        same = particulars.c.client.in_(some) & (particulars.c.what == ParticularKind.SLOTS.value)
        for row in connection.execute(select(particulars.c.client, particulars.c.body).where(same)):
            found.setdefault(row.client, []).append(row.body)
    return found


def _address(body: object) -> str | None:
    """The address in what is kept of a message; None if it is gone, or not as it was kept."""
    try:
        said = json.loads(body) if isinstance(body, bytes) else {}
    except (ValueError, RecursionError):
        return None
    address = said.get("address") if isinstance(said, dict) else None
    return address if isinstance(address, str) else None
