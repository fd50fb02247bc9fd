"""Bytes of a PDF or Markdown file to a document: words, lines, blocks, tree."""

from renvooi.parser.isolate import parse_isolated, read_stage_isolated
from renvooi.parser.limits import Limits
from renvooi.parser.reading import STAGES, parse, read_stage
from renvooi.parser.settings import Library, Organisation, Profile, load_library

__all__ = [
    "STAGES",
    "Library",
    "Limits",
    "Organisation",
    "Profile",
    "load_library",
    "parse",
    "parse_isolated",
    "read_stage",
    "read_stage_isolated",
]
