"""PDF bytes to pages: the engine, and what must hold before its answer is believed."""

from renvooi.parser.pdf.plumber import read_pages
from renvooi.parser.pdf.trust import check_bytes, check_structure, confirm

__all__ = ["check_bytes", "check_structure", "confirm", "read_pages"]
