"""Every version of every document, what happened to them, and the proof of it.

What is here imports neither the reader nor the diff: a list of documents must not wait for them. Each name is
imported from its module when it is first asked for: what only writes a file must not wait for the database.
`__init__.pyi` says the same to type checkers; a test holds the two together.
"""

from renvooi.model.asking import when_asked

_MODULES = {
    "entries": "DocumentEntry SnapshotEntry TreeEntry VersionEntry VersionState",
    "events": "Event EventKind",
    "location": "Place find_place new_place",
    "opening": "create_corpus open_corpus upgrade_corpus",
    "received": "Added Published Received",
    "register.entries": "Erased PolicyEntry ReleasedNotice ReleasedRight",
    "store": "Corpus",
    "transactions": "Clock",
}
"""By module: the names that it gives to the part."""

__getattr__, __dir__ = when_asked(__name__, _MODULES)
