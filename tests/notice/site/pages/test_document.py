"""The start page of a document: a timeline of one version or of forty."""

from dataclasses import replace
from itertools import pairwise

import pytest

from renvooi.notice.site import addresses
from renvooi.notice.site.pages.document import document_pages
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.values import DocumentCard, StepCard, StepSummary
from tests.notice.site import dom
from tests.notice.site.example import SITE, ExampleSource
from tests.notice.site.feeds.made import RELEASED

CARDS = {one.name: one for one in ExampleSource().documents()}
DEMARCATIE = CARDS["demarcatie"]


def summaries(name: str) -> tuple[StepSummary, ...]:
    return tuple(summarise(one) for one in dom.example_steps() if one.document.name == name)


def page(card: DocumentCard, said: tuple[StepSummary, ...], language: str = "nl") -> bytes:
    return document_pages(card, said, SITE)[addresses.document(language, card.slug)]


@pytest.mark.parametrize("name", sorted(CARDS))
def test_every_link_leads_to_a_page_of_the_site(name: str) -> None:
    known = dom.common_pages() | dom.pages_of(CARDS[name])
    for path, data in document_pages(CARDS[name], summaries(name), SITE).items():
        assert set(dom.targets(path, data)) <= known
        assert dom.missing_anchors(data) == []
        assert dom.skipped_levels(data) == []
        assert dom.doubled_ids(data) == []


def test_the_newest_version_comes_first() -> None:
    labels = dom.tree(page(DEMARCATIE, summaries("demarcatie"))).xpath("//ol[@class='timeline']//h3/a/bdi/text()")
    assert labels == ["2026-03", "2026-02", "2026-01", "2025-06"]


def test_counts_waiting_and_notice_are_said_in_words() -> None:
    text = " ".join(dom.text_of(dom.tree(page(DEMARCATIE, summaries("demarcatie")))).split())
    assert "2026-02 → 2026-03: 11 inhoudelijke wijzigingen en 2 redactionele wijzigingen." in text
    assert "2 daarvan zijn nog niet beoordeeld door een mens." in text
    assert "Kennisgeving vrijgegeven op 20 februari 2026, 11.00 uur." in text
    assert "Laatste dagen die vaststaan: 1 april 2026 tot en met 7 april 2026." in text


def test_one_version_says_that_there_is_nothing_to_compare() -> None:
    alone = replace(DEMARCATIE, versions=DEMARCATIE.versions[:1], steps=())
    text = dom.text_of(dom.tree(page(alone, ())))
    assert "Er is nog niets om te vergelijken." in text


def test_forty_versions_are_forty_stops() -> None:
    first = DEMARCATIE.versions[0]
    versions = tuple(replace(first, label=f"v{number}", slug=f"v{number}") for number in range(40))
    steps = tuple(
        StepCard(
            "demarcatie", old, new, f"{old.slug}--{new.slug}", None, None, waiting=False, verdicts="", recorded=None
        )
        for old, new in pairwise(versions)
    )
    data = page(replace(DEMARCATIE, versions=versions, steps=steps), ())
    assert len(dom.tree(data).xpath("//ol[@class='timeline']/li")) == 40
    assert len(data) < 100_000


def test_a_notice_over_several_versions_has_its_place_at_the_version_it_leads_to() -> None:
    old, new = DEMARCATIE.versions[0], DEMARCATIE.versions[2]
    far = replace(DEMARCATIE.steps[-1], old=old, new=new, slug=f"{old.slug}--{new.slug}")
    data = page(replace(DEMARCATIE, steps=(*DEMARCATIE.steps, far)), summaries("demarcatie"))
    (stop,) = dom.tree(data).xpath("//li[@id='version-2026-02']")
    assert [" ".join(one.text_content().split()) for one in stop.xpath(".//p[@class='counts']/a")] == [
        "2026-01 → 2026-02",
        "2025-06 → 2026-02",
    ]


def test_a_calendar_is_offered_where_there_is_one() -> None:
    undated = replace(DEMARCATIE, versions=tuple(replace(one, effective_date=None) for one in DEMARCATIE.versions))
    calendar = addresses.calendar("nl", DEMARCATIE.slug)
    path = addresses.document("nl", DEMARCATIE.slug)
    assert calendar in dom.targets(path, page(DEMARCATIE, ()))
    assert calendar not in dom.targets(path, page(undated, ()))


def test_the_same_cards_give_the_same_bytes() -> None:
    assert page(DEMARCATIE, summaries("demarcatie"), "en") == page(DEMARCATIE, summaries("demarcatie"), "en")


def test_a_step_tells_on_the_timeline_what_became_of_it() -> None:
    steps = (*DEMARCATIE.steps[:-1], replace(DEMARCATIE.steps[-1], between=("a", "b"), replaced=(RELEASED, RELEASED)))
    text = dom.text_of(dom.tree(page(replace(DEMARCATIE, steps=steps), summaries("demarcatie"))))
    assert "Later verschenen hiertussen de versies a en b." in text
    assert "De kennisgeving vervangt eerdere kennisgevingen van 1 juni 2026, 10.30 uur en 1 juni" in text
