"""The words and marks that a template asks for, in the language of its page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from renvooi.model.changes import InlineOp, InlineStep, SignalType
from renvooi.model.notices import Bilingual, Window
from renvooi.notice.countries import in_words as country_in_words
from renvooi.notice.days import term_in_words
from renvooi.notice.phrases import FORMS, THEMES, joined
from renvooi.notice.render.dates import in_words
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame
from renvooi.notice.site.showing import document_text, plain_text, redlined, sided, whole
from renvooi.notice.site.significance import SIGNIFICANCES

ZONE = ZoneInfo("Europe/Amsterdam")
"""Of the clock by which moments are told, and of the days by which terms are counted."""

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_KEPT = 4096
"""Days and moments that are kept in words: most pages name the same ones."""


@lru_cache(maxsize=_KEPT)
def day_in_words(day: date, language: str) -> str:
    """ "2 maart 2026" or "2 March 2026"."""
    return format_date(day, "d MMMM y", locale=_LOCALES[language])


@lru_cache(maxsize=_KEPT)
def weekday_in_words(day: date, language: str) -> str:
    """ "maandag 2 maart 2026" or "Monday 2 March 2026"."""
    return in_words(day, language)


@lru_cache(maxsize=_KEPT)
def moment_in_words(text: str, language: str) -> str:
    """ "2 maart 2026, 10.00 uur" or "2 March 2026, 10:00": on the clock of `ZONE`; `text` has an offset."""
    at = datetime.fromisoformat(text).astimezone(ZONE)
    day = day_in_words(at.date(), language)
    return f"{day}, {at:%H:%M}" if language == "en" else f"{day}, {at:%H.%M} uur"


def _menu(frame: Frame) -> list[tuple[str, str]]:
    """What stands in the menu of every page: path and label."""
    searches = [(addresses.search(frame.language), frame.say("Zoeken", "Search"))]
    return [
        (addresses.home(frame.language), frame.say("Documenten", "Documents")),
        *([] if "search" in frame.site.settings.without else searches),
        (addresses.follow(frame.language), frame.say("Volgen", "Follow")),
        (addresses.proof(frame.language), frame.say("Bewijs", "Proof")),
    ]


@pass_context
def menu_entries(context: Context) -> list[tuple[str, str]]:
    """The menu of the page that is being made: path and label of each entry."""
    return _menu(context["page"])


def _language(context: Context) -> str:
    page: Frame = context["page"]
    return page.language


@pass_context
def _day(context: Context, day: date) -> str:
    return day_in_words(day, _language(context))


@pass_context
def _weekday(context: Context, day: date) -> str:
    return weekday_in_words(day, _language(context))


@pass_context
def _moment(context: Context, text: str) -> str:
    return moment_in_words(text, _language(context))


@pass_context
def _own(context: Context, sentence: Bilingual) -> str:
    return sentence.in_language(_language(context))


@pass_context
def _country(context: Context, name: str) -> str:
    return country_in_words(name, _language(context))


@pass_context
def _term(context: Context, window: Window) -> str:
    return term_in_words(window).in_language(_language(context))


@pass_context
def _theme(context: Context, kind: SignalType) -> str:
    return _upper_first(THEMES[kind].in_language(_language(context)))


@pass_context
def _forms(context: Context, forms: Sequence[str]) -> str:
    return joined([FORMS[one] for one in forms]).in_language(_language(context))


@pass_context
def _redlined(context: Context, steps: Iterable[InlineStep], language: str) -> Markup:
    return redlined(steps, language, _language(context))


@pass_context
def _old_side(context: Context, steps: Iterable[InlineStep], language: str) -> Markup:
    return sided(steps, InlineOp.DELETE, language, _language(context))


@pass_context
def _new_side(context: Context, steps: Iterable[InlineStep], language: str) -> Markup:
    return sided(steps, InlineOp.INSERT, language, _language(context))


@pass_context
def _deleted(context: Context, text: str, language: str) -> Markup:
    return whole(text, InlineOp.DELETE, language, _language(context))


@pass_context
def _inserted(context: Context, text: str, language: str) -> Markup:
    return whole(text, InlineOp.INSERT, language, _language(context))


@pass_context
def _significance(context: Context, significance: str) -> str:
    return SIGNIFICANCES[significance].in_language(_language(context))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


FILTERS: Mapping[str, Callable[..., object]] = {
    "doc": document_text,
    "plain": plain_text,
    "own": _own,
    "day": _day,
    "weekday": _weekday,
    "moment": _moment,
    "country": _country,
    "term": _term,
    "theme": _theme,
    "forms": _forms,
    "significance": _significance,
    "redlined": _redlined,
    "old_side": _old_side,
    "new_side": _new_side,
    "deleted": _deleted,
    "inserted": _inserted,
    "lower_first": _lower_first,
    "upper_first": _upper_first,
}
"""By the name that templates call them."""
