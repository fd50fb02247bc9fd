"""Blobs: stored bytes, named by their own SHA-256.

A name says what the bytes must be, so every read can tell whether they still are. A blob is durable
before anything names it: a crash can leave a blob that nothing names, never a name without its blob.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256 as hash_of
from pathlib import Path
from typing import Protocol

from renvooi.corpus.durable import PART, PRIVATE_FOLDER, disk_failed, reason_of, sync_folder, write_durably
from renvooi.model.errors import CorpusUnreadable

LEFTOVER_AGE = timedelta(days=1)
"""An unfinished file this old has no writer any more: writing a blob takes seconds."""

_NAME = re.compile(r"[0-9a-f]{64}")
_FOLDER_LETTERS = 2
"""Letters of a name that name the folder: 256 folders keep each short with a million blobs."""

_READ_ONLY = 0o444
"""Of a blob, less what the folder of blobs is closed to: whoever may read that may read what is in it."""
_ADVICE = "Restore it from a backup, or add the file that it came from again"


class _Found(Enum):
    """What is there before a blob is put."""

    NOTHING = auto()
    SOUND = auto()
    DAMAGED = auto()


class Blobs(Protocol):
    """Where blobs are kept; a folder, or a table of the database."""

    def put(self, data: bytes) -> str:
        """The name of `data`, which is stored and on disk; no second copy is made.

        A blob of this name that was damaged is whole again. Raises: StoreFailed.
        """
        ...

    def get(self, sha256: str) -> bytes:
        """The bytes of this name. Raises: CorpusUnreadable if they are missing or are not what was stored."""
        ...

    def has(self, sha256: str) -> bool:
        """Whether there is a blob of this name; sound or not. Cost: no bytes are read."""
        ...

    def names(self) -> Iterator[str]:
        """The name of every blob, sorted."""
        ...


def checked(sha256: str, data: bytes, where: str) -> bytes:
    """`data`, if it is what this name says. Raises: CorpusUnreadable, naming the blob and `where` it is."""
    if hash_of(data).hexdigest() != sha256:
        raise CorpusUnreadable(f"{where}: blob {sha256} is damaged or was changed. {_ADVICE}.")
    return data


def get_named(blobs: Blobs, sha256: str, what: str) -> bytes:
    """The bytes of this name, which are `what`: "the file of demarcatie@2026-01".

    Raises: CorpusUnreadable, saying of what they are: nobody knows a version by a digest.
    """
    try:
        return blobs.get(sha256)
    except CorpusUnreadable as error:
        raise CorpusUnreadable(f"{what} cannot be used: {error} Run renvooi verify to see what else is.") from error


def is_blob_name(text: str) -> bool:
    """Whether `text` is a SHA-256 in lower-case hexadecimal; nothing else ever becomes part of a path."""
    return _NAME.fullmatch(text) is not None


def _tell_nobody(_sha256: str) -> None:
    """For callers that need not know which blobs were healed."""


class FolderBlobs:
    """Blobs as files: `ab/cdef...` for the name abcdef..., readable and not writable.

    A folder that is made here is for its owner alone. What comes into one is open to whom the folder is
    open, so that several can share a folder that one of them made for it.

    Many processes may write at once, also the same blob: each writes a file of its own and renames it.
    """

    def __init__(self, folder: Path, *, on_healed: Callable[[str], None] = _tell_nobody) -> None:
        """`folder` is made when the first blob comes; `on_healed` is told the name of each that was damaged."""
        self.folder = folder
        self._on_healed = on_healed
        self._synced: set[str] = set()

    def put(self, data: bytes) -> str:
        """See `Blobs.put`. A blob that is there is read and compared, which costs less than writing it."""
        sha256 = hash_of(data).hexdigest()
        path = self._path(sha256)
        found = _find(path, data)
        try:
            if found is not _Found.SOUND:
                write_durably(path, data, mode=self._make_folder(path.parent) & _READ_ONLY)
            else:
                # Whoever put it there may not have got this far yet.
                sync_folder(path.parent)
            self._sync_above(path.parent)
        except OSError as error:
            raise disk_failed(path, error) from error
        if found is _Found.DAMAGED:
            self._on_healed(sha256)
        return sha256

    def get(self, sha256: str) -> bytes:
        """See `Blobs.get`."""
        path = self._path(sha256)
        try:
            data = _read(path)
        except FileNotFoundError as error:
            raise CorpusUnreadable(f"{self.folder}: blob {sha256} is missing. {_ADVICE}.") from error
        except OSError as error:
            reason = reason_of(error)
            raise CorpusUnreadable(f"{self.folder}: blob {sha256} cannot be read: {reason}. {_ADVICE}.") from error
        return checked(sha256, data, str(self.folder))

    def has(self, sha256: str) -> bool:
        """See `Blobs.has`."""
        return os.path.isfile(self._path(sha256))

    def names(self) -> Iterator[str]:
        """See `Blobs.names`. Files with other names are no blobs and not named."""
        for path in self._files():
            name = path.parent.name + path.name
            if len(path.parent.name) == _FOLDER_LETTERS and is_blob_name(name):
                yield name

    def leftovers(self) -> tuple[Path, ...]:
        """What writers that were killed have left, and those that still write have begun."""
        return tuple(
            folder / name for folder in self._folders() for name in sorted(_listed(folder)) if name.endswith(PART)
        )

    def sweep(self, now: datetime) -> tuple[Path, ...]:
        """The leftovers that were older than a day at `now`; they are gone. Raises: StoreFailed."""
        oldest = (now - LEFTOVER_AGE).timestamp()
        swept: list[Path] = []
        for path in self.leftovers():
            try:
                if path.lstat().st_mtime < oldest:
                    path.unlink()
                    swept.append(path)
            except FileNotFoundError:
                continue  # its writer ended meanwhile, or another process swept it
            except OSError as error:
                raise disk_failed(path, error) from error
        return tuple(swept)

    def _path(self, sha256: str) -> Path:
        """Where the blob of this name is. Raises: CorpusUnreadable if it is no such name."""
        if not is_blob_name(sha256):
            raise CorpusUnreadable(
                f"{self.folder}: {sha256[:80]!r} is no name of a blob, so what names it was changed. "
                "Run renvooi verify to find it."
            )
        return self.folder / sha256[:_FOLDER_LETTERS] / sha256[_FOLDER_LETTERS:]

    def _make_folder(self, folder: Path) -> int:
        """The mode of the folder of blobs, in which `folder` is. Raises: OSError."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(PRIVATE_FOLDER, exist_ok=True)
        mode = stat.S_IMODE(self.folder.stat().st_mode)
        with suppress(FileExistsError):
            folder.mkdir(mode)
            # the umask may have taken away what the folder above gives
            folder.chmod(mode)
        return mode

    def _sync_above(self, folder: Path) -> None:
        """Nothing; the name of `folder` is on disk, whoever made it. Done once for each: it costs as much as a blob."""
        if folder.name not in self._synced:
            sync_folder(self.folder)
            sync_folder(self.folder.parent)
            self._synced.add(folder.name)

    def _files(self) -> Iterator[Path]:
        """Every file one folder down, sorted by name. Raises: CorpusUnreadable if a folder cannot be listed."""
        for folder in self._folders():
            for name in sorted(_listed(folder)):
                yield folder / name

    def _folders(self) -> Iterator[Path]:
        """Every folder in the folder, sorted by name. Raises: CorpusUnreadable."""
        if self.folder.exists():
            for name in sorted(_listed(self.folder)):
                if (self.folder / name).is_dir():
                    yield self.folder / name


def _listed(folder: Path) -> list[str]:
    """The names in `folder`. Raises: CorpusUnreadable."""
    try:
        return os.listdir(folder)
    except OSError as error:
        raise CorpusUnreadable(f"{folder}: cannot be listed: {reason_of(error)}. See that you may read it.") from error


def _find(path: Path, data: bytes) -> _Found:
    """Whether the file at `path` is `data`."""
    try:
        # A byte more than it should have is enough to know.
        return _Found.SOUND if _read(path, at_most=len(data) + 1) == data else _Found.DAMAGED
    except FileNotFoundError:
        return _Found.NOTHING
    except OSError:
        return _Found.DAMAGED


def _read(path: Path, *, at_most: int = -1) -> bytes:
    """The bytes of a plain file, or the first `at_most` of them.

    A link or a pipe that somebody put there is not followed or waited for. Raises: OSError.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("not a plain file")
        return file.read(at_most)
