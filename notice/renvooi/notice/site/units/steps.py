"""Two units a step: its pages, and its files to download, which are heavy and change rarely."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source
from renvooi.notice.site.units.keys import digest
from renvooi.notice.site.units.narrowing import alone, around_step
from renvooi.notice.site.units.unit import Unit
from renvooi.notice.site.values import DocumentCard, StepCard, VersionCard

PAGES_SECONDS = 0.06
FILES_SECONDS = 0.1
"""Measured on the example documents; of the files a PDF and a Word document are most of it."""


def step_units(card: DocumentCard, version: VersionCard, *, shared: str, ids: Mapping[str, str]) -> Iterator[Unit]:
    """The units of each step to a version of a document; see table.py."""
    for step in (one for one in card.steps if one.new == version):
        place, modified = f"{card.slug}/{step.slug}", newest(step)
        named = ids[step.old.label], ids[step.new.label]
        pages = digest("step-pages", shared, around_step(card, step), step, named)
        files = digest("step-files", shared, alone(card, (step.old, step.new), (_lasting(step),)))
        yield Unit(f"step-pages/{place}", pages, modified, PAGES_SECONDS, partial(make_pages, card, step))
        yield Unit(f"step-files/{place}", files, modified, FILES_SECONDS, partial(make_files, card, step))


def newest(step: StepCard) -> str:
    """When the newest thing about a step was recorded: its publication, or the release of its notice."""
    return max(step.new.published_at, step.released.released_at if step.released else "")


def make_pages(card: DocumentCard, step: StepCard, source: Source, site: Site) -> Made:
    """The pages of a step, the fragments to embed, its calendars, and what lists say of it."""
    from renvooi.notice.site.calendar import step_calendars
    from renvooi.notice.site.embedding import embed_files
    from renvooi.notice.site.pages.step import step_pages
    from renvooi.notice.site.pages.summary import summarise

    facts = replace(source.step(card, step), document=around_step(card, step))
    files = {**step_pages(facts, site), **embed_files(facts, site), **step_calendars(facts, site)}
    return Made(files, (summarise(facts),))


def make_files(card: DocumentCard, step: StepCard, source: Source, site: Site) -> Made:
    """The files of a step to download."""
    from renvooi.notice.site.files.step import step_files

    lasting = _lasting(step)
    seen = alone(card, (step.old, step.new), (lasting,))
    facts = replace(source.step(card, step), document=seen, step=lasting, clauses_old={}, clauses_new={})
    return Made(step_files(facts, site))


def _lasting(step: StepCard) -> StepCard:
    """What files show of a step: no windows, since a file that somebody saved must not change by a client's receipt."""
    return replace(step, windows=None, waiting=False, between=())
