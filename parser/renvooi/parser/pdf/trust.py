"""What must hold before the text of a PDF is believed.

One engine alone is not enough: it goes on without what it cannot decode. So qpdf checks that
every stream is whole, and a second engine (PDFium) counts pages and characters; a file on which
the two disagree is refused or carries a warning, never passed in silence.
"""

import io
import re
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2

from renvooi.model import ReadingWarning
from renvooi.model.errors import DamagedFile, EmptyFile, EncryptedFile, FileTooBig, NoTextLayer, NotThisFormat
from renvooi.parser.page import Page

MAX_BYTES = 100_000_000
"""Bytes; the largest contract seen is under 1 MB."""
MAX_PAGES = 2_000
HEADER_WINDOW = 1_024
"""Bytes at the start in which `%PDF-` must occur, as readers allow."""
TRAILER_WINDOW = 2_048
"""Bytes at the end in which `%%EOF` must occur: a file that lacks it was cut off."""
DISPUTED = 0.20
"""Share of characters that the engines may differ before the file is refused."""
WORTH_A_LOOK = 0.02
"""Share of characters that the engines may differ without a warning."""

_UNMAPPED = re.compile(r"\(cid:\d+\)|\ufffd")


def check_bytes(data: bytes, *, name: str) -> None:
    """Refuse what cannot be a whole PDF before any engine sees it.

    Raises: EmptyFile, NotThisFormat, FileTooBig, DamagedFile.
    """
    if not data:
        raise EmptyFile(name, "the file is empty", "Export the document again")
    if b"%PDF-" not in data[:HEADER_WINDOW]:
        raise NotThisFormat(name, "this is not a PDF, whatever its name says", "Give a PDF or a Markdown file")
    if len(data) > MAX_BYTES:
        raise FileTooBig(name, f"the file has more than {MAX_BYTES:,} bytes", "Give the contract alone")
    if b"%%EOF" not in data[-TRAILER_WINDOW:]:
        raise _damaged(name, "the PDF is cut off: its end is missing")


def check_structure(data: bytes, *, name: str) -> None:
    """Refuse a PDF that is not whole.

    Engines go on without what they cannot decode: of a page whose stream breaks off half-way both
    read the first half and say nothing. qpdf decodes every stream and tells.
    Raises: EncryptedFile, DamagedFile.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            problems = pdf.check_pdf_syntax()
    except pikepdf.PasswordError as error:
        reason = "the PDF is protected with a password"
        raise EncryptedFile(name, reason, "Save a copy without password and use that") from error
    # A page tree that is not what it should be surfaces as any built-in exception.
    except Exception as error:
        raise _damaged(name, "the PDF is damaged and cannot be read in full") from error
    if problems:
        count = f"{len(problems)} fault{'s' if len(problems) > 1 else ''}"
        raise _damaged(name, f"the PDF is damaged: {count} in its objects or streams")


def _damaged(name: str, reason: str) -> DamagedFile:
    return DamagedFile(name, reason, "Ask for the file again or export it anew")


def confirm(data: bytes, pages: Sequence[Page], *, name: str) -> tuple[ReadingWarning, ...]:
    """Warnings on which pages the engines differ a little.

    Raises: EmptyFile, NoTextLayer, FileTooBig, DamagedFile where they differ too much.
    """
    if not pages:
        raise EmptyFile(name, "the PDF has no pages", "Export the document again")
    if len(pages) > MAX_PAGES:
        raise FileTooBig(name, f"the PDF has more than {MAX_PAGES:,} pages", "Give the contract alone")
    if not any(glyph.text.strip() for page in pages for glyph in page.glyphs):
        if any(page.images for page in pages):
            advice = "Run OCR first, for example: ocrmypdf in.pdf out.pdf"
            raise NoTextLayer(name, "the PDF holds pictures of pages and no text", advice)
        raise EmptyFile(name, "the PDF has no text on any page", "Export the document again")
    return (*_unmapped(pages, name), *_second_opinion(data, pages, name))


def _unmapped(pages: Sequence[Page], name: str) -> Iterator[ReadingWarning]:
    """Pages with characters for which the font does not say what they are."""
    for page in pages:
        letters = [glyph for glyph in page.glyphs if glyph.text.strip()]
        unknown = sum(_UNMAPPED.fullmatch(glyph.text) is not None for glyph in letters)
        if unknown > DISPUTED * len(letters):
            reason = f"the font on page {page.number} does not say which characters it shows"
            raise NoTextLayer(name, reason, "Run OCR first, for example: ocrmypdf --force-ocr in.pdf out.pdf")
        if unknown:
            message = f"{unknown} characters could not be read, as their font does not name them; look at this page"
            yield ReadingWarning("unmapped-text", message, page.number)


def _second_opinion(data: bytes, pages: Sequence[Page], name: str) -> tuple[ReadingWarning, ...]:
    try:
        counts = _pdfium_counts(data)
    except pypdfium2.PdfiumError as error:
        raise _damaged(name, "a second PDF engine cannot open the file") from error
    if len(counts) != len(pages):
        reason = f"two PDF engines disagree on the number of pages ({len(pages)} and {len(counts)})"
        raise _damaged(name, reason)
    warnings = []
    for page, other in zip(pages, counts, strict=True):
        # A ligature is one glyph to one engine and two letters to the other: count letters.
        own = sum(len(glyph.text.replace(" ", "")) for glyph in page.glyphs if glyph.text.strip()) + page.rotated
        share = abs(own - other) / max(own, other, 1)
        if share > DISPUTED:
            reason = f"two PDF engines read different text on page {page.number} ({own} and {other} characters)"
            raise _damaged(name, reason)
        if share > WORTH_A_LOOK:
            message = f"two PDF engines read {own} and {other} characters; compare this page by eye"
            warnings.append(ReadingWarning("engines-differ", message, page.number))
    return tuple(warnings)


def _pdfium_counts(data: bytes) -> list[int]:
    """Non-blank characters per page as PDFium reads them."""
    document = pypdfium2.PdfDocument(data)
    try:
        counts = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            counts.append(sum(not char.isspace() for char in text.get_text_range(errors="ignore")))
            text.close()
            page.close()
        return counts
    finally:
        document.close()
