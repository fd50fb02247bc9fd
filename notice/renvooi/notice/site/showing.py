"""Text of others as markup: isolated, in its own language, with a mark for each character that shows nothing.

Deleted and inserted words stand in `del` and `ins`, which few screen readers tell of by themselves. So hidden
words around them say it, in the language of the page.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from renvooi.model.changes import InlineOp, InlineStep
from renvooi.notice.render.quoting import visible

_KEPT = 8192
"""Pieces of text that are kept as markup: both languages and many pages show the same."""
_TAGS = {InlineOp.DELETE: "del", InlineOp.INSERT: "ins"}
_SPOKEN = {
    "nl": {InlineOp.DELETE: "[verwijderd: ", InlineOp.INSERT: "[toegevoegd: "},
    "en": {InlineOp.DELETE: "[deleted: ", InlineOp.INSERT: "[inserted: "},
}


@lru_cache(maxsize=_KEPT)
def document_text(text: str, language: str = "nl") -> Markup:
    """Text of a document: isolated, in its own language, with a visible mark for what shows nothing."""
    return _isolated(_lines(text), language)


def plain_text(text: str) -> str:
    """Text of a document or of the house where no element can stand: a title, an attribute."""
    return visible(text)


def redlined(steps: Iterable[InlineStep], language: str, page_language: str) -> Markup:
    """A redline as one running text: both versions can be read from it, by eye and by ear."""
    return _isolated("".join(_piece(step, page_language) for step in steps), language)


def sided(steps: Iterable[InlineStep], which: InlineOp, language: str, page_language: str) -> Markup:
    """One side of a redline: with `DELETE` the old text, with `INSERT` the new one, marked where the other differs."""
    shown = (step for step in steps if step.op in (InlineOp.EQUAL, which))
    return redlined(shown, language, page_language)


def whole(text: str, which: InlineOp, language: str, page_language: str) -> Markup:
    """Text that one side alone has, marked as a whole."""
    return redlined((InlineStep(which, text),), language, page_language)


def _isolated(markup: str, language: str) -> Markup:
    return Markup(f'<bdi lang="{escape(language)}">{markup}</bdi>')


def _piece(step: InlineStep, page_language: str) -> str:
    words = _lines(step.text)
    if step.op is InlineOp.EQUAL:
        return words
    spoken = "en" if page_language == "en" else "nl"
    tag, before = _TAGS[step.op], f'<span class="visually-hidden" lang="{spoken}">{_SPOKEN[spoken][step.op]}</span>'
    return f'<{tag}>{before}{words}<span class="visually-hidden">]</span></{tag}>'


@lru_cache(maxsize=_KEPT)
def _lines(text: str) -> str:
    """`text`, escaped and with marks; line breaks are lines."""
    return "<br>".join(str(escape(line)) for line in visible(text).split("\n"))
