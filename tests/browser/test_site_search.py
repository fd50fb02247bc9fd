"""The search finds clauses over all versions, in words and in links, and leaves a way without it."""

import re
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.sites import SEARCH, SMALL, Visitor
from tests.diff.render.payloads import PAYLOADS


def results(page: Page) -> Locator:
    """What was found."""
    return page.locator("#search-list li")


def test_words_are_found_while_one_types_and_lead_to_their_clause(visitor: Visitor) -> None:
    page = visitor.open(SEARCH)
    page.get_by_label("Zoekwoorden").press_sequentially("termijnen")
    expect(page.get_by_role("status").first).to_have_text("3 resultaten")
    expect(results(page).locator("mark").first).to_contain_text("termijn")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["termijnen"]}
    place = results(page).get_by_role("link").first.inner_text()
    results(page).get_by_role("link").first.click()
    page.wait_for_url("**/clause/c-*/")
    expect(page.locator("h1")).to_have_text(place)
    page.go_back()
    expect(results(page)).to_have_count(3)


def test_search_is_narrowed_by_document_and_to_what_stands_now(visitor: Visitor) -> None:
    page = visitor.open(f"{SEARCH}?q=termijn")
    expect(results(page)).to_have_count(3)
    page.get_by_label("Document", exact=True).select_option("demarcatie")
    expect(results(page)).to_have_count(1)
    expect(results(page)).to_contain_text("Demarcatie")
    page.get_by_label("Zoekwoorden").fill("kennismaking offerte")
    expect(results(page)).to_contain_text("staat niet in de nieuwste versie")
    page.get_by_label("Alleen wat in de nieuwste versie staat").check()
    expect(results(page)).to_have_count(0)
    again = visitor.open(visitor.path(page))
    expect(again.get_by_label("Alleen wat in de nieuwste versie staat")).to_be_checked()
    expect(again.get_by_label("Document", exact=True)).to_have_value("demarcatie")
    expect(again.get_by_label("Zoekwoorden")).to_have_value("kennismaking offerte")


def test_search_goes_along_to_the_other_language(visitor: Visitor) -> None:
    page = visitor.open(f"{SEARCH}?q=termijn")
    expect(results(page)).to_have_count(3)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("status").first).to_have_text("3 results")
    link = str(results(page).get_by_role("link").first.get_attribute("href"))
    assert link.startswith(f"{visitor.site.address}en/document/")
    assert (visitor.site.folder / link.removeprefix(visitor.site.address) / "index.html").is_file()


def test_more_results_come_with_a_key_and_take_the_focus(visitor: Visitor) -> None:
    page = visitor.open(f"{SEARCH}?q=gegevens", screen=SMALL)
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Meer resultaten").press("Enter")
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()


def test_nothing_found_is_said(visitor: Visitor) -> None:
    page = visitor.open(f"{SEARCH}?q=kwartelhokje")
    expect(page.get_by_role("status").first).to_contain_text("Niets gevonden.")
    expect(results(page)).to_have_count(0)


def test_hostile_words_are_words(visitor: Visitor) -> None:
    for payload in PAYLOADS[:6]:
        page = visitor.open(f"{SEARCH}?q={quote(payload)}")
        expect(page.get_by_label("Zoekwoorden")).to_have_value(payload)
        expect(page.get_by_role("status").first).to_contain_text(re.compile("Niets gevonden|resulta"))
        assert page.locator("script:not([src]), main :is(img, iframe, svg, [onfocus], [onmouseover])").count() == 0


def test_without_script_the_page_leads_to_the_texts(visitor: Visitor) -> None:
    page = visitor.open(SEARCH, scripts=False)
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()
    page.get_by_role("link", name="2026-03", exact=True).click()
    assert visitor.path(page) == "nl/document/demarcatie/version/2026-03/"
