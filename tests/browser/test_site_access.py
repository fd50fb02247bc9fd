"""Everyone can read the site: by axe, on narrow screens, with keys, large letters, other colours, without motion."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.sites import DOCUMENT, NARROW, RARE, SEARCH, SMALL, STEP, VERSION, WIDE, Visitor, kind

RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""Targets of 24 pixels are asked for by WCAG 2.2, and by axe only if it is told to."""
SAMPLE = 8
"""Pages that are looked at beside one of each kind: all steps, and some of the clauses and versions."""
SHOWS_FOCUS = """() => {
  const wanted = "a[href], button, input, select, summary, [tabindex]";
  const all = [...document.querySelectorAll(wanted)].filter(one => one.checkVisibility() && one.tabIndex >= 0);
  return all.flatMap(one => {
    one.focus();
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const drawn = style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return document.activeElement === one && drawn && seen ? [] : [one.outerHTML.slice(0, 120)];
  });
}"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
"""How far one can scroll to the side, in pixels."""


def barriers(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds: the rule, how bad it is, and the first place."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], one["impact"], one["nodes"][0]["html"][:160]) for one in found]


def looked_at(visitor: Visitor, paths: Sequence[str], *, screen: tuple[int, int], dark: bool) -> Iterator[object]:
    """What stands in the way of a reader on each of these pages."""
    for path in paths:
        page = visitor.open(path, screen=screen, dark=dark)
        yield from ((path, *one) for one in barriers(page))
        page.close()


def in_dutch(visitor: Visitor) -> list[str]:
    """A page of each kind, the longer one of the two languages."""
    return [path for path in visitor.site.kinds() if "en" not in path.split("/")[:2]]


def test_no_kind_of_page_has_a_barrier(visitor: Visitor) -> None:
    assert list(looked_at(visitor, visitor.site.kinds(), screen=WIDE, dark=False)) == []


def test_no_kind_of_page_has_a_barrier_on_a_dark_phone(visitor: Visitor) -> None:
    paths = [path for path in in_dutch(visitor) if not path.startswith(RARE)]
    assert list(looked_at(visitor, paths, screen=SMALL, dark=True)) == []


def test_a_part_of_the_other_pages_has_no_barrier_either(visitor: Visitor) -> None:
    others = [path for path in visitor.site.pages() if path not in visitor.site.kinds()]
    steps = [path for path in others if "step" in kind(path) and path.startswith("nl/")]
    paths = {*steps, *Random(len(others)).sample(others, SAMPLE - len(steps))}
    assert list(looked_at(visitor, sorted(paths), screen=WIDE, dark=False)) == []


def test_other_states_of_pages_have_no_barrier(visitor: Visitor) -> None:
    page = visitor.open(f"{STEP}?view=sides&show=review")
    assert barriers(page) == []
    page = visitor.open(f"{SEARCH}?q=gegevens", screen=SMALL, dark=True)
    expect(page.get_by_role("button", name="Meer resultaten")).to_be_visible()
    assert barriers(page) == []
    page = visitor.open(f"{VERSION}responsibilities/", screen=SMALL)
    page.get_by_role("radio", name="klant").check()
    assert barriers(page) == []


def test_nothing_scrolls_sideways_on_a_narrow_screen(visitor: Visitor) -> None:
    wider = {}
    for path in in_dutch(visitor):
        page = visitor.open(path, screen=NARROW)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wider[path] = page.evaluate(WIDER)
        page.close()
    assert {path: by for path, by in wider.items() if by > 0} == {}


@pytest.mark.parametrize("screen", [WIDE, SMALL], ids=["desk", "phone"])
def test_letters_of_twice_the_size_push_nothing_off_the_page(visitor: Visitor, screen: tuple[int, int]) -> None:
    wider = {}
    for path in ("nl/", DOCUMENT, STEP, VERSION, f"{SEARCH}?q=termijn", f"{VERSION}responsibilities/", "nl/follow/"):
        page = visitor.open(path, screen=screen)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wider[path] = page.evaluate(WIDER)
        page.close()
    assert {path: by for path, by in wider.items() if by > 0} == {}


def test_focus_is_seen_wherever_it_goes(visitor: Visitor) -> None:
    hidden = {}
    for path in in_dutch(visitor):
        page = visitor.open(path, screen=SMALL, dark=True)
        page.emulate_media(reduced_motion="reduce")
        page.keyboard.press("Tab")
        hidden[path] = page.evaluate(SHOWS_FOCUS)
        page.close()
    assert {path: some for path, some in hidden.items() if some} == {}


def test_tab_goes_in_the_order_in_which_one_reads(visitor: Visitor) -> None:
    page = visitor.open(STEP, screen=SMALL)
    places = []
    for _ in range(25):
        page.keyboard.press("Tab")
        places.append(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert [place for place, _ in groupby(places)] == sorted(set(places))


def test_marks_are_drawn_without_colour_and_said_aloud(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    page.emulate_media(forced_colors="active")
    looks = page.locator(".as-redline :is(ins, del)").evaluate_all(
        "all => all.map(one => { const style = getComputedStyle(one);"
        " return [one.tagName, style.textDecorationLine, style.backgroundColor].join(' '); })"
    )
    assert set(looks) == {"INS underline rgb(255, 255, 255)", "DEL line-through rgb(255, 255, 255)"}
    said = page.locator(".change:has(.as-redline)").first.aria_snapshot()
    assert "[toegevoegd: " in said
    assert "[vervallen: " in said or "[verwijderd: " in said


def test_controls_are_seen_with_colours_of_the_reader(visitor: Visitor) -> None:
    page = visitor.open(STEP, dark=True)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    edges = page.locator(".badge").evaluate_all(
        "all => all.map(one => { const style = getComputedStyle(one);"
        " return style.borderTopStyle !== 'none' && style.color !== style.backgroundColor; })"
    )
    assert set(edges) == {True}
    page.keyboard.press("Tab")
    assert page.evaluate(SHOWS_FOCUS) == []


def test_nothing_moves_for_who_wants_no_motion(visitor: Visitor) -> None:
    page = visitor.open(STEP)
    page.keyboard.press("Tab")
    how = "getComputedStyle(document.documentElement).scrollBehavior"
    moving = page.evaluate(how)
    page.emulate_media(reduced_motion="reduce")
    assert (moving, page.evaluate(how)) == ("smooth", "auto")
    running = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one);"
        " return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0; }).length"
    )
    assert running == 0


def test_colours_of_a_dark_screen_are_dark(visitor: Visitor) -> None:
    for dark, ground in ((False, "rgb(253, 253, 252)"), (True, "rgb(20, 24, 29)")):
        page = visitor.open("nl/", dark=dark)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
