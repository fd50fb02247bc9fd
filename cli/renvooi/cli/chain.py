"""Files as the versions of one document: in which order, and what a person must know of that order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import click

from renvooi.cli.exits import one_line
from renvooi.cli.options import is_given
from renvooi.cli.printing import tell
from renvooi.cli.versions import find_version, find_versions
from renvooi.model import Document, compare_versions, version_order

Versions = tuple[tuple[Path, Document], ...]

FEWEST = 2
"""Versions that make a chain."""


def find_files(names: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """The files that the user named: each by itself or as document@version, or all versions of one document.

    Raises: UsageError for fewer than two, and for --in beside plain files; UnknownVersion.
    """
    context = click.get_current_context()
    if len(names) == 1 and not Path(names[0]).exists():
        files = tuple(find_versions(names[0], folder).values())
        found = f"{len(files)} of {names[0]} in {folder.absolute()}"
    else:
        files = tuple(_file(name, folder) for name in names)
        found = str(len(files))
        if is_given("folder") and all(str(file) == name for file, name in zip(files, names, strict=True)):
            raise click.UsageError(
                "--in is for DOCUMENT and for document@version; files are given with their folder", context
            )
    if len(files) < FEWEST:
        raise click.UsageError(f"Expected two versions or more, from old to new, found {found}", context)
    return files


def _file(name: str, folder: Path) -> Path:
    document, at, version = name.rpartition("@")
    return find_version(document, version, folder) if at and not Path(name).exists() else Path(name)


def in_order(files: Sequence[Path], documents: Sequence[Document], *, sort: bool) -> Versions:
    """Each file with its document: as given, or with `sort` by version label, else by effective date.

    Raises: UsageError if they are to be sorted and state neither.
    """
    given = tuple(zip(files, documents, strict=True))
    if not sort:
        return given
    orders = [version_order(document.version) if document.version else None for document in documents]
    known = [order for order in orders if order is not None]
    if len(known) == len(documents) and len({order.style for order in known}) == 1:
        return tuple(given[at] for at in sorted(range(len(given)), key=lambda at: known[at]))
    dates = [document.effective_date for document in documents]
    dated = [day for day in dates if day is not None]
    if len(dated) == len(documents):
        return tuple(given[at] for at in sorted(range(len(given)), key=lambda at: dated[at]))
    lacking = next(path for path, order, day in zip(files, orders, dates, strict=True) if order is None or day is None)
    raise click.UsageError(
        f"--sort: {lacking} does not say where it belongs, by a version and a date like the others; "
        "give the files from old to new and leave --sort out",
        click.get_current_context(),
    )


def tell_of_order(versions: Versions) -> None:
    """Nothing; what is odd about the order of versions is on standard error, a line each."""
    for line in (*_alike(versions), *_backwards(versions)):
        tell("warning", one_line(line), colour="yellow")


def _alike(versions: Versions) -> Iterator[str]:
    """A line for each file that is the one before, or states a version that another states."""
    first: dict[str, Path] = {}
    before: Document | None = None
    for path, document in versions:
        label = document.version
        if before is not None and before.source.sha256 == document.source.sha256:
            yield f"{path}: the same file as the one before it; nothing changed between the two"
        elif label is not None and label in first:
            yield f"{path}: states version {label}, as {first[label]} does; they are taken as two versions, as given"
        if label is not None:
            first.setdefault(label, path)
        before = document


def _backwards(versions: Versions) -> Iterator[str]:
    for (old_path, old), (path, new) in pairwise(versions):
        if old.version and new.version and compare_versions(old.version, new.version) == 1:
            yield (
                f"{path}: version {new.version} is older than version {old.version} ({old_path}), "
                "which stands before it; --sort orders them"
            )
