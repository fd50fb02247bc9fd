"""The audit: every detector on every page, in the order of one table.

Reading gives the words that a file holds; the audit asks whether a reader sees the same ones.
It reads nothing itself and changes nothing in the tree: what it finds are warnings.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2

from renvooi.model import Node, ReadingWarning
from renvooi.parser.audit.drawn import find_struck, find_unread_ink
from renvooi.parser.audit.ink import find_unseen
from renvooi.parser.audit.shapes import find_drawn_text
from renvooi.parser.audit.sight import Sight, look_at
from renvooi.parser.audit.spots import Spot, gather
from renvooi.parser.audit.stacked import find_stacked
from renvooi.parser.audit.view import PageView
from renvooi.parser.audit.wordings import WORDINGS
from renvooi.parser.words import Word

PageDetector = Callable[[Sight], Iterator[Spot]]

PAGE_DETECTORS: Final[tuple[tuple[str, PageDetector], ...]] = (
    ("words without ink", find_unseen),
    ("letters on letters", find_stacked),
    ("ink without words", find_unread_ink),
    ("drawings among words", find_drawn_text),
    ("lines through words", find_struck),
)


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The words that were read on one page, from the top left of its upright page box."""

    number: int
    words: tuple[Word, ...]
    body: tuple[Word, ...]
    """Those that are no running header or footer."""


def audit(data: bytes, *, pages: Sequence[AuditPage], nodes: Sequence[Node]) -> tuple[ReadingWarning, ...]:
    document = pypdfium2.PdfDocument(data)
    spots = []
    for page in pages:
        view = PageView(document, page.number - 1)
        sight = look_at(view, page.words)
        for _, find in PAGE_DETECTORS:
            spots.extend(find(sight))
        view.close()
    return gather(spots, WORDINGS)
