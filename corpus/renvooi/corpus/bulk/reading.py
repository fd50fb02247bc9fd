"""One file of many is read: the task as it travels, the work, and the answer, which is checked before it is believed.

The bytes travel with the task: a worker on another machine has no access to our files. On loopback a task
takes 27 ms to give out whether it has 10 bytes or 50 kB, and 69 ms with 5 MB; to read a contract takes a second.
"""

import hashlib
import threading
import zlib
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from renvooi.corpus.bulk.crew import Answer, Crew
from renvooi.corpus.bulk.lanes import in_lanes
from renvooi.corpus.bulk.planning import Planned
from renvooi.corpus.received import Settings
from renvooi.model import Document
from renvooi.model.errors import ClusterFailed, InputRefused, MissingFile, ReaderCrashed, RenvooiError
from renvooi.parser import Library, load_library, parse_isolated
from renvooi.parser.exchange import Request, answer_line
from renvooi.parser.isolate import answer_of
from renvooi.parser.limits import Limits
from renvooi.parser.process import Ended
from renvooi.parser.version import shared_digest

_DIGEST = 64
"""Bytes at the start of an answer: the digest of the reader that gave it."""
_AGAIN = "Add it again without --cluster"


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, with all that its tree depends on besides the reader."""

    name: str
    data: bytes
    settings: Settings


def load_task(path: Path, sha256: str, settings: Settings) -> ReadTask:
    """The task for the file at `path`. Raises: InputRefused if its bytes are not those of `sha256` any more."""
    try:
        with path.open("rb") as file:
            data = file.read(Limits().file + 1)
    except OSError as error:
        raise MissingFile(
            str(path), f"cannot be read ({error.strerror or error})", "Check the name and the disk"
        ) from error
    if len(data) <= Limits().file and hashlib.sha256(data).hexdigest() != sha256:
        raise InputRefused(str(path), "changed while it was read", "Add it again")
    return ReadTask(path.name, data, settings)


def read_task(task: ReadTask, stop: threading.Event | None = None) -> bytes:
    """The answer: the document as JSON, or why there is none; behind the digest of this reader.

    Raises: ReadingStopped after `stop` is set.
    """
    answer: Document | InputRefused
    try:
        answer = parse_isolated(
            task.data,
            name=task.name,
            library=_library(task.settings.files),
            accept_revisions=task.settings.accept_revisions,
            stop=stop,
        )
    except InputRefused as refusal:
        answer = refusal
    return shared_digest().encode("ascii") + zlib.compress(answer_line(answer))


@lru_cache(maxsize=1)
def _library(texts: tuple[tuple[str, bytes], ...]) -> Library:
    return load_library(texts)


def document_of(answer: bytes, *, name: str, sha256: str) -> Document:
    """The document that an answer about the file of this name and digest holds.

    Raises: InputRefused; ClusterFailed if another reader gave the answer.
    """
    if answer[:_DIGEST] != shared_digest().encode("ascii"):
        raise ClusterFailed(f"{name}: a worker has another reader than this machine. Install the same renvooi there.")
    limits = Limits()
    try:
        line = zlib.decompressobj().decompress(answer[_DIGEST:], limits.reply + 1)
    except zlib.error as error:
        raise ReaderCrashed(name, "the worker gave an answer that is none", _AGAIN) from error
    document = answer_of(Ended(line, b"", 0), Request(name, b"", (), limits))
    if not isinstance(document, Document) or (document.source.name, document.source.sha256) != (name, sha256):
        raise ReaderCrashed(name, "the worker gave the document of another file", _AGAIN)
    return document


def read_files(
    files: Sequence[Planned], crew: Crew, settings: Settings
) -> Generator[tuple[Planned, Document | InputRefused]]:
    """Each of `files` with its document or why it has none; those of one lane in their order.

    Raises: ClusterFailed.
    """
    loads = [partial(load_task, file.path, file.sha256, settings) for file in files]
    with closing(crew.spread(read_task, loads)) as answers:
        for number, answer in in_lanes(answers, [file.lane for file in files]):
            yield files[number], _read(files[number], answer, settings)


def _read(file: Planned, answer: Answer, settings: Settings) -> Document | InputRefused:
    try:
        if answer is None:
            # Workers died, maybe of another file that they had too. A process of ours has limits that the file
            # meets alone: it is read, or refused for what it is, and not given out again.
            answer = read_task(load_task(file.path, file.sha256, settings))
        if isinstance(answer, RenvooiError):
            raise answer
        return document_of(answer, name=file.path.name, sha256=file.sha256)
    except InputRefused as refusal:
        return type(refusal)(str(file.path), refusal.reason, refusal.advice)
