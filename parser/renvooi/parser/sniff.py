"""What a file is, by its bytes before its name."""

from pathlib import PurePath

from renvooi.model.errors import EmptyFile, NotThisFormat

PDF = "application/pdf"
MARKDOWN = "text/markdown"

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
    if suffix == ".pdf" or b"%PDF-" in data[:1024]:
        return PDF
    if suffix in _MARKDOWN_NAMES or not suffix:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotThisFormat(name, "this is not UTF-8 text", "Save the file as UTF-8, or give a PDF") from error
        if b"\x00" in data:
            raise NotThisFormat(name, "this is a binary file, not text", "Give a PDF or a Markdown file")
        return MARKDOWN
    raise NotThisFormat(name, f"files of type {suffix} cannot be read", "Give a PDF or a Markdown file")
