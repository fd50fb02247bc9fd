"""Word documents to the same tree as their PDF: package, styles, numbering, paragraphs, blocks."""

from renvooi.parser.docx.reading import read_docx

__all__ = ["read_docx"]
