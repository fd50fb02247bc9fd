"""Paper has the whole text and nothing to press."""

import pytest
from playwright.sync_api import Page

from tests.browser.sites import STEP, VERSION, Visitor

CONTROLS = ".menu, .skip, .breadcrumbs, .contents, .toc, .controls, .choice, .permalink, .reckon, summary"


def printed(page: Page) -> Page:
    """The page as paper has it."""
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("path", [STEP, VERSION, f"{VERSION}responsibilities/", "nl/"])
def test_nothing_to_press_is_printed(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    seen = page.locator(CONTROLS).locator("visible=true")
    assert seen.count() > 0
    assert printed(page).locator(CONTROLS).locator("visible=true").count() == 0


def test_changes_that_a_filter_hides_or_that_are_folded_are_printed(visitor: Visitor) -> None:
    page = visitor.open(f"{STEP}?show=review&party=client")
    every = page.locator(".change").count()
    assert page.locator(".change:visible").count() < every
    lines = printed(page).locator(".change").evaluate_all("all => all.filter(one => one.getClientRects().length > 0)")
    assert len(lines) == every
    tall = page.locator(".change").evaluate_all("all => all.every(one => one.getBoundingClientRect().height > 10)")
    assert tall


def test_tasks_of_every_party_are_printed(visitor: Visitor) -> None:
    page = visitor.open(f"{VERSION}responsibilities/")
    page.get_by_role("radio", name="klant").check()
    rows = page.locator(".tasks tr[data-party]")
    assert rows.locator("visible=true").count() < rows.count()
    assert printed(page).locator(".tasks tr[data-party]:visible").count() == rows.count()


def test_paper_is_white_with_marks_that_need_no_colour(visitor: Visitor) -> None:
    page = printed(visitor.open(STEP, dark=True))
    ground, ink = page.evaluate(
        "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.body))"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(28, 35, 41)")
    looks = page.locator(".as-redline :is(ins, del)").evaluate_all(
        "all => all.map(one => one.tagName + ' ' + getComputedStyle(one).textDecorationLine)"
    )
    assert set(looks) == {"INS underline", "DEL line-through"}


def test_printed_page_fits_the_paper(visitor: Visitor) -> None:
    page = printed(visitor.open(f"{VERSION}responsibilities/", screen=(660, 900)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    assert page.pdf(format="A4").startswith(b"%PDF")
