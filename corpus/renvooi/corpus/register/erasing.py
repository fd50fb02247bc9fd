"""What a client sent is erased: the words, the files and the salt go, and that they went is on record.

The ledger stays whole, for it never held them. Of a response there remain the window, the day, the form and
how the client is called: what the processor must be able to show.
"""

from sqlalchemy import select

from renvooi.corpus.events import EventKind
from renvooi.corpus.register.entries import Erased
from renvooi.corpus.register.naming import checked_client
from renvooi.corpus.register.particulars import ParticularKind, digests_of, drop
from renvooi.corpus.scrubbing import scrub
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import windows
from renvooi.model.errors import DoneInPart, StateForbids, UnknownRecord


def erase_client(corpus: Corpus, client: str, *, because: str, by: str) -> Erased:
    """What was erased of a client; if there is nothing, nothing is recorded, and the log of a file is emptied all the same.

    Raises: UnknownRecord for a client without a window; StateForbids without a reason; DoneInPart if all is
    erased and on record, and the log of a file may still hold it, since others read; CorpusBusy, StoreFailed.
    """
    called = checked_client(client)
    if not because.strip():
        raise StateForbids(f"{called}: does not say why it is erased. Give it in a sentence.")
    with corpus.writing(by=by) as writer:
        if writer.connection.execute(select(windows.c.id).where(windows.c.client == called).limit(1)).first() is None:
            raise UnknownRecord(f"{called}: no client is called so. renvooi windows list shows them.")
        held = tuple(digests_of(writer.connection, called))
        if held:
            drop(writer.connection, called)
            digests = [digest for digest, _ in held]
            writer.append(EventKind.CLIENT_ERASED, {"client": called, "because": because, "digests": [*digests]})
    if not scrub(corpus.place, corpus.engine):
        raise DoneInPart(
            f"{corpus.name}: what {called} sent is erased, and its words may still stand in the log of the database, "
            "since others read it. Erase it again when nobody does."
        )
    kinds = [what for _, what in held]
    return Erased(kinds.count(ParticularKind.TEXT), kinds.count(ParticularKind.ATTACHMENT))
