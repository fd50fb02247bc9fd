"""What the pages of a file look like, to tell damage that a reader misses from a file that is another."""

import hashlib

import pypdfium2

SCALE = 1
"""Points of the picture for each point of the page: enough to tell any two letters."""


def page_pictures(data: bytes) -> list[str]:
    """A digest of the picture of each page, as PDFium draws it; none if it cannot."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [_picture(document, number) for number in range(len(document))]
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    bitmap = page.render(scale=SCALE, grayscale=True)
    digest = hashlib.sha256(bytes(bitmap.buffer)).hexdigest()
    bitmap.close()
    page.close()
    return digest
