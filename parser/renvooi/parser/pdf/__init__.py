"""PDF bytes to pages: the engines, and what must hold before their answer is believed."""

from renvooi.parser.pdf.engines import Engine, read_pages

__all__ = ["Engine", "read_pages"]
