"""What is kept of one client, to hand it out as evidence: each thing held against the digest that the ledger has."""

from sqlalchemy import Connection, select

from renvooi.corpus.register.particulars import Particular, ParticularKind, digest_of
from renvooi.corpus.tables import particulars, salts
from renvooi.model.errors import CorpusUnreadable


def salt_of(connection: Connection, client: str) -> bytes | None:
    """The salt of a client; None where nothing is kept of it."""
    return connection.execute(select(salts.c.salt).where(salts.c.client == client)).scalar()


def particular_of(connection: Connection, client: str, digest: str) -> Particular | None:
    """What is kept of a client under a digest; None if it is gone. Raises: CorpusUnreadable if it was changed."""
    same = (particulars.c.digest == digest) & (particulars.c.client == client)
    row = connection.execute(select(particulars).where(same)).first()
    if row is None:
        return None
    found, salt = Particular(ParticularKind(row.what), row.body, row.name), salt_of(connection, client)
    if not isinstance(row.body, bytes) or salt is None or digest_of(found, salt) != digest:
        raise CorpusUnreadable(f"What is kept of {client} ({row.what}) is not what was recorded. Run renvooi verify.")
    return found
