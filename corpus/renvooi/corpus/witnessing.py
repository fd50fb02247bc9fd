"""The database and its witness held together: each head is in both before a change is confirmed.

A witness that is ahead, or that knows another head, means that the database is not the one that was
written: nothing more is written to it then, or the ledger would go on beside the one that clients know.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from renvooi.corpus.ledger.heads import SignedHead, head_line
from renvooi.corpus.tables import heads
from renvooi.corpus.witness import append_heads, last_head
from renvooi.model.errors import CorpusUnreadable, DoneInPart, StoreFailed


def catch_up(path: Path, connection: Connection) -> bool:
    """Whether heads of the database were missing from the witness at `path`; they are in it now.

    For a transaction that is alone among writers. Raises: CorpusUnreadable if the witness has heads that
    the database has not, or is not there; StoreFailed.
    """
    row = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
    newest = 0 if row is None else row.size
    last = last_head(path)
    # a corpus of one event was killed as it was made; any other had a witness that somebody took away
    if last is None and newest > 1 and not path.exists():
        raise CorpusUnreadable(
            f"{path}: is missing, and nothing else here shows whether the database was put back to an older state. "
            "Put it back from a copy. If there is none, run renvooi verify with a --head that was kept elsewhere, "
            "and make an empty file of this name: the next change fills it."
        )
    if last is not None and last.size > newest:
        raise CorpusUnreadable(
            f"{path}: the database ends at {newest} events, and {last.size} were confirmed: later ones were lost. "
            "Run renvooi verify, and restore a backup."
        )
    if last is not None and last.size == newest:
        if row is None or last.line != _line(SignedHead(row.body, row.signature)):
            raise CorpusUnreadable(
                f"{path}: the head of {newest} events in the database is not the one that was confirmed. "
                "Run renvooi verify, and restore a backup."
            )
        return False

    def lines_after(size: int) -> Sequence[bytes]:
        wanted = select(heads.c.body, heads.c.signature).where(heads.c.size > size).order_by(heads.c.size)
        return [_line(SignedHead(*row)) for row in connection.execute(wanted)]

    append_heads(path, lines_after)
    return newest > 0


def confirm(path: Path, head: SignedHead) -> None:
    """Nothing; `head`, whose transaction is kept, is in the witness at `path`.

    Raises: DoneInPart if it could not be written there.
    """
    size = head.head.size
    try:
        # a writer that came after may have added it already
        append_heads(path, lambda last: (_line(head),) if last < size else ())
    except StoreFailed as error:
        raise DoneInPart(
            f"the change is kept, but what confirms it is not: {error} The next change adds it; "
            "until then nothing shows if the database is put back."
        ) from error


def _line(head: SignedHead) -> bytes:
    try:
        return head_line(head).removesuffix(b"\n")
    except ValueError as error:
        raise CorpusUnreadable("a head in the database is none. Run renvooi verify, and restore a backup.") from error
