"""Links that lead nowhere are found, with why."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import BASE, FRAGMENT, clean_site, faults_after, faults_with, page

_EMBED = "embed/demarcatie/2026-01--2026-02.nl.html"


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("weg/", "leads nowhere"),
        ("../../../assets/weg.js", "leads nowhere"),
        ("#weg", "no id 'weg' there"),
        ("../../#weg", "no id 'weg' there"),
        ("../../../../boven/", "leaves the folder"),
        ("/nl/", "leaves the folder"),
        ("../../../NL/", "differs in capital letters"),
        ("../demarcatie", "end it with a slash"),
        (f"{BASE}nl/", "make it relative"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(href: str, message: str, tmp_path: Path) -> None:
    ((check, said),) = faults_with(f'<p><a href="{href}">Een verwijzing</a></p>', tmp_path)
    assert check == "links"
    assert message in said


@pytest.mark.parametrize(
    "href",
    ["", "#content", "?q=x", "./", "../../../en/?q=x#content", "../../feed.atom", "mailto:a@example.nl",
     "https://www.example.org/", "%2e%2e/demarcatie/#versions", "#top"],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_passed(href: str, tmp_path: Path) -> None:
    assert faults_with(f'<p><a href="{href}">Een verwijzing</a></p>', tmp_path) == []


def test_what_a_page_loads_must_be_there(tmp_path: Path) -> None:
    ((check, said),) = faults_with('<p><img src="weg.png" alt="Een beeld"></p>', tmp_path)
    assert (check, "leads nowhere" in said) == ("links", True)


def test_an_address_of_a_fragment_must_be_a_page(tmp_path: Path) -> None:
    text = FRAGMENT.replace("document/demarcatie/", "document/weg/")
    ((check, said),) = faults_after({_EMBED: text}, tmp_path)
    assert (check, "leads nowhere" in said) == ("links", True)


@pytest.mark.parametrize(
    ("href", "wrong"),
    [("/wijzigingen/nl/", False), ("/wijzigingen/weg/", True), ("/nl/", True), ("nl/", False)],
)
def test_the_page_for_what_is_not_there_links_from_the_host(href: str, wrong: bool, tmp_path: Path) -> None:
    text = page("nl/index.html", level=0).replace('href="../nl/"', f'href="{href}"').replace('"../', '"/wijzigingen/')
    alone = "\n".join(line for line in text.splitlines() if 'rel="canonical"' not in line and "hreflang" not in line)
    found = faults_after({"404.html": alone}, tmp_path)
    assert [check for check, _ in found] == ["links"] * wrong


def test_an_address_without_safety_is_worth_a_warning(tmp_path: Path) -> None:
    ((check, said),) = faults_with('<p><a href="http://www.example.org/">Een ander</a></p>', tmp_path)
    assert (check, "use https" in said) == ("links", True)


def test_the_page_for_what_is_not_found_names_pages_from_the_root_of_the_server(tmp_path: Path) -> None:
    text = clean_site()["nl/index.html"].replace('"../', '"/wijzigingen/').replace("#versions", "#weg")
    found = [said for check, said in faults_after({"404.html": text}, tmp_path) if check == "links"]
    assert found == ["'/wijzigingen/nl/document/demarcatie/#weg' leads to no place on the page: no id 'weg' there"]
