"""The page of a notice is for everyone: in light and dark, on a phone, on paper, with or without a house."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from renvooi.model import Notice
from renvooi.notice import DEFAULT_HOUSE, House, render_notice
from renvooi.notice.colours import DARK_GROUNDS, ENOUGH, contrast
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.notice.render.houses import FULL_HOUSE
from tests.notice.render.test_formats import statement, sub_processors

MAKERS = (statement, sub_processors)


@cache
def notice(number: int) -> Notice:
    return MAKERS[number]()


def page_of(number: int, house: House = FULL_HOUSE, language: str = "nl") -> str:
    return render_notice(notice(number), "html", language=language, house=house)


@dataclass(frozen=True, slots=True)
class Seen:
    """One way in which a page is read."""

    number: int
    house: House = FULL_HOUSE
    language: str = "nl"
    screen: tuple[int, int] = DESKTOP
    dark: bool = False
    media: Literal["screen", "print"] = "screen"


WAYS = {
    "light": Seen(0),
    "dark draft on a phone, in English": Seen(1, language="en", screen=PHONE, dark=True),
    "draft printed from a dark screen": Seen(1, dark=True, media="print"),
    "phone without a house": Seen(0, DEFAULT_HOUSE, screen=PHONE),
}


@pytest.mark.parametrize("seen", WAYS.values(), ids=WAYS)
def test_page_has_no_barriers(seen: Seen, open_page: Open) -> None:
    opened = open_page(page_of(seen.number, seen.house, seen.language), screen=seen.screen, dark=seen.dark)
    opened.page.emulate_media(media=seen.media)
    found = Axe().run(opened.page)
    assert found.violations_count == 0, found.generate_report()


def test_page_asks_for_nothing_and_complains_of_nothing(open_page: Open) -> None:
    opened = open_page(page_of(1))
    assert (opened.asked, opened.complained) == ([], [])
    assert opened.page.locator("header img").evaluate("one => one.naturalWidth") == 80


@pytest.mark.parametrize("number", range(len(MAKERS)))
def test_phone_shows_the_page_without_scrolling_sideways(number: int, open_page: Open) -> None:
    page = open_page(page_of(number), screen=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize(
    ("media", "marks"), [("screen", ("::before", "::after")), ("print", ("::before",))], ids=["screen", "print"]
)
def test_draft_is_marked_wherever_one_reads(
    media: Literal["screen", "print"], marks: tuple[str, ...], open_page: Open
) -> None:
    page = open_page(page_of(1)).page
    page.emulate_media(media=media)
    for mark in marks:
        style = page.evaluate(
            f"(({{content, position, display}}) => [content, position, display])(getComputedStyle(document.body, '{mark}'))"
        )
        assert style[:2] == ['"CONCEPT"', "fixed"]
        assert style[2] != "none"
    plain = open_page(render_notice(replace(notice(1), draft=False), "html")).page
    assert plain.evaluate("getComputedStyle(document.body, '::before').content") == "none"


def test_old_and_new_stand_below_one_another_on_a_phone_and_facts_beside(open_page: Open) -> None:
    page = open_page(page_of(1), screen=PHONE).page

    def top(selector: str) -> float:
        return float(page.locator(selector).first.evaluate("one => one.getBoundingClientRect().top"))

    assert top("table.sides td:last-child") > top("table.sides th:last-child") > top("table.sides td:first-child")
    assert top("table.facts tbody td") == top("table.facts tbody th")


def test_colours_of_the_dark_page_are_those_that_a_house_is_fitted_to(open_page: Open) -> None:
    page = open_page(page_of(0), dark=True).page
    grounds = [
        page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{one}')")
        for one in ("paper", "ground")
    ]
    accent = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
    assert tuple(grounds) == DARK_GROUNDS
    assert all(contrast(accent, ground) >= ENOUGH for ground in grounds)
