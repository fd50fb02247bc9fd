"""Which policy judges two versions: the one that is named, else the one that their corpus adopted, else the default."""

from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.cli.named import Stored, Version

if TYPE_CHECKING:
    from renvooi.notice import Policy


def policy_in_force(versions: tuple[Version, Version], path: Path | None) -> "Policy":
    """The policy in the file `path`; without it, that of the new version's document in its corpus, else the default.

    Raises: MissingFile, BadSettings, CorpusUnreadable.
    """
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.notice import load_policy

    with settings_at(path):
        return load_policy(_adopted(versions[1]) if path is None else read_bytes(path))


def _adopted(new: Version) -> bytes | None:
    """The file of the policy that a corpus adopted for the document of `new`; None if there is none."""
    if not isinstance(new, Stored):
        return None
    entry = new.corpus.policy(new.entry.document)
    return None if entry is None else new.corpus.policy_file(entry)
