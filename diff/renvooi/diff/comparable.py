"""Which two documents may be compared, and how a version is named in what is said of it."""

from renvooi.model import Document, Kind, VersionRef
from renvooi.model.errors import NotComparable


def require_comparable(old: Document, new: Document) -> None:
    """Nothing, if the two may be versions of one document.

    Raises: NotComparable if they are of different known kinds.
    """
    if old.kind is not new.kind and Kind.GENERIC not in (old.kind, new.kind):
        advice = "compare two versions of one document"
        raise NotComparable(f"{new.source.name} is a {new.kind} and {old.source.name} a {old.kind}: {advice}")


def version_ref(document: Document) -> VersionRef:
    """Which version of which snapshot `document` is."""
    effective = document.effective_date.isoformat() if document.effective_date else None
    return VersionRef(document.version, document.source.sha256, document.source.name, effective)
