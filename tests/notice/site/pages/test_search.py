"""The search page works for who has a script, and leads to the texts for who has none."""

from dataclasses import replace
from importlib.resources import files

from lxml import html

from renvooi.notice.site.checking.weight import MOST_BYTES
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.search import search_pages
from tests.notice.site.example import ASSETS, SITE, ExampleSource

CARDS = ExampleSource().documents()
PAGES = search_pages(SITE, CARDS)


def page(language: str) -> html.HtmlElement:
    return html.document_fromstring(PAGES[f"{language}/search/index.html"])


def test_page_exists_in_both_languages() -> None:
    assert sorted(PAGES) == ["en/search/index.html", "nl/search/index.html"]
    assert page("nl").findtext(".//h1") == "Zoeken"
    assert page("en").findtext(".//h1") == "Search"


def test_only_this_page_may_run_the_engine() -> None:
    (policy,) = page("nl").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "unsafe-inline" not in policy


def test_without_a_script_each_document_and_its_newest_text_is_one_link_away() -> None:
    links = set(page("nl").xpath("//dl[@class='full-texts']//a/@href"))
    expected = {f"../document/{card.slug}/" for card in CARDS}
    assert links == expected | {f"../document/{card.slug}/version/{card.versions[-1].slug}/" for card in CARDS}
    assert "hidden" in page("nl").get_element_by_id("search").attrib
    assert "hidden" not in page("nl").get_element_by_id("search-off").attrib


def test_page_of_many_documents_with_many_versions_is_light() -> None:
    (card, *_) = CARDS
    versions = tuple(replace(card.versions[0], slug=f"2026-{number}", label=f"2026-{number}") for number in range(21))
    cards = [replace(card, slug=f"document-{number}", versions=versions) for number in range(50)]
    content = search_pages(SITE, cards)["nl/search/index.html"]
    assets = files("renvooi.notice.site") / "assets"
    loaded = sum(len((assets / name).read_bytes()) for name in ("site.css", "site.js", "search.js"))
    assert len(content) + loaded < MOST_BYTES / 2


def test_nothing_of_the_search_itself_is_loaded_with_the_page() -> None:
    tree = page("nl")
    loaded = tree.xpath("//script/@src | //link[not(@rel='alternate' or @rel='canonical')]/@href")
    assert not [one for one in loaded if "pagefind" in one]
    script = (files("renvooi.notice.site") / "assets/search.js").read_text()
    assert not [line for line in script.splitlines() if line.startswith("import ")]


def test_each_control_has_a_label() -> None:
    tree = page("nl")
    controls = tree.xpath("//form[@id='search']//*[self::input or self::select]/@id")
    assert sorted(tree.xpath("//form[@id='search']//label/@for")) == sorted(controls)


def test_words_of_the_script_come_in_the_language_of_the_page() -> None:
    assert page("nl").get_element_by_id("search").get("data-one") == "1 resultaat"
    assert page("en").get_element_by_id("search").get("data-one") == "1 result"


def test_site_without_a_search_leads_to_the_full_texts_alone() -> None:
    site = Site(replace(SITE.settings, without=frozenset({"search"})), ASSETS)
    text = search_pages(site, CARDS)["nl/search/index.html"].decode()
    assert "search.js" not in text
    assert "wasm-unsafe-eval" not in text
    assert "<form" not in text
    assert 'class="full-texts"' in text
