"""The forms in which a diff can be shown, and the views of each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from renvooi.model import Diff, Document

if TYPE_CHECKING:
    from renvooi.diff.render.content import Content

FORMS: tuple[str, ...] = ("text", "markdown", "html")
VIEWS: tuple[str, ...] = ("inline", "side-by-side", "was-wordt")
"""In the text, old beside new with the reasons, and a table of old and new alone."""

WIDTH = 100
"""Columns of a line of text where the caller knows of no terminal."""


def render(
    script: Diff,
    form: str,
    *,
    language: str = "nl",
    view: str = "inline",
    colour: bool = False,
    width: int = WIDTH,
    full: bool = True,
    documents: tuple[Document, Document] | None = None,
) -> str:
    """`script` in `form`, one of FORMS, as `view`, one of VIEWS.

    `colour`, `width` and `full` are for text alone: ANSI codes, where lines are wrapped, and whether
    long stretches that are the same in both versions are shown in full. `documents` is for the page
    alone: with the old and the new version it shows the whole text behind the changes.
    Raises: ValueError for an unknown form, view or language.
    """
    if view not in VIEWS:
        raise ValueError(f"view {view!r} is not known; use one of {', '.join(VIEWS)}")
    shown = _content(script, language)
    if form == "html":
        return _page(script, documents, view)(shown)
    return _writer(form, view=view, colour=colour, width=width, full=full)(shown)


def render_claims(script: Diff, form: str, *, language: str = "nl", width: int | None = None) -> str:
    """The author's claims with their verdicts and what they leave out, in `form`: "text" or "markdown".

    `width` is for text alone: where lines are wrapped.
    Raises: ValueError for an unknown form or language.
    """
    shown = _content(script, language)
    if form == "text":
        from renvooi.diff.render.text import account_text

        return account_text(shown, width=width or WIDTH)
    if form == "markdown":
        from renvooi.diff.render.markdown import account_markdown

        return account_markdown(shown)
    raise ValueError(f"form {form!r} is not known; use text or markdown")


def _content(script: Diff, language: str) -> "Content":
    # imported here: it knows all reasons, and with them what finds them
    from renvooi.diff.render.content import content

    return content(script, language)


def _page(script: Diff, documents: tuple[Document, Document] | None, view: str) -> "Callable[[Content], str]":
    from renvooi.diff.render.html import to_html
    from renvooi.diff.render.whole import whole_redline

    whole = whole_redline(*documents, script) if documents else ()
    return lambda shown: to_html(shown, view=view, whole=whole)


def _writer(form: str, *, view: str, colour: bool, width: int, full: bool) -> "Callable[[Content], str]":
    # imported here: a terminal diff needs no template engine
    if form == "text":
        from renvooi.diff.render.text import to_text

        return lambda shown: to_text(shown, view=view, colour=colour, width=width, full=full)
    if form == "markdown":
        from renvooi.diff.render.markdown import to_markdown

        return lambda shown: to_markdown(shown, view=view)
    raise ValueError(f"form {form!r} is not known; use one of {', '.join(FORMS)}")
