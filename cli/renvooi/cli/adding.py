"""Readings into the corpus, one at a time: each file all or nothing, whatever becomes of the others."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.cli.exits import Exit, exit_of, line_of, one_line
from renvooi.cli.interrupts import finishing
from renvooi.cli.reading import Reading, read_bytes, refused_at, tell_of
from renvooi.model.errors import (
    CorpusBusy,
    CorpusOutdated,
    CorpusUnreadable,
    DoneInPart,
    InputRefused,
    NoCorpus,
    RenvooiError,
    StoreFailed,
)

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, Received, VersionEntry

ADDED_SCHEMA = "renvooi/added/1"

OF_THE_CORPUS = (NoCorpus, CorpusUnreadable, CorpusBusy, CorpusOutdated, StoreFailed)
"""What the next file would meet as well: these end the command, all others only one file."""


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    SAME = "same"
    """It was there already, byte for byte."""
    REPLACED = "replaced"
    """It took the place of a draft."""
    REFUSED = "refused"
    """It could not be read, or the corpus does not take it; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of `add` say of every file."""

    by: str
    document: str | None = None
    label: str | None = None
    publish: bool = False
    settings: tuple[tuple[str, bytes], ...] = ()
    """Profiles and organisations that the files were read with, by name."""
    accept_revisions: bool = False
    replace: bool = False
    """Whether a draft of another title or format may give its place."""
    together: frozenset[str] = frozenset()
    """Digests of all files that are added at once; none of them takes the place of another."""
    naming: str = "now"
    """When clauses get their persistent ids: "later" for who does that once a document."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file as `add` prints it."""

    file: str
    """As the user gave it."""
    outcome: Outcome
    version: "VersionEntry | None"
    """As it stands in the corpus; None for a file that was refused."""
    notes: tuple[str, ...]
    """What a person should know of its place in the corpus."""
    error: str | None
    """Why it was refused, or could not be published; None if all went well."""
    code: Exit = Exit.DONE
    """What it makes of the exit code."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` prints as JSON."""

    schema: str
    files: tuple[FileOutcome, ...]


def add_each(corpus: "Corpus", readings: Iterable[Reading | InputRefused], wish: Wish) -> Iterator[FileOutcome]:
    """What became of each file, in the order of `readings`. Ctrl-C waits until the caller has taken note of it.

    Raises: CorpusUnreadable, CorpusBusy, CorpusOutdated, StoreFailed, for which the other files wait.
    """
    together = wish.together
    for reading in readings:
        with finishing():
            if isinstance(reading, InputRefused):
                outcome = refusal(reading.path, reading)
            else:
                outcome = _added(corpus, reading, replace(wish, together=together))
            if outcome.version is not None:
                together |= {outcome.version.snapshot.sha256}
            yield outcome


def refusal(file: str, error: RenvooiError) -> FileOutcome:
    """The outcome of a file of which nothing was kept."""
    return FileOutcome(file, Outcome.REFUSED, None, (), _named(file, error), exit_of(error))


def _named(file: str, error: RenvooiError) -> str:
    """The line of an error, which begins with the file as the user gave it."""
    line = line_of(error)
    for name in (one_line(file), one_line(Path(file).name)):
        line = line.removeprefix(f"{name}: ")
    return f"{one_line(file)}: {line}"


def _added(corpus: "Corpus", reading: Reading, wish: Wish) -> FileOutcome:
    file = str(reading.path)
    from renvooi.corpus.adding import add

    # the corpus says among its notes what the reader warned of
    tell_of(reading, warn=False)
    try:
        added = add(corpus, _received(reading, wish), by=wish.by, naming="later", beside=wish.together)
    except OF_THE_CORPUS:
        raise
    except RenvooiError as error:
        return refusal(file, error)
    outcome = FileOutcome(file, Outcome(added.outcome), added.entry, added.notes, None)
    return publish_too(corpus, _named_too(corpus, outcome, wish), wish)


def _named_too(corpus: "Corpus", outcome: FileOutcome, wish: Wish) -> FileOutcome:
    """`outcome` with the ids of its clauses on record, unless all files come first."""
    from renvooi.corpus.histories import make_named

    if wish.naming != "now" or outcome.version is None:
        return outcome
    try:
        return replace(outcome, notes=(*outcome.notes, *make_named(corpus, outcome.version, by=wish.by)))
    except DoneInPart as error:
        # the file is added all the same, and its line must say so
        return replace(outcome, error=_named(outcome.file, error), code=exit_of(error))


def publish_too(corpus: "Corpus", outcome: FileOutcome, wish: Wish) -> FileOutcome:
    """`outcome` with its version published, if that is wished."""
    if not wish.publish or outcome.version is None:
        return outcome
    from renvooi.corpus.publishing import publish

    version = outcome.version
    try:
        # its clauses were named when it was added, or are named when all files are there
        published = publish(corpus, version.document, version.label, by=wish.by, naming="later")
        notes = () if published.already else published.notes
        return replace(outcome, version=published.entry, notes=(*outcome.notes, *notes))
    except RenvooiError as error:
        # the file is added all the same, and its line must say so before anything ends
        return replace(outcome, error=_named(outcome.file, error), code=exit_of(error))


def _received(reading: Reading, wish: Wish) -> "Received":
    """The file with its tree. Raises: InputRefused if its bytes are no longer those of the tree."""
    from renvooi.corpus import Received

    with refused_at(reading.path):
        data = read_bytes(reading.path)
    if hashlib.sha256(data).hexdigest() != reading.document.source.sha256:
        raise InputRefused(str(reading.path), "changed while it was read", "Add it again")
    return Received(
        data=data,
        tree=reading.document,
        document=wish.document,
        label=wish.label,
        settings=wish.settings,
        accept_revisions=wish.accept_revisions,
        folder=reading.folder,
        replaces=wish.replace,
    )


def settings_of(files: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    """Settings files by name, without their folders, as they are kept beside what was read with them."""
    return tuple((path.name, read_bytes(path)) for path in files)
