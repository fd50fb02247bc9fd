"""One unit a document: its start page, its feeds and its calendars, made of what its steps said of themselves."""

from collections.abc import Sequence
from functools import partial

from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source
from renvooi.notice.site.units.keys import digest
from renvooi.notice.site.units.steps import newest
from renvooi.notice.site.units.unit import Kept, Unit
from renvooi.notice.site.values import DocumentCard, StepSummary

SECONDS = 0.06
"""Measured on the example documents."""


def document_unit(card: DocumentCard, summaries: Sequence[StepSummary], kept: Sequence[Kept], shared: str) -> Unit:
    """The unit of a document; `kept` says what its steps came to."""
    key = digest("document", shared, card, tuple(kept))
    return Unit(f"document/{card.slug}", key, touched(card), SECONDS, partial(make, card, tuple(summaries)))


def touched(card: DocumentCard) -> str:
    """When the newest thing about a document was recorded."""
    return max(*(newest(step) for step in card.steps), *(one.published_at for one in card.versions), "")


def make(card: DocumentCard, summaries: tuple[StepSummary, ...], _source: Source, site: Site) -> Made:
    """The start page of a document, its feeds and its calendar."""
    from renvooi.notice.site.calendar import document_calendars
    from renvooi.notice.site.feeds.writing import document_feeds
    from renvooi.notice.site.pages.document import document_pages

    pages = document_pages(card, summaries, site)
    return Made({**pages, **document_feeds(card, summaries, site), **document_calendars(card, site)})
