"""Files into a folder that may hold files already: none that differs is overwritten."""

from enum import Enum, auto
from pathlib import Path

from renvooi.cli.exits import CannotWrite
from renvooi.cli.output import write_file


class Kept(Enum):
    """What became of a file."""

    WRITTEN = auto()
    EQUAL = auto()
    """It was there, byte for byte."""
    REFUSED = auto()
    """Another file of that name is there, and was left."""


def keep(path: Path, data: bytes) -> Kept:
    """Whether `data` is all of the file `path` now, or something else was there. Raises: CannotWrite."""
    try:
        # A link is something else, even one to nowhere: what it leads to is not ours to write.
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return Kept.REFUSED
        if path.exists():
            return Kept.EQUAL if path.read_bytes() == data else Kept.REFUSED
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(str(path), f"cannot be compared: {reason}", "Name another folder") from error
    write_file(path, data)
    return Kept.WRITTEN
