"""Colours in which words are hard to read are found, by day and by night."""

import pytest

from renvooi.notice.site.checking.contrast import check_style
from tests.notice.site.checking.clean import CSS


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("p { color: #999 }", "when light"),
        ("p { color: rgb(60, 60, 60) }", "when dark"),
        ("p { --faint: #aaaaaa; color: var(--paper); background-color: white }", "when light"),
        ("@media screen and (prefers-color-scheme: dark) { p { color: #333333 } }", "when dark"),
        (":root { --faint: light-dark(#aaaaaa, #aaaaaa) } p { color: var(--faint) }", "when light"),
    ],
)
def test_words_that_are_hard_to_read_are_found(rule: str, message: str) -> None:
    (fault,) = [one for one in check_style("assets/site.css", CSS + rule) if message in one.message]
    assert fault.check == "contrast"


@pytest.mark.parametrize(
    "rule",
    [
        "p { color: light-dark(#333333, #dddddd) }",
        "@media print { p { color: #999999 } }",
        "@media (forced-colors: active) { p { color: CanvasText; background: #000000 } }",
        'p::before { content: ">" / ""; color: #999999 }',
        "p::before { content: ''; color: #999999 }",
        "p { color: inherit; background: transparent } /* p { color: #999999 } */",
        "p { color: color-mix(in srgb, red, blue) }",
        "@media (prefers-color-scheme: light) { p { color: #333333 } }",
    ],
)
def test_words_that_can_be_read_are_passed(rule: str) -> None:
    assert list(check_style("assets/site.css", CSS + rule)) == []


def test_variables_that_name_each_other_give_no_colour() -> None:
    assert (
        list(check_style("assets/site.css", CSS + ":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }")) == []
    )


@pytest.mark.parametrize("ring", ["outline: none", "outline: 0 !important", "outline-style: none"])
def test_a_focus_without_a_ring_is_found(ring: str) -> None:
    (found,) = check_style("assets/site.css", f"{CSS}*:focus-visible {{ {ring}; }}")
    assert "'*:focus-visible' takes the ring" in found.message


def test_what_is_skipped_to_needs_no_ring() -> None:
    assert list(check_style("assets/site.css", f"{CSS}main:focus {{ outline: 0; }}")) == []
