"""Where results go: standard output, or a file that is written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

from renvooi.cli.corpus import key_file
from renvooi.cli.exits import CannotWrite
from renvooi.cli.named import Version, stored_of
from renvooi.cli.printing import check_stdout, say, say_bytes

DATABASE = ".db"
"""How the file of every corpus ends; no result does."""
BESIDE = frozenset({".blobs", ".key", ".heads", ".seal", ".db-wal", ".db-shm", ".db-journal"})
"""How the names end of what lies beside it."""


def check_output(output: Path | None, inputs: Sequence[Version]) -> None:
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
    if _is_of_corpus(output, inputs):
        raise CannotWrite(str(output), "belongs to a corpus, which renvooi alone writes", "Choose another --output")
    paths = (path for path in inputs if isinstance(path, Path))
    if any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise CannotWrite(str(output), "is also the input, which is never overwritten", "Choose another --output")


def _is_of_corpus(output: Path, inputs: Sequence[Version]) -> bool:
    """Whether `output` is a database, or belongs to one: whatever corpus that is, and also if it is not there now."""
    path = output.resolve()
    if path.suffix == DATABASE:
        return path.exists()
    places = {version.corpus.place for version in stored_of(inputs)}
    kept = {*(place.blobs for place in places), *(place.key for place in places), key_file()}
    if any(other is not None and path.is_relative_to(other.resolve()) for other in kept):
        return True
    return any(at.suffix in BESIDE and at.with_suffix(DATABASE).is_file() for at in (path, *path.parents))


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
