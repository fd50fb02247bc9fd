"""A notice as a tagged PDF (PDF/UA-1), drawn from the same HTML as the page.

WeasyPrint lays the page out and tags it; what its tags leave out is put right in `tagging.py`.
Nothing is fetched: only what the page itself holds can be drawn. The same notice gives the same
bytes on one machine; the fonts are those of the machine.
"""

import hashlib
from typing import TYPE_CHECKING

from renvooi.model import Notice
from renvooi.model.errors import MissingPackage
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.draft import LINE, WORD
from renvooi.notice.render.html import to_html
from renvooi.notice.render.languages import language_tag
from renvooi.notice.render.paper import paper_style
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.tagging import STAND_INS, finish_tags

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint import HTML

PANGO = "Install the library Pango of your system (Debian: libpango-1.0-0 and libpangoft2-1.0-0)"
WHOLE_ROW = 2000
"""Characters in a row of a table, about a third of a page, up to which it goes to the next page as a whole."""
LONG_WORD = 32
"""Characters of a word that may not fit in a cell, so that it has to be broken."""
_IDENTIFIER_DIGITS = 32
"""Hexadecimal digits of the identifier of a PDF file, as many as the format is used to."""


def to_pdf(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> bytes:
    """The notice in `language` as PDF.

    Raises: MissingPackage if WeasyPrint, or a library that it draws with, is not installed.
    """
    page = to_html(notice, language, house)
    source = page_source(page)
    _prepare(source.etree_element, notice, language, house)
    identifier = hashlib.sha256(page.encode()).hexdigest()[:_IDENTIFIER_DIGITS]
    drawn = source.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode())
    assert drawn is not None  # it is where no file is named
    return finish_tags(drawn, quoted_in=language_tag(notice.document_language))


def page_source(page: str) -> "HTML":
    """The page, ready to be drawn; of what it points to only data within it is taken.

    Raises: MissingPackage.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise MissingPackage("writing PDF", "pdf") from error
    except OSError as error:
        raise MissingPackage("writing PDF", "pdf", PANGO) from error
    return HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",), allow_redirects=False))


def _prepare(root: "Element", notice: Notice, language: str, house: House) -> None:
    """Nothing; the page gets what only paper needs, and its inline marks become elements that WeasyPrint tags."""
    head, body = root.find("head"), root.find("body")
    assert head is not None
    assert body is not None
    style = head.makeelement("style", {})
    style.text = paper_style(WORD.in_language(language) if notice.draft else None)
    head.append(style)
    body.set("data-running", visible(f"{notice.title} {notice.new.version or ''}".strip()))
    body.set("data-sender", visible(house.sender or notice.processor))
    body.set("data-notice", notice.id)
    body.set("data-draft", LINE.in_language(language) if notice.draft else "")
    for row in body.iter("tr"):
        if sum(len(text) for text in row.itertext()) <= WHOLE_ROW:
            row.set("class", "whole")
    for element in body.iter():
        if (stand_in := STAND_INS.get(str(element.tag))) is None:
            continue
        if element.tag == "bdi" and "lang" not in element.attrib:
            continue
        element.tag = stand_in.element
        longest = max(map(len, "".join(element.itertext()).split()), default=0)
        element.set("class", f"{stand_in.style} long" if longest > LONG_WORD else stand_in.style)
