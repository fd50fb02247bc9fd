"""Who is on record: a client is a particular, of which the table of clients says which one counts."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Row, select

from renvooi.corpus.events import canonical
from renvooi.corpus.register.particulars import Particular, ParticularKind, digest_of
from renvooi.corpus.tables import clients, particulars, salts
from renvooi.model.clients import Client, RecipientKind
from renvooi.model.codec import from_json, to_json
from renvooi.model.errors import CorpusUnreadable, UnknownRecord


def particular_of(client: Client) -> Particular:
    """What is kept of `client`; the same client gives the same bytes."""
    return Particular(ParticularKind.RECORD, canonical(to_json(client)))


def read_clients(connection: Connection, kind: RecipientKind | None) -> tuple[Client, ...]:
    """All that are on record, or those of one kind, by id. Raises: CorpusUnreadable."""
    found = [_client(row) for row in _rows(connection, kind=kind)]
    # a server may sort by another alphabet
    return tuple(sorted(found, key=lambda one: one.id))


def find_client(connection: Connection, name: str) -> Client:
    """The client with this id, of whatever kind. Raises: UnknownRecord, CorpusUnreadable."""
    for row in _rows(connection, name=name):
        return _client(row)
    raise UnknownRecord(f"{name}: no client is on record so. renvooi clients list shows them.")


def _rows(connection: Connection, *, kind: RecipientKind | None = None, name: str | None = None) -> Iterable[Row[Any]]:
    joined = clients.outerjoin(particulars, particulars.c.digest == clients.c.record).outerjoin(
        salts, salts.c.client == clients.c.client
    )
    columns: list[Column[Any]] = [clients.c.client, clients.c.kind, clients.c.record]
    columns += [particulars.c.what, particulars.c.name, particulars.c.body, salts.c.salt]
    wanted = select(*columns).select_from(joined).where(clients.c.record.is_not(None))
    if kind is not None:
        wanted = wanted.where(clients.c.kind == kind.value)
    if name is not None:
        wanted = wanted.where(clients.c.client == name)
    return connection.execute(wanted).all()


def _client(row: Row[Any]) -> Client:
    """The client of a row, which must be what was recorded: its address decides who is told."""
    try:
        held = Particular(ParticularKind.RECORD, row.body, row.name)
        if row.what == ParticularKind.RECORD and digest_of(held, row.salt) == row.record:
            found = from_json(Client, json.loads(row.body))
            if (found.id, found.kind) == (row.client, row.kind):
                return found
    except (TypeError, ValueError):
        # no bytes, no salt, or no client in them
        pass
    raise CorpusUnreadable(
        f"{row.client}: what is on record of this client is not what was recorded. Run renvooi verify."
    )
