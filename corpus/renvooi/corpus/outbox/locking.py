"""One sender at a time for a corpus in a file: more would only wait for each other. On a server they share the work.

What the system locks it frees when the process ends, however it ends; the file stays, for a lock on a file that is
removed keeps nobody out. Nobody sends from a corpus that may not know what was sent (origin.py).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from renvooi.corpus.durable import PRIVATE, disk_failed
from renvooi.corpus.outbox.origin import Origin, Strange, claim_origin, here, origin_of, remember, strange, write_origin
from renvooi.corpus.store import Corpus
from renvooi.model.errors import RenvooiError, StateForbids

SUFFIX = ".sending"
"""How the name of the file ends that a sender locks; it lies beside the database and holds nothing."""
COMMAND = "renvooi deliveries send-from-here"
_UNTOLD = f"Look into the log of your mail server, then give {COMMAND} --because TEXT"
_REASONS = {
    Strange.RESTORED: "was restored from a backup, and what was sent after that was made is not known here. "
    f"{_UNTOLD}.",
    Strange.OLDER: "is older than what was sent from here: the database was put back, and may have lost messages that "
    f"went out. {_UNTOLD}; what was under way is in doubt then.",
    Strange.ELSEWHERE: "sent from {place} before, so it was moved or is a copy. If it was moved, give "
    f"{COMMAND} --moved --because TEXT. If the other still sends, let it. If neither is sure, leave out --moved.",
    Strange.UNKNOWN: "has messages that were given to a sender, and {sent} does not say where. If the corpus was "
    f"moved, give {COMMAND} --moved --because TEXT. If not, leave out --moved: what was under way is in doubt then.",
}


@contextmanager
def sender_lock(corpus: Corpus) -> Iterator[None]:
    """A context in which no other sender works on a corpus in a file, and which may send from where it is.

    Raises: StateForbids if another does, or it may not know what was sent; StoreFailed if the files cannot be written.
    """
    with only_one(corpus):
        _require_origin(corpus)
        try:
            yield
        finally:
            # what fails here is made good by the next sender
            with suppress(RenvooiError):
                remember(corpus)


@contextmanager
def only_one(corpus: Corpus) -> Iterator[None]:
    """A context in which no other sender works on a corpus in a file. Raises: StateForbids if another does; StoreFailed."""
    if corpus.place.file is None:
        yield
        return
    path = corpus.place.file.with_name(corpus.place.file.stem + SUFFIX)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE)
    except OSError as error:
        raise disk_failed(path, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StateForbids(
                f"{corpus.name}: another sender is at work. Wait until it ends; several at once take a corpus on PostgreSQL."
            ) from error
        yield
    finally:
        os.close(handle)


def _require_origin(corpus: Corpus) -> None:
    """Nothing, if the corpus sends from here; the first sender says where that is. Raises: StateForbids, StoreFailed."""
    known, found = origin_of(corpus), here(corpus)
    if why := strange(corpus, found, known):
        # several on a server begin at once, and one of them was the first
        if why is not Strange.UNKNOWN or origin_of(corpus) != found:
            raise _forbidden(corpus, why, known)
        return
    if corpus.place.file is not None:
        write_origin(corpus.place, found)
    elif known is None:
        with corpus.moving() as connection:
            claim_origin(connection, found)
        _require_origin(corpus)


def _forbidden(corpus: Corpus, why: Strange, known: Origin | None) -> StateForbids:
    sent = f"its file {corpus.place.sent.name}" if corpus.place.sent is not None else "its database"
    said = _REASONS[why].format(place="" if known is None else known.place, sent=sent)
    return StateForbids(f"{corpus.name}: {said} Nothing was sent.")
