"""The forms of a ledger: text, Markdown and a picture."""

from collections.abc import Callable

from renvooi.diff.responsibilities.render.labels import LABELS, Labels
from renvooi.diff.responsibilities.render.markdown import as_markdown
from renvooi.diff.responsibilities.render.picture import as_svg
from renvooi.diff.responsibilities.render.text import as_text
from renvooi.model import Responsibilities

_FORMS: dict[str, Callable[[Responsibilities, Labels], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "svg": as_svg,
}
LEDGER_FORMS = tuple(_FORMS)


def render_responsibilities(ledger: Responsibilities, form: str, *, language: str = "nl") -> str:
    """`ledger` in `form`, one of LEDGER_FORMS.

    With a version compared with, text and Markdown show what differs and the picture marks it.
    Raises: ValueError for an unknown form or language.
    """
    if form not in _FORMS:
        raise ValueError(f"form {form!r} is not known; use one of {', '.join(LEDGER_FORMS)}")
    if language not in LABELS:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LABELS)}")
    return _FORMS[form](ledger, LABELS[language])
