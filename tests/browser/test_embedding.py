"""A fragment in pages of others: neither spoils the other, whatever the style of the page."""

from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe

from renvooi.notice.colours import ENOUGH, contrast
from renvooi.notice.house import House
from renvooi.notice.site.embedding import embed_files, style_source
from tests.browser.conftest import PHONE, Open
from tests.notice.site.example import SITE, ExampleSource

LOUD = """
* { color: red !important; background: yellow !important; text-transform: uppercase !important; float: right !important;
    font: 700 34px/1 serif !important; letter-spacing: .3em !important; border: 5px dotted lime !important;
    display: inline !important; direction: rtl; unicode-bidi: bidi-override; list-style: none !important; opacity: .9; }
*::before { content: "HOST " !important; }
#page section a, #page section p { color: magenta !important; font-size: 60px !important; }
body { text-shadow: 3px 3px blue; cursor: wait; text-align: center; white-space: pre; }
"""
OWN = """elements => elements.map(one => {
  const style = getComputedStyle(one), before = getComputedStyle(one, "::before");
  return [style.color, style.textTransform, style.letterSpacing, style.float, style.direction, style.textShadow,
          style.whiteSpace, style.opacity, style.cursor === "wait", before.content].join("|");
})"""
SHOWN = "one => { const style = getComputedStyle(one); return [style.color, style.backgroundColor]; }"


@cache
def fragment() -> str:
    source = ExampleSource()
    card = source.documents()[1]
    files = embed_files(source.step(card, card.steps[-1]), SITE)
    return files["embed/demarcatie/2026-02--2026-03.nl.html"].decode("ascii")


def page(style: str = "", *, content: str | None = None, head: str = "") -> str:
    inner = fragment() if content is None else content
    return (
        f'<!doctype html><html lang="en"><head><meta charset="windows-1252">{head}<title>Host</title>'
        f'<style>{style}</style></head><body><main id="page"><h1>Host</h1><p class="own">Host</p>{inner}</main></body></html>'
    )


def colour(css: str) -> str:
    """ "rgb(1, 2, 3)" as "#010203"."""
    return "#" + "".join(f"{int(one):02x}" for one in css.removeprefix("rgb(").removesuffix(")").split(","))


def test_a_loud_page_does_not_reach_the_fragment(open_page: Open) -> None:
    opened = open_page(page(LOUD))
    shown = opened.page.eval_on_selector_all(".renvooi-embed :not(style, a, a *)", OWN)
    assert set(shown) == {"rgb(0, 0, 0)|none|normal|none|ltr|none|normal|1|false|none"}
    assert opened.page.eval_on_selector(".renvooi-embed p", "one => getComputedStyle(one).fontSize") == "16px"
    assert "2026-02 → 2026-03" in opened.page.inner_text(".renvooi-embed h2")
    assert opened.page.eval_on_selector(".own", "one => getComputedStyle(one).color") == "rgb(255, 0, 0)"


def test_the_fragment_changes_nothing_else_on_the_page(open_page: Open) -> None:
    read = """() => ["html", "body", "h1", ".own"].map(name =>
        [...getComputedStyle(document.querySelector(name))].filter(one => !/height|block-size|origin/.test(one))
            .map(one => one + getComputedStyle(document.querySelector(name))[one]).join())"""
    style = "p { color: green; margin: 1em } h1 { font-size: 3em }"
    alone, beside = open_page(page(style, content="<p>x</p>")), open_page(page(style))
    assert alone.page.evaluate(read) == beside.page.evaluate(read)


@pytest.mark.parametrize(
    ("style", "dark", "ground"),
    [
        ("", True, "#ffffff"),
        (":root { color-scheme: dark }", False, "#121212"),
        (":root { color-scheme: light dark }", True, "#121212"),
    ],
)
def test_it_follows_the_scheme_of_the_page_and_reads_well_in_it(
    style: str, dark: bool, ground: str, open_page: Open
) -> None:
    opened = open_page(page(style), dark=dark).page
    text, painted = opened.eval_on_selector(".renvooi-embed", SHOWN)
    link, _ = opened.eval_on_selector(".renvooi-embed a", SHOWN)
    assert colour(painted) == ground
    assert min(contrast(colour(one), ground) for one in (text, link)) >= ENOUGH


def test_it_fits_a_phone_and_has_no_serious_barrier(open_page: Open) -> None:
    opened = open_page(
        page("body { margin: 0 }", head='<meta name="viewport" content="width=device-width">'), screen=PHONE
    )
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    found = Axe().run(opened.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert (opened.asked, opened.complained) == ([], [])


def test_a_policy_takes_the_style_by_its_digest(open_page: Open) -> None:
    def told(source: str) -> tuple[str, list[str]]:
        policy = f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {source}">'
        opened = open_page(page(head=policy).replace("<style></style>", "", 1))
        read = "one => getComputedStyle(one).borderTopWidth"
        return opened.page.eval_on_selector(".renvooi-embed", read), opened.complained

    assert told(style_source(House())) == ("4px", [])
    refused, complaints = told("'none'")
    assert (refused, len(complaints)) == ("0px", 1)
