"""What clients sent, so that it can be erased: the ledger names it by a digest that tells nothing without a salt.

    words or a file + the salt of the client  ->  digest (HMAC-SHA256), which an event names
                                              ->  a row with the words, which no event names

A plain hash would not do: who has the ledger could try "Nee." and every other short answer until one fits.
With a random salt that is erased too, no digest says anything about the words any more, and the events that
name it stay as they were sealed.
"""

import hmac
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from renvooi.corpus.events import canonical
from renvooi.corpus.row import in_parts
from renvooi.corpus.tables import particulars, salts
from renvooi.corpus.transactions import Salts
from renvooi.model.errors import CorpusUnreadable

SALT = 32
"""Bytes: as many as the digest has, and more than anybody can try (RFC 2104, section 3)."""


class ParticularKind(StrEnum):
    """What a client sent."""

    TEXT = "response-text"
    """The words of a response."""
    ATTACHMENT = "attachment"
    """The file that came with it."""
    RECORD = "client-record"
    """Who a client is, and where notices go."""
    SLOTS = "message-slots"
    """What of a message is this client's own."""
    REPLY = "mail-reply"
    """What a mail server answered about it."""
    MAIL = "mail"
    """An e-mail as it came in."""


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that a client sent."""

    what: ParticularKind
    body: bytes
    name: str | None = None
    """Of the file; None for words."""

    @property
    def sha256(self) -> str | None:
        """Of a file, by which people know it; None for words."""
        return sha256(self.body).hexdigest() if self.what is ParticularKind.ATTACHMENT else None


def digest_of(particular: Particular, salt: bytes) -> str:
    """The digest that the ledger names: of what it is, its name and its bytes, under the salt of the client."""
    head = canonical({"name": particular.name, "what": particular.what.value})
    made = hmac.new(salt, head + b"\n", sha256)
    made.update(particular.body)
    return made.hexdigest()


def keep_many(
    connection: Connection, given: Sequence[tuple[str, Particular]], *, random: Salts
) -> tuple[tuple[str, bytes], ...]:
    """For each client and particular its digest, and the salt it was made with; all are kept, as `keep` does."""
    keys = _salts(connection, {client for client, _ in given})
    missing = [client for client in dict.fromkeys(client for client, _ in given) if client not in keys]
    made = {client: random(SALT) for client in missing}
    if made:
        connection.execute(insert(salts), [{"client": client, "salt": salt} for client, salt in made.items()])
    keys |= made
    digests = [digest_of(particular, keys[client]) for client, particular in given]
    there = _there(connection, digests)
    new = {
        digest: {
            "digest": digest,
            "client": client,
            "what": particular.what.value,
            "name": particular.name,
            "sha256": particular.sha256,
            "body": particular.body,
        }
        for digest, (client, particular) in zip(digests, given, strict=True)
        if digest not in there
    }
    if new:
        connection.execute(insert(particulars), list(new.values()))
    return tuple((digest, keys[client]) for digest, (client, _) in zip(digests, given, strict=True))


def keep(connection: Connection, client: str, particular: Particular, *, random: Salts) -> str:
    """The digest of what a client sent, which is kept; the salt of the client is made where there is none."""
    ((digest, _),) = keep_many(connection, [(client, particular)], random=random)
    return digest


def known_digest(connection: Connection, client: str, particular: Particular) -> str | None:
    """The digest that something of a client has, kept or not; None if nothing was ever kept of that client."""
    salt = _salt(connection, client)
    return None if salt is None else digest_of(particular, salt)


def attachment_of(connection: Connection, sha256: str) -> bytes:
    """The file of that SHA-256, which a client sent. Raises: CorpusUnreadable if it is gone or not what was sent."""
    same = (particulars.c.sha256 == sha256) & (particulars.c.what == ParticularKind.ATTACHMENT.value)
    row = connection.execute(select(particulars).where(same).order_by(particulars.c.digest)).first()
    if row is None:
        raise CorpusUnreadable(
            f"No attachment has the SHA-256 {sha256[:80]!r}: it was erased, or never there. "
            "renvooi windows show tells what came with a response."
        )
    found = Particular(ParticularKind.ATTACHMENT, row.body, row.name)
    salt = _salt(connection, row.client)
    if (
        not isinstance(row.body, bytes)
        or salt is None
        or digest_of(found, salt) != row.digest
        or found.sha256 != sha256
    ):
        raise CorpusUnreadable(f"The attachment {sha256} is not what was recorded. Run renvooi verify.")
    return found.body


def digests_of(connection: Connection, client: str) -> Iterator[tuple[str, ParticularKind]]:
    """What is kept of a client, by digest."""
    wanted = select(particulars.c.digest, particulars.c.what).where(particulars.c.client == client)
    for row in connection.execute(wanted.order_by(particulars.c.digest)):
        yield row.digest, ParticularKind(row.what)


def drop(connection: Connection, client: str) -> None:
    """Nothing; what a client sent is gone, and the salt without which no digest of it can be computed."""
    connection.execute(delete(particulars).where(particulars.c.client == client))
    connection.execute(delete(salts).where(salts.c.client == client))


def _salts(connection: Connection, clients: Collection[str]) -> dict[str, bytes]:
    """By client: the salt, of those that have one."""
    found: dict[str, bytes] = {}
    for some in in_parts(sorted(clients)):
        for row in connection.execute(select(salts).where(salts.c.client.in_(some))):
            found[row.client] = row.salt
    return found


def _there(connection: Connection, digests: Sequence[str]) -> set[str]:
    """Those of the digests of which something is kept."""
    found: set[str] = set()
    for some in in_parts(digests):
        found |= set(connection.execute(select(particulars.c.digest).where(particulars.c.digest.in_(some))).scalars())
    return found


def _salt(connection: Connection, client: str) -> bytes | None:
    return connection.execute(select(salts.c.salt).where(salts.c.client == client)).scalar()
