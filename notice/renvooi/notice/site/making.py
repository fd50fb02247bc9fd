"""A site as units: what is made together, from what, and what it came to.

A unit is made anew when its key changed. So the key covers all that its files are made of: cards and
digests of facts, settings, templates, the code of the site, and the summaries it shows of other units.
Making is a pure function of the same things, and a new build equals one from nothing, to the byte.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from renvooi.notice.site.values import (
    ClauseFacts,
    DocumentCard,
    StepCard,
    StepFacts,
    StepSummary,
    VersionCard,
    VersionFacts,
)

Files = Mapping[str, bytes]
"""By path from the root of the site."""


class Source(Protocol):
    """Where the site is made from: the public part of a corpus, of one moment."""

    def documents(self) -> tuple[DocumentCard, ...]:
        """Cards of all documents that have a published version, by name. Cheap: no tree and no diff is read."""
        ...

    def step(self, document: DocumentCard, step: StepCard) -> StepFacts:
        """All about a step. Raises: CorpusUnreadable."""
        ...

    def version(self, document: DocumentCard, version: VersionCard) -> VersionFacts:
        """All about a version. Raises: CorpusUnreadable."""
        ...

    def clauses(self, document: DocumentCard) -> ClauseFacts:
        """The history of each clause over the published versions. Raises: CorpusUnreadable."""
        ...

    def file(self, version: VersionCard) -> bytes:
        """The bytes of a version as received. Raises: CorpusUnreadable."""
        ...

    def newest_head(self) -> str:
        """The newest signed head of the corpus, as one line of JSON without its line end."""
        ...

    def key(self) -> str:
        """The public key of the corpus, hexadecimal."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """What one unit came to."""

    files: Files
    steps: tuple[StepSummary, ...] = ()
    """What other pages say of the steps on these."""
    ids: tuple[tuple[str, str], ...] = ()
    """Of each version by its label: a digest of the ids of its clauses."""
