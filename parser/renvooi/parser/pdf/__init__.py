"""PDF bytes to pages: the engine, and what must hold before its answer is believed."""

from renvooi.parser.pdf.plumber import read_pages
from renvooi.parser.pdf.trust import check_bytes, confirm

__all__ = ["check_bytes", "confirm", "read_pages"]
