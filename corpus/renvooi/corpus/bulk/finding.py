"""Which files below a folder are taken into a corpus, and which are passed by.

Taken are plain files whose names end as those of documents do. A folder that people work in holds more:
the lock files of Word and LibreOffice, hidden files, links. A link is passed by wherever it leads: out of
the folder it would bring in what nobody named, within it the same file twice.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from renvooi.corpus.bulk.lanes import in_order_of_names
from renvooi.model.errors import InputRefused, MissingFile

READABLE = frozenset({".pdf", ".docx", ".dotx", ".docm", ".dotm", ".md", ".markdown", ".txt"})
"""How names of documents end, in small letters; elsewhere in a folder what has no such name is no document."""
DEEPEST = 32
"""Folders below one another at most; nobody files contracts deeper, and a path has an end."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to add."""

    path: Path
    folder: str | None = None
    """The folder that names its document: the first below the one that was given; None for a file beside those."""


@dataclass(slots=True)
class Finding:
    """What there is below a folder."""

    files: tuple[Found, ...] = ()
    """Document by document, the versions of each from old to new as far as their names tell; always the same order."""
    links: list[Path] = field(default_factory=list)
    """Passed by, wherever they lead."""
    others: int = 0
    """Hidden files, those that office programs make while a document is open, and other kinds; passed by too."""
    refusals: list[InputRefused] = field(default_factory=list)
    """Folders that may not be read."""


def find_files(folder: Path) -> Finding:
    """The documents below `folder`, which may itself be a link. Nothing is opened."""
    finding = Finding()
    finding.files = in_order_of_names(_walk(folder, None, 0, finding))
    return finding


def _walk(folder: Path, named: str | None, depth: int, finding: Finding) -> Iterator[Found]:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        reason = f"the folder cannot be read ({error.strerror or error})"
        finding.refusals.append(MissingFile(str(folder), reason, "Ask for permission to read it"))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink():
            finding.links.append(path)
        elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".") and depth < DEEPEST:
            yield from _walk(path, named or entry.name, depth + 1, finding)
        elif entry.is_file(follow_symlinks=False) and _is_document(entry.name):
            yield Found(path, named)
        else:
            finding.others += 1


def _is_document(name: str) -> bool:
    return not name.startswith((".", "~$")) and Path(name).suffix.casefold() in READABLE
