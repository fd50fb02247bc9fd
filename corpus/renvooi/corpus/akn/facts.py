"""What a corpus knows of a version that its tree does not say, and what comes back from a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renvooi.corpus.entries import VersionEntry
from renvooi.model.document import Document
from renvooi.model.history import ClauseId

Path = tuple[int, ...]
"""Position in a tree: index among siblings, from the top, 0-based; as in `Appearance.path`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where a version stands in its corpus. Moments are ISO 8601 with an offset."""

    document: str
    """Name of the document, equal for all its versions."""
    label: str
    added_at: str
    added_by: str | None = None
    published_at: str | None = None
    published_by: str | None = None
    since: date | None = None
    """When the first version of the document took effect; the date of the work, equal for all its versions."""


def facts_of(entry: VersionEntry, *, since: date | None) -> Facts:
    """The facts of a version of a corpus; `since` is the effective date of the first version, if it has one."""
    return Facts(
        entry.document,
        entry.label,
        entry.added_at,
        entry.added_by,
        entry.published_at,
        entry.published_by,
        since,
    )


@dataclass(frozen=True, slots=True)
class AknRead:
    """One version as it came back from Akoma Ntoso."""

    document: Document
    ids: Mapping[Path, ClauseId]
    """Of the nodes that had one when the file was written."""
    facts: Facts
    edited: bool
    """True if the tree is not the one that was written: somebody changed the file."""
