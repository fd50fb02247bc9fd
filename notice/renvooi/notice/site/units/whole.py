"""Units of the site as a whole: what is made of all documents together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from renvooi.notice.site.addresses import INDEX
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Files, Made, Source
from renvooi.notice.site.units.documents import touched
from renvooi.notice.site.units.keys import digest
from renvooi.notice.site.units.unit import Kept, Unit
from renvooi.notice.site.values import DocumentCard, StepSummary

SECONDS = 0.1
"""For most of them; nothing hangs on it."""
ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Whole:
    """All documents, and what was made of them."""

    cards: tuple[DocumentCard, ...]
    summaries: Mapping[str, Sequence[StepSummary]]
    """By the name of the document."""
    kept: tuple[Kept, ...]
    """Of the steps."""
    head: str
    public_key: str


def assets_unit(files: Files, shared: str) -> Unit:
    """The unit of what all pages load."""
    return Unit(ASSETS, digest(ASSETS, shared), "", SECONDS, partial(_ready, files))


def whole_units(whole: Whole, shared: str) -> tuple[Unit, ...]:
    """The start pages, the feeds of all documents, and the pages that stand beside them."""
    modified = max(map(touched, whole.cards), default="")
    steps = digest(shared, whole.cards, whole.kept)
    return (
        Unit("home", digest("home", steps), modified, SECONDS, partial(_home, whole)),
        Unit("feeds", digest("feeds", steps), modified, SECONDS, partial(_feeds, whole)),
        Unit("follow", digest("follow", shared, whole.cards), modified, SECONDS, partial(_follow, whole.cards)),
        Unit("search", digest("search", shared, whole.cards), modified, SECONDS, partial(_search, whole.cards)),
        Unit(
            "proof",
            digest("proof", shared, whole.cards, whole.head, whole.public_key),
            modified,
            SECONDS,
            partial(_proof, whole.head, whole.public_key, whole.cards),
        ),
    )


def discovery_unit(pages: Sequence[tuple[str, str]], shared: str) -> Unit:
    """The unit of the files for search engines; `pages` are paths and moments."""
    listed = tuple(sorted(page for page in pages if page[0].endswith(INDEX)))
    return Unit("discovery", digest("discovery", shared, listed), "", SECONDS, partial(_discovery, listed))


def _ready(files: Files, _source: Source, _site: Site) -> Made:
    return Made(files)


def _home(whole: Whole, _source: Source, site: Site) -> Made:
    from renvooi.notice.site.pages.home import home_pages

    return Made(home_pages(whole.cards, whole.summaries, site))


def _feeds(whole: Whole, _source: Source, site: Site) -> Made:
    from renvooi.notice.site.feeds.writing import all_feeds

    return Made(all_feeds(whole.cards, whole.summaries, site))


def _follow(cards: Sequence[DocumentCard], _source: Source, site: Site) -> Made:
    from renvooi.notice.site.pages.follow import follow_pages

    return Made(follow_pages(cards, site))


def _proof(head: str, public_key: str, cards: Sequence[DocumentCard], _source: Source, site: Site) -> Made:
    from renvooi.notice.site.pages.proof import proof_pages

    return Made(proof_pages(head, public_key, cards, site))


def _search(cards: Sequence[DocumentCard], _source: Source, site: Site) -> Made:
    from renvooi.notice.site.pages.search import search_pages

    # The page stays, as all others link to it; what it says of the search is its own.
    if "search" in site.settings.without:
        return Made(search_pages(site, cards))
    from renvooi.notice.site.search.index import common_search_files

    return Made({**search_pages(site, cards), **common_search_files(cards)})


def _discovery(pages: Sequence[tuple[str, str]], _source: Source, site: Site) -> Made:
    from renvooi.notice.site.discovery import discovery_files

    return Made(discovery_files(pages, site))
