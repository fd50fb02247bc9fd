"""The sitemap and robots.txt."""

from urllib.robotparser import RobotFileParser

import lxml.etree as etree  # noqa: PLR0402 - pyright finds the module in this form of import only
import pytest

from renvooi.notice.site.discovery import PROTOCOL, SitemapLimits, discovery_files
from renvooi.notice.site.frame import Site
from renvooi.notice.site.settings import SiteSettings
from tests.notice.site.example import ASSETS, SITE

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ROOT = "https://www.example.nl/wijzigingen/"
PAGES = [
    ("nl/index.html", "2026-03-01T23:30:00+00:00"),
    ("en/index.html", "2026-03-01T09:00:00+00:00"),
    ("index.html", ""),
    ("nl/only/index.html", "2026-02-01"),
    ("nl/feed.atom", "2026-02-01T09:00:00+00:00"),
    ("embed/demarcatie/a--b.nl.html", "2026-02-01T09:00:00+00:00"),
    ("404.html", None),
]


def found(data: bytes, path: str) -> list[str]:
    return [str(one) for one in etree.fromstring(data).xpath(path, namespaces=SPACES)]


def test_sitemap_names_each_page_once_by_its_public_address() -> None:
    sitemap = discovery_files(PAGES, SITE)["sitemap.xml"]
    assert found(sitemap, "//s:loc/text()") == [f"{ROOT}en/", ROOT, f"{ROOT}nl/", f"{ROOT}nl/only/"]


def test_days_are_those_of_the_pages_in_the_netherlands() -> None:
    sitemap = discovery_files(PAGES, SITE)["sitemap.xml"]
    assert found(sitemap, "//s:lastmod/text()") == ["2026-03-01", "2026-03-02", "2026-02-01"]


def test_a_page_in_both_languages_names_both_and_another_none() -> None:
    sitemap = discovery_files(PAGES, SITE)["sitemap.xml"]
    both = [("nl", f"{ROOT}nl/"), ("en", f"{ROOT}en/")]
    for place in (f"{ROOT}nl/", f"{ROOT}en/"):
        links = etree.fromstring(sitemap).xpath(f"//s:url[s:loc='{place}']/x:link", namespaces=SPACES)
        assert [(one.get("hreflang"), one.get("href")) for one in links] == both
        assert {one.get("rel") for one in links} == {"alternate"}
    assert found(sitemap, f"//s:url[s:loc='{ROOT}nl/only/']/x:link") == []


def test_order_of_the_pages_is_of_no_account() -> None:
    assert discovery_files(PAGES[::-1], SITE) == discovery_files(iter(PAGES), SITE)


@pytest.mark.parametrize(
    ("limits", "maps"), [(SitemapLimits(addresses=2), 2), (SitemapLimits(size=450), 2), (SitemapLimits(size=1), 4)]
)
def test_a_site_that_is_too_large_for_one_sitemap_has_several_and_an_index(limits: SitemapLimits, maps: int) -> None:
    files = discovery_files(PAGES, SITE, limits=limits)
    names = [f"sitemap-{number}.xml" for number in range(1, maps + 1)]
    assert sorted(files) == ["robots.txt", *names, "sitemap.xml"]
    assert found(files["sitemap.xml"], "/s:sitemapindex/s:sitemap/s:loc/text()") == [f"{ROOT}{name}" for name in names]
    named = [one for name in names for one in found(files[name], "//s:loc/text()")]
    assert named == found(discovery_files(PAGES, SITE)["sitemap.xml"], "//s:loc/text()")


def test_an_index_says_the_newest_day_of_each_sitemap() -> None:
    index = discovery_files(PAGES, SITE, limits=SitemapLimits(addresses=2))["sitemap.xml"]
    assert found(index, "//s:lastmod/text()") == ["2026-03-01", "2026-03-02"]


def test_a_sitemap_is_full_where_the_protocol_says_so() -> None:
    paths = [f"nl/document/d/clause/c-{number:012x}/index.html" for number in range(PROTOCOL.addresses + 1)]
    files = discovery_files([(path, None) for path in paths], SITE)
    counts = [files[name].count(b"<loc>") for name in ("sitemap-1.xml", "sitemap-2.xml")]
    assert counts == [PROTOCOL.addresses, 1]
    assert len(files["sitemap-1.xml"]) < PROTOCOL.size


def test_robots_may_read_all_but_fragments_and_learn_of_the_sitemap() -> None:
    rules = RobotFileParser()
    rules.parse(discovery_files(PAGES, SITE)["robots.txt"].decode().splitlines())
    assert rules.site_maps() == [f"{ROOT}sitemap.xml"]
    assert rules.can_fetch("*", f"{ROOT}nl/")
    assert not rules.can_fetch("*", f"{ROOT}embed/demarcatie/a--b.nl.html")


def test_a_site_without_an_address_has_no_sitemap() -> None:
    files = discovery_files(PAGES, Site(SiteSettings(), ASSETS))
    assert list(files) == ["robots.txt"]
    assert b"Sitemap" not in files["robots.txt"]


def test_an_address_with_signs_of_xml_is_escaped() -> None:
    site = Site(SiteSettings(url="https://www.example.nl/a&b/"), ASSETS)
    files = discovery_files(PAGES, site)
    assert "https://www.example.nl/a&b/nl/" in found(files["sitemap.xml"], "//s:loc/text()")
