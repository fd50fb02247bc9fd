"""The seal of a SQLite file at rest: a digest of every page, so that a flipped bit anywhere in it is found.

SQLite does not notice most damage to its own file: a flip in the text of a row, in free space or in an
index that no query uses gives no error. The seal is made when the file holds everything (the write-ahead
log is empty) and says for how many events and moves of the outbox. It finds damage, not forgery: whoever can write the database
can write a seal. Forgery is what the signed heads are for.

The file is a header, the digests, and a digest of both. A digest a page costs 0.8 per cent of the database
and as much time as reading it does (200 MB: 0.2 s); one digest for many pages saves a third of that and
names the place less well.
"""

import struct
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from renvooi.corpus.rawfile import read_pieces, read_start
from renvooi.model.errors import CorpusBusy, CorpusUnreadable

_MAGIC = b"renvooi/seal/2\n\0"
_HEADER = struct.Struct(">16sQQQI")
"""Magic, events, moves of the outbox, bytes of the database, bytes of a page."""
_OLD_MAGIC = b"renvooi/seal/1\n\0"
_OLD_HEADER = struct.Struct(">16sQQI")
"""Of the time before the outbox: no moves."""

_DIGEST = 32
"""Bytes of a SHA-256."""

_SQLITE_MAGIC = b"SQLite format 3\0"
_SQLITE_HEADER = struct.Struct(">16sH")
"""Magic and page size, in which 1 stands for 65536 (file format of SQLite, section 1.3)."""

_PAGE_SIZES = tuple(1 << power for power in range(9, 17))
_LOGS = ("-wal", "-journal")
"""What SQLite keeps beside the file and holds changes that are not in it yet."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a database file was when it was sealed."""

    events: int
    """How many events it held."""
    moves: int
    """How often a message in its outbox had been moved: that is written without an event."""
    length: int
    """Bytes of the file."""
    page_size: int
    digests: bytes
    """The SHA-256 of each page, one after the other."""


@dataclass(frozen=True, slots=True)
class SealFault:
    """Where a database file is not what was sealed."""

    name: str
    """The pages, counted from 1 as SQLite does: "page 7", "pages 7-9"; or "length"."""
    message: str


def make_seal(path: Path, events: int, *, moves: int = 0) -> bytes:
    """The seal of the database file at `path`, of that many events and moves, which must not change meanwhile.

    Raises: CorpusBusy if changes are not in the file yet; CorpusUnreadable.
    """
    logs = unsettled(path)
    if logs:
        raise CorpusBusy(
            f"{path}: changes are still in {', '.join(logs)}. Let the other process end, then do it again."
        )
    page_size = _page_size(path)
    digests = bytearray()
    length = 0
    for piece in read_pieces(path, page_size):
        length += len(piece)
        for start in range(0, len(piece), page_size):
            digests += sha256(piece[start : start + page_size]).digest()
    body = _HEADER.pack(_MAGIC, events, moves, length, page_size) + digests
    return body + sha256(body).digest()


def read_seal(data: bytes, name: str) -> Seal:
    """The seal in the bytes of a file called `name`.

    Raises: CorpusUnreadable if they are not exactly what `make_seal` wrote.
    """
    body, digest = data[:-_DIGEST], data[-_DIGEST:]
    header = _OLD_HEADER if body.startswith(_OLD_MAGIC) else _HEADER
    if len(body) < header.size or not body.startswith((_MAGIC, _OLD_MAGIC)) or sha256(body).digest() != digest:
        raise _bad_seal(name)
    _, events, *moves, length, page_size = header.unpack_from(body)
    digests = body[header.size :]
    if page_size not in _PAGE_SIZES or len(digests) != -(-length // page_size) * _DIGEST:
        raise _bad_seal(name)
    return Seal(events, sum(moves), length, page_size, digests)


def check_seal(path: Path, seal: Seal) -> tuple[SealFault, ...]:
    """Where the database file at `path` is not what `seal` says, in order of place; none if it is whole.

    Means something only while `unsettled(path)` is empty and nobody writes. Raises: CorpusUnreadable.
    """
    sealed = len(seal.digests) // _DIGEST
    differing: list[int] = []
    page = 0
    length = 0
    for piece in read_pieces(path, seal.page_size):
        length += len(piece)
        for start in range(0, len(piece), seal.page_size):
            found = sha256(piece[start : start + seal.page_size]).digest()
            # Pages behind the sealed end are told by the length, once.
            if page < sealed and found != seal.digests[page * _DIGEST : (page + 1) * _DIGEST]:
                differing.append(page + 1)
            page += 1
    faults = [_damaged(first, last, seal.page_size) for first, last in _runs(differing)]
    if length != seal.length:
        word = "longer" if length > seal.length else "shorter"
        faults.append(SealFault("length", f"the file is {word} than it was sealed: {length} bytes, not {seal.length}"))
    return tuple(faults)


def unsettled(path: Path) -> tuple[str, ...]:
    """The names of logs beside the database that hold bytes: the state is not, or not only, in the file."""
    logs = (path.with_name(path.name + suffix) for suffix in _LOGS)
    return tuple(log.name for log in logs if _size(log))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _page_size(path: Path) -> int:
    """Bytes of a page, as the header of the file says. Raises: CorpusUnreadable."""
    start = read_start(path, _SQLITE_HEADER.size)
    magic, said = _SQLITE_HEADER.unpack(start.ljust(_SQLITE_HEADER.size, b"\0"))
    page_size = 65536 if said == 1 else int(said)
    if magic != _SQLITE_MAGIC or page_size not in _PAGE_SIZES:
        raise CorpusUnreadable(
            f"{path}: is no SQLite database. Restore it from a backup, or name another with --corpus."
        )
    return page_size


def _bad_seal(name: str) -> CorpusUnreadable:
    return CorpusUnreadable(
        f"{name}: the seal was damaged or changed, so it says nothing of the database. "
        "Delete it and run renvooi verify, which checks all else and makes a new one."
    )


def _runs(pages: list[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs


def _damaged(first: int, last: int, page_size: int) -> SealFault:
    name = f"page {first}" if first == last else f"pages {first}-{last}"
    place = f"bytes {(first - 1) * page_size} to {last * page_size - 1}"
    return SealFault(name, f"{name} ({place}) of the database file changed since it was sealed")
