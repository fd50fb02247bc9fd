"""What a reader of a version must know that our software could not read."""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.model.document import ReadingWarning
from renvooi.model.notices import Bilingual
from renvooi.notice.phrases import OTHER_UNREAD, READ_IN_FULL, UNREAD


@dataclass(frozen=True, slots=True)
class Unread:
    """What the reader could not read, and on which pages."""

    what: Bilingual
    pages: tuple[int, ...]
    """1-based; empty where the place is not known."""

    @property
    def places(self) -> int:
        """How many places a reader has to look at: each page once, whatever the reader found there how often."""
        return len(self.pages) or 1


def unread_of(warnings: Sequence[ReadingWarning]) -> tuple[Unread, ...]:
    """What of `warnings` a client must know, as notices tell it: each thing once with its pages.

    What is somewhere else as well, and nobody knows where, is a thing of its own.
    """
    pages: dict[tuple[Bilingual, bool], set[int]] = {}
    for warning in warnings:
        if warning.code not in READ_IN_FULL:
            what = UNREAD.get(warning.code, OTHER_UNREAD)
            found = pages.setdefault((what, warning.page is not None), set())
            found.update([] if warning.page is None else [warning.page])
    return tuple(Unread(what, tuple(sorted(found))) for (what, _), found in pages.items())


def places_unread(warnings: Sequence[ReadingWarning]) -> int:
    """How many places of a version were not read with certainty: as many as its pages name."""
    return sum(one.places for one in unread_of(warnings))
