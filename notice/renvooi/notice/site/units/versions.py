"""Two units a version: the pages with its full text and who does what in it, and its files to download."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source
from renvooi.notice.site.units.keys import digest
from renvooi.notice.site.units.narrowing import alone, around_version
from renvooi.notice.site.units.unit import Unit
from renvooi.notice.site.values import DocumentCard, VersionCard

PAGES_SECONDS = 0.04
FILES_SECONDS = 0.02
"""Measured on the example documents."""


def version_units(card: DocumentCard, version: VersionCard, *, shared: str, ids: Mapping[str, str]) -> Iterator[Unit]:
    """The units of a version of a document; see table.py."""
    place, modified = f"{card.slug}/{version.slug}", version.published_at
    pages = digest("version-pages", shared, around_version(card, version), version, ids[version.label])
    files = digest("version-files", shared, alone(card, (version,), ()))
    yield Unit(f"version-pages/{place}", pages, modified, PAGES_SECONDS, partial(make_pages, card, version))
    yield Unit(f"version-files/{place}", files, modified, FILES_SECONDS, partial(make_files, card, version))


def make_pages(card: DocumentCard, version: VersionCard, source: Source, site: Site) -> Made:
    """The full text of a version, and who does what in it."""
    from renvooi.notice.site.pages.version import version_pages

    facts = replace(source.version(card, version), document=around_version(card, version))
    return Made(version_pages(facts, site))


def make_files(card: DocumentCard, version: VersionCard, source: Source, site: Site) -> Made:
    """The file as received, its reading, and the proof of its publication."""
    from renvooi.notice.site.files.version import version_files

    seen = alone(card, (version,), ())
    facts = replace(source.version(card, version), document=seen, clauses={}, introduced={}, also={})
    return Made(version_files(facts, source.file(version), site))
