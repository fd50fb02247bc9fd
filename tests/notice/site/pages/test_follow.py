"""The page about what can be followed."""

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from renvooi.notice.house import House
from renvooi.notice.site import addresses
from renvooi.notice.site.embedding import style_source
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.follow import follow_pages
from renvooi.notice.site.settings import LANGUAGES, SiteSettings
from tests.notice.site.example import ASSETS, SITE
from tests.notice.site.feeds.made import card

UNDATED = replace(
    card("los", ("1",), title="Los stuk"), versions=(replace(card("los", ("1",)).versions[0], effective_date=None),)
)
CARDS = (card(), UNDATED)


def page(language: str = "nl", *, site: Site = SITE) -> html.HtmlElement:
    return html.document_fromstring(follow_pages(CARDS, site)[addresses.follow(language)].decode())


def targets(tree: html.HtmlElement, path: str, language: str = "nl") -> list[str]:
    """Where the links lead, as paths from the root of the site."""
    start = f"https://site.invalid/{addresses.follow(language)}"
    return [urlsplit(urljoin(start, str(one))).path.removeprefix("/") for one in tree.xpath(path)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feed_and_calendar_that_is_made_is_listed(language: str) -> None:
    listed = targets(page(language), "//tbody//td//@href", language)
    feeds = [addresses.feed(language, form, name) for name in (None, "demarcatie", "los") for form in ("atom", "json")]
    assert sorted(listed) == sorted([*feeds, addresses.calendar(language, "demarcatie")])


def test_programs_find_the_feeds_of_all_documents_in_the_head() -> None:
    found = targets(page(), "//head/link[@type]/@href")
    assert [addresses.feed("nl", form) for form in ("atom", "json")] == [one for one in found if "feed." in one]


def test_each_link_of_the_table_says_to_what() -> None:
    names = [" ".join(one.text_content().split()) for one in page().xpath("//tbody//td//a")]
    assert len(names) == len(set(names))
    assert "Atom: Demarcatie" in names


def test_the_newest_fragment_of_each_document_with_a_step_is_offered() -> None:
    tree = page()
    assert targets(tree, "//main//ul//@href") == [addresses.embed("nl", "demarcatie", "2026-02--2026-03")]
    copied = [one.text_content() for one in tree.xpath("//pre")]
    assert copied[0].startswith(
        '<iframe src="https://www.example.nl/wijzigingen/embed/demarcatie/2026-02--2026-03.nl.html"'
    )
    assert copied[1] == style_source(House())


def test_without_an_address_no_fragment_is_offered() -> None:
    tree = page(site=Site(SiteSettings(), ASSETS))
    assert tree.xpath("//pre") == []
    assert "embed" not in " ".join(targets(tree, "//main//@href"))


def test_page_says_that_following_is_no_notice_and_gives_no_last_day() -> None:
    text = " ".join(page().text_content().split())
    assert "Wat u volgt, is geen kennisgeving." in text
    assert "Publicatie start geen termijn." in text
    assert "Uw laatste dag om te reageren staat er niet in" in text


def test_a_title_of_a_document_is_text() -> None:
    hostile = "<script>alert(1)</script>"
    data = follow_pages((replace(card(), title=hostile),), SITE)[addresses.follow("nl")]
    tree = html.document_fromstring(data.decode())
    assert tree.xpath("//tbody//th/a/bdi")[0].text_content() == hostile
    assert [one.get("src") for one in tree.xpath("//script")] == ["../../assets/site.js"]


def test_the_same_cards_give_the_same_bytes() -> None:
    assert follow_pages(CARDS, SITE) == follow_pages(CARDS, SITE)
