"""`stamp`: an authority confirms with its own clock that the newest head existed, and its answer is on record.

What the answer is worth is checked twice: before it is kept, against the certificates that its receiver
trusts, and by `verify`, each time that it is asked.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Row, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import SignedHead
from renvooi.corpus.ledger.stamps import Stamp, Transport, check_stamp, read_stamp, stamp
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import heads, stamps
from renvooi.model.errors import CorpusUnreadable, MissingPackage


def stamp_head(corpus: Corpus, send: Transport, *, roots: Sequence[bytes], by: str) -> tuple[SignedHead, Stamp]:
    """The newest head, and what the authority behind `send` confirmed of it, which is on record.

    `roots` are certificates in PEM that are trusted. Raises: MissingPackage; CorpusUnreadable if the answer is no
    time stamp of the head; CorpusBusy, StoreFailed; what `send` raises. Nothing is recorded then.
    """
    signed = corpus.head()
    found, token = stamp(signed, send, roots=roots)
    name = corpus.blobs.put(token)
    with corpus.writing(by=by) as writer:
        writer.append(
            EventKind.HEAD_STAMPED,
            {"size": signed.head.size, "head": signed.digest, "authority": found.authority, "token": name},
        )
    return signed, found


def check_stamps(corpus: Corpus, notes: list[str], *, roots: Sequence[bytes] = ()) -> Iterator[Fault]:
    """Time stamps that do not confirm the head they were kept for; with `roots`, also those of nobody trusted.

    Raises: CorpusUnreadable for a root that is no certificate.
    """
    wanted = select(stamps, heads.c.body, heads.c.signature).outerjoin(heads, heads.c.size == stamps.c.size)
    with corpus.reading() as connection:
        rows = connection.execute(wanted.order_by(stamps.c.event)).all()
    try:
        for row in rows:
            yield from _check(corpus, row, roots)
    except MissingPackage as missing:
        notes.append(f"{len(rows)} time stamp(s) were not looked into: {missing}")


def _check(corpus: Corpus, row: Row[tuple[object, ...]], roots: Sequence[bytes]) -> Iterator[Fault]:
    name = f"of head {row.size}, event {row.event}"
    signed = None if row.body is None else SignedHead(row.body, row.signature)
    if signed is None or signed.digest != row.head:
        yield Fault("time stamp", name, "there is no such head")
        return
    try:
        token = corpus.blobs.get(row.token)
    except CorpusUnreadable:
        # told among the blobs
        return
    try:
        found = check_stamp(token, signed, roots=roots) if roots else read_stamp(token)
    except CorpusUnreadable as error:
        yield Fault("time stamp", name, str(error))
        return
    if (found.digest, found.authority) != (row.head, row.authority):
        yield Fault("time stamp", name, f"it is one of {found.authority} about {found.digest[:12]}")
