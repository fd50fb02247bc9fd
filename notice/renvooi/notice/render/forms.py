"""A notice in the forms that channels need; one value, so every form says the same."""

from collections.abc import Callable

from renvooi.model import Notice, dumps
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.house_check import require_fair
from renvooi.notice.render.html import to_html
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.text import to_text

LANGUAGES = ("nl", "en")


def _to_json(notice: Notice, _language: str, _house: House) -> str:
    """JSON carries both languages, so that the language makes no difference."""
    return dumps(notice)


RENDERERS: dict[str, Callable[[Notice, str, House], str]] = {
    "markdown": to_markdown,
    "html": to_html,
    "text": to_text,
    "json": _to_json,
}
"""The forms that are text."""


def render_notice(notice: Notice, form: str, *, language: str = "nl", house: House = DEFAULT_HOUSE) -> str:
    """The notice as "markdown", "html", "text" or "json".

    Raises: ValueError for another form or language; BadSettings for a house that no notice can have.
    """
    if form not in RENDERERS:
        raise ValueError(f"form {form!r}: choose one of {', '.join(RENDERERS)}")
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: choose one of {', '.join(LANGUAGES)}")
    require_fair(house)
    return RENDERERS[form](notice, language, house)


__all__ = ["LANGUAGES", "RENDERERS", "render_notice"]
