"""`add`: a file that was read becomes a version, in one transaction, or is refused.

A label means one file once it was published. Before that, another file takes the place of the draft;
the file that was there stays in the store, and the ledger says what replaced what.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace

from renvooi.corpus.akn.vocabulary import MEDIA_TYPE as AKOMA_NTOSO
from renvooi.corpus.arrivals import ids_data
from renvooi.corpus.entries import DocumentEntry, SnapshotEntry, TreeEntry, VersionEntry, VersionState
from renvooi.corpus.events import EventKind, storable
from renvooi.corpus.histories import make_named
from renvooi.corpus.listing import order_of, read_documents, read_same, read_versions
from renvooi.corpus.mixing import replaced_note, require_free, require_one_contract
from renvooi.corpus.naming import checked_label, document_name, label_meaning
from renvooi.corpus.notes import notes_about, same_file_notes
from renvooi.corpus.received import Added, Received
from renvooi.corpus.store import Corpus
from renvooi.corpus.stored import Packed, pack
from renvooi.corpus.writer import Writer
from renvooi.model import Kind, label_in_name
from renvooi.model.codec import Json
from renvooi.model.errors import NotComparable, StateForbids

IMPORT = "import"
"""Origin of what came from another corpus, as events say it."""


def add(
    corpus: Corpus, received: Received, *, by: str, naming: str = "now", beside: Collection[str] = frozenset()
) -> Added:
    """What became of the file: a version of its own, of a draft's, or there already.

    With `naming` "later" the clauses get their persistent ids when `name_clauses` is called, which
    someone who adds many files does once a document. `beside` are the digests of all files that are
    added together: none of them takes the place of another, since nothing says which of the two is meant.
    Raises: StateForbids without a usable name or label; VersionTaken; NotComparable for a file of
    another kind than the document; CorpusBusy, StoreFailed; DoneInPart if the version is there and the
    ids of its clauses could not be written, which adding the file again makes good.
    """
    tree = store(corpus, received)
    with corpus.writing(by=by) as writer:
        added = add_version(writer, received, tree, beside=beside)
    late = make_named(corpus, added.entry, by=by) if naming == "now" else ()
    return replace(added, notes=(*added.notes, *late))


def store(corpus: Corpus, received: Received) -> Packed:
    """The tree, ready for `add_version`; all bytes that its event will name are durable. Raises: StoreFailed."""
    tree = pack(received.tree)
    for body in (received.data, tree.body, *(text for _, text in received.settings)):
        corpus.blobs.put(body)
    return tree


def add_version(writer: Writer, received: Received, tree: Packed, *, beside: Collection[str] = frozenset()) -> Added:
    """What became of the file, within the transaction of `writer`; its bytes are stored. `beside` as for `add`.

    Raises: StateForbids, VersionTaken, NotComparable.
    """
    label = _label(received)
    snapshot = hashlib.sha256(received.data).hexdigest()
    assert received.ids is not None or snapshot == received.tree.source.sha256, "a tree is that of its bytes"
    held = {entry.name: entry for entry in read_documents(writer.connection)}
    document = document_name(received, held.keys())
    before = read_versions(writer.connection, document) if document in held else ()
    media_type = _media_type(received)
    kind = _kind(received, held.get(document))
    taken = next((entry for entry in before if label_meaning(entry.label) == label_meaning(label)), None)
    if taken is not None and _is_there(taken, received, snapshot):
        return Added(taken, "same")
    require_one_contract(received, document, before)
    if taken is not None:
        require_free(taken, received, media_type, document=document, beside=beside)
    gone = () if taken is None else (replaced_note(taken),)
    same = read_same(writer.connection, snapshot)
    entry = record_added(writer, received, tree, document=document, label=label, kind=kind, before=before)
    notes = (*gone, *same_file_notes(same), *notes_about(received, entry, before))
    return Added(entry, "replaced" if taken else "added", notes)


def _is_there(taken: VersionEntry, received: Received, snapshot: str) -> bool:
    """Whether a version is of this file already; one that came without it gets it as long as it is a draft."""
    if taken.snapshot.sha256 == snapshot:
        return True
    brings_file = snapshot == received.tree.source.sha256 and taken.state is VersionState.DRAFT
    return taken.source == received.tree.source.sha256 and not brings_file


def _label(received: Received) -> str:
    """What the version is called. Raises: StateForbids if nothing says so."""
    said = received.label or received.tree.version or label_in_name(received.tree.source.name)
    if said is None:
        raise StateForbids(
            f"{received.tree.source.name}: states no version that could be read. Give one with --version."
        )
    return checked_label(said)


def _kind(received: Received, document: DocumentEntry | None) -> str:
    """The kind of the document with this file in it. Raises: NotComparable if the two are of different known kinds."""
    kind, held = received.tree.kind.value, document.kind if document else Kind.GENERIC.value
    if Kind.GENERIC.value in (kind, held):
        return held if kind == Kind.GENERIC.value else kind
    if kind != held:
        raise NotComparable(
            f"{received.tree.source.name} is a {kind}, and {document.name if document else ''} in this corpus is a "
            f"{held}. Name another document with --document."
        )
    return kind


def _media_type(received: Received) -> str:
    """Of the bytes: the file that the tree was read from, or an export of the tree."""
    source = received.tree.source
    return source.media_type if hashlib.sha256(received.data).hexdigest() == source.sha256 else AKOMA_NTOSO


def _entry(received: Received, tree: Packed, *, document: str, label: str, at: str, by: str) -> VersionEntry:
    source = received.tree.source
    return VersionEntry(
        document=document,
        label=label,
        title=storable(received.tree.title),
        state=VersionState.DRAFT,
        effective_date=received.tree.effective_date,
        snapshot=SnapshotEntry(
            hashlib.sha256(received.data).hexdigest(), storable(source.name), _media_type(received), len(received.data)
        ),
        source=source.sha256,
        tree=TreeEntry(tree.sha256, hashlib.sha256(tree.body).hexdigest(), source.reader),
        added_at=at,
        added_by=by,
        published_at=None,
        published_by=None,
        warnings=len(received.tree.warnings),
    )


def record_added(
    writer: Writer,
    received: Received,
    tree: Packed,
    *,
    document: str,
    label: str,
    kind: str,
    before: Sequence[VersionEntry],
) -> VersionEntry:
    """The version, whose event is written; in the place of the one among `before` with this label, if there is one."""
    entry = _entry(received, tree, document=document, label=label, at=writer.at, by=writer.by)
    replaces = next((one for one in before if label_meaning(one.label) == label_meaning(label)), None)
    after = (*(one for one in before if one is not replaces), entry)
    ordered = [after[at] for at in order_of(after)]
    chain: dict[str, Json] = {"versions": len(after), "latest": ordered[-1].label, "title": ordered[-1].title}
    # one version can put all of them in another order, and so another one last of those that are published
    if published := [one.label for one in ordered if one.state is VersionState.PUBLISHED]:
        chain["published"] = published[-1]
    settings: list[Json] = [
        {"name": storable(name), "sha256": hashlib.sha256(text).hexdigest()} for name, text in received.settings
    ]
    data: dict[str, Json] = {
        "document": entry.document,
        "kind": kind,
        "label": entry.label,
        "meaning": label_meaning(entry.label),
        "title": entry.title,
        "language": received.tree.language,
        "effective_date": entry.effective_date.isoformat() if entry.effective_date else None,
        "snapshot": snapshot_data(entry.snapshot),
        "tree": tree_data(entry.tree),
        "settings": settings,
        "accept_revisions": received.accept_revisions,
        "warnings": entry.warnings,
        "replaces": replaces.snapshot.sha256 if replaces else None,
        "source": entry.source,
        "origin": None if received.ids is None else IMPORT,
        "ids": ids_data(received.ids),
        "chain": chain,
    }
    writer.append(EventKind.VERSION_ADDED, data)
    return entry


def snapshot_data(snapshot: SnapshotEntry) -> dict[str, Json]:
    """A snapshot as events name it."""
    return {
        "sha256": snapshot.sha256,
        "name": snapshot.name,
        "media_type": snapshot.media_type,
        "size": snapshot.size,
    }


def tree_data(tree: TreeEntry) -> dict[str, Json]:
    """A tree as events name it."""
    return {"sha256": tree.sha256, "blob": tree.blob, "reader": tree.reader}
