"""The pages of clauses."""

from dataclasses import replace
from functools import cache

import pytest

from renvooi.diff import diff
from renvooi.model.history import ClauseId, Life, Wording
from renvooi.notice.site import addresses
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.clauses import clause_pages
from renvooi.notice.site.pages.lives import Teller
from renvooi.notice.site.settings import LANGUAGES
from tests.notice.site.example import CHAINS, SITE, ExampleSource, example_chains
from tests.notice.site.pages.shown import assert_well_made, page, sides, targets, text_of
from tests.notice.site.pages.test_lives import facts, life

NAMES = tuple(CHAINS)


@cache
def made(name: str) -> Files:
    return clause_pages(facts(name), SITE)


def path_of(clause: ClauseId, *, name: str = "demarcatie", language: str = "nl") -> str:
    return addresses.clause(language, name, clause)


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_has_a_page_in_both_languages(name: str) -> None:
    lives = facts(name).lives
    assert set(made(name)) == {path_of(one.id, name=name, language=language) for one in lives for language in LANGUAGES}


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_of_a_clause_are_shown_to_the_letter(name: str) -> None:
    teller = Teller(facts(name))
    for one in facts(name).lives:
        shown = page(made(name), path_of(one.id, name=name))
        for mark in shown.xpath("//blockquote/sup"):
            mark.clear(keep_tail=True)
        assert [text_of(text) for text in shown.xpath("//blockquote")] == [one.wordings[-1].text]
        told = [happening.words for happening in teller.told(one).happenings if happening.words]
        expected = [
            tuple("".join(step.text for step in words if step.op != left_out) for left_out in ("insert", "delete"))
            for words in told
        ]
        assert [sides(redline) for redline in shown.xpath("//p[@class='redline']")] == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_are_well_made(name: str) -> None:
    for one in facts(name).lives:
        assert_well_made(page(made(name), path_of(one.id, name=name)))


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_changes_and_clauses_that_are_there(name: str) -> None:
    chain, versions = example_chains()[name], facts(name).document.versions
    changes = {
        f"{addresses.step('nl', name, f'{old.slug}--{new.slug}')}#change-{change.id}"
        for old, new, before, after in zip(versions, versions[1:], chain, chain[1:], strict=False)
        for change in diff(before, after).changes
    }
    clauses = {path_of(one.id, name=name) for one in facts(name).lives}
    for one in facts(name).lives:
        found = targets(page(made(name), path_of(one.id, name=name)), path_of(one.id, name=name))
        assert {target for target in found if "#change-" in target} <= changes
        assert {target for target in found if "/clause/" in target} <= clauses
        assert len([target for target in found if "#change-" in target]) == len(one.events)


def test_a_clause_that_stands_leads_to_its_place_in_the_text() -> None:
    (one, *_) = (one for one in facts("demarcatie").lives if one.retired is None)
    text = addresses.version("nl", "demarcatie", Teller(facts("demarcatie")).told(one).shown_in.slug)
    assert f"{text}#clause-{one.id}" in targets(page(made("demarcatie"), path_of(one.id)), path_of(one.id))


def test_a_clause_that_stands_says_so_without_the_name_of_the_newest_version() -> None:
    (one, *_) = (one for one in facts("demarcatie").lives if one.retired is None and one.born == 1 and not one.events)
    shown = page(made("demarcatie"), path_of(one.id))
    assert addresses.document("nl", "demarcatie") in targets(shown, path_of(one.id))
    assert "staat nog in de nieuwste versie van dit document" in text_of(shown.xpath("//article")[0])


def test_the_history_leads_to_the_place_of_the_clause_in_each_version_that_holds_it() -> None:
    one = next(one for one in facts("demarcatie").lives if one.retired == 4 and one.successor is None)
    found = targets(page(made("demarcatie"), path_of(one.id)), path_of(one.id))
    versions = facts("demarcatie").document.versions
    texts = [f"{addresses.version('nl', 'demarcatie', version.slug)}#clause-{one.id}" for version in versions]
    assert texts[one.born - 1] in found
    assert texts[3] not in found


def test_a_version_that_leaves_a_clause_as_it_is_leaves_its_page_as_it_is() -> None:
    now = facts("demarcatie")
    card = replace(now.document, versions=now.document.versions[:3], steps=now.document.steps[:2])
    before = clause_pages(replace(now, document=card, lives=(life("a", "b", "b"),)), SITE)
    assert before == alone(life("a", "b", "b", "b"))
    assert before != alone(life("a", "b", "b", retired=4))


def test_a_clause_that_is_gone_says_since_which_step() -> None:
    (one, *_) = (one for one in facts("demarcatie").lives if one.retired == 4 and one.successor is None)
    shown = page(made("demarcatie"), path_of(one.id, language="en"))
    assert "no longer there" in text_of(shown.xpath("//*[@class='warning']")[0])
    assert addresses.step("en", "demarcatie", "2026-02--2026-03") in targets(shown, path_of(one.id, language="en"))


def alone(one: Life) -> Files:
    return clause_pages(replace(facts("demarcatie"), lives=(one,)), SITE)


def test_another_id_of_a_clause_sends_the_reader_on() -> None:
    other = ClauseId("c-00000000000f")
    one = life("a", "a", "a", "a", also=(other,))
    files = alone(one)
    assert set(files) == {path_of(id_, language=language) for id_ in (one.id, other) for language in LANGUAGES}
    shown = page(files, path_of(other))
    assert path_of(one.id) in targets(shown, path_of(other))
    canonical = SITE.settings.url + path_of(other).removesuffix("index.html")
    assert shown.xpath("//link[@rel='canonical']/@href") == [canonical]
    assert not shown.xpath("//meta[@http-equiv='refresh']")


def test_hostile_text_stays_text() -> None:
    payload = '"><img src=x onerror=alert(1)>{{ 7*7 }}<!--'
    shown = page(alone(life(payload, payload + " x", payload, payload)), path_of(ClauseId("c-000000000001")))
    assert text_of(shown.xpath("//blockquote")[0]) == payload
    assert not shown.xpath("//main//img")
    assert not shown.xpath("//@onerror")


def test_a_clause_without_words_says_so() -> None:
    shown = page(alone(life("", wordings=(Wording(1, ()),))), path_of(ClauseId("c-000000000001")))
    assert not shown.xpath("//blockquote")
    assert "geen tekst" in text_of(shown.xpath("//article")[0])


def test_the_same_facts_give_the_same_bytes() -> None:
    assert clause_pages(facts("demarcatie"), SITE) == made("demarcatie")


def test_a_version_that_leaves_a_clause_alone_leaves_its_page_alone() -> None:
    labels = [one.label for one in facts("demarcatie").document.versions]
    before = ExampleSource({"demarcatie": example_chains()["demarcatie"][:-1]})
    earlier = clause_pages(before.clauses(before.documents()[0]), SITE)
    still = [one for one in facts("demarcatie").lives if one.retired is None and one.born < len(labels)]
    quiet = [one for one in still if labels[-1] not in _told_of(one)]
    assert quiet
    assert {path: earlier[path] for path in map(path_of_id, quiet)} == {
        path: made("demarcatie")[path] for path in map(path_of_id, quiet)
    }


def path_of_id(one: Life) -> str:
    return path_of(one.id)


def _told_of(one: Life) -> set[str]:
    return {happening.version.label for happening in Teller(facts("demarcatie")).told(one).happenings}


def test_a_clause_that_stands_leads_to_the_document_for_its_newest_version() -> None:
    (one, *_) = (one for one in facts("demarcatie").lives if one.retired is None)
    assert addresses.document("nl", "demarcatie") in targets(page(made("demarcatie"), path_of(one.id)), path_of(one.id))
