"""A diff for people: in a terminal, as Markdown, as a page."""

from renvooi.diff.render.table import FORMS, render

__all__ = ["FORMS", "render"]
