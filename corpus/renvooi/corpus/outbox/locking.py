"""One sender at a time for a corpus in a file: more would only wait for each other. On a server they share the work.

What the system locks it frees when the process ends, however it ends; the file stays, for a lock on a file that is
removed keeps nobody out.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from renvooi.corpus.durable import PRIVATE, disk_failed
from renvooi.corpus.store import Corpus
from renvooi.model.errors import StateForbids

SUFFIX = ".sending"
"""How the name of the file ends that a sender locks; it lies beside the database and holds nothing."""


@contextmanager
def sender_lock(corpus: Corpus) -> Iterator[None]:
    """A context in which no other sender works on a corpus in a file.

    Raises: StateForbids if another does; StoreFailed if the file of the lock cannot be made.
    """
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
