"""The forms in which a diff can be shown."""

from collections.abc import Callable

from renvooi.diff.render.content import Content, content
from renvooi.model import Diff

FORMS: tuple[str, ...] = ("text", "markdown", "html")

WIDTH = 100
"""Columns of a line of text where the caller knows of no terminal."""


def render(script: Diff, form: str, *, language: str = "nl", colour: bool = False, width: int = WIDTH) -> str:
    """`script` in `form`, one of FORMS; `colour` adds ANSI codes to text and `width` wraps it, and nothing elsewhere.

    Raises: ValueError for an unknown form or language.
    """
    shown = content(script, language)
    return _writer(form, colour=colour, width=width)(shown)


def _writer(form: str, *, colour: bool, width: int) -> Callable[[Content], str]:
    # imported here: a terminal diff needs no template engine
    if form == "text":
        from renvooi.diff.render.text import to_text

        return lambda shown: to_text(shown, colour=colour, width=width)
    if form == "markdown":
        from renvooi.diff.render.markdown import to_markdown

        return to_markdown
    if form == "html":
        from renvooi.diff.render.html import to_html

        return to_html
    raise ValueError(f"form {form!r} is not known; use one of {', '.join(FORMS)}")
