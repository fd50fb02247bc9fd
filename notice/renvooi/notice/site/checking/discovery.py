"""Do programs find each page once, in each language, and at one address?"""

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.notice.site.addresses import ROBOTS, SITEMAP, public
from renvooi.notice.site.checking.facts import PageFacts
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.folder import is_gateway
from renvooi.notice.site.checking.site import SiteFacts
from renvooi.notice.site.checking.xml import read_xml
from renvooi.notice.site.settings import LANGUAGES

CHECK = "discovery"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_ADDRESSES = 50_000
"""In one sitemap, by its protocol."""


def check_discovery(site: SiteFacts) -> Iterator[Fault]:
    """Pages that programs do not find, or find twice; addresses that do not agree."""
    pages = [page for page in site.pages.values() if not page.fragment]
    yield from _robots(site)
    if site.base is None:
        # A site that was not told where it will stand can name no address of its own.
        if SITEMAP in site.folder.sizes:
            yield error(CHECK, SITEMAP, None, "names addresses, and no page has one; build with an address")
        return
    by_address = {f"{site.base}{public(path)}": page for path, page in site.pages.items()}
    for page in pages:
        yield from _addresses(site, page, by_address)
    yield from _sitemap(site, pages)


def _addresses(site: SiteFacts, page: PageFacts, by_address: Mapping[str, PageFacts]) -> Iterator[Fault]:
    address = f"{site.base}{public(page.path)}"
    if page.canonical is None:
        if not is_gateway(page.path):
            yield error(CHECK, page.path, None, "has no canonical address")
    elif page.canonical != address:
        yield error(CHECK, page.path, None, f"says it is {page.canonical[:120]!r} and is {address!r}")
    languages = Counter(language for language, _ in page.alternates)
    if languages and max(languages.values()) > 1:
        yield error(CHECK, page.path, None, "names one language twice among its translations")
    for language, href in page.alternates:
        other = by_address.get(href)
        if other is None:
            yield error(CHECK, page.path, None, f"names {href[:120]!r} for {language}, which is no page of the site")
        elif language != "x-default" and _language(other) not in (language, None):
            yield error(CHECK, page.path, None, f"names {other.path} as its translation for {language}")
        elif (
            language != "x-default"
            and address not in [one for _, one in other.alternates]
            and not is_gateway(page.path)
        ):
            yield error(CHECK, page.path, None, f"names {other.path} as a translation, which does not name it in turn")


def _language(page: PageFacts) -> str | None:
    """The language of a page, by its folder; None for one that is of none."""
    first = page.path.partition("/")[0]
    return first if first in LANGUAGES else None


def _robots(site: SiteFacts) -> Iterator[Fault]:
    if ROBOTS not in site.folder.sizes:
        yield error(CHECK, ROBOTS, None, "is not there")
        return
    lines = site.folder.read(ROBOTS).decode("utf-8", "replace").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("sitemap:")]
    expected = [] if site.base is None else [f"{site.base}{SITEMAP}"]
    if named != expected:
        yield error(
            CHECK, ROBOTS, None, f"names {', '.join(named) or 'no sitemap'}, not {', '.join(expected) or 'none'}"
        )


def _sitemap(site: SiteFacts, pages: list[PageFacts]) -> Iterator[Fault]:
    assert site.base is not None
    if SITEMAP not in site.folder.sizes:
        yield error(CHECK, SITEMAP, None, "is not there")
        return
    listed: Counter[str] = Counter()
    pending, seen = [SITEMAP], set()
    while pending:
        path = pending.pop()
        seen.add(path)
        if path not in site.folder.sizes:
            yield error(CHECK, SITEMAP, None, f"names {path[:120]}, which is not there")
            continue
        root, broken = read_xml(site.folder.read(path))
        if root is None:
            yield error(CHECK, path, None, f"is not XML: {broken}")
            continue
        found = _locations(root)
        if root.tag == f"{_SITEMAP}sitemapindex":
            pending += [one for one in (each.removeprefix(site.base) for each in found) if one not in seen]
        elif len(found) > MOST_ADDRESSES:
            yield error(CHECK, path, None, f"has {len(found):,} addresses; at most {MOST_ADDRESSES:,}")
        if root.tag == f"{_SITEMAP}urlset":
            listed.update(found)
    yield from _listed(site, pages, listed)


def _listed(site: SiteFacts, pages: list[PageFacts], listed: Counter[str]) -> Iterator[Fault]:
    known = {f"{site.base}{public(page.path)}": page for page in pages}
    for address, times in sorted(listed.items()):
        if address not in known:
            yield error(CHECK, SITEMAP, None, f"lists {address[:160]!r}, which is no page of the site")
        elif times > 1:
            yield error(CHECK, SITEMAP, None, f"lists {address[:160]!r} {times} times")
    for address, page in sorted(known.items()):
        if address not in listed and not page.noindex and not is_gateway(page.path):
            yield error(CHECK, page.path, None, "is not in the sitemap")


def _locations(root: etree._Element) -> list[str]:
    return [(one.text or "").strip() for one in root.iter(f"{_SITEMAP}loc")]
