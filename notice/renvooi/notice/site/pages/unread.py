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
    """1-based; empty where the source has no pages."""


def unread_of(warnings: Sequence[ReadingWarning]) -> tuple[Unread, ...]:
    """What of `warnings` a client must know, as notices tell it: each thing once with its pages."""
    pages: dict[Bilingual, set[int]] = {}
    for warning in warnings:
        if warning.code not in READ_IN_FULL:
            found = pages.setdefault(UNREAD.get(warning.code, OTHER_UNREAD), set())
            found.update([] if warning.page is None else [warning.page])
    return tuple(Unread(what, tuple(sorted(found))) for what, found in pages.items())
