"""One step as a fragment for a page in another site: pasted, included by the server, or in a frame.

The page around it is not ours. Its style may reach everything, so each rule of the fragment outranks what a page can
say without meaning us, and undoes it first; its character set may be any, so the fragment is ASCII; its
address is not ours, so all links are absolute. What has no address has no fragment: its links would lead nowhere.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from renvooi.model import Bilingual
from renvooi.notice.colours import is_colour, readable_on
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.site import addresses
from renvooi.notice.site.feeds.entries import MOST_CHANGES
from renvooi.notice.site.feeds.sentences import (
    FROM_THE_NOTICE,
    TERM_STARTS,
    beyond_notice,
    counts,
    of_the_notice,
    since_then,
    unread,
)
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.significance import SIGNIFICANCES
from renvooi.notice.site.values import ChangeLine, StepFacts, StepSummary

_DARK_GROUNDS = ("#121212", "#1c1b22")
"""What the browsers of today paint `Canvas` with on a dark page."""
_ACCENT = "#0b4a6f"
_ACCENT_DARK = "#8ec5e8"
"""As `embed.css` has the two accents; those of the house take their places."""


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change as the fragment lists it."""

    place: str
    headline: Bilingual
    significance: Bilingual
    url: str


def embed_files(facts: StepFacts, site: Site) -> Files:
    """The fragment of a step in each language; nothing for a site without an address."""
    if not site.settings.has_address:
        return {}
    summary = summarise(facts)
    card, step = facts.document, facts.step
    paths = {language: addresses.embed(language, card.slug, step.slug) for language in LANGUAGES}
    return {path: _fragment(facts, summary, Frame(site, language, path)) for language, path in paths.items()}


def embed_style(house: House) -> str:
    """The style that a fragment brings, in the colour of the house."""
    return _style(house.accent if is_colour(house.accent) else DEFAULT_HOUSE.accent)


@lru_cache(maxsize=4)
def _style(accent: str) -> str:
    style = (files("renvooi.notice.site") / "assets" / "embed.css").read_text("ascii")
    return style.replace(_ACCENT, accent).replace(_ACCENT_DARK, readable_on(accent, _DARK_GROUNDS))


def style_source(house: House) -> str:
    """What a page with a content security policy adds to its `style-src`, for the fragment to bring its style."""
    return f"'sha256-{b64encode(sha256(embed_style(house).encode()).digest()).decode()}'"


def _fragment(facts: StepFacts, summary: StepSummary, frame: Frame) -> bytes:
    card, step = facts.document, facts.step
    page = frame.absolute(addresses.step(frame.language, card.slug, step.slug))
    listed = [one for one in summary.changes if one.significance != "editorial"]
    values = {
        "title": card.title,
        "document_language": card.language,
        "old": step.old.label,
        "new": step.new.label,
        "effective_date": step.new.effective_date,
        "essence": summary.essence,
        "since_then": since_then(step),
        "unread": unread(step, summary),
        "from_the_notice": FROM_THE_NOTICE if step.released else None,
        "counts": counts(summary),
        "beyond_notice": beyond_notice(summary.beyond_notice),
        "changes": [_listed(one, page) for one in listed[:MOST_CHANGES]],
        "more": max(0, len(listed) - MOST_CHANGES),
        "before_rights": of_the_notice(step, summary.rights),
        "rights": summary.rights,
        "step_url": page,
        "term_starts": TERM_STARTS,
        # CSS of ours with a checked colour: a style element holds text as it is, without entities.
        "style": Markup(embed_style(frame.site.settings.house)),
    }
    return render_page("embed.html.j2", frame, values).decode().encode("ascii", "xmlcharrefreplace")


def _listed(line: ChangeLine, page: str) -> ListedChange:
    url = f"{page}#{addresses.change_anchor(line.id)}"
    return ListedChange(line.place, line.headline, SIGNIFICANCES[line.significance], url)
