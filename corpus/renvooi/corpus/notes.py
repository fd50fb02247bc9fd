"""What a person should read when a file becomes a version: an odd order, statements that disagree."""

from collections.abc import Iterator, Sequence

from renvooi.corpus.entries import VersionEntry, VersionState
from renvooi.corpus.received import Received
from renvooi.diff.chain import stated_labels
from renvooi.diff.checks.version import DISAGREES
from renvooi.model import NewVersion, explain_label, label_in_name, same_version


def notes_about(received: Received, entry: VersionEntry, before: Sequence[VersionEntry]) -> tuple[str, ...]:
    """Sentences about the version beside those that were there, which are `before`, old to new."""
    told = any(warning.code == DISAGREES for warning in received.tree.warnings)
    stated = () if told else stated_labels(received.tree)
    new = NewVersion(entry.label, entry.effective_date, label_in_name(received.tree.source.name), stated)
    chain = [(one.label, one.effective_date) for one in before if one.label != entry.label]
    return (*explain_label(new, chain), *_reading(received, entry))


def same_file_notes(same: Sequence[VersionEntry]) -> tuple[str, ...]:
    """A sentence if the very file is other versions already, as `same` says."""
    names = ", ".join(entry.name for entry in same)
    return (f"the same file, to the byte, is in the corpus already as {names}",) if same else ()


def earlier_note(entry: VersionEntry, after: Sequence[VersionEntry]) -> tuple[str, ...]:
    """A sentence if a version is published of which later ones, among `after`, were published before it."""
    later = next((one.label for one in after if one.state is VersionState.PUBLISHED), None)
    if later is None:
        return ()
    return (
        f"it is older than {later}, published before it; the diff on record with {later} is not with {entry.label}",
    )


def _reading(received: Received, entry: VersionEntry) -> Iterator[str]:
    """What the reader said of the version, in its words, and how many warnings there are besides."""
    stated = received.tree.version
    if stated is not None and not same_version(stated, entry.label):
        yield f"the document states that it is version {stated}, and it is added as version {entry.label}"
    about_version = [warning for warning in received.tree.warnings if warning.code == DISAGREES]
    yield from (warning.message for warning in about_version)
    others = len(received.tree.warnings) - len(about_version)
    if others:
        yield f"the reader has {others} warning(s) about this file; renvooi check shows them"
