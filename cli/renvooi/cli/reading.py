"""Files to bytes, documents and settings; what a reader must know goes to standard error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from renvooi.cli.exits import one_line
from renvooi.cli.options import accepts_revisions
from renvooi.cli.printing import tell
from renvooi.cli.progress import working_on
from renvooi.model import Document
from renvooi.model.errors import BadSettings, InputRefused, MissingFile
from renvooi.parser import Library, load_library, parse

MAX_BYTES = 256 * 2**20
"""Bytes taken from a file at most; the readers refuse far less, this only bounds memory (/dev/zero)."""


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises: MissingFile, also for a folder and for a file that may not be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except IsADirectoryError as error:
        raise MissingFile(str(path), "is a folder", "Give a file in it") from error
    except FileNotFoundError as error:
        raise MissingFile(str(path), "does not exist", "Check the name and the folder") from error
    except PermissionError as error:
        raise MissingFile(str(path), "may not be read", "Ask for permission to read it") from error
    except (OSError, ValueError) as error:
        raise MissingFile(str(path), f"cannot be read ({error})", "Check the name and the disk") from error


@contextmanager
def settings_at(path: Path | None) -> Iterator[None]:
    """A context in which a mistake in a settings file names that file."""
    try:
        yield
    except BadSettings as mistake:
        if path is None or str(path) in str(mistake):
            raise
        raise BadSettings(f"{path}: {mistake}") from mistake


def read_library(profiles: Sequence[Path], organisations: Sequence[Path]) -> Library:
    """The profiles and organisations that come with renvooi and those in the user's files."""
    return load_library(tuple((str(path), read_bytes(path)) for path in (*profiles, *organisations)))


@contextmanager
def refused_at(path: Path) -> Iterator[None]:
    """A context in which a refusal names the path as the user gave it."""
    try:
        yield
    except InputRefused as refusal:
        raise type(refusal)(str(path), refusal.reason, refusal.advice) from refusal


def read_document(path: Path, library: Library, *, warn: bool = True) -> Document:
    """The document in one file; its warnings are on standard error, a line each.

    With `warn` off they are not: for a command that shows them among its findings.

    Raises: InputRefused.
    """
    data = read_bytes(path)
    with refused_at(path), working_on(f"reading {path.name}"):
        document = parse(data, name=path.name, library=library, accept_revisions=accepts_revisions())
    for warning in document.warnings if warn else ():
        place = f", page {warning.page}" if warning.page is not None else ""
        tell("warning", one_line(f"{path}{place}: {warning.message}"), colour="yellow")
    return document


def read_pair(
    files: tuple[Path, Path], profiles: Sequence[Path], organisations: Sequence[Path], *, warn: bool = True
) -> tuple[Document, Document]:
    """The old and the new document; `warn` as for `read_document`."""
    library = read_library(profiles, organisations)
    old, new = files
    return read_document(old, library, warn=warn), read_document(new, library, warn=warn)
