"""Files to bytes, documents and settings; what a reader must know goes to standard error."""

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from renvooi.cli.cache import Cache, key_of, open_cache
from renvooi.cli.exits import one_line
from renvooi.cli.manner import Manner
from renvooi.cli.named import Version
from renvooi.cli.printing import tell
from renvooi.cli.progress import working_on
from renvooi.cli.several import each
from renvooi.model import Document, places_that_differ
from renvooi.model.errors import BadSettings, InputRefused, MissingFile
from renvooi.parser import Library, load_library, parse_isolated
from renvooi.parser.sniff import MARKDOWN, media_type

MAX_BYTES = 256 * 2**20
"""Bytes taken from a file at most; the readers refuse far less, this only bounds memory (/dev/zero)."""


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file, at most `limit`.

    Raises: MissingFile, also for a folder and for a file that may not be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit)
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


def read_library(manner: Manner) -> Library:
    """The profiles and organisations that come with renvooi and those in the user's files."""
    return load_library(tuple((str(path), read_bytes(path)) for path in manner.settings))


@contextmanager
def refused_at(path: Path) -> Iterator[None]:
    """A context in which a refusal names the path as the user gave it."""
    try:
        yield
    except InputRefused as refusal:
        raise type(refusal)(str(path), refusal.reason, refusal.advice) from refusal


def read_files(files: Sequence[Path], manner: Manner) -> tuple["Reading", ...]:
    """What came of each file, and nothing said of it yet.

    Raises: InputRefused for the first file that cannot be read; BadSettings.
    """
    with closing(read_each(files, manner)) as readings:
        return tuple(_accepted(reading) for reading in readings)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file that was read."""

    path: Path
    document: Document
    reread: int = 0
    """Places that an earlier reader read differently in the same bytes."""
    folder: str | None = None
    """The folder that names its document in the corpus, where many files are added at once."""


def read_each(files: Sequence[Path], manner: Manner) -> Generator[Reading | InputRefused]:
    """What came of each file, in their order; a refusal is a value, so that the others are read too.

    Raises: BadSettings, InputRefused for a settings file.
    """
    library = read_library(manner)
    cache = open_cache() if manner.cached else None

    def read(path: Path, stop: threading.Event) -> Reading | InputRefused:
        try:
            with refused_at(path):
                return _read(path, library, cache, stop, accept_revisions=manner.accept_revisions)
        except InputRefused as refusal:
            return refusal

    what = f"reading {files[0].name}" if len(files) == 1 else f"reading {len(files)} files"
    with working_on(what, total=len(files)) as advance:
        for reading in each(read, files, jobs=manner.jobs):
            advance()
            yield reading


def _read(
    path: Path, library: Library, cache: Cache | None, stop: threading.Event, *, accept_revisions: bool
) -> Reading:
    data = read_bytes(path)
    form = media_type(data, name=path.name)

    def read() -> Document:
        return parse_isolated(data, name=path.name, library=library, accept_revisions=accept_revisions, stop=stop)

    if form == MARKDOWN or cache is None:
        return Reading(path, read())
    key = key_of(data, form, library.texts, accept_revisions=accept_revisions)
    found = cache.find(key, name=path.name)
    if found is not None:
        return Reading(path, found)
    document = read()
    before = cache.find_other(key, name=path.name)
    cache.keep(key, document)
    return Reading(path, document, 0 if before is None else places_that_differ(before.nodes, document.nodes))


def _accepted(reading: Reading | InputRefused) -> Reading:
    """The reading. Raises: InputRefused if there is none."""
    if isinstance(reading, InputRefused):
        raise reading
    return reading


def tell_of(reading: Reading, *, warn: bool = True) -> None:
    """Nothing; what a person must know of a reading is on standard error, a line each."""
    if reading.reread:
        message = (
            f"{reading.path}: this file reads differently than with the reader used before: {reading.reread} "
            "place(s); the file is the same, so this is no change of the contract"
        )
        tell("reader-change", one_line(message), colour="yellow")
    if warn:
        tell_warnings(reading.path, reading.document)


def tell_warnings(version: Version, document: Document) -> None:
    """Nothing; what the reader of a version warned of is on standard error, a line each."""
    for warning in document.warnings:
        place = f", page {warning.page}" if warning.page is not None else ""
        tell("warning", one_line(f"{version}{place}: {warning.message}"), colour="yellow")
