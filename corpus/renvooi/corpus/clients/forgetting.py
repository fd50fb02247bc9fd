"""A client is forgotten: what is kept of it and its salt go, it leaves the list, and that it did is on record.

The ledger stays whole, for it never held any of it. There remain how the client is called, that messages were sent
and what came of them, and of a response the window, the day and the form: what the processor must be able to show.
"""

from collections import Counter

from sqlalchemy import Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.leases import has_ended, swept
from renvooi.corpus.outbox.queuerow import change, read_queue
from renvooi.corpus.outbox.recording import record_of
from renvooi.corpus.register.entries import Erased
from renvooi.corpus.register.naming import checked_client
from renvooi.corpus.register.particulars import ParticularKind, digests_of, drop
from renvooi.corpus.scrubbing import scrub
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import clients, erasures, outbox, proposals, windows
from renvooi.corpus.writer import Writer
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import DoneInPart, StateForbids, UnknownRecord
from renvooi.model.reasons import is_reason

NAMED = 5
"""Proposals that an error names."""
_MOVING = outbox.c.state.in_([DeliveryState.PENDING.value, DeliveryState.CLAIMED.value, DeliveryState.DOT.value])


def forget_client(corpus: Corpus, client: str, *, because: str, by: str) -> Erased:
    """What was erased of a client; if there is nothing, nothing is recorded, and the log of a file is emptied all the same.

    Raises: UnknownRecord for a client that was never on record and has no window; StateForbids without a reason, while a
    message to it is on its way, or while an e-mail of it waits for a decision; DoneInPart if all is erased and on
    record, and the log of a file may still
    hold it, since others read; CorpusBusy, StoreFailed.
    """
    called = checked_client(client)
    if not is_reason(because):
        raise StateForbids(f"{called}: does not say why it is erased. Give it in a sentence.")
    with corpus.writing(by=by) as writer:
        _require_known(writer.connection, called)
        _sweep(corpus, writer, called)
        _require_still(writer.connection, called)
        _require_decided(writer.connection, called)
        # the answer of a mail server waits in the outbox, and often holds the address
        record_of(corpus, writer, client=called)
        held = tuple(digests_of(writer.connection, called))
        _leave(writer, called)
        if held:
            drop(writer.connection, called)
            digests = [digest for digest, _ in held]
            writer.append(EventKind.CLIENT_ERASED, {"client": called, "because": because, "digests": [*digests]})
    if not scrub(corpus.place, corpus.engine):
        raise DoneInPart(
            f"{corpus.name}: what is kept of {called} is erased, and its words may still stand in the log of the "
            "database, since others read it. Erase it again when nobody does."
        )
    count = Counter(what for _, what in held)
    texts, files, records = (count.pop(what, 0) for what in (_TEXT, _FILE, _RECORD))
    return Erased(texts, files, records, mail=count.total())


_TEXT, _FILE, _RECORD = ParticularKind.TEXT, ParticularKind.ATTACHMENT, ParticularKind.RECORD


def _require_known(connection: Connection, client: str) -> None:
    """Nothing, if the corpus knows the client. Raises: UnknownRecord."""
    for column in (clients.c.client, windows.c.client):
        if connection.execute(select(column).where(column == client).limit(1)).first() is not None:
            return
    raise UnknownRecord(f"{client}: no client is called so. renvooi clients list and renvooi windows list show them.")


def _require_still(connection: Connection, client: str) -> None:
    """Nothing, if no message to the client is on its way, and none waits to start a window. Raises: StateForbids."""
    waits = (outbox.c.state == DeliveryState.ACCEPTED.value) & (outbox.c.recorded == 0)
    found = select(outbox.c.mailing, outbox.c.state).where((outbox.c.client == client) & (_MOVING | waits))
    row = connection.execute(found.order_by(outbox.c.mailing)).first()
    if row is None:
        return
    if row.state == DeliveryState.ACCEPTED:
        raise StateForbids(
            f"{client}: that its message of {row.mailing} was accepted is not in the ledger yet. Send what is left of "
            "that mailing first, which records it."
        )
    raise StateForbids(f"{client}: its message of {row.mailing} is {row.state}. Send it or cancel it first.")


def _sweep(corpus: Corpus, writer: Writer, client: str) -> None:
    """Nothing; messages whose sender is gone are in doubt, which needs nobody to send anything."""
    behind = (outbox.c.client == client) & (outbox.c.state == DeliveryState.DOT.value)
    for row in read_queue(writer.connection, behind):
        if has_ended(row.lease, corpus.clock):
            change(writer.connection, row, swept(row, writer.at))


def _require_decided(connection: Connection, client: str) -> None:
    """Nothing, if of each e-mail of the client somebody said whether it is a response. Raises: StateForbids."""
    waits = (proposals.c.client == client) & proposals.c.decision.is_(None)
    joined = proposals.outerjoin(erasures, erasures.c.digest == proposals.c.mail)
    query = select(proposals.c.id).select_from(joined).where(waits, erasures.c.event.is_(None))
    found = connection.execute(query.order_by(proposals.c.event)).scalars().all()
    if found:
        raise StateForbids(
            f"{client}: {len(found)} of its e-mails may be a response, and nobody decided ({', '.join(found[:NAMED])}). Use "
            "renvooi windows accept or renvooi windows dismiss first."
        )


def _leave(writer: Writer, client: str) -> None:
    """Nothing; the client is not on the list any more."""
    wanted = select(clients.c.kind).where((clients.c.client == client) & clients.c.record.is_not(None))
    kind = writer.connection.execute(wanted).scalar()
    if kind is not None:
        writer.append(EventKind.CLIENT_RECORDED, {"client": client, "kind": kind, "record": None})
