"""Which engine reads a PDF, and what it takes to trust the answer."""

from enum import StrEnum

from renvooi.model import ReadingWarning
from renvooi.parser.page import Page
from renvooi.parser.pdf import pdfium, plumber
from renvooi.parser.pdf.limits import check_limits
from renvooi.parser.pdf.loose import find_loose
from renvooi.parser.pdf.trust import check_bytes, check_pages, check_structure, confirm


class Engine(StrEnum):
    """How the pages of a PDF are read. Both engines give the same `Page` for the same page."""

    BOTH = "both"
    """The file is checked, both engines read it and must agree: the only answer to act upon."""
    PDFPLUMBER = "pdfplumber"
    """The reference engine alone."""
    PDFIUM = "pdfium"
    """The fast engine alone: to search or to measure, as nobody confirms what it read."""


def read_pages(data: bytes, *, name: str, engine: Engine) -> tuple[tuple[Page, ...], tuple[ReadingWarning, ...]]:
    """The pages of a PDF, and what must be known before they are trusted; no warnings of one engine alone.

    Raises: a subclass of InputRefused.
    """
    check_bytes(data, name=name)
    match engine:
        case Engine.PDFIUM:
            return pdfium.read_pages(data, name=name), ()
        case Engine.PDFPLUMBER:
            return plumber.read_pages(data, name=name), ()
        case Engine.BOTH:
            check_limits(data, name=name)
            check_structure(data, name=name)
            loose = find_loose(data, name=name)
            pages = plumber.read_pages(data, name=name)
            unnamed = check_pages(pages, name=name)
            others = pdfium.each_page(data, name=name)
            return pages, (*loose, *unnamed, *confirm(pages, others, name=name))
