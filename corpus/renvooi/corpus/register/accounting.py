"""What is kept of clients, held against the events: each digest they name is there with its words, or was erased.

The rows do not follow from the events, which hold no words, so they cannot be computed anew as those of
other tables are (comparing.py). What can be computed is each digest.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from renvooi.corpus.events import Event, EventKind
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.projection import Tables
from renvooi.corpus.register.particulars import SALT, Particular, ParticularKind, digest_of
from renvooi.corpus.row import part_of, text_of
from renvooi.corpus.tables import particulars, salts

TOGETHER = 4
"""Rows fetched at once: an attachment can have 25 million bytes."""

Owners = dict[str, tuple[str, str]]
"""By digest: the client, and what it is."""

NAMED: Mapping[EventKind, tuple[tuple[str, ParticularKind], ...]] = {
    EventKind.RESPONSE_RECORDED: (("text", ParticularKind.TEXT), ("attachment", ParticularKind.ATTACHMENT)),
    EventKind.CLIENT_RECORDED: (("record", ParticularKind.RECORD),),
    EventKind.MESSAGE_QUEUED: (("slots", ParticularKind.SLOTS),),
    EventKind.DELIVERY_SETTLED: (("reply", ParticularKind.REPLY),),
    EventKind.DELIVERY_REPORTED: (("mail", ParticularKind.MAIL),),
    EventKind.RESPONSE_PROPOSED: (("mail", ParticularKind.MAIL),),
}
"""Where events name particulars: by their digest, or null where there is none. They belong to the client of the event."""


def check_particulars(connection: Connection, told: Tables, owners: Owners) -> Iterator[Fault]:
    """Faults of what clients sent: changed, missing though nobody erased it, or of nobody.

    `told` and `owners` are what events say.
    """
    erased = {str(digest) for (digest,) in told.held.get("erasures", {})}
    keys = {row.client: row.salt for row in connection.execute(select(salts))}
    seen = set()
    for row in connection.execute(select(particulars), execution_options={"yield_per": TOGETHER}):
        seen.add(row.digest)
        message = _fault(row, owners.get(row.digest), keys, is_erased=row.digest in erased)
        if message is not None:
            yield Fault("particular", str(row.digest), message)
    for digest in sorted(owners.keys() - seen - erased):
        yield Fault("particular", digest, "it is missing, and no event says that it was erased")
    for digest in sorted(erased - owners.keys()):
        yield Fault("particular", digest, "it was erased, and no event says that it was ever there")
    holders = {client for digest, (client, _) in owners.items() if digest not in erased}
    for client in sorted(keys.keys() - holders, key=str):
        yield Fault("salt", str(client), "no event speaks of anything that this client sent and was not erased")


def named_by(event: Event) -> Iterator[tuple[str, tuple[str, str]]]:
    """The digest of each particular that an event names, whose it is, and what. Raises: KeyError, TypeError."""
    for place, what in NAMED.get(event.kind, ()):
        if event.data[place] is not None:
            yield text_of(part_of(event.data, place), "hmac"), (text_of(event.data, "client"), what.value)


def _fault(row: Row[Any], owner: tuple[str, str] | None, keys: Mapping[str, object], *, is_erased: bool) -> str | None:
    """What is wrong with a row; None if nothing is."""
    if owner is None:
        return "no event speaks of it"
    if is_erased:
        return "it is there, though it was erased"
    if (row.client, row.what) != owner:
        return f"it is not of {row.client} ({row.what}), but of {owner[0]} ({owner[1]})"
    salt = keys.get(row.client)
    if not isinstance(salt, bytes) or len(salt) != SALT:
        return "its salt is missing or damaged, so nobody can tell whether it is what was recorded"
    if not isinstance(row.body, bytes):
        return "it is not what was recorded"
    held = Particular(ParticularKind(row.what), row.body, row.name)
    # a name that is no text cannot be in a digest
    is_sound = isinstance(row.name, str | None) and digest_of(held, salt) == row.digest and held.sha256 == row.sha256
    return None if is_sound else "it is not what was recorded"
