"""Two contracts never become one: what a file says of itself is held against the versions it would join.

The kind of a document says little, since many clients have one of the same kind. So a file that is
called otherwise than those that are there, or is titled otherwise, is refused until a person says
which document it is of; and a draft gives its place only to a file that looks like it.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from renvooi.corpus.entries import VersionEntry, VersionState
from renvooi.corpus.naming import name_in_file
from renvooi.corpus.received import Received
from renvooi.model.errors import StateForbids, VersionTaken

_ADVICE = "Say which document it is of with --document"


def require_one_contract(received: Received, document: str, before: Sequence[VersionEntry]) -> None:
    """Nothing, if the file can be of `document`, whose versions are `before`. Raises: StateForbids.

    Only asked where nothing but the kind says so: a name that the person or the file gives is believed.
    """
    said = name_in_file(received.tree.source.name)
    is_named = received.document is not None or received.folder is not None or said == document
    if is_named or not before:
        return
    names = {name_in_file(entry.snapshot.name) for entry in before}
    if said is not None and said in names:
        return
    newest = before[-1]
    there = f"{document} in this corpus"
    if said is not None and names - {None, said}:
        raise StateForbids(
            f"{received.tree.source.name}: is of the kind {document}, and {there} was added from files of another "
            f"name, as {newest.snapshot.name}. {_ADVICE}: {document}, or {said} if it is another contract."
        )
    if not any(_is_same_title(received.tree.title, entry.title) for entry in before):
        raise StateForbids(
            f"{received.tree.source.name}: is of the kind {document} and is called {received.tree.title!r}, and {there} "
            f"is called {newest.title!r}. {_ADVICE}: {document}, or a name of its own if it is another contract."
        )


def require_free(
    taken: VersionEntry, received: Received, media_type: str, *, document: str, beside: Collection[str]
) -> None:
    """Nothing, if the file may take the place of `taken`. Raises: VersionTaken, StateForbids.

    `media_type` is that of the file, `beside` the digests of all files that are added together.
    """
    file = received.tree.source.name
    if taken.state is VersionState.PUBLISHED:
        day = (taken.published_at or "")[:10]
        raise VersionTaken(
            f"{file}: {document}@{taken.label} was published on {day} by {taken.published_by} "
            f"as another file ({taken.snapshot.name}, {taken.snapshot.sha256[:12]}). A published version is "
            "never replaced; give this file a version of its own."
        )
    if taken.snapshot.sha256 in beside:
        raise StateForbids(
            f"{file}: says that it is {document}@{taken.label}, and so does another of these files "
            f"({taken.snapshot.name}, {taken.snapshot.sha256[:12]}). Leave one of the two out, or give this file alone."
        )
    found = " and ".join(_differences(taken, received, media_type))
    if found and not received.replaces:
        raise StateForbids(
            f"{file}: the draft {document}@{taken.label} ({taken.snapshot.name}, added on {taken.added_at[:10]} by "
            f"{taken.added_by}) has {found}. If this file is to take its place, say so with --replace; if it is another "
            "contract, name it with --document."
        )


def replaced_note(taken: VersionEntry) -> str:
    """The sentence about a draft that gave its place."""
    gone = f"{taken.snapshot.name} ({taken.snapshot.sha256[:12]})"
    return f"it takes the place of {gone}, added on {taken.added_at[:10]} by {taken.added_by}, whose bytes are kept"


def _differences(taken: VersionEntry, received: Received, media_type: str) -> Iterator[str]:
    """What sets the draft apart from the file, in words."""
    if not _is_same_title(taken.title, received.tree.title):
        yield f"another title, {taken.title!r}"
    if taken.snapshot.media_type != media_type:
        name = PurePath(taken.snapshot.name).suffix or taken.snapshot.media_type
        yield f"another format, {name}"


def _is_same_title(one: str, other: str) -> bool:
    """Capitals and blanks aside, which readers of two formats see differently."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
