"""How programs find the pages: sitemap.xml with both languages of each page, and robots.txt.

A sitemap names absolute addresses. So a site that was not told where it stands has none, and its robots.txt
points to none. Days in it are those of what the pages tell, and never of the build: a day that moved with each
build would have every page fetched again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from posixpath import basename
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from renvooi.notice.site.addresses import INDEX, ROBOTS, SITEMAP
from renvooi.notice.site.filters import ZONE
from renvooi.notice.site.frame import Site, web_address
from renvooi.notice.site.making import Files
from renvooi.notice.site.settings import LANGUAGES, SiteSettings

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = ("urlset", f'xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"')
_MOMENTS = 1024
"""Moments whose days are kept: all pages of a version tell of one."""
_INDEX = ("sitemapindex", f'xmlns="{_NAMESPACE}"')


@dataclass(frozen=True, slots=True)
class SitemapLimits:
    """How much one sitemap may hold; where there is more, an index names several."""

    addresses: int = 50_000
    """By the protocol."""
    size: int = 50_000_000
    """Bytes; the protocol takes 52,428,800 with all that is around the addresses."""


PROTOCOL = SitemapLimits()


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of a sitemap or of an index."""

    xml: str
    last: str | None
    """ISO 8601 date of the newest thing in it."""


def discovery_files(pages: Iterable[tuple[str, str | None]], site: Site, *, limits: SitemapLimits = PROTOCOL) -> Files:
    """robots.txt, and the sitemap of `pages`: their paths, with the day or moment of what they tell last.

    That moment is None or empty where it is not known. What is no page, such as a feed or a fragment, is left out. The order of `pages` is of no account.
    """
    robots = {ROBOTS: _robots(site.settings).encode()}
    if not site.settings.has_address:
        return robots
    found = {path: last for path, last in pages if basename(path) == INDEX}
    parts = list(_parts(_pages(found, site.settings.url), limits))
    if len(parts) == 1:
        return {**robots, SITEMAP: _written(_URLSET, parts[0])}
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, start=1)}
    index = [_sitemap(web_address(site.settings.url, name), part) for name, part in named.items()]
    maps = {name: _written(_URLSET, part) for name, part in named.items()}
    return {**robots, **maps, SITEMAP: _written(_INDEX, index)}


def _robots(settings: SiteSettings) -> str:
    """All is to be found but the fragments, which stand in pages of others."""
    folder = urlsplit(settings.url).path if settings.has_address else "/"
    lines = ["User-agent: *", f"Disallow: {folder}embed/"]
    if settings.has_address:
        lines += ["", f"Sitemap: {web_address(settings.url, SITEMAP)}"]
    return "\n".join(lines) + "\n"


def _parts(elements: Iterable[_Element], limits: SitemapLimits) -> Iterator[list[_Element]]:
    """`elements` in their order, as many at a time as one sitemap takes; one part at least."""
    part: list[_Element] = []
    size = 0
    for element in elements:
        if part and (len(part) == limits.addresses or size + len(element.xml) > limits.size):
            yield part
            part, size = [], 0
        part.append(element)
        size += len(element.xml)
    yield part


def _pages(found: Mapping[str, str | None], url: str) -> Iterator[_Element]:
    """Each page, in the order of their paths, with itself in the other language if it is there."""
    alternates: dict[str, str] = {}
    for path in sorted(found):
        language, _, rest = path.partition("/")
        if rest not in alternates:
            pair = {other: f"{other}/{rest}" for other in LANGUAGES}
            alternates[rest] = _links(pair, url) if all(other in found for other in pair.values()) else ""
        day = _day(found[path])
        links = alternates[rest] if language in LANGUAGES else ""
        yield _Element(f"<url>{_place(web_address(url, path), day)}{links}</url>\n", day)


def _links(pair: Mapping[str, str], url: str) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(web_address(url, path))}/>'
        for language, path in pair.items()
    )


@lru_cache(maxsize=_MOMENTS)
def _day(moment: str | None) -> str | None:
    """The day of `moment` in the Netherlands, as pages name it; of a day, itself; None where there is neither."""
    if not moment:
        return None
    at = datetime.fromisoformat(moment)
    return (at.astimezone(ZONE) if at.tzinfo is not None else at).date().isoformat()


def _sitemap(url: str, part: Sequence[_Element]) -> _Element:
    last = max((one.last for one in part if one.last is not None), default=None)
    return _Element(f"<sitemap>{_place(url, last)}</sitemap>\n", last)


def _place(url: str, last: str | None) -> str:
    return f"<loc>{escape(url)}</loc>" + (f"<lastmod>{last}</lastmod>" if last is not None else "")


def _written(root: tuple[str, str], elements: Sequence[_Element]) -> bytes:
    name, namespaces = root
    body = "".join(one.xml for one in elements)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{name} {namespaces}>\n{body}</{name}>\n'.encode()
