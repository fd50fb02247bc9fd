"""The file of verdicts: lines are added to its end and never changed.

A line counts once its line end is on disk. What a crash left unfinished was never confirmed to
anybody; the next line takes its place.
"""

import fcntl
import os
from pathlib import Path

from renvooi.cli.exits import CannotWrite
from renvooi.cli.reading import read_bytes
from renvooi.model import VerdictRecord, read_verdicts, verdict_line
from renvooi.model.errors import BadSettings


def load_verdicts(path: Path) -> tuple[VerdictRecord, ...]:
    """The verdicts in a file, oldest first.

    Raises: MissingFile, BadSettings.
    """
    data = read_bytes(path)
    try:
        # the unfinished end of a line that a crash cut off may break off within a character
        text = data[: data.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path}: not UTF-8 text: {error.reason}. Name a file of verdicts.") from error
    return read_verdicts(text, str(path))


def add_verdict(path: Path, record: VerdictRecord) -> None:
    """Nothing; `record` is the last line of `path` and on disk, the file made if there was none.

    Raises: CannotWrite; BadSettings if the file holds something else than verdicts.
    """
    line = verdict_line(record).encode("utf-8")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            # two people may decide at once: one waits for the other
            fcntl.flock(file, fcntl.LOCK_EX)
            load_verdicts(path)
            _cut_unfinished(file.fileno())
            if os.write(file.fileno(), line) != len(line):
                raise OSError("the disk is full")
            os.fsync(file.fileno())
        _sync_folder(path.resolve().parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(path), f"cannot be written: {reason}", "Choose another --verdicts") from error


def _cut_unfinished(handle: int) -> None:
    """Nothing; the file ends with a line end, or is empty."""
    size = os.fstat(handle).st_size
    held = os.pread(handle, size, 0)
    os.ftruncate(handle, held.rfind(b"\n") + 1)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
