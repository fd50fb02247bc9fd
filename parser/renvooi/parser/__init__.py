"""Bytes of a PDF, Word or Markdown file to a document: words, lines, blocks, tree."""

from renvooi.parser.isolate import draw_pages_isolated, parse_isolated, read_stage_isolated
from renvooi.parser.limits import Limits
from renvooi.parser.reading import STAGES, Stages, parse, read_stage, read_stages
from renvooi.parser.settings import Library, Organisation, Profile, load_library
from renvooi.parser.sniff import is_pdf

__all__ = [
    "STAGES",
    "Library",
    "Limits",
    "Organisation",
    "Profile",
    "Stages",
    "draw_pages_isolated",
    "is_pdf",
    "load_library",
    "parse",
    "parse_isolated",
    "read_stage",
    "read_stage_isolated",
    "read_stages",
]
