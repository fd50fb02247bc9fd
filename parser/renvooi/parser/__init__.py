"""Bytes of a PDF, Word or Markdown file to a document: words, lines, blocks, tree."""

from renvooi.parser.reading import STAGES, Stages, parse, read_stage, read_stages
from renvooi.parser.settings import Library, Organisation, Profile, load_library
from renvooi.parser.sniff import is_pdf

__all__ = [
    "STAGES",
    "Library",
    "Organisation",
    "Profile",
    "Stages",
    "is_pdf",
    "load_library",
    "parse",
    "read_stage",
    "read_stages",
]
