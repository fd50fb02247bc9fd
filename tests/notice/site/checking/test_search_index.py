"""A search without its index, and an index without a search, are found."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.notice.site.checking.clean import BASE, clean_site, faults_after, page, replaced

_INDEX = {
    "search/pagefind-entry.json": '{"version": "1.5.0", "languages": {"nl": {"hash": "nl_abc", "wasm": "nl", "page_count": 1}}}',
    "search/pagefind.js": "",
    "search/pagefind.nl_abc.pf_meta": "",
}


def searching(index: Mapping[str, str | None]) -> dict[str, str | None]:
    """The files that a site with a search has beside the others."""
    policy = "script-src 'self' 'wasm-unsafe-eval'"
    pages = {
        f"{language}/search/index.html": page(f"{language}/search/index.html", level=1).replace(
            "script-src 'self'", policy
        )
        for language in ("nl", "en")
    }
    urls = "".join(f"<url><loc>{BASE}{language}/search/</loc></url>" for language in ("nl", "en"))
    sitemap = clean_site()["sitemap.xml"].replace("</urlset>", f"{urls}</urlset>")
    return {**pages, **index, "sitemap.xml": sitemap}


def test_a_whole_search_is_passed(tmp_path: Path) -> None:
    assert faults_after(searching(_INDEX), tmp_path) == []


@pytest.mark.parametrize("gone", _INDEX)
def test_a_part_that_is_gone_is_found(gone: str, tmp_path: Path) -> None:
    found = faults_after(searching({**_INDEX, gone: None}), tmp_path)
    assert [check for check, _ in found] == ["search"]


def test_an_entry_that_is_none_is_found(tmp_path: Path) -> None:
    found = faults_after(searching({**_INDEX, "search/pagefind-entry.json": "[]"}), tmp_path)
    assert found == [("search", "is not the entry of a search index; build again")]


def test_an_index_that_nothing_searches_is_found(tmp_path: Path) -> None:
    assert faults_after({**_INDEX}, tmp_path) == [("search", "has an index, and no page searches it")]


def test_another_page_may_not_run_what_the_search_runs(tmp_path: Path) -> None:
    changed = replaced("nl/index.html", "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert [check for check, _ in faults_after({**searching(_INDEX), **changed}, tmp_path)] == ["outside", "outside"]


def test_a_search_page_that_says_there_is_no_search_needs_no_index(tmp_path: Path) -> None:
    pages = {name: text.replace(" 'wasm-unsafe-eval'", "") if text else text for name, text in searching({}).items()}
    assert faults_after(pages, tmp_path) == []
