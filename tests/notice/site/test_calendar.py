"""Effective dates, read back by a parser that is not the writer."""

from dataclasses import replace
from datetime import UTC, date, datetime

import vobject

from renvooi.notice.site.calendar import document_calendars, has_calendar, step_calendars
from renvooi.notice.site.feeds.sentences import TERM_STARTS
from renvooi.notice.site.frame import Site
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.values import DocumentCard, StepFacts
from tests.notice.site.example import ASSETS, SITE, ExampleSource
from tests.notice.site.feeds.made import card, released, step

PLACE = "nl/document/demarcatie/calendar.ics"


def events(one: DocumentCard, *, site: Site = SITE, path: str = PLACE) -> list[vobject.base.Component]:
    return list(vobject.readOne(document_calendars(one, site)[path].decode()).vevent_list)


def facts(one: DocumentCard) -> StepFacts:
    source = ExampleSource()
    any_document = source.documents()[0]
    return replace(source.step(any_document, any_document.steps[0]), document=one, step=one.steps[-1])


def test_each_version_with_a_date_is_a_whole_day_without_alarms() -> None:
    found = events(card())
    assert [one.dtstart.value for one in found] == [date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 15)]
    assert [one.dtend.value for one in found] == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]
    assert not any(hasattr(one, "valarm") for one in found)


def test_entry_says_what_it_is_and_that_it_is_no_last_day() -> None:
    last = events(card())[-1]
    assert last.summary.value == "Gaat in: Demarcatie, versie 2026-03"
    assert last.description.value.split("\n") == [
        "Volgens het document geldt Demarcatie, versie 2026-03, vanaf zondag 15 maart 2026.",
        "Wijzigingen sinds 2026-02: https://www.example.nl/wijzigingen/nl/document/demarcatie/step/2026-02--2026-03/",
        "Deze dag is geen laatste dag om te reageren.",
        TERM_STARTS.nl,
    ]
    assert last.url.value == "https://www.example.nl/wijzigingen/nl/document/demarcatie/version/2026-03/"
    english = events(card(), path=PLACE.replace("nl/", "en/"))[-1]
    assert english.summary.value == "Takes effect: Demarcatie, version 2026-03"


def test_the_day_is_one_in_both_languages_and_in_both_files() -> None:
    one = released(card())
    dutch, english = (events(one, path=PLACE.replace("nl/", f"{language}/"))[-1] for language in ("nl", "en"))
    assert dutch.uid.value == english.uid.value == "effective/demarcatie/2026-03@www.example.nl"
    of_the_step = step_calendars(facts(one), SITE)["nl/document/demarcatie/step/2026-02--2026-03/calendar.ics"]
    (alone,) = vobject.readOne(of_the_step.decode()).vevent_list
    assert alone.serialize() == dutch.serialize()


def test_stamp_is_when_there_was_last_something_new() -> None:
    assert events(card())[-1].dtstamp.value == datetime(2026, 1, 19, 9, tzinfo=UTC)
    assert events(released(card()))[-1].dtstamp.value == datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    one = card()
    late = replace(one.versions[1], published_at="2026-02-01T09:00:00+00:00")
    between = replace(one, steps=(step(one.name, late, one.versions[2]),))
    assert events(between)[-1].dtstamp.value == datetime(2026, 2, 1, 9, tzinfo=UTC)


def test_entry_leads_to_all_that_changed_by_it() -> None:
    one = card()
    wide = replace(one, steps=(*one.steps, step(one.name, one.versions[0], one.versions[2])))
    said = events(wide)[-1].description.value
    assert ("sinds 2026-02:" in said, "sinds 2026-01:" in said) == (True, True)


def test_no_dates_make_no_file() -> None:
    one = card()
    undated = tuple(replace(two, effective_date=None) for two in one.versions)
    steps = (step(one.name, *undated[:2]),)
    assert document_calendars(replace(one, versions=undated, steps=steps), SITE) == {}
    assert step_calendars(facts(replace(one, versions=undated, steps=steps)), SITE) == {}
    assert not has_calendar(undated)


def test_without_an_address_no_link_leads_nowhere() -> None:
    for data in document_calendars(card(), Site(SiteSettings(), ASSETS)).values():
        assert b"http" not in data


def test_titles_with_signs_of_the_format_read_back() -> None:
    hostile = "a;b,c\\d\nBEGIN:VEVENT\r\nSUMMARY:x\x00\u202e"
    found = events(card(title=hostile))
    assert len(found) == 3
    assert found[0].summary.value == "Gaat in: a;b,c\\d BEGIN:VEVENT SUMMARY:x⟦U+0000⟧⟦U+202E⟧, versie 2026-01"


def test_the_same_card_gives_the_same_bytes() -> None:
    assert document_calendars(card(), SITE) == document_calendars(card(), SITE)
