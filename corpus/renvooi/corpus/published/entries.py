"""What may be told of the published versions of a document. Values only; none names a client or who did what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renvooi.corpus.entries import SnapshotEntry


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version that was frozen."""

    label: str
    title: str
    language: str
    effective_date: date | None
    published_at: str
    snapshot: SnapshotEntry
    tree: str
    """SHA-256 of the tree that is the reading of the file today."""
    warnings: int


@dataclass(frozen=True, slots=True)
class LastDays:
    """The last days of the windows of a step, over all its notices and all clients together."""

    first: date | None
    """The earliest; None if none is known."""
    last: date | None
    waiting: bool
    """Whether a window that was not closed has no last day."""


@dataclass(frozen=True, slots=True)
class ReplacedNotice:
    """A released notice whose place another took. Clients have it in hand, and their windows run on."""

    id: str
    released_at: str
    content: str
    """SHA-256 of the notice as canonical JSON."""


@dataclass(frozen=True, slots=True)
class StandingNotice:
    """A released notice whose place no other took."""

    id: str
    old: str
    """Label of the old version."""
    new: str
    released_at: str
    content: str
    """SHA-256 of the notice as canonical JSON."""
    windows: LastDays | None
    """None if no window was opened, under it or under those that it replaced."""
    replaced: tuple[ReplacedNotice, ...] = ()
    """Those before it about the same step, the older first."""


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A document with all that is published of it."""

    name: str
    kind: str
    versions: tuple[PublishedVersion, ...]
    """Old to new, in an order that no draft has a say in; at least one."""
    notices: tuple[StandingNotice, ...]
    """In the order of their release."""
    diffs: Mapping[tuple[str, str], str]
    """By the labels of two versions: the blob with the diff of their trees of today, where one is on record."""
    history: str
    """Digest of what the ids of the clauses follow from."""
    verdicts: str
    """Digest of what people decided about changes; "" if they decided nothing."""
