"""What is not HTML is found: also where a parser says nothing."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import STEP, faults_after, faults_with, replaced


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("</div>", "not HTML: "),
        ("<p><b>a</p>", "not HTML"),
        ("<li>a</li>", "<li> cannot stand in <main>"),
        ("<ul><p>a</p></ul>", "<p> cannot stand in <ul>"),
        ("<ul>a</ul>", "text stands in <ul>"),
        ("<span><div>a</div></span>", "<div> cannot stand in <span>"),
        ('<p><a href="#content">a <button type="button">b</button></a></p>', "cannot stand in <a>"),
        ("<center>a</center>", "<center> is obsolete"),
        ('<p align="center">a</p>', "has no attribute 'align'"),
        ('<p id="versions">a</p>', "id 'versions' is used twice"),
        ('<p><img src="../../../assets/site.css"></p>', "<img> has no alt"),
        ("<p><time>gisteren</time></p>", "for a moment"),
        ('<p><ins datetime="1 april">a</ins></p>', "for a moment"),
        ('<p itemprop="version">a</p>', "is of nothing"),
        ('<p itemtype="https://schema.org/Thing">a</p>', "itemtype without itemscope"),
    ],
)
def test_what_is_not_html_is_found(inner: str, message: str, tmp_path: Path) -> None:
    found = faults_with(inner, tmp_path)
    assert [said for check, said in found if check == "validity" and message in said]
    assert {check for check, _ in found} == {"validity"}


@pytest.mark.parametrize(
    "inner",
    [
        '<div itemscope itemtype="https://schema.org/DigitalDocument"><meta itemprop="version" content="2026-02"></div>',
        '<p><time datetime="2026-03-02">2 maart</time> <data value="1">een</data></p>',
        '<ins><p>Een alinea</p></ins><a href="#content"><h3>Een kop</h3></a>',
        '<svg aria-hidden="true" viewBox="0 0 1 1" width="1" height="1"><path d="M0 0" fill="none"/></svg>',
        '<p data-last-day="2026-04-01" aria-live="polite" hidden>a</p>',
    ],
)
def test_what_is_html_is_passed(inner: str, tmp_path: Path) -> None:
    assert faults_with(inner, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<title>Demarcatie</title>", "<title> </title>", "has no title"),
        ('<meta charset="utf-8">', "", "meta charset"),
        ("<!doctype html>", "", "expected-doctype"),
    ],
)
def test_a_head_must_say_what_the_page_is(old: str, new: str, message: str, tmp_path: Path) -> None:
    ((check, said),) = faults_after({**replaced(STEP, old, new)}, tmp_path)
    assert check == "validity"
    assert message in said


def test_bytes_that_are_not_utf_8_are_found(tmp_path: Path) -> None:
    faults_after({}, tmp_path)
    file = tmp_path / STEP
    file.write_bytes(file.read_bytes().replace(b"nieuw", b"nieuw\xe9"))
    from renvooi.notice.site.checking import check_site

    (fault,) = check_site(tmp_path).faults
    assert (fault.check, fault.message.startswith("not HTML: not-utf-8")) == ("validity", True)
