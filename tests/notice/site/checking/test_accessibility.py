"""What stands in the way of a reader is found."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import STEP, faults_after, faults_with, replaced


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<h1>Nog een</h1>", "has no <h1>, or several"),
        ("<h4>Te diep</h4>", "a level is left out"),
        ("<h3> </h3>", "<h3> is empty"),
        ('<p><a href="#content"> </a></p>', "<a> has no words"),
        ('<p><a href="#content"><img src="../../../assets/site.js" alt=""></a></p>', "<a> has no words"),
        ('<p><button type="button"><svg aria-hidden="true"></svg></button></p>', "<button> has no words"),
        ('<p><input type="text"></p>', "<input> has no label"),
        ("<p><select><option>a</option></select></p>", "<select> has no label"),
        ('<p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></p>', "<svg> is neither hidden"),
        ("<table><tr><td>a</td></tr></table>", "<table> has no <th>"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<th> has no scope"),
        ('<table><tr><th scope="row"> </th><td>b</td></tr></table>', "<th> is empty"),
        ('<p aria-describedby="weg">a</p>', "aria-describedby names 'weg'"),
        ('<p><label for="weg">a</label></p>', "<label> is for 'weg'"),
        ('<p role="knop">a</p>', "role 'knop' does not exist"),
        ('<div role="region" tabindex="0">a</div>', 'role="region" has no name'),
        ('<p tabindex="3">a</p>', "tabindex other than"),
        ('<p><a href="#content" accesskey="s">Versies</a></p>', "accesskey"),
        ('<p aria-hidden="true"><a href="#content">Versies</a></p>', "aria-hidden hides"),
        ('<p><bdi lang="nederlands taal">a</bdi></p>', "is no language"),
        ('<p><a href="#content">Lees meer</a></p>', "do not say where it leads"),
        ("<nav><p>a</p></nav>", "several <nav>"),
    ],
)
def test_what_stands_in_the_way_is_found(inner: str, message: str, tmp_path: Path) -> None:
    found = faults_with(inner, tmp_path)
    assert [said for check, said in found if check == "accessibility" and message in said]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<html lang="nl">', "<html>", "has no lang"),
        ('<html lang="nl">', '<html lang="en">', "says it is in 'en'"),
        ('href="#content"', 'href="#versions-none"', "does not lead to the content"),
        ("initial-scale=1", "initial-scale=1, user-scalable=no", "forbids a reader to zoom"),
        ("<h1>Demarcatie</h1>", "", "has no <h1>"),
    ],
)
def test_a_page_that_leaves_readers_out_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    found = faults_after({**replaced(STEP, old, new)}, tmp_path)
    assert [said for check, said in found if check == "accessibility" and message in said]


@pytest.mark.parametrize(
    "inner",
    [
        '<h3>a</h3><h4>b</h4><h2>c</h2><p><label>a <input type="checkbox"></label></p>',
        '<p><label for="q">a</label> <input id="q" type="search"> <input type="date" aria-label="Dag"></p>',
        '<table><caption>a</caption><thead><tr><th scope="col">b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
        '<p><a href="#content" aria-label="Vaste link naar artikel 2">#</a></p>',
        '<div role="region" aria-label="Matrix" tabindex="0"><p>a</p></div>',
        '<svg role="img" viewBox="0 0 1 1"><title>Een beeld</title><path d="M0 0"/></svg>',
    ],
)
def test_what_everybody_can_use_is_passed(inner: str, tmp_path: Path) -> None:
    assert faults_with(inner, tmp_path) == []
