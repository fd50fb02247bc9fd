"""The start page of a document: its versions as a timeline, the newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.model.notices import Bilingual
from renvooi.notice.site import addresses
from renvooi.notice.site.calendar import has_calendar
from renvooi.notice.site.feeds.sentences import since_then
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.counts import counts_in_words, waiting_in_words
from renvooi.notice.site.pages.versions import document_file, kind_in_words
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard, StepCard, StepSummary, VersionCard

TEMPLATE = "document.html.j2"


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step with what is said of it in a list."""

    step: StepCard
    summary: StepSummary | None
    counts: Bilingual | None
    """How many changes of which kind."""
    waiting: Bilingual | None
    """What waits for a person; None if nothing does."""
    since_then: tuple[Bilingual, ...]
    """What became of the step after people knew it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One version on the timeline, with the steps that lead to it."""

    version: VersionCard
    steps: tuple[ToldStep, ...]
    """From the version before it; then those that a notice made of versions further apart."""
    file: tuple[str, str]
    """Path of the file as received, and its form."""
    latest: bool


def document_pages(card: DocumentCard, summaries: Sequence[StepSummary], site: Site) -> Files:
    """The page in both languages."""
    values = _values(card, summaries)
    return dict(_pages(card, site, values))


def told_step(step: StepCard, summaries: Mapping[tuple[str, str], StepSummary]) -> ToldStep:
    """A step with its summary, by both labels."""
    summary = summaries.get((step.old.label, step.new.label))
    if summary is None:
        return ToldStep(step, None, None, None, since_then(step))
    return ToldStep(step, summary, counts_in_words(summary), waiting_in_words(summary), since_then(step))


def by_labels(summaries: Sequence[StepSummary]) -> Mapping[tuple[str, str], StepSummary]:
    """Summaries of one document by the labels of their steps."""
    return {(one.old, one.new): one for one in summaries}


def _pages(card: DocumentCard, site: Site, values: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        path = addresses.document(language, card.slug)
        yield path, render_page(TEMPLATE, Frame(site, language, path), values)


def _values(card: DocumentCard, summaries: Sequence[StepSummary]) -> Mapping[str, object]:
    found = by_labels(summaries)
    stops = tuple(_stop(card, number, found) for number in reversed(range(len(card.versions))))
    return {
        "document": card,
        "kind": kind_in_words(card.kind),
        "latest": card.versions[-1],
        "stops": stops,
        "dated": has_calendar(card.versions),
        "unread": any(one.summary is not None and one.summary.unread for stop in stops for one in stop.steps),
    }


def _stop(card: DocumentCard, number: int, summaries: Mapping[tuple[str, str], StepSummary]) -> Stop:
    version = card.versions[number]
    place = {one.label: at for at, one in enumerate(card.versions)}
    leading = sorted((one for one in card.steps if one.new == version), key=lambda one: -place[one.old.label])
    steps = tuple(told_step(one, summaries) for one in leading)
    return Stop(version, steps, document_file(card.slug, version), latest=number == len(card.versions) - 1)
