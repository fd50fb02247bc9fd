"""The archive of a backup: one ZIP file in which no byte can change unnoticed.

ZIP, so that any tool opens it; stored, not deflated, for most of a corpus is compressed already and what
is not inflated cannot be a bomb. ZIP guards the contents of members by a weak sum and its own headers not
at all. So the last member is a manifest (name, size and SHA-256 of every other), and the last 64 bytes of
the file are the SHA-256 of the whole file, taken with zeros in their place: they stand in the comment of
the ZIP, where other tools ignore them. Writing strictly again and comparing would find the same, at the
price of a second writer that has to agree with every release of the library.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256 as hash_of
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from renvooi.corpus.durable import disk_failed, reason_of, replacing
from renvooi.corpus.manifest import MANIFEST, ArchiveEntry, clash, is_member_name, manifest_bytes, read_manifest
from renvooi.model.errors import CorpusUnreadable, StoreFailed

_PRIVATE = 0o600
"""Mode of the archive and its members: a backup may hold the key that signs heads."""

_COMMENT = b"renvooi/archive/1 sha256:"
_DIGITS = 64
"""Of a SHA-256 in hexadecimal, at the very end of the file."""

_NO_DIGEST = b"0" * _DIGITS
_PIECE = 1 << 20
"""Bytes copied at once."""

_SMALL = 1 << 30
"""Bytes from which a member gets the longer headers of ZIP64; those before hold up to twice as many."""

_STREAMED = 0x08
"""The one flag of our members: sizes stand behind the content, for they were not known before it."""

_ODD = (BadZipFile, EOFError, ValueError, OSError, RuntimeError, OverflowError, struct.error)
"""What the library raises over an archive that somebody made to mislead it: offsets before the start, and the like."""

_ADVICE = "Use another backup"


class ArchiveWriter:
    """An archive that is being written; see `write_archive`."""

    def __init__(self, members: ZipFile) -> None:
        self._members = members
        self._entries: dict[str, ArchiveEntry] = {}

    def add_bytes(self, name: str, data: bytes) -> ArchiveEntry:
        """The entry of the new member `name`, which holds `data`."""
        with self._open(name, len(data)) as member:
            member.write(data)
        return self._note(ArchiveEntry(name, len(data), hash_of(data).hexdigest()))

    def add_file(self, name: str, path: Path) -> ArchiveEntry:
        """The entry of the new member `name`, a copy of the file at `path`.

        Not for a database that is open: closing the file would take its locks away (rawfile.py).
        """
        digest = hash_of()
        copied = 0
        try:
            file = path.open("rb")
        except OSError as error:
            raise CorpusUnreadable(f"{path}: cannot be read: {reason_of(error)}. See that you may read it.") from error
        with file:
            size = os.fstat(file.fileno()).st_size
            with self._open(name, size) as member:
                while piece := file.read(_PIECE):
                    copied += len(piece)
                    digest.update(piece)
                    member.write(piece)
        if copied != size:
            raise StoreFailed(f"{path}: changed while it was copied. Make the backup again.")
        return self._note(ArchiveEntry(name, size, digest.hexdigest()))

    def _open(self, name: str, size: int) -> IO[bytes]:
        assert is_member_name(name)
        assert name not in self._entries
        return self._members.open(_member(name), "w", force_zip64=size >= _SMALL)

    def _note(self, entry: ArchiveEntry) -> ArchiveEntry:
        self._entries[entry.name] = entry
        return entry

    def _end(self) -> None:
        """Nothing; the manifest is written."""
        with self._members.open(_member(MANIFEST), "w") as member:
            member.write(manifest_bytes(tuple(self._entries.values())))


class Archive:
    """An archive that is whole; see `open_archive`."""

    def __init__(self, name: str, members: ZipFile, entries: tuple[ArchiveEntry, ...]) -> None:
        self.entries = entries
        """In the order in which they were written."""
        self._name = name
        self._members = members
        self._by_name = {entry.name: entry for entry in entries}

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises: CorpusUnreadable if there is none, or it changed meanwhile."""
        return b"".join(self._pieces(name))

    def extract(self, name: str, path: Path, *, mode: int = _PRIVATE) -> None:
        """Nothing; the file at `path` is a member, durably, and replaced if it was there.

        Raises: CorpusUnreadable as for `read`, and StoreFailed; `path` is then as it was.
        """
        try:
            with replacing(path, mode=mode) as file:
                for piece in self._pieces(name):
                    file.write(piece)
        except OSError as error:
            raise disk_failed(path, error) from error

    def _pieces(self, name: str) -> Iterator[bytes]:
        """The member piece by piece; an error comes after the last, so nothing may be used before the end."""
        entry = self._by_name.get(name)
        if entry is None:
            raise CorpusUnreadable(f"{self._name}: holds no {name}. {_ADVICE}.")
        digest = hash_of()
        left = entry.size
        try:
            with self._members.open(name) as member:
                while piece := member.read(min(_PIECE, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        break
                    digest.update(piece)
                    yield piece
        except _ODD as error:
            raise self._changed(name) from error
        if digest.hexdigest() != entry.sha256:
            raise self._changed(name)

    def _changed(self, name: str) -> CorpusUnreadable:
        return CorpusUnreadable(f"{self._name}: {name} is damaged or was changed. {_ADVICE}.")


@contextmanager
def write_archive(path: Path) -> Iterator[ArchiveWriter]:
    """A writer for the archive at `path`: there, whole and on disk, once the block ends; not there if it fails.

    Members keep the order in which they are added; the same members give the same bytes. An OSError of
    the block counts as one of the archive. Raises: StoreFailed.
    """
    try:
        with replacing(path, mode=_PRIVATE) as file:
            sink = _Sink(file)
            # The library writes to what cannot seek in one pass, so the digest is ready when it ends.
            with ZipFile(sink, "w", ZIP_STORED) as members:
                members.comment = _COMMENT + _NO_DIGEST
                writer = ArchiveWriter(members)
                yield writer
                writer._end()
            file.seek(-_DIGITS, 2)
            file.write(sink.digest.hexdigest().encode("ascii"))
    except OSError as error:
        raise disk_failed(path, error) from error


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The archive at `path`, of which every byte was checked. Cost: it is read once, and each member once more.

    Raises: CorpusUnreadable.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise CorpusUnreadable(f"{path}: cannot be read: {reason_of(error)}. {_ADVICE}.") from error
    with file:
        if not _is_whole(file):
            raise CorpusUnreadable(f"{path}: is no backup of renvooi, or is damaged or cut off. {_ADVICE}.")
        try:
            members = ZipFile(file)
        except _ODD as error:
            raise CorpusUnreadable(f"{path}: is no backup of renvooi. {_ADVICE}.") from error
        with members:
            yield Archive(str(path), members, _entries(str(path), members, path.stat().st_size))


class _Sink:
    """A file that hashes what is written to it, and cannot seek."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hash_of()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        """Nothing; the file is closed by whoever opened it."""


def _is_whole(file: BinaryIO) -> bool:
    """Whether the file ends with the digest of itself."""
    left = file.seek(0, 2) - _DIGITS
    file.seek(0)
    digest = hash_of()
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        digest.update(piece)
    digest.update(_NO_DIGEST)
    return left == 0 and file.read() == digest.hexdigest().encode("ascii")


def _entries(path: str, members: ZipFile, length: int) -> tuple[ArchiveEntry, ...]:
    """What the manifest says, once it says exactly what the ZIP holds. Raises: CorpusUnreadable."""
    found = members.infolist()
    for info in found:
        if not _is_as_written(info):
            # Links and other types, encryption, compression: nothing that renvooi writes.
            raise CorpusUnreadable(f"{path}: {info.filename!r} is not as a backup of renvooi has it. {_ADVICE}.")
    if not found or found[-1].filename != MANIFEST or sum(info.file_size for info in found) > length:
        raise CorpusUnreadable(f"{path}: has no manifest at its end, or sizes that cannot be. {_ADVICE}.")
    try:
        data = members.read(found[-1])
        entries = read_manifest(data)
    except _ODD as error:
        raise CorpusUnreadable(f"{path}: its manifest cannot be read. {_ADVICE}.") from error
    if [(entry.name, entry.size) for entry in entries] != [(info.filename, info.file_size) for info in found[:-1]]:
        raise CorpusUnreadable(f"{path}: holds other files than its manifest names. {_ADVICE}.")
    if twice := clash([info.filename for info in found]):
        raise CorpusUnreadable(f"{path}: {twice} is in it twice. {_ADVICE}.")
    return entries


def _member(name: str) -> ZipInfo:
    """The header of a member, with the earliest date that ZIP knows: the same content gives the same bytes."""
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3  # Unix, for the mode
    info.external_attr = (0o100000 | _PRIVATE) << 16
    return info


def _is_as_written(info: ZipInfo) -> bool:
    """Whether a header is one that `_member` makes and ZipFile completes."""
    ours = _member(info.filename)
    return (
        (info.filename == MANIFEST or is_member_name(info.filename))
        and info.orig_filename == info.filename
        and info.compress_type == ZIP_STORED
        and info.compress_size == info.file_size
        and info.flag_bits == _STREAMED
        and (info.create_system, info.external_attr) == (ours.create_system, ours.external_attr)
        and not info.comment
    )
