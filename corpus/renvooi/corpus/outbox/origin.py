"""From where a corpus sends, and how far it came there: kept outside the database, so that a copy is not taken for it.

A corpus that was restored, copied, or put back from an older moment does not know what was sent since, and would tell
clients again. So a file beside the database (`renvooi.sent`) names the file that sends, by its place and its inode,
and the events and moves of the outbox that it had at the least; it is written before the first message of each batch.
On a server a row says which tables send, which a dump that is read in again does not match.
"""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.dialects import postgresql

from renvooi.corpus.durable import PRIVATE, disk_failed, reason_of, write_durably
from renvooi.corpus.location import Place
from renvooi.corpus.sealing import counts_of
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import SENDING, facts, outbox
from renvooi.model.errors import CorpusUnreadable

_TABLES = """
    SELECT (SELECT oid FROM pg_database WHERE datname = current_database()) || ':' || 'outbox'::regclass::oid,
           CASE WHEN has_function_privilege('pg_control_system()', 'execute')
                THEN (SELECT system_identifier::text FROM pg_control_system()) ELSE '' END
"""
"""What no other tables on this server have for a name, and what no other server has."""


class Strange(StrEnum):
    """Why a corpus may not know what was sent."""

    RESTORED = "restored"
    """It was made of a backup."""
    OLDER = "older"
    """It was sent further than the database says: that was put back."""
    ELSEWHERE = "elsewhere"
    """It sent from another place: it was moved, or is a copy."""
    UNKNOWN = "unknown"
    """Messages were given to senders, and nothing says where."""


@dataclass(frozen=True, slots=True)
class Origin:
    """From where a corpus sends."""

    corpus: str
    """Its id: another may have been in the same folder."""
    place: str
    """For people: the path of the file, or the URL without a password."""
    item: str
    """The inode of the file, which a copy does not have; or the tables on the server."""
    holder: str
    """The disk, whose number may be another after the machine was started anew; or the server."""
    events: int = 0
    """How many it had at the least; 0 on a server."""
    moves: int = 0
    """How often its outbox had been moved at the least; 0 on a server."""
    restored: bool = False
    """True until a person said how to go on."""

    def is_at(self, other: "Origin") -> bool:
        """Whether both are one place: moving a folder on one disk keeps its files what they are."""
        same = self.item == other.item and (self.holder == other.holder or self.place == other.place)
        return same and self.corpus == other.corpus


def here(corpus: Corpus) -> Origin:
    """Where the corpus is now, and how far. Raises: CorpusUnreadable."""
    with corpus.reading() as connection:
        return _here(corpus.place, connection)


def origin_of(corpus: Corpus) -> Origin | None:
    """From where the corpus sends, as was written; None if nothing says it, or cannot be understood."""
    if corpus.place.sent is None:
        with corpus.reading() as connection:
            return _understood(connection.execute(select(facts.c.value).where(facts.c.name == SENDING)).scalar())
    try:
        return _understood(corpus.place.sent.read_text("utf-8"))
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise CorpusUnreadable(
            f"{corpus.place.sent}: cannot be read: {reason_of(error)}. See that you may read it."
        ) from error


def strange(corpus: Corpus, found: Origin, known: Origin | None) -> Strange | None:
    """Why the corpus, which is `found`, may not know what was sent; None if nothing speaks against sending."""
    if known is None:
        with corpus.reading() as connection:
            begun = connection.execute(select(outbox.c.client).where(outbox.c.claims > 0).limit(1)).first()
        return None if begun is None else Strange.UNKNOWN
    if known.restored:
        return Strange.RESTORED
    if known.corpus == found.corpus and (found.events < known.events or found.moves < known.moves):
        return Strange.OLDER
    return None if found.is_at(known) else Strange.ELSEWHERE


def remember(corpus: Corpus) -> None:
    """Nothing; how far the outbox is now is on disk, if the corpus sends from here. Raises: StoreFailed."""
    if corpus.place.sent is None:
        return
    known, found = origin_of(corpus), here(corpus)
    if known is not None and known != found and strange(corpus, found, known) is None:
        write_origin(corpus.place, found)


def write_origin(place: Place, origin: Origin) -> None:
    """Nothing; the file beside the database says so, and is on disk. Raises: StoreFailed."""
    assert place.sent is not None
    try:
        write_durably(place.sent, _bytes(origin).encode(), mode=PRIVATE)
    except OSError as error:
        raise disk_failed(place.sent, error) from error


def claim_origin(connection: Connection, origin: Origin) -> bool:
    """Whether the row of a server says so because nothing was said yet: of several senders one is the first."""
    said = postgresql.insert(facts).values(name=SENDING, value=_bytes(origin))
    return connection.execute(said.on_conflict_do_nothing()).rowcount == 1


def put_origin(connection: Connection, origin: Origin) -> None:
    """Nothing; the row of a server says so from now on."""
    value = _bytes(origin)
    if connection.execute(update(facts).where(facts.c.name == SENDING).values(value=value)).rowcount == 0:
        connection.execute(insert(facts).values(name=SENDING, value=value))


def restored_at(place: Place, connection: Connection) -> Origin:
    """The corpus at `place`, which waits for the word of a person."""
    return replace(_here(place, connection), restored=True)


def _here(place: Place, connection: Connection) -> Origin:
    corpus = str(connection.execute(select(facts.c.value).where(facts.c.name == "corpus")).scalar())
    if place.file is None:
        item, server = connection.execute(text(_TABLES)).one()
        return Origin(corpus, place.name, item, server)
    told = place.file.stat()
    return Origin(corpus, place.name, str(told.st_ino), str(told.st_dev), *counts_of(connection))


def _bytes(origin: Origin) -> str:
    return json.dumps(asdict(origin), sort_keys=True, ensure_ascii=False)


def _understood(said: str | None) -> Origin | None:
    """What was written; None if it is not what `_bytes` writes."""
    try:
        origin = Origin(**json.loads(said or ""))
        return origin if _bytes(origin) == said else None
    except (ValueError, TypeError):
        return None
