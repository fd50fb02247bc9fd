"""Rows to entries: which documents and versions there are, in the order that people expect."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Row, select

from renvooi.corpus.entries import DocumentEntry, SnapshotEntry, TreeEntry, VersionEntry, VersionState
from renvooi.corpus.tables import documents, versions
from renvooi.model.chains import chain_order
from renvooi.model.errors import UnknownVersion
from renvooi.model.versions import same_version


def read_documents(connection: Connection) -> tuple[DocumentEntry, ...]:
    """All documents by name."""
    held = documents.c
    wanted = select(
        held.name, held.kind, held.title, held.versions, held.latest, held.published, held.changed_at
    ).order_by(held.name)
    # a server may sort by another alphabet
    return tuple(sorted((DocumentEntry(*row) for row in connection.execute(wanted)), key=lambda entry: entry.name))


def read_versions(connection: Connection, document: str) -> tuple[VersionEntry, ...]:
    """The versions of a document, old to new.

    Raises: UnknownVersion if there is no such document.
    """
    wanted = select(versions).where(versions.c.document == document).order_by(versions.c.event)
    entries = [entry_of(row) for row in connection.execute(wanted)]
    if not entries:
        raise _unknown_document(connection, document)
    return tuple(entries[at] for at in order_of(entries))


def order_of(entries: Sequence[VersionEntry]) -> tuple[int, ...]:
    """Where each of `entries`, as they were added, stands in the chain: indices, old to new."""
    return chain_order([(entry.label, entry.effective_date) for entry in entries]).places


def find_version(entries: Sequence[VersionEntry], document: str, label: str) -> VersionEntry:
    """The version with this label, else the one whose label means the same.

    Raises: UnknownVersion with the labels that there are.
    """
    found = [entry for entry in entries if entry.label == label]
    found = found or [entry for entry in entries if same_version(entry.label, label)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(entry.label for entry in entries)
    raise UnknownVersion(f"{document}@{label}: no such version in the corpus. There is: {there}.")


def read_same(connection: Connection, snapshot: str) -> tuple[VersionEntry, ...]:
    """All versions of any document that are the file with this digest, as they were added."""
    wanted = select(versions).where(versions.c.snapshot == snapshot).order_by(versions.c.event)
    return tuple(entry_of(row) for row in connection.execute(wanted))


def _unknown_document(connection: Connection, document: str) -> UnknownVersion:
    names = [entry.name for entry in read_documents(connection)]
    there = f"There is: {', '.join(names)}" if names else "It is empty; renvooi add FILE adds one"
    return UnknownVersion(f"{document}: no such document in the corpus. {there}.")


def entry_of(row: Row[tuple[object, ...]]) -> VersionEntry:
    """The entry of a row of `versions`."""
    held = row._mapping
    return VersionEntry(
        document=held["document"],
        label=held["label"],
        title=held["title"],
        state=VersionState(held["state"]),
        effective_date=date.fromisoformat(held["effective_date"]) if held["effective_date"] else None,
        snapshot=SnapshotEntry(held["snapshot"], held["file_name"], held["media_type"], held["size"]),
        source=held["source"],
        tree=TreeEntry(held["tree"], held["tree_blob"], held["reader"]),
        added_at=held["added_at"],
        added_by=held["added_by"],
        published_at=held["published_at"],
        published_by=held["published_by"],
        warnings=held["warnings"],
    )
