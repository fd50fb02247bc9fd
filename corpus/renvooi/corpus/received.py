"""What enters a corpus, and what the corpus says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from renvooi.corpus.entries import VersionEntry

if TYPE_CHECKING:
    from renvooi.model import ClauseId, Document


@dataclass(frozen=True, slots=True)
class Settings:
    """How a file was read."""

    files: tuple[tuple[str, bytes], ...] = ()
    """Profiles and organisations, by name."""
    accept_revisions: bool = False
    """Whether a Word document was read as if its tracked changes were accepted."""


@dataclass(frozen=True, slots=True)
class Received:
    """One file, read."""

    data: bytes
    """The bytes as received: the snapshot."""
    tree: "Document"
    """What a reader made of them."""
    document: str | None = None
    """Name of the document, if the person gave one."""
    label: str | None = None
    """Label of the version, if the person gave one; else what the document states."""
    settings: tuple[tuple[str, bytes], ...] = ()
    """Profiles and organisations that it was read with, by name."""
    accept_revisions: bool = False
    """Whether a Word document was read as if its tracked changes were accepted."""
    folder: str | None = None
    """Name of the folder that stood for the document, where many files are added at once."""
    replaces: bool = False
    """Whether it may take the place of a draft that has another title or format: the person said so."""
    ids: "Mapping[tuple[int, ...], ClauseId] | None" = None
    """Of an import: the persistent id of each node, by its path in the tree. Its bytes may be an export of the tree."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file."""

    entry: VersionEntry
    outcome: Literal["added", "same", "replaced"]
    """New; there already, as it is; or in the place of another draft of the same version."""
    notes: tuple[str, ...] = ()
    """What a person should know: an odd order, a version statement that disagrees."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a version that was to be frozen."""

    entry: VersionEntry
    already: bool
    """True if it had been published before; nothing was recorded."""
    previous: str | None
    """Label of the published version before it."""
    notes: tuple[str, ...] = ()
    """What a person should know."""
