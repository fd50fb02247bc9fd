"""Bytes of a PDF or Markdown file to a document: words, lines, blocks, tree."""

from renvooi.parser.reading import STAGES, parse, read_stage
from renvooi.parser.settings import Library, Organisation, Profile, load_library

__all__ = ["STAGES", "Library", "Organisation", "Profile", "load_library", "parse", "read_stage"]
