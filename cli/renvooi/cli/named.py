"""A version as the user named it: a file, or a version that a corpus holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # only the types: two files are compared without a database
    from renvooi.corpus import Corpus, VersionEntry
    from renvooi.model import Document


@dataclass(frozen=True, slots=True)
class Stored:
    """A version that a corpus holds; reads as "demarcatie@2026-01"."""

    corpus: "Corpus"
    """Open as long as the command runs."""
    entry: "VersionEntry"

    def __str__(self) -> str:
        return self.entry.name

    def fetch(self) -> "Document":
        """The tree that was stored. Raises: CorpusUnreadable."""
        return self.corpus.document(self.entry)


Version = Path | Stored
"""Either reads, as text, as the user may name it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where versions are looked up, as the options say."""

    folder: Path | None = None
    """--in; None without it."""
    corpus: str | None = None
    """--corpus or RENVOOI_CORPUS; None without either."""
    chosen: bool = False
    """Whether `corpus` is what --corpus says: then nothing else is looked at."""


def stored_of(versions: Iterable[Version]) -> tuple[Stored, ...]:
    """Those of `versions` that a corpus holds."""
    return tuple(version for version in versions if isinstance(version, Stored))
