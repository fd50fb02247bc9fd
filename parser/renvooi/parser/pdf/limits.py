"""How much a PDF may hold, counted by qpdf before any engine lays out a page.

A file of 3 kB can hold a gigabyte of text or a page tree without end. What is counted here costs
milliseconds, as no stream is decoded further than its cap; what cannot be counted is stopped by the
limits of the reading process.
"""

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2

from renvooi.model.errors import DamagedFile, EncryptedFile, FileTooBig
from renvooi.parser.pdf.streams import BrokenStream, TooMuch, decoded_size

MAX_PAGES = 2_000
"""Pages; ten times the longest contract seen."""
MAX_CHARACTERS = 200_000
"""Characters of one page; a page of dense small print has 10,000."""
MAX_OBJECTS = 1_000_000
"""Objects; a tagged PDF has some hundred for each page."""
MAX_DECODED = 512 * 2**20
"""Bytes of all streams after decompression, pictures included; 20 scanned pages in colour."""
MAX_STREAM = 64 * 2**20
"""Bytes of one stream that is no picture, after decompression; fonts with all of Chinese have 20 million."""
MAX_SIDE = 14_400.0
"""Points; the largest page that the PDF reference allows without a unit of its own (ISO 32000-1, annex C.2)."""
ALONE = "Give the contract alone"
AGAIN = "Ask for the file again or export it anew"
MALFORMED = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What qpdf and its Python side raise where a file is not what it should be."""


def count_pages(data: bytes) -> int:
    """How many pages there are; 0 where the file does not say, which is for `check_structure` to refuse."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except MALFORMED:
        return 0


def check_limits(data: bytes, *, name: str) -> None:
    """Nothing, if the PDF holds no more than can be a contract, and each compressed stream is whole.

    Raises: FileTooBig, DamagedFile, EncryptedFile.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _check_counts(pdf, name)
            most, forms = _check_streams(pdf, name)
    except pikepdf.PasswordError as error:
        reason = "the PDF is protected with a password"
        raise EncryptedFile(name, reason, "Save a copy without password and use that") from error
    except MALFORMED as error:
        raise DamagedFile(name, "the PDF is damaged and cannot be read in full", AGAIN) from error
    # A byte draws a character at most, except in a form, which can be drawn again and again.
    if forms or most > MAX_CHARACTERS:
        _check_characters(data, name)


def _check_counts(pdf: pikepdf.Pdf, name: str) -> None:
    """Nothing, if pages and objects are few enough and no page is larger than a page can be."""
    if len(pdf.objects) > MAX_OBJECTS:
        raise FileTooBig(name, f"the PDF has more than {MAX_OBJECTS:,} objects", ALONE)
    if len(pdf.pages) > MAX_PAGES:
        raise FileTooBig(name, f"the PDF has more than {MAX_PAGES:,} pages", ALONE)
    for number, page in enumerate(pdf.pages, start=1):
        x0, y0, x1, y1 = (float(side) for side in page.mediabox.as_list())
        if max(abs(x1 - x0), abs(y1 - y0)) > MAX_SIDE:
            raise FileTooBig(name, f"page {number} is wider or higher than {MAX_SIDE / 72:.0f} inches", ALONE)


def _check_streams(pdf: pikepdf.Pdf, name: str) -> tuple[int, bool]:
    """The bytes of the largest stream that is no picture, and whether there are forms."""
    total = largest = 0
    forms = False
    for entry in pdf.objects:
        if not isinstance(entry, pikepdf.Stream):
            continue
        is_picture = entry.get("/Subtype") == "/Image"
        forms = forms or entry.get("/Subtype") == "/Form"
        left = MAX_DECODED - total
        try:
            size = decoded_size(
                entry.read_raw_bytes(), _filters(entry), most=left if is_picture else min(left, MAX_STREAM)
            )
        except TooMuch as error:
            raise FileTooBig(name, "the PDF unpacks to far more than a contract holds", ALONE) from error
        except BrokenStream as error:
            reason = "the PDF is damaged: a compressed part of it does not match its own checksum or breaks off"
            raise DamagedFile(name, reason, AGAIN) from error
        total += size
        largest = largest if is_picture else max(largest, size)
    return largest, forms


def _filters(stream: pikepdf.Object) -> Sequence[str]:
    """The names of the filters of a stream, in the order in which they are undone."""
    given = stream.get("/Filter")
    if given is None:
        return ()
    return [str(name) for name in given] if isinstance(given, pikepdf.Array) else [str(given)]


def _check_characters(data: bytes, name: str) -> None:
    """Nothing, if no page shows more characters than a page can hold. PDFium counts in 3 ms a page."""
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count = text.count_chars()
            text.close()
            page.close()
            if count > MAX_CHARACTERS:
                raise FileTooBig(name, f"page {number + 1} has more than {MAX_CHARACTERS:,} characters", ALONE)
