"""The page of an e-mail is for everyone: in light and dark, on a phone and a wide screen, without its head."""

import re
from base64 import b64encode
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
from axe_playwright_python.sync_playwright import Axe

from renvooi.notice import DEFAULT_HOUSE, House
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.notice.mail.messages import body, large, letter, mail, read, small
from tests.notice.render.houses import FULL_HOUSE

MAKERS = {"small": small, "large": large}
NARROW = (320, 640)
CLIPPED_AT = 102_000
"""Bytes of a page from which a large reader of web mail shows only the beginning."""


def page_of(name: str, house: House = FULL_HOUSE, language: str = "nl") -> str:
    """The page as a mail program shows it: its logo comes from the message itself."""
    message = letter(mail(MAKERS[name](), language=language, house=house)).message
    page = body(message, "html")
    for part in read(message).walk():
        assert isinstance(part, EmailMessage)
        if name := part["Content-ID"]:
            picture = b64encode(part.get_content()).decode("ascii")
            page = page.replace(f"cid:{name[1:-1]}", f"data:image/png;base64,{picture}")
    return page


@dataclass(frozen=True, slots=True)
class Seen:
    """One way in which an e-mail is read."""

    name: str
    house: House = FULL_HOUSE
    language: str = "nl"
    screen: tuple[int, int] = DESKTOP
    dark: bool = False


WAYS = {
    "light": Seen("small"),
    "dark": Seen("large", dark=True),
    "dark on a phone, in English": Seen("small", language="en", screen=PHONE, dark=True),
    "phone without a house": Seen("small", DEFAULT_HOUSE, screen=PHONE),
}


@pytest.mark.parametrize("seen", WAYS.values(), ids=WAYS)
def test_mail_has_no_barriers(seen: Seen, open_page: Open) -> None:
    opened = open_page(page_of(seen.name, seen.house, seen.language), screen=seen.screen, dark=seen.dark)
    found = Axe().run(opened.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("screen", [NARROW, PHONE, (1000, 800)], ids=["narrow", "phone", "wide"])
def test_no_screen_scrolls_sideways(screen: tuple[int, int], open_page: Open) -> None:
    page = open_page(page_of("large"), screen=screen).page
    assert page.evaluate("document.documentElement.scrollWidth") <= screen[0]


def test_mail_asks_for_nothing_and_shows_its_logo(open_page: Open) -> None:
    opened = open_page(page_of("large"))
    assert (opened.asked, opened.complained) == ([], [])
    assert opened.page.locator("img").evaluate("one => [one.naturalWidth, one.width]") == [80, 80]


def test_mail_without_its_head_still_has_its_style(open_page: Open) -> None:
    page = open_page(re.sub(r"<style>.*?</style>", "", page_of("large"), flags=re.DOTALL), screen=PHONE).page
    style = "one => [getComputedStyle(one).textDecorationLine, getComputedStyle(one).backgroundColor]"
    assert page.locator("del").first.evaluate(style) == ["line-through", "rgb(251, 238, 237)"]
    assert page.locator("ins").first.evaluate(style) == ["underline", "rgb(234, 245, 238)"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_new_text_stands_below_the_old_and_as_wide(open_page: Open) -> None:
    page = open_page(page_of("large")).page
    old, new = (page.locator(f".side.{side}").first.bounding_box() for side in ("old", "new"))
    assert old is not None
    assert new is not None
    assert (new["x"], new["width"]) == (old["x"], old["width"])
    assert new["y"] >= old["y"] + old["height"]


def test_what_a_client_can_do_stands_on_the_first_screen_of_a_desk(open_page: Open) -> None:
    page = open_page(page_of("small", DEFAULT_HOUSE)).page
    box = page.locator(".short").bounding_box()
    assert box is not None
    assert box["y"] < DESKTOP[1]


@pytest.mark.parametrize("name", MAKERS)
def test_page_is_short_enough_to_be_shown_whole(name: str) -> None:
    assert len(page_of(name).encode()) < CLIPPED_AT
