"""What is to be done for each file: nothing if its bytes are a version already, else it is to be read.

This is what makes a bulk add resumable: after a kill the same command hashes all files, which takes
milliseconds a file, and reads only those that are not in the corpus.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from renvooi.corpus.bulk.finding import Found
from renvooi.corpus.bulk.lanes import lane_of
from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.listing import entry_of
from renvooi.corpus.naming import slug
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import versions
from renvooi.model.errors import InputRefused, MissingFile

_PIECE = 2**20
"""Bytes of a file that are in memory while it is hashed."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A file, hashed."""

    path: Path
    folder: str | None
    sha256: str
    lane: str
    """Files of one lane become versions in their order."""
    there: VersionEntry | None
    """The version that it is already; None if it has to be read."""


def plan(corpus: Corpus, files: Sequence[Found], *, document: str | None = None) -> Iterator[Planned | InputRefused]:
    """What is to be done for each of `files`, in their order; `document` is the one that all of them are of, if given.

    Raises: CorpusUnreadable.
    """
    held = _held(corpus)
    for file in files:
        try:
            sha256 = _digest(file.path)
        except InputRefused as refusal:
            yield refusal
            continue
        named = document or (slug(file.folder) if file.folder is not None else None)
        same = held.get(sha256, {})
        there = next(iter(same.values()), None) if named is None else same.get(named)
        yield Planned(file.path, file.folder, sha256, lane_of(file), there)


def _held(corpus: Corpus) -> dict[str, dict[str, VersionEntry]]:
    """By the digest of a file and the name of a document: the version that the file is."""
    result: dict[str, dict[str, VersionEntry]] = {}
    with corpus.reading() as connection:
        for row in connection.execute(select(versions).order_by(versions.c.document, versions.c.event)):
            entry = entry_of(row)
            result.setdefault(entry.snapshot.sha256, {})[entry.document] = entry
    return result


def _digest(path: Path) -> str:
    """SHA-256 of a file. Raises: MissingFile; InputRefused for a name that is no text."""
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputRefused(
            str(path), "its name holds bytes that are no text in UTF-8", "Rename it, then add it again"
        ) from error
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError as error:
        raise MissingFile(
            str(path), f"cannot be read ({error.strerror or error})", "Check the name and the disk"
        ) from error
    return digest.hexdigest()
