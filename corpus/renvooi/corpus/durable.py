"""Files that a crash leaves as they were or as they should be, never half written.

A new file is written beside the old one, forced to disk, and renamed over it; a line is added under a
lock and counts once its line end is on disk. Errors of the disk come out as OSError, so that each caller
says in its own words what was being written; `disk_failed` has the words of the corpus.
"""

import ctypes
import fcntl
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from renvooi.model.errors import StoreFailed

PART = ".part"
"""How the name of a file ends that is still being written; what a killed writer leaves is known by it."""

ANY_NEW_FILE = 0o666
"""Mode of a new file, less what the umask of the user takes away."""

PRIVATE = 0o600
"""Mode of a file for its owner alone, until they say otherwise."""

PRIVATE_FOLDER = 0o700
"""Mode of a folder for its owner alone."""

_NAME_KEPT = 100
"""Characters of a name that its unfinished file repeats, so that the whole stays under the 255 bytes of a name."""

_STEP_BACK = 64 * 1024
"""Bytes read at once when looking for the last line end from the end of a file."""


@contextmanager
def replacing(path: Path, *, mode: int | None = None) -> Iterator[BinaryIO]:
    """A file to write and seek in: all of `path` once the block ends, and gone if the block fails.

    Without `mode` the file keeps the mode of the one that it replaces. A link is replaced, not followed.
    Raises: OSError.
    """
    part = path.with_name(f".{path.name[:_NAME_KEPT]}.{secrets.token_hex(8)}{PART}")
    wanted = _mode_of(path) if mode is None else mode
    # Created with the wanted mode or less: a private key is at no moment open to others.
    handle = os.open(
        part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, ANY_NEW_FILE if wanted is None else wanted
    )
    try:
        with os.fdopen(handle, "w+b") as file:
            if wanted is not None:
                os.fchmod(file.fileno(), wanted)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(part)
        raise
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Nothing; `data` is all of the file `path` and on disk, replaced if it was there.

    Raises: OSError; the file is then as it was.
    """
    with replacing(path, mode=mode) as file:
        file.write(data)


def append_durably(path: Path, line: bytes) -> None:
    """Nothing; `line`, which ends with its only line end, is the last of `path` and on disk.

    See `append_after`.
    """
    append_after(path, lambda _: (line,))


def append_after(path: Path, lines_after: Callable[[bytes], Sequence[bytes]], *, new_mode: int = ANY_NEW_FILE) -> None:
    """Nothing; the lines that follow the last line of `path` are in it and on disk.

    `lines_after` is given the last line without its line end, or nothing where there is none; each line
    that it gives ends with its only line end. Nobody else adds any meanwhile: writers wait for each other.
    The file is made, of `new_mode`, if there was none. An unfinished last line, as a crash leaves it, was confirmed to
    nobody and is cut off first.
    Raises: OSError; nothing of the lines is then in the file.
    """
    # Not blocking, or a pipe in the place of the file would hold the writer for ever.
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK
    handle = os.open(path, flags, new_mode)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("not a plain file")
        fcntl.flock(handle, fcntl.LOCK_EX)
        last, whole = _last_line(handle)
        lines = lines_after(last)
        assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
        os.ftruncate(handle, whole)
        _add(handle, b"".join(lines), whole)
    finally:
        os.close(handle)
    # Each time: another process may have made the file, and died before its name was on disk.
    sync_folder(path.parent)


def last_line(path: Path) -> bytes:
    """The last line of `path` that was ended, without its end; nothing if there is none. Raises: OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        return _last_line(handle)[0]
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Nothing; the names in `folder` are on disk, as a crash would find them."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_disk(folder: Path) -> None:
    """Nothing; all that was written to the file system of `folder` is on disk.

    For thousands of new files: to force each alone takes minutes. Other disks of the machine, which may be slow, are
    not waited for where the system can tell them apart.
    """
    sync_one = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if sync_one is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if sync_one(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def disk_failed(path: Path, error: OSError) -> StoreFailed:
    """What to raise when `path` could not be written."""
    return StoreFailed(
        f"{path}: cannot be written: {reason_of(error)}. See that the disk has room and that you may write there, "
        "then do it again."
    )


def reason_of(error: OSError) -> str:
    """What the system says of `error`, as part of a sentence."""
    return (error.strerror or str(error)).lower()


def _mode_of(path: Path) -> int | None:
    """The mode of the file at `path`; None if there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _add(handle: int, data: bytes, whole: int) -> None:
    """Nothing; `data` is on disk behind the first `whole` bytes. Raises: OSError, and nothing of it is there."""
    try:
        if os.write(handle, data) != len(data):
            raise OSError("the disk is full")
        # Also for nothing: whoever wrote the last line may not have got this far yet.
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, whole)
        raise


def _last_line(handle: int) -> tuple[bytes, int]:
    """The last line that was ended, without its end, and where it ends."""
    whole = _end_of_line(handle, os.fstat(handle).st_size)
    before = _end_of_line(handle, whole - 1)
    return os.pread(handle, whole - before, before).removesuffix(b"\n"), whole


def _end_of_line(handle: int, end: int) -> int:
    """How many of the first `end` bytes are lines that were ended. Cost: the length of what is not."""
    while end > 0:
        start = max(0, end - _STEP_BACK)
        found = os.pread(handle, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
