"""The audit: every detector on the file, on every page and on the tree, in the order of three tables.

Reading gives the words that a file holds; the audit asks whether a reader sees the same ones.
It reads nothing itself and changes nothing in the tree: what it finds are warnings. A detector
that stumbles over an odd file is a warning too, as silence would be taken for a clean page.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

import pikepdf
import pypdfium2

from renvooi.model import Node, PageLook, ReadingWarning
from renvooi.parser.audit.drawn import find_struck, find_unread_ink
from renvooi.parser.audit.fontmaps import FontMap, font_maps
from renvooi.parser.audit.fonts import Lie, find_lies, find_lying_letters
from renvooi.parser.audit.ink import find_unseen
from renvooi.parser.audit.marked import find_replacements, used_codes
from renvooi.parser.audit.pictures import look_of
from renvooi.parser.audit.shapes import find_drawn_text
from renvooi.parser.audit.sight import Sight, look_at
from renvooi.parser.audit.spots import Spot, gather
from renvooi.parser.audit.stacked import find_stacked
from renvooi.parser.audit.structure import (
    FileDetector,
    find_actions,
    find_annotations,
    find_attachments,
    find_fields,
    find_layers,
    find_revisions,
    has_layers_off,
)
from renvooi.parser.audit.unicode import find_odd_characters
from renvooi.parser.audit.view import PageView
from renvooi.parser.audit.wordings import WORDINGS
from renvooi.parser.words import Word

T = TypeVar("T")
PageDetector = Callable[[Sight], Iterator[Spot]]
TextDetector = Callable[[Sequence[Node]], Iterator[ReadingWarning]]

FILE_DETECTORS: Final[tuple[tuple[str, FileDetector], ...]] = (
    ("revisions", find_revisions),
    ("actions", find_actions),
    ("attachments", find_attachments),
    ("layers", find_layers),
    ("forms and signatures", find_fields),
    ("annotations", find_annotations),
)
PAGE_DETECTORS: Final[tuple[tuple[str, PageDetector], ...]] = (
    ("words without ink", find_unseen),
    ("letters on letters", find_stacked),
    ("letters shown as others", find_lying_letters),
    ("ink without words", find_unread_ink),
    ("drawings among words", find_drawn_text),
    ("lines through words", find_struck),
)
TEXT_DETECTORS: Final[tuple[tuple[str, TextDetector], ...]] = (("odd characters", find_odd_characters),)


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The words that were read on one page, from the top left of its upright page box."""

    number: int
    words: tuple[Word, ...]
    body: tuple[Word, ...]
    """Those that are no running header or footer."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found, and what the pages look like."""

    warnings: tuple[ReadingWarning, ...]
    """Of the file first, then page by page, then of the text."""
    looks: tuple[PageLook, ...]


def audit(data: bytes, *, pages: Sequence[AuditPage], nodes: Sequence[Node]) -> Audit:
    """All findings on a PDF whose words and tree were read before.

    Cost: some 40 ms for a dense page, most of it in PDFium.
    """
    failed: list[ReadingWarning] = []
    of_file = _Tried("the structure of the file", None, failed)
    facts = next(iter(of_file(lambda: [_facts(data, failed)])), _Facts((), (), False))
    looked = _Tried("the pages", None, failed)(lambda: _of_the_pages(data, pages, facts, failed))
    in_text = [warning for name, find in TEXT_DETECTORS for warning in _Tried(name, None, failed)(partial(find, nodes))]
    on_pages = [warning for warnings, _ in looked for warning in warnings]
    return Audit((*facts.warnings, *on_pages, *in_text, *failed), tuple(look for _, look in looked))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What holds for the whole file."""

    warnings: tuple[ReadingWarning, ...]
    lies: tuple[Lie, ...]
    has_layers_off: bool


@dataclass(frozen=True, slots=True)
class _Tried:
    """Runs detectors; one that stumbles gives nothing, and a warning that says so."""

    name: str
    page: int | None
    failed: list[ReadingWarning]

    def __call__(self, find: Callable[[], Iterable[T]]) -> list[T]:
        try:
            return list(find())
        # Whatever an odd file sets off in a library is a finding, and never the end of the reading.
        except Exception as error:  # noqa: BLE001  # no class of error is known for what any library raises
            what = f"{self.name} could not be checked ({type(error).__name__}: {error})"
            message = f"{what}; look at the pages, or ask for the file saved anew"
            self.failed.append(ReadingWarning("audit-incomplete", message, self.page))
            return []


def _facts(data: bytes, failed: list[ReadingWarning]) -> _Facts:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = _Tried("the fonts", None, failed)(lambda: font_maps(pdf))
        found = [
            warning for name, find in FILE_DETECTORS for warning in _Tried(name, None, failed)(partial(find, pdf, data))
        ]
        replaced = _Tried("replaced text", None, failed)(lambda: find_replacements(pdf, fonts))
        lies = _Tried("the letters of the fonts", None, failed)(lambda: _lies(pdf, fonts))
        return _Facts((*found, *replaced), tuple(lies), has_layers_off(pdf))


def _lies(pdf: pikepdf.Pdf, fonts: Sequence[FontMap]) -> list[Lie]:
    """The lies of the fonts about letters that the pages show."""
    lies = find_lies(fonts)
    used = used_codes(pdf, fonts) if lies else {}
    return [lie for lie in lies if lie.code in used.get(lie.font.font.objgen, ())]


def _of_the_pages(
    data: bytes, pages: Sequence[AuditPage], facts: _Facts, failed: list[ReadingWarning]
) -> Iterator[tuple[tuple[ReadingWarning, ...], PageLook]]:
    document = pypdfium2.PdfDocument(data)
    try:
        for page in pages:
            yield from _Tried("the page", page.number, failed)(lambda p=page: [_of_a_page(document, p, facts, failed)])  # type: ignore[misc]  # mypy takes no default of a lambda
    finally:
        document.close()


def _of_a_page(
    document: pypdfium2.PdfDocument, page: AuditPage, facts: _Facts, failed: list[ReadingWarning]
) -> tuple[tuple[ReadingWarning, ...], PageLook]:
    view = PageView(document, page.number - 1)
    try:
        sight = look_at(view, page.words, has_layers_off=facts.has_layers_off, lies=facts.lies)
        spots = [
            spot for name, find in PAGE_DETECTORS for spot in _Tried(name, page.number, failed)(partial(find, sight))
        ]
        return gather(spots, WORDINGS), look_of(sight, page.body)
    finally:
        view.close()
