"""What a corpus says of the documents and versions it holds. Values only; moments are UTC, with an offset."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CORPUS_SCHEMA = "renvooi/corpus/1"


class VersionState(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    """Added; another file may still take its place."""
    PUBLISHED = "published"
    """Frozen: this label means this file for good."""


@dataclass(frozen=True, slots=True)
class SnapshotEntry:
    """The bytes of one file as received."""

    sha256: str
    name: str
    """File name without folders, as it was given."""
    media_type: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One reading of one snapshot."""

    sha256: str
    """Of the tree as canonical JSON."""
    blob: str
    """SHA-256 of the bytes it is stored as: that JSON, compressed."""
    reader: str | None
    """Version of the reader; None for a tree that came from an import without one."""


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version of one document."""

    document: str
    """Name of the document in this corpus, as in "demarcatie@2026-01"."""
    label: str
    """As the document prints it: "2026-02", "06-2025", "v1.3"; unique within the document, also by meaning."""
    title: str
    state: VersionState
    effective_date: date | None
    snapshot: SnapshotEntry
    source: str
    """SHA-256 of the file that the tree was read from: the snapshot, but for a tree that was imported without it."""
    tree: TreeEntry
    added_at: str
    added_by: str
    published_at: str | None
    published_by: str | None
    warnings: int
    """Warnings of the reader about the snapshot."""

    @property
    def name(self) -> str:
        """How people write it: "demarcatie@2026-01"."""
        return f"{self.document}@{self.label}"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document, of which there may be many versions."""

    name: str
    kind: str
    title: str
    """That of the latest version."""
    versions: int
    latest: str
    """Label of the latest version, by what the labels mean."""
    published: str | None
    """Label of the latest published version."""
    changed_at: str
    """When something was last recorded about it."""
