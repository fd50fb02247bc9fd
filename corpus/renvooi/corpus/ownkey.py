"""Whether a key is that of a corpus: event 0 names its public half, and no other may sign a head.

One head under another key spoils the ledger for good, since heads are never changed. So it is asked
before anything is signed, and before a key goes into a backup or out of one.
"""

from pathlib import Path

from sqlalchemy import Connection, select

from renvooi.corpus.events import read_event
from renvooi.corpus.tables import events
from renvooi.model.errors import CorpusUnreadable, StateForbids


def public_key(connection: Connection, name: str) -> str:
    """The public key of the corpus, in hexadecimal. Raises: CorpusUnreadable if event 0 does not tell it."""
    body = connection.execute(select(events.c.body).where(events.c.number == 0)).scalar()
    try:
        return str(read_event(body if isinstance(body, bytes) else b"").data["key"])
    except (ValueError, KeyError) as error:
        raise CorpusUnreadable(
            f"{name}: its first event does not name its key. Run renvooi verify, or restore a backup."
        ) from error


def require_own_key(public: str, connection: Connection, *, file: Path, name: str) -> None:
    """Nothing, if `public`, of the key in `file`, is that of the corpus `name`. Raises: StateForbids."""
    if public != public_key(connection, name):
        raise StateForbids(
            f"{file}: is the key of another corpus, and one head signed with it would spoil {name} for good. "
            "Name its own key in RENVOOI_KEY, or unset that where the key lies beside the database."
        )
