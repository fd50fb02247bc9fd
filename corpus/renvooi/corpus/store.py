"""`Corpus`: every version of every document, what happened to them, and the proof of it.

What is asked here is answered from one moment of the database. What is written goes through a
`Writer`: one transaction, its events, the rows that follow and a signed head.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, insert, select

from renvooi.corpus import database, migrations
from renvooi.corpus.blobs import Blobs, FolderBlobs
from renvooi.corpus.entries import DocumentEntry, VersionEntry
from renvooi.corpus.events import Event, read_event
from renvooi.corpus.listing import find_version, read_documents, read_versions
from renvooi.corpus.location import Place
from renvooi.corpus.ownkey import require_own_key
from renvooi.corpus.received import Added, Published, Received, Settings
from renvooi.corpus.tables import events, facts, heads, verdicts, versions
from renvooi.model.errors import CorpusUnreadable, RenvooiError, StateForbids

if TYPE_CHECKING:
    # A command that only lists must not wait for the reader, the diff and the signatures.
    from renvooi.corpus.kept import KeptHead
    from renvooi.corpus.ledger.heads import SignedHead
    from renvooi.corpus.ledger.keys import SigningKey
    from renvooi.corpus.verify import Verification
    from renvooi.corpus.writer import Writer
    from renvooi.model import Document, History, VerdictRecord

Clock = Callable[[], datetime]
"""The moment now, with an offset."""


def moment(clock: Clock) -> str:
    """Now as events write it: in UTC, to the second."""
    return clock().astimezone(UTC).isoformat(timespec="seconds")


@dataclass(slots=True)
class Corpus:
    """An open corpus; made by `open_corpus` and `create_corpus`."""

    place: Place
    engine: Engine
    blobs: Blobs
    clock: Clock
    key: Path | None
    """File of the private key; needed only to write."""
    wrote: bool = False
    """Whether something was written since it was opened."""
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
        from renvooi.corpus.sealing import require_whole
        from renvooi.corpus.witnessing import catch_up
        from renvooi.corpus.writer import begin

        signer, file = self._load_key()
        with database.writing(self.engine, self.name) as connection:
            require_own_key(signer.public, connection, file=file, name=self.name)
            if not self._whole:
                require_whole(self.place, connection)
                self._whole = True
            if self.place.heads is not None:
                catch_up(self.place.heads, connection)
            held = begin(connection, at=moment(self.clock), by=by)
            yield held
            sealed = held.seal(signer)
        if sealed is not None:
            self._confirm(sealed)

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

    def documents(self) -> tuple[DocumentEntry, ...]:
        """All documents, by name."""
        with self.reading() as connection:
            return read_documents(connection)

    def versions(self, document: str) -> tuple[VersionEntry, ...]:
        """The versions of a document, old to new. Raises: UnknownVersion."""
        with self.reading() as connection:
            return read_versions(connection, document)

    def version(self, document: str, label: str) -> VersionEntry:
        """The version of that label, or of that meaning ("juni 2025" is "06-2025"). Raises: UnknownVersion."""
        return find_version(self.versions(document), document, label)

    def snapshot(self, entry: VersionEntry) -> bytes:
        """The bytes of the file as received. Raises: CorpusUnreadable if they are not what was stored."""
        return self.blobs.get(entry.snapshot.sha256)

    def document(self, entry: VersionEntry) -> "Document":
        """The tree of a version. Raises: CorpusUnreadable."""
        from renvooi.corpus.stored import unpack_document

        return unpack_document(self.blobs.get(entry.tree.blob), name=entry.name)

    def settings(self, entry: VersionEntry) -> Settings:
        """How the file of a version was read. Raises: CorpusUnreadable."""
        same = (versions.c.document == entry.document) & (versions.c.label == entry.label)
        with self.reading() as connection:
            said = json.loads(connection.execute(select(versions.c.settings).where(same)).scalar_one())
        files = tuple((one["name"], self.blobs.get(one["sha256"])) for one in said["settings"])
        return Settings(files, said["accept_revisions"])

    def verdicts(self, document: str) -> "tuple[VerdictRecord, ...]":
        """What people decided about changes of a document, oldest first."""
        from renvooi.model import VerdictRecord
        from renvooi.model.codec import from_json

        wanted = select(verdicts.c.record).where(verdicts.c.document == document).order_by(verdicts.c.event)
        with self.reading() as connection:
            return tuple(from_json(VerdictRecord, json.loads(text)) for text in connection.execute(wanted).scalars())

    def log(self, document: str | None = None) -> tuple[Event, ...]:
        """What happened, oldest first; with a document, what happened to it. Raises: CorpusUnreadable."""
        wanted = select(events.c.body).order_by(events.c.number)
        if document is not None:
            wanted = wanted.where(events.c.document == document)
        with self.reading() as connection:
            return tuple(self._events(connection.execute(wanted).scalars().all()))

    def head(self) -> "SignedHead":
        """The newest head. Raises: CorpusUnreadable if there is none."""
        from renvooi.corpus.ledger.heads import SignedHead

        with self.reading() as connection:
            newest = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
        if newest is None:
            raise CorpusUnreadable(f"{self.name}: has no head. Restore a backup.")
        return SignedHead(newest.body, newest.signature)

    def history(self, document: str) -> "History":
        """What became of each clause, with its persistent id. Raises: UnknownVersion, CorpusUnreadable."""
        from renvooi.corpus.histories import read_chain

        return read_chain(self, document)

    def add(self, received: Received, *, by: str) -> Added:
        """See `renvooi.corpus.adding.add`."""
        from renvooi.corpus.adding import add

        return add(self, received, by=by)

    def publish(self, document: str, label: str, *, by: str) -> Published:
        """See `renvooi.corpus.publishing.publish`."""
        from renvooi.corpus.publishing import publish

        return publish(self, document, label, by=by)

    def judge(self, document: str, record: "VerdictRecord", *, by: str) -> None:
        """See `renvooi.corpus.judging.judge`."""
        from renvooi.corpus.judging import judge

        judge(self, document, record, by=by)

    def verify(
        self,
        *,
        every_signature: bool = False,
        with_blobs: bool = True,
        key: str | None = None,
        roots: Sequence[bytes] = (),
        kept: "Sequence[KeptHead]" = (),
    ) -> "Verification":
        """See `renvooi.corpus.verify.verify`."""
        from renvooi.corpus.verify import verify

        return verify(self, every_signature=every_signature, with_blobs=with_blobs, key=key, roots=roots, kept=kept)

    def _events(self, bodies: Sequence[bytes]) -> Iterator[Event]:
        for body in bodies:
            try:
                yield read_event(body)
            except ValueError as error:
                raise CorpusUnreadable(
                    f"{self.name}: holds an event that is none ({error}). Run renvooi verify."
                ) from error
