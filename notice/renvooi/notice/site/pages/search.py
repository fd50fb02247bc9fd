"""The search page: a box that a script brings to life, and the newest texts for who has no script."""

from collections.abc import Sequence

from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard

TEMPLATE = "search.html.j2"


def search_pages(site: Site, cards: Sequence[DocumentCard]) -> Files:
    """The page in each language."""
    return dict(_page(Frame(site, language, addresses.search(language)), cards) for language in LANGUAGES)


def _page(frame: Frame, cards: Sequence[DocumentCard]) -> tuple[str, bytes]:
    searches = "search" not in frame.site.settings.without
    return frame.path, render_page(TEMPLATE, frame, {"cards": cards, "searches": searches})
