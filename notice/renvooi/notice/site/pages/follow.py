"""What can be followed, and how: feeds, calendars, e-mail, and a fragment on a site of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.notice.site import addresses
from renvooi.notice.site.calendar import has_calendar
from renvooi.notice.site.embedding import style_source
from renvooi.notice.site.feeds.sentences import TERM_STARTS
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard


@dataclass(frozen=True, slots=True)
class Followed:
    """A row of the table: one document, or all of them."""

    title: str
    language: str
    page: str | None
    """The start page of the document; None for all."""
    atom: str
    json: str
    calendar: str | None
    """None where no version says when it takes effect."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The fragment of the newest step of a document."""

    title: str
    language: str
    old: str
    new: str
    path: str


def follow_pages(cards: Sequence[DocumentCard], site: Site) -> Files:
    """The page in each language."""
    return {addresses.follow(language): _page(cards, site, language) for language in LANGUAGES}


def _page(cards: Sequence[DocumentCard], site: Site, language: str) -> bytes:
    frame = Frame(site, language, addresses.follow(language))
    values = {
        "atom": addresses.feed(language, "atom"),
        "json": addresses.feed(language, "json"),
        "rows": [_all(frame), *(_row(card, language) for card in cards)],
        "fragments": _fragments(cards, frame),
        "style_source": style_source(site.settings.house),
        "term_starts": TERM_STARTS,
    }
    return render_page("follow.html.j2", frame, values)


def _all(frame: Frame) -> Followed:
    title = frame.say("alle documenten", "all documents")
    atom, json = (addresses.feed(frame.language, form) for form in ("atom", "json"))
    return Followed(title, frame.language, page=None, atom=atom, json=json, calendar=None)


def _row(card: DocumentCard, language: str) -> Followed:
    atom, json = (addresses.feed(language, form, card.slug) for form in ("atom", "json"))
    return Followed(
        card.title,
        card.language,
        page=addresses.document(language, card.slug),
        atom=atom,
        json=json,
        calendar=addresses.calendar(language, card.slug) if has_calendar(card.versions) else None,
    )


def _fragments(cards: Sequence[DocumentCard], frame: Frame) -> list[Fragment]:
    """One for each document with a step; none on a site without an address, which makes none."""
    if not frame.site.settings.has_address:
        return []
    newest = [(card, card.steps[-1]) for card in cards if card.steps]
    return [
        Fragment(
            card.title,
            card.language,
            old=step.old.label,
            new=step.new.label,
            path=addresses.embed(frame.language, card.slug, step.slug),
        )
        for card, step in newest
    ]
