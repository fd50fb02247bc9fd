"""A corpus in a folder for the time of a backup or a restore, where it can be checked before it counts."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from renvooi.corpus.durable import disk_failed
from renvooi.corpus.ledger.heads import SignedHead, head_line
from renvooi.corpus.location import FILE_NAME, Place, new_place
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import heads

STAGED = ".renvooi-"
"""How the folder's name begins: hidden, and known for what it is if a process was killed."""


@contextmanager
def staging(beside: Path | None) -> Iterator[Place]:
    """A place in a new folder in `beside`, or where the system keeps such folders; it goes with the context.

    Raises: StoreFailed if no folder can be made there.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix=STAGED, dir=beside)
    except OSError as error:
        raise disk_failed(beside or Path(tempfile.gettempdir()), error) from error
    with folder as name:
        yield new_place(FILE_NAME, Path(name))


def heads_of(corpus: Corpus) -> bytes:
    """The witness as it must be for the heads in the database; what is no head there has no line."""
    lines = []
    with corpus.reading() as connection:
        for body, signature in connection.execute(select(heads.c.body, heads.c.signature).order_by(heads.c.size)):
            if not isinstance(body, bytes) or not isinstance(signature, bytes):
                continue
            try:
                lines.append(head_line(SignedHead(body, signature)))
            except ValueError:
                continue
    return b"".join(lines)
