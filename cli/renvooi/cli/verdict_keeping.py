"""Where verdicts are kept: in a file that the user names, or in the corpus that holds both versions."""

import os
from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.corpus import BY, acting
from renvooi.cli.named import Stored, Version, stored_of
from renvooi.cli.verdict_log import add_verdict, load_verdicts
from renvooi.model import VerdictRecord


@dataclass(frozen=True, slots=True)
class FileOfVerdicts:
    """Verdicts in a file of their own."""

    path: Path

    def records(self) -> tuple[VerdictRecord, ...]:
        """All of them, oldest line first. Raises: MissingFile, BadSettings."""
        return load_verdicts(self.path)

    def add(self, record: VerdictRecord) -> None:
        """Nothing; `record` is in the file and on disk. Raises: CannotWrite, BadSettings."""
        add_verdict(self.path, record)


@dataclass(frozen=True, slots=True)
class VerdictsOfCorpus:
    """Verdicts in a corpus, about versions of one document of it."""

    stored: Stored

    def records(self) -> tuple[VerdictRecord, ...]:
        """All about the document, oldest first. Raises: CorpusUnreadable."""
        return self.stored.corpus.verdicts(self.stored.entry.document)

    def add(self, record: VerdictRecord) -> None:
        """Nothing; `record` is in the corpus, with who recorded it. Raises: StateForbids, CorpusUnreadable."""
        self.stored.corpus.judge(self.stored.entry.document, record, by=acting(os.environ.get(BY)))


def keeping_of(versions: tuple[Version, Version], log: Path | None) -> FileOfVerdicts | VerdictsOfCorpus:
    """Where verdicts about `versions` are kept: in `log` if there is one, else in their corpus.

    Raises: UsageError where there is neither.
    """
    if log is not None:
        return FileOfVerdicts(log)
    old, new = versions
    if isinstance(old, Stored) and isinstance(new, Stored) and old.entry.document == new.entry.document:
        return VerdictsOfCorpus(new)
    reason = (
        "only a verdict about two versions of one document of a corpus is kept there"
        if stored_of(versions)
        else "these are files"
    )
    raise click.UsageError(f"--verdicts FILE is missing, and {reason}; name a file", click.get_current_context())


def verdicts_on(versions: tuple[Version, Version], log: Path | None) -> tuple[VerdictRecord, ...]:
    """What people decided about the documents of `versions`: what the corpus knows, and what is in `log`.

    Raises: MissingFile, BadSettings, CorpusUnreadable.
    """
    known = {stored.entry.document: VerdictsOfCorpus(stored).records() for stored in stored_of(versions)}
    told = load_verdicts(log) if log is not None else ()
    return (*(record for records in known.values() for record in records), *told)
