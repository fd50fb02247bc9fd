# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.corpus.entries import (
    DocumentEntry as DocumentEntry,
    SnapshotEntry as SnapshotEntry,
    TreeEntry as TreeEntry,
    VersionEntry as VersionEntry,
    VersionState as VersionState,
)
from renvooi.corpus.events import (
    Event as Event,
    EventKind as EventKind,
)
from renvooi.corpus.location import (
    Place as Place,
    find_place as find_place,
    new_place as new_place,
)
from renvooi.corpus.opening import (
    create_corpus as create_corpus,
    open_corpus as open_corpus,
    upgrade_corpus as upgrade_corpus,
)
from renvooi.corpus.received import (
    Added as Added,
    Published as Published,
    Received as Received,
)
from renvooi.corpus.register.entries import (
    Erased as Erased,
    PolicyEntry as PolicyEntry,
    ReleasedNotice as ReleasedNotice,
    ReleasedRight as ReleasedRight,
)
from renvooi.corpus.store import (
    Corpus as Corpus,
)
from renvooi.corpus.transactions import (
    Clock as Clock,
)
