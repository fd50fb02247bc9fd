"""The page of a diff does in a browser what it promises: with keys, without script, on paper, for everyone."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from renvooi.diff import diff, render
from renvooi.model import Diff, InlineOp, InlineStep
from renvooi.parser import parse
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.diff.builders import doc
from tests.diff.render.payloads import PAYLOADS

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"


@cache
def example() -> Diff:
    """Two versions with changes of every significance, a move and a run of renumberings."""
    folder = CORPUS / "data-pro-statement"
    files = [folder / f"data-pro-statement-{version}.md" for version in ("03-2025", "09-2025")]
    old, new = (parse(file.read_bytes(), name=file.name) for file in files)
    return diff(old, new)


EDITORIAL = re.compile(r"redactioneel \(\d+\)")
"""The filter of the editorial changes, with their number."""


def with_moved_phrase(script: Diff) -> Diff:
    """`script`, in whose first change a phrase moved within the clause."""
    steps = (
        InlineStep(InlineOp.DELETE, "binnen een dag ", 1),
        InlineStep(InlineOp.EQUAL, "meldt de klant dit"),
        InlineStep(InlineOp.INSERT, " binnen een dag", 1),
    )
    return replace(script, changes=(replace(script.changes[0], inline=steps), *script.changes[1:]))


@cache
def page_with_whole_text() -> str:
    folder = CORPUS / "demarcatie"
    files = [folder / f"demarcatie-{version}.md" for version in ("2026-01", "2026-02")]
    old, new = (parse(file.read_bytes(), name=file.name) for file in files)
    return render(diff(old, new), "html", documents=(old, new))


@cache
def page_in(view: str) -> str:
    return render(with_moved_phrase(example()), "html", view=view)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def shown(page: Page) -> list[str]:
    """Ids of the changes that can be seen."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('article')].filter(a => a.checkVisibility()).map(a => a.id)"
    )
    return found


def test_keys_walk_over_the_changes_and_back(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    ids = shown(page)
    for key, expected in (("n", 0), ("n", 1), ("j", 2), ("p", 1), ("k", 0), ("p", 0)):
        page.keyboard.press(key)
        assert focused(page) == ids[expected]
    assert page.locator("article:focus").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_keys_begin_at_the_change_on_the_screen(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    ids = shown(page)
    page.locator(f"#{ids[4]}").evaluate("e => window.scrollTo(0, e.offsetTop - 5)")
    page.keyboard.press("n")
    assert focused(page) == ids[4]


def test_help_opens_with_a_key_and_closes_with_another(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not focused(page).startswith("c-")


def test_shortcut_keys_can_be_switched_off(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    page.get_by_label("sneltoetsen", exact=True).uncheck()
    page.keyboard.press("n")
    assert not focused(page).startswith("c-")


def test_filter_hides_changes_says_how_many_are_left_and_steps_over_the_others(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    expect(page.get_by_role("status")).to_have_text("32 van 32 wijzigingen getoond")
    page.get_by_label(EDITORIAL).uncheck()
    expect(page.get_by_role("status")).to_have_text(f"{len(shown(page))} van 32 wijzigingen getoond")
    ids = shown(page)
    assert 0 < len(ids) < 32
    assert page.locator("article.editorial:visible").count() == 0
    page.locator(f"#{ids[1]}").get_by_role("link", name="volgende wijziging").click()
    assert focused(page) == ids[2]


def test_kinds_of_change_are_filtered_too(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    for kind in ("toegevoegd", "gewijzigd", "hernummerd"):
        page.get_by_label(kind, exact=True).uncheck()
    expect(page.get_by_role("status")).to_have_text("1 van 32 wijzigingen getoond")
    expect(page.locator("article:visible")).to_contain_text("verplaatst")


@pytest.mark.parametrize(("scripts", "screen", "beside"), [(False, DESKTOP, True), (True, PHONE, False)])
def test_old_and_new_stand_beside_each_other_where_there_is_room(
    open_page: Open, scripts: bool, screen: tuple[int, int], beside: bool
) -> None:
    page = open_page(page_in("inline"), screen=screen, scripts=scripts).page
    change = page.locator("article").nth(3)
    expect(change.locator(".sides")).to_be_hidden()
    page.get_by_label("naast elkaar").check()
    expect(change.locator(".inline")).to_be_hidden()
    left, right = (change.locator(".side").nth(at).bounding_box() for at in (0, 1))
    assert left is not None
    assert right is not None
    assert (right["x"] > left["x"], right["y"] == left["y"]) == (beside, beside)
    width = page.evaluate("document.documentElement.scrollWidth") if scripts else screen[0]
    assert width <= screen[0]


def test_table_of_old_and_new_leaves_the_reasons_out(open_page: Open) -> None:
    page = open_page(page_in("was-wordt")).page
    change = page.locator("article").nth(3)
    expect(change.locator(".sides")).to_be_visible()
    expect(change.locator(".note")).to_be_hidden()


def test_page_filters_without_its_script(open_page: Open) -> None:
    page = open_page(page_in("inline"), scripts=False).page
    page.get_by_label(EDITORIAL).uncheck()
    assert page.locator("article:visible").count() > 0
    expect(page.locator("article.editorial:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Sneltoetsen (?)")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_hidden()
    page.get_by_text("Lijst van wijzigingen").click()
    page.get_by_role("navigation").get_by_role("link").first.click()
    assert "#c-" in page.url


def test_group_opens_to_its_members(open_page: Open) -> None:
    page = open_page(page_in("inline"), scripts=False).page
    members = page.locator("article li", has_text="Deel 1, punt 5 → Deel 1, punt 6")
    expect(members.first).to_be_hidden()
    page.get_by_text("15 wijzigingen", exact=True).click()
    expect(members.first).to_be_visible()


def test_paper_shows_everything_in_the_text_and_no_controls(open_page: Open) -> None:
    page = open_page(page_in("side-by-side")).page
    page.get_by_label(EDITORIAL).uncheck()
    page.emulate_media(media="print")
    assert len(shown(page)) == page.locator("article").count()
    expect(page.locator("article .inline").first).to_be_visible()
    for unwanted in (".controls", ".sides", "nav", ".steps", ".skip"):
        expect(page.locator(unwanted).first).to_be_hidden()
    looks = page.evaluate(
        "[...document.querySelectorAll('article, article del, article ins')].map(e => getComputedStyle(e))"
        ".map(s => [s.breakInside, s.textDecorationLine, s.color].join())"
    )
    assert set(looks) >= {"avoid,none,rgb(0, 0, 0)", "auto,line-through,rgb(0, 0, 0)", "auto,underline,rgb(0, 0, 0)"}
    assert all(look.endswith("rgb(0, 0, 0)") for look in looks)
    members = page.locator("article details li").first.bounding_box()
    assert members is not None
    assert members["height"] > 0


def test_moved_phrase_has_one_number_at_both_places_and_is_explained(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    expect(page.locator(".legend")).to_contain_text("hetzelfde nummer")
    badges = page.locator("article").first.locator(".inline [data-moved]")
    assert badges.evaluate_all("all => all.map(e => [e.tagName, getComputedStyle(e, '::after').content])") == [
        ["DEL", '"1"'],
        ["INS", '"1"'],
    ]


def test_moved_clause_links_its_old_and_its_new_place(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    moved = page.locator("article.moved")
    moved.get_by_role("link", name="Deel 1, punt 11, punt 4").click()
    departed = page.locator("p:target")
    expect(departed).to_have_text("Deel 1, punt 11, punt 4 stond hier en is verplaatst naar Deel 1, punt 12, punt 1")
    departed.get_by_role("link").click()
    expect(moved).to_be_in_viewport()
    page.get_by_label("verplaatst", exact=True).uncheck()
    expect(departed).to_be_hidden()


def test_marks_are_words_to_those_who_hear_the_page_and_no_text_of_it(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    said = page.locator("article").nth(1).aria_snapshot()
    assert "[toegevoegd: " in said
    assert "toegevoegd: " not in str(page.locator("article").nth(1).locator(".inline").text_content())


@pytest.mark.parametrize(("screen", "dark"), [(DESKTOP, False), (PHONE, True)])
def test_axe_finds_nothing_against_the_accessibility_rules(
    open_page: Open, screen: tuple[int, int], dark: bool
) -> None:
    opened = open_page(page_in("inline"), screen=screen, dark=dark)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    for view in ("inline", "side-by-side"):
        opened.page.locator(f"#view-{view}").check()
        found = Axe().run(opened.page).response["violations"]
        assert [(one["id"], one["impact"], one["nodes"][0]["html"][:120]) for one in found] == []
    opened.page.keyboard.press("?")
    assert Axe().run(opened.page, context="dialog").response["violations"] == []
    assert (opened.asked, opened.complained) == ([], [])


def test_whole_text_is_reached_from_a_change_and_leads_back(open_page: Open) -> None:
    opened = open_page(page_with_whole_text())
    change = opened.page.locator("article").nth(1)
    change.get_by_role("link", name="in de hele tekst").click()
    place = opened.page.locator("p:target")
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text("Voorbeeld Data verwijdert aangeleverde bestanden binnen")
    place.get_by_role("link", name="uitleg").click()
    expect(change).to_be_in_viewport()
    assert Axe().run(opened.page).response["violations"] == []


def test_hostile_text_is_shown_as_it_is_and_does_nothing(open_page: Open) -> None:
    old = doc("# Kop\n1. Gewoon punt.")
    new = doc("# Kop\n1. Gewoon punt.\n" + "\n".join(f"{number}. {one}" for number, one in enumerate(PAYLOADS, 2)))
    opened = open_page(render(diff(old, new), "html"))
    said = opened.page.locator("article .inline bdi").all_text_contents()
    assert said == list(PAYLOADS)
    opened.page.mouse.move(200, 400)
    opened.page.keyboard.press("Tab")
    assert (opened.asked, opened.complained) == ([], [])


def test_content_policy_stops_what_the_page_did_not_bring(open_page: Open) -> None:
    opened = open_page(page_in("inline"))
    opened.page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one);"
        " document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.nl/x.png\" onerror=\"window.ran = 1\">'); }"
    )
    assert opened.page.evaluate("window.ran") is None
    assert {"Content Security Policy" in one for one in opened.complained} == {True}


def test_english_page_speaks_english(open_page: Open) -> None:
    page = open_page(render(example(), "html", language="en")).page
    expect(page.get_by_role("status")).to_have_text("32 of 32 changes shown")
    assert "[inserted: " in page.locator("article").nth(1).aria_snapshot()


def test_first_tab_leads_past_the_controls(open_page: Open) -> None:
    page = open_page(page_in("inline")).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de wijzigingen")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert focused(page) == "changes"
