"""The file of verdicts: lines are added to its end and never changed.

A line counts once its line end is on disk. What a crash left of a verdict was never confirmed to
anybody; the next line takes its place. Anything else at the end of the file is not ours, and the
file is refused.
"""

import fcntl
import os
from pathlib import Path

from renvooi.cli.exits import CannotWrite
from renvooi.cli.output import sync_folder
from renvooi.cli.reading import read_bytes
from renvooi.model import VerdictRecord, is_unfinished, read_verdicts, verdict_line
from renvooi.model.errors import BadSettings


def load_verdicts(path: Path) -> tuple[VerdictRecord, ...]:
    """The verdicts in a file, oldest line first.

    Raises: MissingFile, BadSettings.
    """
    whole, end = _parted(read_bytes(path))
    try:
        text = whole.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path}: not UTF-8 text: {error.reason}. Name a file of verdicts.") from error
    return read_verdicts(text + end, str(path))


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
            added = _line_break(file.fileno()) + line
            if os.write(file.fileno(), added) != len(added):
                raise OSError("the disk is full")
            os.fsync(file.fileno())
        sync_folder(path.resolve().parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(path), f"cannot be written: {reason}", "Choose another --verdicts") from error


def _line_break(handle: int) -> bytes:
    """What must stand before the next line: b"" after a line end, or after an unfinished verdict that is cut off here."""
    held = os.pread(handle, os.fstat(handle).st_size, 0)
    whole, end = _parted(held)
    if not end.strip():
        return b""
    if not is_unfinished(end):
        # a verdict whose line end was lost on the way, as an editor may do
        return b"\n"
    os.ftruncate(handle, len(whole))
    return b""


def _parted(data: bytes) -> tuple[bytes, str]:
    """The lines that are ended, and what stands behind them: that may break off within a character."""
    cut = data.rfind(b"\n") + 1
    return data[:cut], data[cut:].decode("utf-8", errors="replace")
