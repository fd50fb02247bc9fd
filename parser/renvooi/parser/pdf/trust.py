"""What must hold before the text of a PDF is believed.

One engine alone is not enough: it goes on without what it cannot decode. So qpdf checks that
every stream is whole, and two engines read every page. They must find the same words; a file on
which they disagree is refused or carries a warning with the place, never passed in silence.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from rapidfuzz.distance import Indel

from renvooi.model import ReadingWarning
from renvooi.model.errors import (
    DamagedFile,
    DisputedFile,
    EmptyFile,
    EncryptedFile,
    FileTooBig,
    NoTextLayer,
    NotThisFormat,
)
from renvooi.parser.page import Page
from renvooi.parser.words import Word

MAX_BYTES = 100_000_000
"""Bytes; the largest contract seen is under 1 MB."""
HEADER_WINDOW = 1_024
"""Bytes at the start in which `%PDF-` must occur, as readers allow."""
TRAILER_WINDOW = 2_048
"""Bytes at the end in which `%%EOF` must occur: a file that lacks it was cut off."""
DISPUTED = 0.20
"""Share of the letters of a page that the engines may read differently before the file is refused."""
ALIKE = str.maketrans("\u2219\u22c5\u2027\u2126\u2206\u00b5", "\u00b7\u00b7\u00b7\u03a9\u0394\u03bc", "\u00ad")
"""Characters with one picture, of which an engine gives one or the other where the font has the name of the glyph only."""
QUOTED = 60
"""Characters of a difference that a warning quotes."""
NAMED = 3
"""Differences that a warning quotes; more do not help to find the place."""


def check_bytes(data: bytes, *, name: str) -> None:
    """Refuse what cannot be a whole PDF before any engine sees it.

    Raises: EmptyFile, NotThisFormat, FileTooBig, DamagedFile.
    """
    if not data:
        raise EmptyFile(name, "the file is empty", "Export the document again")
    if b"%PDF-" not in data[:HEADER_WINDOW]:
        raise NotThisFormat(
            name, "this is not a PDF, whatever its name says", "Give a PDF, a Word document or a Markdown file"
        )
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


def check_pages(pages: Sequence[Page], *, name: str) -> tuple[ReadingWarning, ...]:
    """Warnings about characters that a font does not name.

    Raises: EmptyFile, NoTextLayer where the pages hold nothing to read.
    """
    if not pages:
        raise EmptyFile(name, "the PDF has no pages", "Export the document again")
    if not any(page.words or page.rotated for page in pages):
        if any(page.images for page in pages):
            advice = "Run OCR first, for example: ocrmypdf in.pdf out.pdf"
            raise NoTextLayer(name, "the PDF holds pictures of pages and no text", advice)
        raise EmptyFile(name, "the PDF has no text on any page", "Export the document again")
    return tuple(warning for page in pages for warning in _unmapped(page, name))


def confirm(pages: Sequence[Page], others: Iterable[Page], *, name: str) -> tuple[ReadingWarning, ...]:
    """Warnings on which pages two engines differ, and where; none if both read the same words.

    `pages` are those of the reference engine; `others` are taken one at a time and not kept.
    Raises: DisputedFile where they differ too much.
    """
    warnings: list[ReadingWarning] = []
    count = 0
    for count, other in enumerate(others, start=1):
        if count <= len(pages):
            warnings += _differences(pages[count - 1], other, name=name)
    if count != len(pages):
        reason = f"two PDF engines disagree on the number of pages ({len(pages)} and {count})"
        raise _disputed(name, reason)
    return tuple(warnings)


def _unmapped(page: Page, name: str) -> Iterator[ReadingWarning]:
    """A warning if the page has characters of which the font does not say what they are."""
    if not page.unmapped:
        return
    if page.unmapped > DISPUTED * sum(len(word.text) for word in page.words):
        reason = f"the font on page {page.number} does not say which characters it shows"
        raise NoTextLayer(name, reason, "Run OCR first, for example: ocrmypdf --force-ocr in.pdf out.pdf")
    message = f"{page.unmapped} characters could not be read, as their font does not name them; look at this page"
    yield ReadingWarning("unmapped-text", message, page.number)


def _differences(page: Page, other: Page, *, name: str) -> Iterator[ReadingWarning]:
    """A warning if two engines do not read the same words on a page, with the first of them and their place."""
    if [word.text for word in page.words] == [word.text for word in other.words]:
        return
    pairs = [(left, right) for left, right in _unlike(page.words, other.words) if _text(left) != _text(right)]
    if not pairs:
        return
    share = sum(max(len(_text(left)), len(_text(right))) for left, right in pairs)
    every = max(len(_text(page.words)), len(_text(other.words)), 1)
    if share > DISPUTED * every:
        reason = f"two PDF engines read different text on page {page.number} ({share} of {every} characters)"
        raise _disputed(name, reason)
    said = "; ".join(f'"{_shown(left)}" and "{_shown(right)}"' for left, right in pairs[:NAMED])
    more = f", and {len(pairs) - NAMED} more" if len(pairs) > NAMED else ""
    first = next(words for words in pairs[0] if words)
    box = (first[0].x0, first[0].top, first[-1].x1, first[-1].bottom)
    message = f"two PDF engines read different words: {said}{more}; compare this page by eye"
    yield ReadingWarning("engines-differ", message, page.number, box)


def _unlike(one: Sequence[Word], other: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The runs of words in which two sequences differ, between words that they share."""
    at, to = 0, 0
    codes = Indel.opcodes([word.text for word in one], [word.text for word in other])
    for code in (*(code for code in codes if code.tag == "equal"), None):
        left, right = (code.src_start, code.dest_start) if code else (len(one), len(other))
        if left > at or right > to:
            yield one[at:left], other[to:right]
        if code:
            at, to = code.src_end, code.dest_end


def _text(words: Sequence[Word]) -> str:
    """The letters of words, those that look alike as one: where an engine puts a blank is its own affair, and whether
    it gives small capitals as they look or as they are meant."""
    return "".join(word.text for word in words).translate(ALIKE).casefold()


def _shown(words: Sequence[Word]) -> str:
    text = " ".join(word.text for word in words)
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def _disputed(name: str, reason: str) -> DisputedFile:
    return DisputedFile(name, reason, "Compare it by eye, and export it anew")
