"""The start page of the site, the gateway to both languages, and the page for an address that leads nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.model.notices import Bilingual
from renvooi.notice.site import addresses
from renvooi.notice.site.feeds.entries import moment
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.document import ToldStep, by_labels, told_step
from renvooi.notice.site.pages.gateway import gateway_page
from renvooi.notice.site.pages.not_found import not_found_page
from renvooi.notice.site.pages.versions import kind_in_words
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard, StepSummary

TEMPLATE = "home.html.j2"

LATEST = 10
"""Steps on the start page, over all documents; the rest stands on the pages of the documents."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document on the start page."""

    card: DocumentCard
    kind: Bilingual


@dataclass(frozen=True, slots=True)
class Recent:
    """A step on the start page, with its document."""

    card: DocumentCard
    told: ToldStep
    published_at: str
    """When the later published of both versions was."""


def home_pages(cards: Sequence[DocumentCard], summaries: Mapping[str, Sequence[StepSummary]], site: Site) -> Files:
    """The start page in both languages, the gateway, and the page for what is not found."""
    values = {
        "documents": tuple(Listed(one, kind_in_words(one.kind)) for one in cards),
        "recent": _recent(cards, summaries),
        "intro": site.settings.intro,
    }
    return {**dict(_pages(site, values)), **gateway_page(site), **not_found_page(site)}


def _pages(site: Site, values: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        path = addresses.home(language)
        yield path, render_page(TEMPLATE, Frame(site, language, path), values)


def _recent(cards: Sequence[DocumentCard], summaries: Mapping[str, Sequence[StepSummary]]) -> tuple[Recent, ...]:
    """The steps that were published last; by name of the document where moments are equal."""
    found = [
        Recent(
            card,
            told_step(step, by_labels(summaries.get(card.name, ()))),
            max(step.old.published_at, step.new.published_at, key=moment),
        )
        for card in cards
        for step in reversed(card.steps)
    ]
    return tuple(sorted(found, key=lambda one: moment(one.published_at), reverse=True)[:LATEST])
