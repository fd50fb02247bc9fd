"""Where results go: standard output, or a file that is written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

from renvooi.cli.exits import CannotWrite
from renvooi.cli.printing import check_stdout, say, say_bytes


def check_output(output: Path | None, inputs: Sequence[Path]) -> None:
    """Nothing, if a result may go to `output`; asked before the work starts.

    Raises: CannotWrite.
    """
    if output is None:
        check_stdout()
        return
    if output.is_dir():
        raise CannotWrite(str(output), "is a folder", "Give the name of a file in it to --output")
    if not output.parent.is_dir():
        raise CannotWrite(str(output), "its folder does not exist", f"Make the folder {output.parent} first")
    if any(output.exists() and path.exists() and output.samefile(path) for path in inputs):
        raise CannotWrite(str(output), "is also the input, which is never overwritten", "Choose another --output")


def emit(result: str | bytes, output: Path | None) -> None:
    """Nothing; `result` is on standard output, or is all of the file `output`."""
    if output is None:
        say(result) if isinstance(result, str) else say_bytes(result)
        return
    data = result.encode("utf-8", errors="backslashreplace") if isinstance(result, str) else result
    try:
        if output.exists() and not stat.S_ISREG(output.stat().st_mode):
            # A device or pipe has no half-written state, and must not be replaced by a file.
            output.write_bytes(data)
        else:
            _replace(output.resolve(), data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(output), f"cannot be written: {reason}", "Choose another --output") from error


def check_folder(folder: Path) -> None:
    """Nothing; `folder` is there, made if it has to be.

    Raises: CannotWrite.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(str(folder), "is a file, not a folder", "Name a folder") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(folder), f"cannot be made: {reason}", "Name another folder") from error


def write_file(path: Path, data: bytes) -> None:
    """Nothing; `data` is all of the file `path`, which is replaced if it is there.

    Raises: CannotWrite.
    """
    try:
        _replace(path, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(path), f"cannot be written: {reason}", "Name another folder") from error


def _replace(path: Path, data: bytes) -> None:
    """Write beside `path`, force it to disk, then rename: a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), _mode_for(path))
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    sync_folder(path.parent)


def _mode_for(path: Path) -> int:
    """The mode of the file that is replaced, or that of any new file under this umask."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def sync_folder(folder: Path) -> None:
    """Nothing; the names in `folder` are on disk, as a crash would find them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
