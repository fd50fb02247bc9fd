"""What lies beside the tables, checked and made good: blobs, the witness, the key, and the file with its seal."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from renvooi.corpus import database
from renvooi.corpus.blobs import FolderBlobs
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import SignedHead, line_of
from renvooi.corpus.ledger.keys import is_key_file, load_key
from renvooi.corpus.location import Place
from renvooi.corpus.seal import Seal, check_seal, read_seal, unsettled
from renvooi.corpus.sealing import counts_of, reseal
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import heads
from renvooi.corpus.witness import WitnessedHead, last_head, parse_heads, read_witness_bytes
from renvooi.corpus.witnessing import catch_up
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable, RenvooiError


def check_blobs(corpus: Corpus, wanted: Mapping[str, str], notes: list[str], *, with_bytes: bool) -> Iterator[Fault]:
    """Faults of the bytes that events name; bytes that none names are hashed too, and noted."""
    there = set()
    try:
        there = set(corpus.blobs.names())
    except CorpusUnreadable as error:
        yield Fault("blob", "all", str(error))
    for name in sorted(wanted.keys() - there):
        yield Fault("blob", name, f"it is missing: {_whose(wanted, name)}")
    for name in sorted(there) if with_bytes else ():
        try:
            corpus.blobs.get(name)
        except CorpusUnreadable:
            yield Fault("blob", name, f"its bytes are not those that were stored: {_whose(wanted, name)}")
    strange = len(there - wanted.keys())
    if strange:
        notes.append(f"{strange} blob(s) belong to nothing: what an interrupted or refused step left; they do no harm")
    with suppress(CorpusUnreadable):
        unfinished = len(corpus.blobs.leftovers()) if isinstance(corpus.blobs, FolderBlobs) else 0
        if unfinished:
            notes.append(
                f"{unfinished} file(s) among the blobs are unfinished: what a writer has begun, or one that was killed "
                "has left; a change removes them when they are a day old"
            )


def _whose(wanted: Mapping[str, str], name: str) -> str:
    return f"a {wanted[name]}" if name in wanted else "it belongs to nothing"


@dataclass(frozen=True, slots=True)
class Witness:
    """The witness as it was before the database was looked at."""

    name: str
    data: bytes | None
    """None if it cannot be read."""
    reason: str = ""


def read_witness(place: Place) -> Witness | None:
    """The witness beside the database; None for one on a server, which has none."""
    if place.heads is None:
        return None
    try:
        return Witness(place.heads.name, read_witness_bytes(place.heads))
    except CorpusUnreadable as error:
        return Witness(place.heads.name, None, str(error))


def check_witness(connection: Connection, witness: Witness | None) -> Iterator[Fault]:
    """Faults that only the heads outside the database show: events that are gone, a history told anew."""
    if witness is None:
        return
    if witness.data is None:
        yield Fault("witness", witness.name, witness.reason)
        return
    known = _lines(connection)
    try:
        witnessed = parse_heads(witness.data, witness.name, known=known)
    except CorpusUnreadable as error:
        yield Fault("witness", witness.name, str(error))
        return
    yield from _compared(witness.name, witnessed, known)


def _lines(connection: Connection) -> dict[bytes, int]:
    """The size of each head of the database, by the line that it should have."""
    known = {}
    for size, body, signature in connection.execute(select(heads.c.size, heads.c.body, heads.c.signature)):
        # what is no head makes a line that the witness has not
        if isinstance(body, bytes) and isinstance(signature, bytes):
            known[line_of(SignedHead(body, signature))] = size
    return known


def _compared(name: str, witnessed: tuple[WitnessedHead, ...], known: Mapping[bytes, int]) -> Iterator[Fault]:
    newest = max(known.values(), default=0)
    last = max((head.size for head in witnessed), default=0)
    for head in witnessed:
        if head.size > newest:
            yield Fault(
                "witness",
                _name(head.size),
                f"was confirmed, and the database ends at {newest} events: later ones were lost",
            )
        elif known.get(head.line) != head.size:
            yield Fault("witness", _name(head.size), "is another in the database than was confirmed")
    # a corpus of one head was killed as it was made: the next change makes it good
    if not witnessed and len(known) > 1:
        yield Fault("witness", name, "is missing or empty, and nothing else shows whether events were lost")
    there = {head.size for head in witnessed}
    for size in known.values():
        if size < last and size not in there:
            yield Fault("witness", _name(size), "was taken out of the witness")


def _name(size: int) -> str:
    return f"the head of {size} event{'' if size == 1 else 's'}"


def check_key(corpus: Corpus, first: Mapping[str, Json], notes: list[str]) -> Iterator[Fault]:
    """Faults of the file of the private key; that there is none is noted."""
    if corpus.key is None or not corpus.key.exists():
        notes.append("the key is not here: the corpus can be read, and nothing can be recorded")
        return
    try:
        public = load_key(corpus.key).public
    except CorpusUnreadable as error:
        yield Fault("key", corpus.key.name, str(error))
        return
    if first and public != first.get("key"):
        yield Fault("key", corpus.key.name, "it is not the key of this corpus, or was damaged")
    elif not is_key_file(corpus.key):
        yield Fault("key", corpus.key.name, "it can still be read, and its bytes are not as they were written")


def check_file(corpus: Corpus) -> Iterator[Fault]:
    """Faults of the database file itself: against its seal, else as far as SQLite can tell."""
    file, path = corpus.place.file, corpus.place.seal
    if file is None or path is None:
        return
    seal: Seal | None = None
    sealed = b""
    if path.exists():
        try:
            sealed = path.read_bytes()
            seal = read_seal(sealed, str(path))
        except (CorpusUnreadable, OSError) as error:
            yield Fault("seal", path.name, str(error))
    counts = None if seal is None else _counts(corpus)
    if seal is None or counts is None or seal.events < counts[0] or unsettled(file):
        yield from _sound(corpus)
        return
    count, moves = counts
    if seal.events > count:
        yield Fault("file", file.name, f"it was sealed with {seal.events} events and has {count}: later ones were lost")
    elif seal.moves < moves:
        # messages were sent since, which is written without an event
        yield from _sound(corpus)
        return
    elif seal.moves > moves:
        yield Fault(
            "file", file.name, f"its outbox was moved {seal.moves} times and shows {moves}: later ones were lost"
        )
    found = check_seal(file, seal)
    # somebody may have written while the file was read: then it was not at rest
    if not unsettled(file) and path.read_bytes() == sealed and _counts(corpus) == counts:
        yield from (Fault("file", fault.name, fault.message) for fault in found)
    if not found:
        # what was damaged before it was sealed
        yield from _sound(corpus)


def _sound(corpus: Corpus) -> Iterator[Fault]:
    """Faults that SQLite finds by itself: broken pages, an index that lacks rows."""
    with corpus.reading() as connection:
        for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if said != "ok":
                yield Fault("file", corpus.place.file.name if corpus.place.file else "", str(said))


def _counts(corpus: Corpus) -> tuple[int, int] | None:
    """How many events there are, and moves of the outbox; None if that cannot be read."""
    with suppress(RenvooiError), corpus.reading() as connection:
        return counts_of(connection)
    return None


def make_good(corpus: Corpus) -> Iterator[str]:
    """Notes of what an interruption left undone, where all else is in order; it is done now."""
    with suppress(RenvooiError, OSError):
        if corpus.place.heads is not None and _is_behind(corpus):
            with database.writing(corpus.engine, corpus.name) as connection:
                catch_up(corpus.place.heads, connection)
            yield f"the last change was not in {corpus.place.heads.name}, as after an interruption; it is now"
    path = corpus.place.seal
    if path is None or corpus.wrote:
        return
    with suppress(RenvooiError, OSError):
        seal = read_seal(path.read_bytes(), str(path)) if path.exists() else None
        if seal is not None and (seal.events, seal.moves) == _counts(corpus):
            return
    if reseal(corpus.place, corpus.engine):
        yield "the last write was not sealed, as after an interruption; all else is in order, and it is sealed now"


def _is_behind(corpus: Corpus) -> bool:
    """Whether the witness lacks the newest head."""
    last = None if corpus.place.heads is None else last_head(corpus.place.heads)
    with corpus.reading() as connection:
        newest = connection.execute(select(func.max(heads.c.size))).scalar()
    return newest is not None and (last is None or last.size < newest)
