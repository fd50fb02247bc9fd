"""An open corpus and its transactions: what is read is of one moment, what is written is sealed by a head.

A step that writes goes through a `Writer`: one transaction, its events, the rows that follow and a signed head.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, insert

from renvooi.corpus import database, migrations
from renvooi.corpus.blobs import Blobs, FolderBlobs
from renvooi.corpus.location import Place
from renvooi.corpus.ownkey import require_own_key
from renvooi.corpus.tables import facts
from renvooi.model.errors import RenvooiError, StateForbids

if TYPE_CHECKING:
    # A command that only lists must not wait for the signatures.
    from renvooi.corpus.ledger.heads import SignedHead
    from renvooi.corpus.ledger.keys import SigningKey
    from renvooi.corpus.writer import Writer

Clock = Callable[[], datetime]
"""The moment now, with an offset."""
Salts = Callable[[int], bytes]
"""That many bytes that nobody can guess."""
MESSAGE_ID = b"renvooi message-id 1"
"""For what the secret of Message-IDs is derived from the key."""


def moment(clock: Clock) -> str:
    """Now as events write it: in UTC, to the second."""
    return clock().astimezone(UTC).isoformat(timespec="seconds")


@dataclass(slots=True)
class Transactions:
    """An open corpus, as far as reading and writing go; the questions and steps are those of `Corpus`."""

    place: Place
    engine: Engine
    blobs: Blobs
    clock: Clock
    key: Path | None
    """File of the private key; needed only to write."""
    wrote: bool = False
    """Whether something was written since it was opened."""
    salts: Salts = token_bytes
    """Where the salts of clients come from."""
    _whole: bool = False
    """Whether the file was held against its seal since it was opened."""
    _signer: "SigningKey | None" = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing; connections are closed, and where something was written a file is sealed and its folder tidied."""
        self.engine.dispose()
        if self.wrote:
            from renvooi.corpus.sealing import reseal

            reseal(self.place, self.engine)
            self.engine.dispose()
            if isinstance(self.blobs, FolderBlobs):
                with suppress(RenvooiError):
                    self.blobs.sweep(self.clock())
            self.wrote = False

    @property
    def name(self) -> str:
        """The place as people know it; never with a password."""
        return self.place.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment and writes nothing."""
        with database.reading(self.engine, self.name) as connection:
            yield connection

    @contextmanager
    def writing(self, *, by: str) -> Iterator["Writer"]:
        """A transaction alone among writers; at its end all is kept and sealed by a head, or nothing is.

        Raises: CorpusBusy, StoreFailed; CorpusUnreadable without the key, where events were lost, or the
        file was damaged; StateForbids if it is the key of another corpus; DoneInPart if all is kept and
        only the witness could not be written.
        """
        from renvooi.corpus.witnessing import catch_up
        from renvooi.corpus.writer import begin

        signer, file = self._load_key()
        with database.writing(self.engine, self.name) as connection:
            require_own_key(signer.public, connection, file=file, name=self.name)
            self._require_whole(connection)
            if self.place.heads is not None:
                catch_up(self.place.heads, connection)
            held = begin(connection, at=moment(self.clock), by=by)
            yield held
            sealed = held.seal(signer)
        if sealed is not None:
            self._confirm(sealed)

    @contextmanager
    def moving(self) -> Iterator[Connection]:
        """A transaction that moves messages in the outbox: durable at its end, and without an event, a key or a head.

        Raises: CorpusBusy, StoreFailed; CorpusUnreadable where the file was damaged.
        """
        with database.moving(self.engine, self.name) as connection:
            self._require_whole(connection)
            self.wrote = True
            yield connection

    @contextmanager
    def founding(self, corpus: str, *, blobs: str, by: str) -> Iterator["Writer"]:
        """The first transaction: it makes the tables, the facts, and event 0. Raises: StateForbids if they are there."""
        from renvooi.corpus.writer import begin

        signer, _ = self._load_key()
        with database.writing(self.engine, self.name) as connection:
            if database.schema_version(connection) is not None:
                raise StateForbids(f"{self.name}: there is a corpus already.")
            migrations.upgrade(connection)
            for name, value in {"corpus": corpus, "key": signer.public, "blobs": blobs}.items():
                connection.execute(insert(facts).values(name=name, value=value))
            held = begin(connection, at=moment(self.clock), by=by)
            yield held
            sealed = held.seal(signer)
        assert sealed is not None
        self._confirm(sealed)

    def signing_key(self) -> "SigningKey":
        """The private key, which signs heads and bundles.

        Raises: StateForbids if none was named, or that of another corpus; CorpusUnreadable.
        """
        signer, file = self._load_key()
        with self.reading() as connection:
            require_own_key(signer.public, connection, file=file, name=self.name)
        return signer

    def message_key(self) -> bytes:
        """The secret from which Message-IDs are made (outbox/naming.py). Raises: StateForbids, CorpusUnreadable."""
        return self.signing_key().derived(MESSAGE_ID)

    def _require_whole(self, connection: Connection) -> None:
        """Nothing, if the file is as it was sealed; asked once for each opening. Raises: CorpusUnreadable."""
        from renvooi.corpus.sealing import require_whole

        if not self._whole:
            require_whole(self.place, connection)
            self._whole = True

    def _load_key(self) -> "tuple[SigningKey, Path]":
        """The key in the file that was named, whosever it is, and the file."""
        if self.key is None:
            raise StateForbids(f"{self.name}: nothing can be written without its key. Name the file in RENVOOI_KEY.")
        from renvooi.corpus.ledger.keys import load_key

        self._signer = self._signer or load_key(self.key)
        return self._signer, self.key

    def _confirm(self, head: "SignedHead") -> None:
        """Nothing; the head of what was written is kept outside the database too. Raises: DoneInPart."""
        from renvooi.corpus.witnessing import confirm

        self.wrote = True
        if self.place.heads is not None:
            confirm(self.place.heads, head)

    def require_key(self) -> None:
        """Nothing, if something can be written. Raises: StateForbids, CorpusUnreadable without a usable key."""
        self.signing_key()
