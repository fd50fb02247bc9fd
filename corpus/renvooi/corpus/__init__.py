"""Every version of every document, what happened to them, and the proof of it.

What is here imports neither the reader nor the diff: a list of documents must not wait for them.
"""

from renvooi.corpus.entries import DocumentEntry, SnapshotEntry, TreeEntry, VersionEntry, VersionState
from renvooi.corpus.events import Event, EventKind
from renvooi.corpus.location import Place, find_place, new_place
from renvooi.corpus.opening import create_corpus, open_corpus, upgrade_corpus
from renvooi.corpus.received import Added, Published, Received
from renvooi.corpus.register.entries import Erased, PolicyEntry, ReleasedNotice, ReleasedRight
from renvooi.corpus.store import Corpus
from renvooi.corpus.transactions import Clock

__all__ = [
    "Added",
    "Clock",
    "Corpus",
    "DocumentEntry",
    "Erased",
    "Event",
    "EventKind",
    "Place",
    "PolicyEntry",
    "Published",
    "Received",
    "ReleasedNotice",
    "ReleasedRight",
    "SnapshotEntry",
    "TreeEntry",
    "VersionEntry",
    "VersionState",
    "create_corpus",
    "find_place",
    "new_place",
    "open_corpus",
    "upgrade_corpus",
]
