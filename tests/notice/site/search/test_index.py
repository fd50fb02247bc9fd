"""The index of a document is made alone, and is the same whenever its clauses are."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from renvooi.model.errors import InvariantBroken, MissingPackage, StoreFailed
from renvooi.notice.site.making import Files
from renvooi.notice.site.search import service
from renvooi.notice.site.search.index import common_search_files, document_search_files, search_files
from renvooi.notice.site.search.records import clause_records
from renvooi.notice.site.search.service import converse
from tests.notice.site.example import ExampleSource, example_chains

SOURCE = ExampleSource()
CARDS = SOURCE.documents()
RECORDS = {card.slug: clause_records(SOURCE.clauses(card)) for card in CARDS}


def addresses(files: Files) -> list[str]:
    """What the fragments lead to."""
    fragments = [gzip.decompress(data)[12:] for path, data in files.items() if "/fragment/" in path]
    return [json.loads(one)["url"] for one in fragments]


def spans(files: Files) -> list[str]:
    return [url.partition("#")[2] for url in addresses(files)]


def test_index_holds_a_fragment_for_each_record() -> None:
    slug = CARDS[1].slug
    files = document_search_files(slug, RECORDS[slug])
    assert {url.partition("#")[0] for url in addresses(files)} == {record.page for record in RECORDS[slug]}
    assert all(path.startswith(f"search/in/{slug}/") for path in files)


def test_a_new_version_that_leaves_a_clause_as_it_is_leaves_its_fragment_as_it_is() -> None:
    (standing, gone) = (next(one for one in RECORDS["demarcatie"] if one.standing is kind) for kind in (True, False))
    now = document_search_files("demarcatie", [standing, gone])
    newer = replace(standing, versions=(*standing.versions, "2026-09"))
    assert document_search_files("demarcatie", [newer, gone]) == now
    assert set(spans(now)) == {
        urlencode({"first": standing.versions[0]}),
        urlencode({"first": gone.versions[0], "last": gone.versions[-1]}),
    }


def test_same_records_give_the_same_bytes_in_every_process() -> None:
    slug = CARDS[1].slug
    made = [document_search_files(slug, RECORDS[slug]) for _ in range(3)]
    assert made[0] == made[1] == made[2]


def test_version_that_leaves_a_clause_alone_leaves_its_fragment_alone() -> None:
    before = ExampleSource({"demarcatie": example_chains()["demarcatie"][:-1]})
    earlier = clause_records(before.clauses(before.documents()[0]))
    told = [
        {(one.page, one.title, one.content, one.standing) for one in records}
        for records in (earlier, RECORDS["demarcatie"])
    ]
    same = told[0] & told[1]
    old, new = (
        {path for path in document_search_files("demarcatie", records) if "/fragment/" in path}
        for records in (earlier, RECORDS["demarcatie"])
    )
    assert len(same) > 1
    assert len(old & new) == len(same)


def test_documents_are_made_apart_and_together_alike() -> None:
    together = search_files(CARDS, [record for card in CARDS for record in RECORDS[card.slug]])
    apart = dict(common_search_files(CARDS))
    for card in CARDS:
        apart.update(document_search_files(card.slug, RECORDS[card.slug]))
    assert together == apart


def test_what_browsers_need_once_is_there_once_and_nothing_with_inline_style() -> None:
    paths = search_files(CARDS, [record for card in CARDS for record in RECORDS[card.slug]])
    assert [path for path in paths if path.endswith((".js", ".pagefind"))] == [
        "search/pagefind.js",
        "search/wasm.nl.pagefind",
    ]
    assert not [path for path in paths if path.endswith((".css", ".html"))]


def test_document_without_words_has_no_index() -> None:
    assert document_search_files("leeg", ()) == {}


def test_question_that_pagefind_does_not_know_is_a_defect_of_ours() -> None:
    with pytest.raises(InvariantBroken, match="pagefind says"):
        converse([{"type": "Onbekend"}])


def test_program_that_stops_early_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/true")
    with pytest.raises(StoreFailed, match="pagefind stopped before it was done"):
        common_search_files(CARDS)


def test_program_that_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = tmp_path / "pagefind"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(silent))
    monkeypatch.setattr(service, "PATIENCE", 0.2)
    with pytest.raises(StoreFailed, match="pagefind stopped before it was done"):
        common_search_files(CARDS)


def test_program_that_is_not_there_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nergens/pagefind")
    with pytest.raises(MissingPackage, match=r"renvooi\[site\]"):
        common_search_files(CARDS)
