"""A source that remembers what it gave last, since the pages of a step and its files are made one after the other."""

from collections.abc import Callable
from typing import TypeVar

from renvooi.notice.site.making import Source
from renvooi.notice.site.values import (
    ClauseFacts,
    DocumentCard,
    StepCard,
    StepFacts,
    VersionCard,
    VersionFacts,
)

Fact = TypeVar("Fact", StepFacts, VersionFacts)


class RecentSource:
    """A `Source` in the place of another; it keeps the facts of one step and of one version."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._step: tuple[object, StepFacts] | None = None
        self._version: tuple[object, VersionFacts] | None = None

    def documents(self) -> tuple[DocumentCard, ...]:
        """See `Source.documents`."""
        return self._source.documents()

    def step(self, document: DocumentCard, step: StepCard) -> StepFacts:
        """See `Source.step`."""
        self._step = _again(self._step, (document, step), lambda: self._source.step(document, step))
        return self._step[1]

    def version(self, document: DocumentCard, version: VersionCard) -> VersionFacts:
        """See `Source.version`."""
        self._version = _again(self._version, (document, version), lambda: self._source.version(document, version))
        return self._version[1]

    def clauses(self, document: DocumentCard) -> ClauseFacts:
        """See `Source.clauses`."""
        return self._source.clauses(document)

    def file(self, version: VersionCard) -> bytes:
        """See `Source.file`."""
        return self._source.file(version)

    def newest_head(self) -> str:
        """See `Source.newest_head`."""
        return self._source.newest_head()

    def key(self) -> str:
        """See `Source.key`."""
        return self._source.key()


def _again(last: tuple[object, Fact] | None, asked: object, read: Callable[[], Fact]) -> tuple[object, Fact]:
    return last if last is not None and last[0] == asked else (asked, read())
