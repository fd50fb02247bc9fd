"""The page of a step does what it promises: views, filters, permanent links, and a last day for who asks."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sites import SMALL, STEP, VERSION, WIDE, Visitor

EDITORIAL = "[data-significance=editorial]"


def shown(page: Page) -> Locator:
    """The changes that can be seen."""
    return page.locator(".changes .change:visible")


@pytest.mark.parametrize(
    ("scripts", "screen", "beside"), [(True, WIDE, True), (False, SMALL, False)], ids=["desk", "phone without script"]
)
def test_text_is_shown_with_marks_or_on_two_sides(
    visitor: Visitor, scripts: bool, screen: tuple[int, int], beside: bool
) -> None:
    page = visitor.open(STEP, scripts=scripts, screen=screen)
    change = page.locator(".change:has(.as-redline)").first
    expect(change.locator(".as-redline")).to_be_visible()
    expect(change.locator(".as-sides")).to_be_hidden()
    page.get_by_label("Was en wordt naast elkaar").check()
    expect(change.locator(".as-redline")).to_be_hidden()
    old, new = (change.locator(".as-sides > div").nth(at).bounding_box() for at in (0, 1))
    assert old is not None
    assert new is not None
    assert (new["x"] > old["x"], new["y"] == old["y"]) == (beside, beside)
    page.get_by_label("In één tekst, met markering").check()
    expect(change.locator(".as-redline")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_changes_are_filtered_by_significance_and_by_party(visitor: Visitor, scripts: bool) -> None:
    page = visitor.open(STEP, scripts=scripts)
    every = shown(page).count()
    substantive = page.locator(".changes .change[data-significance=substantive]")
    page.get_by_label("Inhoudelijk 5").uncheck()
    expect(substantive.locator("visible=true")).to_have_count(0)
    expect(shown(page)).to_have_count(every - substantive.count())
    page.get_by_label("Inhoudelijk 5").check()
    page.get_by_label("Klant").check()
    theirs = page.locator(".changes .change[data-parties~=client]:visible")
    expect(shown(page)).to_have_count(theirs.count())
    assert 0 < theirs.count() < every
    page.get_by_label("Iedereen").check()
    expect(shown(page)).to_have_count(every)


def test_what_is_editorial_can_be_left_out_with_its_heading(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    page.get_by_label("Redactioneel 2").uncheck()
    expect(page.get_by_role("heading", name="Wat is redactioneel?")).to_be_hidden()


def test_filters_are_counted_aloud_and_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    status = page.locator(".controls").get_by_role("status")
    expect(status).to_have_text("")
    page.get_by_label("Inhoudelijk 5").uncheck()
    page.get_by_label("Was en wordt naast elkaar").check()
    expect(status).to_have_text("4 van 9 wijzigingen getoond.")
    assert parse_qs(urlsplit(page.url).query) == {"view": ["sides"], "show": ["review,editorial"]}
    again = visitor.open(visitor.path(page))
    expect(again.get_by_label("Inhoudelijk 5")).not_to_be_checked()
    expect(again.get_by_label("Was en wordt naast elkaar")).to_be_checked()
    expect(again.locator(".controls").get_by_role("status")).to_have_text("4 van 9 wijzigingen getoond.")
    again.get_by_label("Inhoudelijk 5").check()
    again.get_by_label("In één tekst, met markering").check()
    assert visitor.path(again) == STEP


def test_views_and_filters_need_no_mouse(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    page.get_by_role("link", name="Meenemen").focus()
    tab_to(page, "view-redline")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Was en wordt naast elkaar")).to_be_checked()
    tab_to(page, "show-substantive")
    page.keyboard.press("Space")
    expect(page.locator(".changes .change[data-significance=substantive]:visible")).to_have_count(0)
    tab_to(page, "party-all")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#party-processor")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#party-all")).to_be_checked()


def tab_to(page: Page, wanted: str) -> None:
    """Nothing; the element with this id has the focus, by no more keys than a person would press."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == wanted:
            return
    pytest.fail(f"{wanted} was not reached")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_linked_change_is_shown_whatever_the_filters_say(visitor: Visitor, scripts: bool) -> None:
    page = visitor.open(STEP, scripts=scripts)
    page.get_by_label("Inhoudelijk 5").uncheck()
    change = page.locator(".change[data-significance=substantive]").first
    expect(change).to_be_hidden()
    page.get_by_role("navigation", name="Op deze pagina").locator("ol a").first.click()
    expect(change).to_be_visible()
    expect(change).to_be_in_viewport()


def test_linked_change_is_shown_although_it_is_folded_and_filtered_away(visitor: Visitor) -> None:
    change = visitor.open(STEP).locator(f".change{EDITORIAL}").first.get_attribute("id")
    page = visitor.open(f"{STEP}?show=substantive#{change}")
    expect(page.locator(f"#{change}")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0); document.querySelector('.editorial details').open = false; location.hash = ''")
    expect(page.locator(f"#{change}")).to_be_hidden()
    page.evaluate(f"location.hash = '{change}'")
    expect(page.locator(f"#{change}")).to_be_in_viewport()


def test_permanent_link_is_copied_and_said_to_be(visitor: Visitor) -> None:
    page = visitor.open(f"{STEP}?view=sides")
    change = page.locator(".change").nth(1)
    change.get_by_role("link", name="Vaste link naar deze wijziging").click()
    expect(page.get_by_role("status").last).to_have_text("De link staat op uw klembord.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{visitor.site.address}{STEP}#{change.get_attribute('id')}"


def test_permanent_link_of_a_clause_leads_to_its_text(visitor: Visitor) -> None:
    page = visitor.open(VERSION, screen=SMALL)
    link = page.locator(".fulltext .permalink").last
    target = str(link.get_attribute("href"))
    link.click()
    expect(page.locator(f"{target} .words").first).to_be_in_viewport()
    again = visitor.open(VERSION + target, scripts=False)
    expect(again.locator(f"{target} .words").first).to_be_in_viewport()


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/Los_Angeles", "Pacific/Auckland"])
def test_last_day_is_counted_on_the_calendar_wherever_one_is(visitor: Visitor, zone: str) -> None:
    page = visitor.open(STEP, zone=zone)
    right = page.locator("th .which").inner_text()
    field, told = page.get_by_label("Ik ontving de kennisgeving op"), page.locator(".reckon output")
    for day, last in (
        ("2027-01-31", "dinsdag 2 maart 2027"),
        ("2026-03-02", "woensdag 1 april 2026"),
        ("2026-12-02", "vrijdag 1 januari 2027"),
        ("2028-01-30", "dinsdag 29 februari 2028"),
    ):
        field.fill(day)
        expect(told).to_have_text(f"Uw laatste dag bij 30 dagen ({right}): {last}, tot 24.00 uur.")
    field.fill("2026-02-19")
    expect(told).to_have_text("De kennisgeving was er toen nog niet. Kies een latere dag.")
    field.fill("")
    expect(told).to_have_text("")


@pytest.mark.parametrize(
    ("now", "state"),
    [("2026-04-08T21:59:00Z", "Nog niet voorbij."), ("2026-04-08T22:01:00Z", "Deze dagen zijn voorbij.")],
)
def test_last_days_on_record_have_passed_at_midnight_in_amsterdam(visitor: Visitor, now: str, state: str) -> None:
    page = visitor.open("nl/", zone="America/Los_Angeles")
    page.clock.set_fixed_time(now)
    page.goto(visitor.site.address + STEP)
    expect(page.locator("[data-last-day] .state")).to_have_text(state)


def test_what_a_script_adds_is_not_there_without_it(visitor: Visitor) -> None:
    page = visitor.open(STEP, scripts=False)
    expect(page.locator(".reckon")).to_be_hidden()
    expect(page.locator(".status")).to_be_hidden()
    expect(page.get_by_role("row", name="vrijdag 20 februari 2026")).to_contain_text("zondag 22 maart 2026")
    page.get_by_text("redactionele wijzigingen", exact=False).locator("xpath=self::summary").click()
    expect(page.locator(f".change{EDITORIAL}").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_tasks_are_filtered_by_party(visitor: Visitor, scripts: bool) -> None:
    page = visitor.open(f"{VERSION}responsibilities/", scripts=scripts)
    rows = page.locator(".tasks tr[data-party]")
    every = rows.count()
    page.get_by_role("radio", name="klant").check()
    expect(page.locator(".tasks tr:not([data-party~=client])[data-party]:visible")).to_have_count(0)
    assert 0 < page.locator(".tasks tr[data-party]:visible").count() < every
