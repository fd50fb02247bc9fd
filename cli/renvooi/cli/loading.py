"""Versions to documents: a file is read, a version of a corpus has its tree already."""

from collections.abc import Collection, Sequence

import click

from renvooi.cli.exits import one_line
from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, stored_of
from renvooi.cli.printing import tell
from renvooi.model import Document

_ONLY_FOR_FILES = ("--profile", "--organisation", "--accept-revisions")
"""Options that say how to read, which happened long ago for a stored version."""


def load_pair(versions: tuple[Version, Version], manner: Manner, *, warn: bool = True) -> tuple[Document, Document]:
    """The old and the new document; their warnings are on standard error, unless `warn` is off.

    Raises: UsageError, InputRefused, CorpusUnreadable.
    """
    old, new = load_documents(versions, manner, quiet=() if warn else versions)
    return old, new


def load_documents(
    versions: Sequence[Version], manner: Manner, *, quiet: Collection[Version] = ()
) -> tuple[Document, ...]:
    """The documents of `versions`; warnings about those in `quiet` are left to the caller.

    Raises: UsageError for options that mean nothing here; InputRefused, CorpusUnreadable for the
    first version that cannot be read, before any warning about another.
    """
    from renvooi.cli.reading import read_files, tell_of, tell_warnings

    check_reading_options(versions, manner)
    files = [version for version in versions if not isinstance(version, Stored)]
    read = iter(read_files(files, manner) if files else ())
    found = [version.fetch() if isinstance(version, Stored) else next(read) for version in versions]
    documents = []
    for version, one in zip(versions, found, strict=True):
        warn = version not in quiet
        if not isinstance(one, Document):
            tell_of(one, warn=warn)
        elif warn:
            tell_warnings(version, one)
        documents.append(one if isinstance(one, Document) else one.document)
    _tell_of_readers(versions, documents)
    return tuple(documents)


def _tell_of_readers(versions: Sequence[Version], documents: Sequence[Document]) -> None:
    """Nothing; that two readers were at work is on standard error: they may read the same words differently."""
    if not stored_of(versions):
        return
    first: dict[str, Version] = {}
    for version, document in zip(versions, documents, strict=True):
        if document.source.reader is not None:
            first.setdefault(document.source.reader, version)
    if len(first) > 1:
        read = " and ".join(f"{version} by {reader}" for reader, version in first.items())
        message = (
            f"read by different readers, {read}; a difference may come from that and not from the contract: "
            "renvooi reparse reads what is stored anew"
        )
        tell("reader-change", one_line(message), colour="yellow")


def check_reading_options(versions: Sequence[Version], manner: Manner) -> None:
    """Nothing, if nothing is said of reading, or there is a file to read.

    Raises: UsageError.
    """
    stored = stored_of(versions)
    if not stored or len(stored) < len(versions):
        return
    given = (manner.profiles, manner.organisations, manner.accept_revisions)
    for option, value in zip(_ONLY_FOR_FILES, given, strict=True):
        if value:
            raise click.UsageError(
                f"{option} says how a file is read, and {stored[0]} was read when it was added; leave it out",
                click.get_current_context(),
            )
