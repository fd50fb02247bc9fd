"""What a file is, by its bytes before its name."""

from pathlib import PurePath

from renvooi.model.errors import EmptyFile, EncryptedFile, NotThisFormat

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"

_ZIP = b"PK\x03\x04"
_IN_WORD = b"word/"
"""In the names of the parts of a Word document, which a ZIP does not compress."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The older container of Office: a .doc, or any document under a password."""
_UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_WORD_NAMES = frozenset({".docx", ".dotx", ".docm", ".dotm"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".txt"})


def media_type(data: bytes, *, name: str) -> str:
    """The media type of `data`, one of those that can be read.

    Raises: EmptyFile; NotThisFormat where name and bytes contradict or the format is not known.
    """
    suffix = PurePath(name).suffix.casefold()
    if not data.strip():
        raise EmptyFile(name, "the file is empty", "Export the document again")
    if data.startswith(b"%PDF-") and suffix not in (".pdf", ""):
        raise NotThisFormat(name, "this is a PDF, whatever its name says", "Give it a name that ends in .pdf")
    if suffix == ".pdf" and data.startswith(_ZIP) and _IN_WORD in data:
        raise NotThisFormat(name, "this is a Word document, whatever its name says", "End its name in .docx")
    if suffix == ".pdf" or b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_COMPOUND):
        raise _compound(data, name)
    if data.startswith(_ZIP) and (_IN_WORD in data or suffix in _WORD_NAMES):
        if suffix and suffix not in _WORD_NAMES:
            raise NotThisFormat(name, "this is a Word document, whatever its name says", "End its name in .docx")
        return WORD
    if suffix in _WORD_NAMES:
        raise NotThisFormat(
            name, "this is not a Word document, whatever its name says", "Save it anew in Word as .docx"
        )
    if suffix in _MARKDOWN_NAMES or not suffix:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotThisFormat(name, "this is not UTF-8 text", "Save the file as UTF-8, or give a PDF") from error
        if b"\x00" in data:
            raise NotThisFormat(
                name, "this is a binary file, not text", "Give a PDF, a Word document or a Markdown file"
            )
        return MARKDOWN
    raise NotThisFormat(
        name, f"files of type {suffix} cannot be read", "Give a PDF, a Word document or a Markdown file"
    )


def is_pdf(data: bytes, *, name: str) -> bool:
    """Whether `data` is read as a PDF. Raises: as `media_type` does."""
    return media_type(data, name=name) == PDF


def _compound(data: bytes, name: str) -> EncryptedFile | NotThisFormat:
    """Why a file in the older container of Office is not read."""
    if _UNDER_PASSWORD in data:
        return EncryptedFile(name, "the document is protected with a password", "Save a copy without password")
    return NotThisFormat(name, "this is a document of an older Office (.doc)", "Save it in Word as .docx")
