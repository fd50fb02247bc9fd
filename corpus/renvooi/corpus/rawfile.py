"""The bytes of a database file, read beside SQLite without taking its locks away.

On POSIX, closing any handle of a file drops every lock that the process holds on that file, whichever
handle took it. SQLite guards its own handles against that and cannot guard ours: had we opened and closed
the file in the ordinary way, another process could write, or delete the write-ahead log, under a
transaction of this one. So a handle is opened once for each database file and not closed while the file
exists. For the same reason there is no mmap here: it closes a handle of its own.
"""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

from renvooi.corpus.durable import reason_of
from renvooi.model.errors import CorpusUnreadable

_PIECE = 1 << 20
"""Bytes read at once."""

_handles: dict[tuple[int, int], int] = {}
"""The handle kept for each file, by device and inode. While it is open no other file can get the inode."""

_guard = threading.Lock()


def read_pieces(path: Path, size: int) -> Iterator[memoryview]:
    """The file in pieces of whole pages of `size` bytes, but for the end of the last; each is valid until the next.

    Raises: CorpusUnreadable.
    """
    buffer = bytearray(max(_PIECE // size, 1) * size)
    view = memoryview(buffer)
    at = 0
    try:
        handle = _handle(path)
        while read := _fill(handle, view, at):
            yield view[:read]
            at += read
    except OSError as error:
        raise _unreadable(path, error) from error


def read_start(path: Path, size: int) -> bytes:
    """The first `size` bytes, or all of them if there are fewer. Raises: CorpusUnreadable."""
    try:
        return os.pread(_handle(path), size, 0)
    except OSError as error:
        raise _unreadable(path, error) from error


def _handle(path: Path) -> int:
    """A handle to read the file at `path` that is kept."""
    with _guard:
        _close_deleted()
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("not a plain file")
        file = (status.st_dev, status.st_ino)
        if file not in _handles:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            opened = os.fstat(handle)
            # Another file may have come under this name since; what was opened is what is kept.
            file = (opened.st_dev, opened.st_ino)
            _handles.setdefault(file, handle)
        return _handles[file]


def _close_deleted() -> None:
    """Nothing; the handles of files that have no name any more are closed, for nobody else can come to lock them."""
    for file, handle in tuple(_handles.items()):
        if os.fstat(handle).st_nlink == 0:
            os.close(handle)
            del _handles[file]


def _fill(handle: int, view: memoryview, at: int) -> int:
    """How many bytes from `at` are now in `view`: all that it takes, but at the end of the file."""
    filled = 0
    while filled < len(view) and (read := os.preadv(handle, [view[filled:]], at + filled)):
        filled += read
    return filled


def _unreadable(path: Path, error: OSError) -> CorpusUnreadable:
    return CorpusUnreadable(
        f"{path}: cannot be read: {reason_of(error)}. See that you may read it; if the disk fails, "
        "restore the corpus from a backup."
    )
