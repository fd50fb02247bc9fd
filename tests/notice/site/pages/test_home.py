"""The start page, the gateway, and the page for what is not found."""

from dataclasses import replace

from renvooi.model.notices import Bilingual
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.home import LATEST, home_pages
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.values import StepSummary
from tests.notice.site import dom
from tests.notice.site.example import ASSETS, SITE, ExampleSource

CARDS = ExampleSource().documents()


def summaries() -> dict[str, tuple[StepSummary, ...]]:
    return {
        card.name: tuple(summarise(one) for one in dom.example_steps() if one.document.name == card.name)
        for card in CARDS
    }


def test_every_link_leads_to_a_page_of_the_site() -> None:
    known = dom.common_pages().union(*map(dom.pages_of, CARDS))
    pages = home_pages(CARDS, summaries(), SITE)
    for path in (addresses.home("nl"), addresses.home("en"), addresses.ROOT_PAGE):
        assert set(dom.targets(path, pages[path])) <= known
        assert dom.skipped_levels(pages[path]) == []


def test_each_document_stands_with_its_kind_and_latest_version() -> None:
    text = " ".join(dom.text_of(dom.tree(home_pages(CARDS, summaries(), SITE)[addresses.home("en")])).split())
    assert "Demarcation: who does what" in text
    assert "Version 2026-03, effective date 30 March 2026" in text
    assert "11 substantive changes and 2 editorial changes." in text


def test_the_newest_steps_of_all_documents_come_first() -> None:
    dated = tuple(
        replace(one, steps=tuple(replace(s, new=replace(s.new, published_at=f"{2020 + n}-01-01T09:00:00+00:00")) for n, s in enumerate(one.steps)))
        for one in CARDS
    )  # fmt: skip
    many = tuple(replace(one, name=f"{one.name}-{n}", slug=f"{one.slug}-{n}") for n in range(4) for one in dated)
    stops = dom.tree(home_pages(many, {}, SITE)[addresses.home("nl")]).xpath("//div[@class='when']/time/@datetime")
    assert len(stops) == LATEST
    assert stops == sorted(stops, reverse=True)


def test_the_gateway_offers_both_languages_and_sends_nobody_on() -> None:
    data = home_pages(CARDS, summaries(), SITE)[addresses.ROOT_PAGE]
    assert dom.tree(data).xpath("//main//a/@href") == ["nl/", "en/"]
    assert b'http-equiv="refresh"' not in data


def test_links_of_the_page_for_what_is_not_found_work_at_any_depth() -> None:
    data = home_pages(CARDS, summaries(), SITE)[addresses.NOT_FOUND]
    found = dom.tree(data)
    assert found.xpath("//main//a/@href") == ["/wijzigingen/nl/", "/wijzigingen/en/"]
    assert found.xpath("//link[@rel='stylesheet']/@href") == [f"/wijzigingen/{ASSETS.style}"]


def test_the_words_of_the_house_are_text() -> None:
    evil = Bilingual("<b>Welkom</b>", "<b>Welcome</b>")
    site = Site(replace(SITE.settings, intro=evil, title=evil), ASSETS)
    page = dom.tree(home_pages(CARDS, summaries(), site)[addresses.home("nl")])
    assert page.xpath("//p[@class='intro']/text()") == ["<b>Welkom</b>"]
    assert page.xpath("//title/text()") == ["<b>Welkom</b>"]


def test_a_site_without_documents_says_so() -> None:
    text = dom.text_of(dom.tree(home_pages((), {}, SITE)[addresses.home("nl")]))
    assert "Er is nog geen document gepubliceerd." in text


def test_a_step_that_another_version_came_between_stands_after_those_by_way_of_it() -> None:
    card = next(one for one in CARDS if one.name == "demarcatie")
    old, late, new = card.versions[:3]
    late = replace(late, published_at="2026-05-01T09:00:00+00:00")
    pairs = ((old, late, ()), (old, new, (late.label,)), (late, new, ()))
    steps = tuple(
        replace(card.steps[0], old=a, new=b, slug=f"{a.slug}--{b.slug}", between=between) for a, b, between in pairs
    )
    tree = dom.tree(home_pages((replace(card, steps=steps),), {}, SITE)[addresses.home("nl")])
    assert [one.rstrip("/").rpartition("/")[2] for one in tree.xpath("//li[@class='stop']//h3/a/@href")] == [
        "2026-01--2026-02",
        "2025-06--2026-01",
        "2025-06--2026-02",
    ]
