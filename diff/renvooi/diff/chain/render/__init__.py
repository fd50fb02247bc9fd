"""The forms in which a history and a blame can be shown."""

from renvooi.diff.chain.render.blamed import blame_content
from renvooi.diff.chain.render.content import history_content
from renvooi.model import Blame, ClauseId, History

HISTORY_FORMS: tuple[str, ...] = ("text", "markdown", "html")

WIDTH = 100
"""Columns of a line of text where the caller knows of no terminal."""


def render_history(
    history: History,
    form: str,
    *,
    language: str = "nl",
    clause: ClauseId | None = None,
    at: int | None = None,
    width: int = WIDTH,
) -> str:
    """The steps of `history` and the lives that changed; with `clause` that life alone, with its texts.

    With `at`, the number of a version, only lives that are part of that version are shown.

    Raises: ValueError for an unknown form or language.
    """
    shown = history_content(history, language, clause=clause, at=at)
    if form == "text":
        from renvooi.diff.chain.render.text import history_to_text

        return history_to_text(shown, width=width)
    if form == "markdown":
        from renvooi.diff.chain.render.markdown import history_to_markdown

        return history_to_markdown(shown)
    if form == "html":
        from renvooi.diff.chain.render.html import history_to_html

        return history_to_html(shown)
    raise ValueError(f"form {form!r} is not known; use one of {', '.join(HISTORY_FORMS)}")


def render_blame(blame: Blame, form: str, *, language: str = "nl", colour: bool = False, width: int = WIDTH) -> str:
    """The text of a version, each sentence beside the version that wrote its newest words.

    Raises: ValueError for an unknown form or language.
    """
    shown = blame_content(blame, language)
    if form == "text":
        from renvooi.diff.chain.render.text import blame_to_text

        return blame_to_text(shown, colour=colour, width=width)
    if form == "markdown":
        from renvooi.diff.chain.render.markdown import blame_to_markdown

        return blame_to_markdown(shown)
    if form == "html":
        from renvooi.diff.chain.render.html import blame_to_html

        return blame_to_html(shown)
    raise ValueError(f"form {form!r} is not known; use one of {', '.join(HISTORY_FORMS)}")
