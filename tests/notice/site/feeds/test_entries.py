"""What is an entry, when it is from, and what it says."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from renvooi.model import Bilingual
from renvooi.notice.house import House
from renvooi.notice.site.feeds.entries import MOST_CHANGES, MOST_ENTRIES, Entry, Feed, all_feed, document_feed
from renvooi.notice.site.feeds.prose import as_html, as_text
from renvooi.notice.site.frame import Site
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.values import DocumentCard, StepSummary
from tests.notice.site.example import ASSETS, SITE
from tests.notice.site.feeds.made import LINE, RELEASED, card, released, step, summaries, summary


def feed(one: DocumentCard, *, language: str = "nl", site: Site = SITE) -> Feed:
    return document_feed(one, summaries(one), site, language=language)


def newest(one: DocumentCard, *, language: str = "nl", **said: object) -> Entry:
    return document_feed(one, summaries(one, **said), SITE, language=language).entries[0]


def test_there_is_one_entry_a_step_and_none_for_the_first_version() -> None:
    assert [(one.old, one.new) for one in feed(card()).entries] == [("2026-02", "2026-03"), ("2026-01", "2026-02")]
    assert feed(card(labels=("2026-01",))).entries == ()


def test_entry_is_from_the_publication_of_its_version() -> None:
    moment = datetime(2026, 1, 19, 9, tzinfo=UTC)
    entry = newest(card())
    assert (entry.published, entry.updated) == (moment, moment)


def test_entry_of_a_step_to_a_version_from_one_that_was_published_later_is_from_the_later_moment() -> None:
    one = card()
    late = replace(one.versions[1], published_at="2026-02-01T09:00:00+00:00")
    between = replace(one, versions=(one.versions[0], late, one.versions[2]), steps=(step("d", late, one.versions[2]),))
    (entry,) = feed(between).entries
    assert entry.published == entry.updated == feed(between).updated == datetime(2026, 2, 1, 9, tzinfo=UTC)


def test_release_of_a_notice_makes_an_entry_newer_and_no_other_entry() -> None:
    before, after = newest(card()), newest(released(card()))
    assert after.updated == datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    assert (after.id, after.published) == (before.id, before.published)


def test_id_is_the_same_whatever_is_said_of_a_step() -> None:
    one = card()
    other = replace(released(one), title="Een andere titel")
    said = newest(other, essence=(), changes=(), substantive=0, review=0)
    assert said.id == newest(one).id == "tag:www.example.nl,2026:nl/demarcatie/2026-02/2026-03"


def test_each_language_has_ids_of_its_own() -> None:
    assert not {one.id for one in feed(card()).entries} & {one.id for one in feed(card(), language="en").entries}


def test_an_entry_has_the_same_id_in_the_feed_of_all() -> None:
    one = card()
    together = all_feed((one,), {one.name: summaries(one)}, SITE, language="nl")
    assert [entry.id for entry in together.entries] == [entry.id for entry in feed(one).entries]


def test_feed_is_as_new_as_its_newest_entry_and_without_one_as_its_version() -> None:
    assert feed(released(card())).updated == datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    assert feed(card(labels=("2026-01",))).updated == datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert all_feed((), {}, SITE, language="nl").updated == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_feed_holds_the_newest_entries_only() -> None:
    many = card(labels=[f"v{number}" for number in range(MOST_ENTRIES + 5)])
    entries = feed(many).entries
    assert len(entries) == MOST_ENTRIES
    assert entries[0].new == f"v{MOST_ENTRIES + 4}"
    assert [one.updated for one in entries] == sorted((one.updated for one in entries), reverse=True)


def test_steps_of_one_moment_stand_by_document_and_the_later_version_first() -> None:
    cards = [card("b"), card("a")]
    at_once = [
        replace(
            one,
            versions=versions,
            steps=tuple(step(one.name, *pair) for pair in pairwise(versions)),
        )
        for one in cards
        for versions in [tuple(replace(two, published_at="2026-02-01T09:00:00+00:00") for two in one.versions)]
    ]
    told = {one.name: summaries(one) for one in at_once}
    order = [(one.document, one.new) for one in all_feed(at_once, told, SITE, language="nl").entries]
    assert order == [("a", "2026-03"), ("a", "2026-02"), ("b", "2026-03"), ("b", "2026-02")]
    assert order == [(one.document, one.new) for one in all_feed(at_once[::-1], told, SITE, language="nl").entries]


def test_moments_of_another_zone_are_put_in_order() -> None:
    one = card(labels=("1", "2", "3"))
    early = replace(one.versions[2], published_at="2026-01-12T09:30:00+02:00")
    shifted = replace(
        one, versions=(*one.versions[:2], early), steps=(one.steps[0], step(one.name, one.versions[0], early))
    )
    assert [entry.new for entry in feed(shifted).entries] == ["2", "3"]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ["Een termijn is anders.", "2 inhoudelijke wijzigingen (waarvan 1 nog niet beoordeeld door een mens)",
                "zondag 15 maart 2026", "- U kunt opzeggen: 30 dagen.", "Deze feed is geen kennisgeving.",
                "Publicatie start geen termijn."]),
        ("en", ["A term differs.", "2 substantive changes (1 of them not yet judged by a person) and 1 editorial change.",
                "Sunday 15 March 2026", "- You can terminate: 30 days.", "This feed is no notice.",
                "Publication starts no term."]),
    ],
)  # fmt: skip
def test_text_says_what_matters_and_that_it_is_no_notice(language: str, sentences: list[str]) -> None:
    text = as_text(newest(released(card()), language=language))
    assert [one for one in sentences if one not in text] == []


def test_text_of_a_step_without_a_notice_says_so_and_gives_no_right() -> None:
    text = as_text(newest(card()))
    assert "Over deze stap is geen kennisgeving uitgebracht." in text
    assert "U kunt" not in text


def test_text_says_what_could_not_be_read_in_either_version() -> None:
    one = card()
    harmless = replace(one.versions[1], warnings=3)
    steps = (step(one.name, harmless, one.versions[2]),)
    text = as_text(newest(replace(one, steps=steps), unread=1, unread_old=2))
    assert "op 2 plaatsen in versie 2026-02 is niet zeker" in text
    assert "op 1 plaats in versie 2026-03 is niet zeker" in text
    assert "is niet zeker" not in as_text(newest(replace(one, steps=steps)))


def test_html_says_what_the_text_says_and_links_each_change_that_is_not_editorial() -> None:
    html = as_html(newest(card()))
    page = "https://www.example.nl/wijzigingen/nl/document/demarcatie/step/2026-02--2026-03/"
    assert (
        f'<li><a href="{page}#change-6c9c49399e7a"><bdi>Beheer, punt 2</bdi></a>: Een andere termijn (inhoudelijk)</li>'
        in html
    )
    assert "Beheer, punt 3</bdi></a>: Een andere termijn (inhoudelijk, nog niet beoordeeld door een mens)" in html
    assert "punt 4" not in html


def test_many_changes_are_counted() -> None:
    lines = tuple(replace(LINE, id=f"{number:012}") for number in range(MOST_CHANGES + 7))
    entry = newest(card(), changes=lines)
    assert len(entry.changes) == MOST_CHANGES
    assert entry.more == ("En nog 7: zie de pagina van deze stap.",)


def test_author_is_who_writes_or_else_the_site() -> None:
    house = House(sender="Voorbeeld Data B.V.")
    assert feed(card()).author == "Wijzigingen in onze afspraken"
    assert feed(card(), site=Site(SiteSettings(house=house), ASSETS)).author == "Voorbeeld Data B.V."


def test_summary_of_a_step_that_is_missing_is_a_mistake_and_no_silence() -> None:
    one = card()
    with pytest.raises(KeyError):
        document_feed(one, [summary(one.steps[0])], SITE, language="nl")


def test_a_pair_that_a_notice_is_about_is_an_entry_beside_its_neighbours() -> None:
    one = card()
    pair = step(one.name, one.versions[0], one.versions[2])
    wide = replace(one, steps=(one.steps[0], pair, one.steps[1]))
    ids = [entry.id for entry in feed(wide).entries]
    assert len(set(ids)) == 3


def test_headline_of_the_other_language_is_not_mixed_in() -> None:
    line = replace(LINE, headline=Bilingual("Nederlands", "English"))
    told: StepSummary = summary(card().steps[0], changes=(line,))
    entry = document_feed(replace(card(), steps=card().steps[:1]), [told], SITE, language="en").entries[0]
    assert entry.changes[0].what == "English (substantive)"


def test_entry_says_what_became_of_a_step_that_readers_know() -> None:
    one = released(card())
    steps = (replace(one.steps[-1], between=("2026-02b",), replaced=(RELEASED,)),)
    text = as_text(newest(replace(one, steps=steps)))
    assert "Later verscheen hiertussen versie 2026-02b." in text
    assert "De kennisgeving vervangt een eerdere kennisgeving van 1 juni 2026, 10.30 uur." in text


def test_what_the_notice_says_is_told_as_its_words_and_what_came_later_apart() -> None:
    assert "Uit de kennisgeving:" not in newest(card()).opening
    opening = newest(released(card()), beyond_notice=1).opening
    assert opening[0] == "Uit de kennisgeving:"
    assert "Van deze wijzigingen staat er 1 niet als inhoudelijk in de kennisgeving." in " ".join(opening)
