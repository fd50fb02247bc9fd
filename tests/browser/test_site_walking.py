"""Readers find their way over the site: down to a clause, up by the trail, and to the other language."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sites import DOCUMENT, SMALL, STEP, WIDE, Visitor

TITLE = "Demarcatie: de taken van Voorbeeld Data en van de klant"


@pytest.mark.parametrize(("scripts", "screen"), [(True, WIDE), (False, SMALL)], ids=["desk", "phone without script"])
def test_reader_walks_from_the_door_to_a_clause_and_up_again(
    visitor: Visitor, scripts: bool, screen: tuple[int, int]
) -> None:
    page = visitor.open("", scripts=scripts, screen=screen)
    page.get_by_role("link", name="Lees verder in het Nederlands").click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    assert visitor.path(page) == DOCUMENT
    page.get_by_role("link", name=re.compile("2026-01 .*2026-02")).click()
    assert visitor.path(page) == STEP
    place = page.locator(".change h3 bdi").first.inner_text()
    page.get_by_role("link", name=f"Geschiedenis van {place}").click()
    expect(page.locator(".history")).to_contain_text(place.rpartition(",")[0])
    assert "/clause/c-" in page.url
    page.get_by_role("link", name="Bekijk deze wijziging (2026-01 → 2026-02)").click()
    expect(page.locator(".change:target h3")).to_contain_text(place)
    expect(page.locator(".change:target")).to_be_in_viewport()
    page.go_back()
    page.get_by_role("link", name="2026-03", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("versie 2026-03")
    expect(page.locator(".fulltext :target .words").first).to_be_in_viewport()
    trail(page).get_by_role("link", name=TITLE).click()
    assert visitor.path(page) == DOCUMENT
    trail(page).get_by_role("link", name="Documenten").click()
    assert visitor.path(page) == "nl/"


def trail(page: Page) -> Locator:
    """The breadcrumbs."""
    return page.get_by_role("navigation", name="Kruimelpad")


def test_versions_lead_to_their_neighbours(visitor: Visitor) -> None:
    page = visitor.open(f"{DOCUMENT}version/2026-01/")
    around = page.get_by_role("navigation", name="Andere versies")
    around.get_by_role("link", name="2026-02", exact=True).click()
    assert visitor.path(page) == f"{DOCUMENT}version/2026-02/"
    around.get_by_role("link", name="wat er veranderde").first.click()
    assert visitor.path(page) == STEP


def test_trail_of_each_page_leads_to_pages_above_it(visitor: Visitor) -> None:
    for path in own_kinds(visitor):
        page = visitor.open(path)
        crumbs = page.locator(".breadcrumbs [itemprop=item]").evaluate_all("all => all.map(one => one.href)")
        ways = [crumb.removeprefix(visitor.site.address) for crumb in crumbs]
        assert page.locator(".breadcrumbs [aria-current=page]").count() == (path != "nl/"), path
        assert ways == sorted(ways, key=len)
        assert all(path.startswith(way) and (visitor.site.folder / way / "index.html").is_file() for way in ways), path


def own_kinds(visitor: Visitor) -> list[str]:
    """A page of each kind in Dutch."""
    return [path for path in visitor.site.kinds() if path.startswith("nl/")]


def test_each_page_leads_to_itself_in_the_other_language_and_back(visitor: Visitor) -> None:
    for path in own_kinds(visitor):
        page = visitor.open(path)
        page.get_by_role("link", name="English").click()
        assert visitor.path(page) == path.replace("nl/", "en/", 1)
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Nederlands").click()
        assert visitor.path(page) == path


def test_first_tab_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    page.keyboard.press("Tab")
    way = page.get_by_role("link", name="Naar de inhoud")
    expect(way).to_be_focused()
    expect(way).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_page_that_is_not_there_is_the_sites_own_with_a_way_on(visitor: Visitor) -> None:
    page = visitor.open("404.html")
    missing = [f"{visitor.site.address}{path}" for path in ("weg", "nl/document/weg/", f"{STEP}weg.html")]
    shown = (visitor.site.folder / "404.html").read_text("utf-8")
    assert [(one.status, one.text()) for one in map(page.request.get, missing)] == [(404, shown)] * len(missing)
    page.get_by_role("link", name="Naar alle documenten").click()
    assert visitor.path(page) == "nl/"
