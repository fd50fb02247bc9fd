"""A diff for people: in a terminal, as Markdown, as a page, as a Word document."""

from renvooi.diff.render.table import FORMS, VIEWS, render, render_claims
from renvooi.diff.render.word import AUTHOR, redline_docx

__all__ = ["AUTHOR", "FORMS", "VIEWS", "redline_docx", "render", "render_claims"]
