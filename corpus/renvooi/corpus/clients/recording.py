"""Clients are put on record: all that are given at once, or none of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import Connection, select

from renvooi.corpus.clients.records import particular_of
from renvooi.corpus.clients.rules import mistakes, normal
from renvooi.corpus.events import EventKind
from renvooi.corpus.register.naming import checked_client, client_key
from renvooi.corpus.register.particulars import keep_many
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import clients as table
from renvooi.corpus.tables import windows
from renvooi.model.clients import Client
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of clients that were given, by id, in the order given."""

    new: tuple[str, ...]
    """Were not on record, or not any more."""
    changed: tuple[str, ...]
    same: tuple[str, ...]
    """Were on record just so; nothing was written of them."""


def record_clients(corpus: Corpus, clients: Sequence[Client], *, by: str) -> Recorded:
    """What became of each; nothing is written if all are on record just so, or if one cannot be.

    What was on record of a client before stays until the client is forgotten: it says where a notice went.
    Raises: StateForbids for a client that cannot be on record so; CorpusBusy, StoreFailed.
    """
    given = [_checked(client) for client in clients]
    _require_each_once(given)
    with corpus.writing(by=by) as writer:
        before = _on_record(writer.connection)
        _require_no_twins(writer.connection, given, before)
        kept = [(client.id, particular_of(client)) for client in given]
        digests = [digest for digest, _ in keep_many(writer.connection, kept, random=corpus.salts)]
        said: list[dict[str, Json]] = [
            {
                "client": client.id,
                "kind": client.kind.value,
                "record": {"hmac": digest, "size": len(particular.body)},
            }
            for client, digest, (_, particular) in zip(given, digests, kept, strict=True)
            if before.get(client.id) != digest
        ]
        writer.append_many((EventKind.CLIENT_RECORDED, one) for one in said)
    written = {str(one["client"]) for one in said}
    ids = [client.id for client in given]
    return Recorded(
        new=tuple(one for one in ids if before.get(one) is None),
        changed=tuple(one for one in ids if before.get(one) is not None and one in written),
        same=tuple(one for one in ids if one not in written),
    )


def known_ids(corpus: Corpus) -> frozenset[str]:
    """The ids of all that are or were on record, or have a window."""
    with corpus.reading() as connection:
        return frozenset(_known(connection, _on_record(connection)))


def differences(before: Client, after: Client) -> tuple[str, ...]:
    """The fields of a client that say something else."""
    names = (field.name for field in fields(Client))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _checked(client: Client) -> Client:
    """`client` under its name in one spelling. Raises: StateForbids."""
    found = normal(replace(client, id=checked_client(client.id)))
    for mistake in mistakes(found):
        raise StateForbids(f"{found.id}: {mistake}. Nothing was recorded.")
    return found


def _require_each_once(given: Sequence[Client]) -> None:
    seen: set[str] = set()
    for client in given:
        if client.id in seen:
            raise StateForbids(f"{client.id}: is given twice. Give each client once; nothing was recorded.")
        seen.add(client.id)


def _on_record(connection: Connection) -> Mapping[str, str | None]:
    """By client that ever was on record: the digest of what is; None once it left the list."""
    return {row.client: row.record for row in connection.execute(select(table.c.client, table.c.record))}


def _known(connection: Connection, on_record: Iterable[str]) -> Iterator[str]:
    yield from connection.execute(select(windows.c.client).distinct()).scalars()
    yield from on_record


def _require_no_twins(connection: Connection, given: Iterable[Client], before: Iterable[str]) -> None:
    """Nothing, if no id is that of another client but for case or width. Raises: StateForbids."""
    known = {client_key(name): name for name in _known(connection, before)}
    for client in given:
        twin = known.setdefault(client_key(client.id), client.id)
        if twin != client.id:
            raise StateForbids(
                f"{client.id!r}: is written nearly as {twin!r}, which is a client already. Use that id, or one that "
                "nobody mistakes for it."
            )
