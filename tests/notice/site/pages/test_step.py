"""The page of a step: whole, in both views, and without a right that no notice gives."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import html

from renvooi.model.changes import HumanVerdict, Significance
from renvooi.model.document import ReadingWarning
from renvooi.notice.render.quoting import visible
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.listing import list_changes
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.values import ReleasedCard, StepFacts, WindowDays
from tests.notice.site import dom
from tests.notice.site.example import ASSETS, SITE

TOLD = dom.example_step("09-2025--02-2026")
UNTOLD = dom.example_step("2026-01--2026-02")
LATEST = dom.example_step("2026-02--2026-03")


def page(facts: StepFacts, language: str = "nl", *, site: Site = SITE) -> bytes:
    return step_pages(facts, site)[addresses.step(language, facts.document.slug, facts.step.slug)]


def body(facts: StepFacts, language: str = "nl") -> str:
    return " ".join(dom.text_of(dom.tree(page(facts, language))).split())


def judged(facts: StepFacts, change: str, significance: Significance) -> StepFacts:
    verdict = HumanVerdict(change, significance, "R. Beoordelaar", "2026-03-01T09:00:00+01:00", "Geheime reden.")
    changes = tuple(replace(one, verdict=verdict) if one.id == change else one for one in facts.diff.changes)
    return replace(facts, diff=replace(facts.diff, changes=changes))


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_every_change_has_its_anchor_once(facts: StepFacts) -> None:
    ids = dom.tree(page(facts)).xpath("//@id")
    for change in facts.diff.changes:
        assert ids.count(addresses.change_anchor(change.id)) == 1


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_every_link_leads_to_a_page_of_the_site(facts: StepFacts) -> None:
    known = dom.common_pages() | dom.pages_of(facts.document) | dom.clauses_of(facts)
    for path, data in step_pages(facts, SITE).items():
        assert set(dom.targets(path, data)) <= known
        assert dom.missing_anchors(data) == []


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_the_outline_is_whole(facts: StepFacts) -> None:
    data = page(facts)
    assert len(dom.tree(data).xpath("//h1")) == 1
    assert dom.skipped_levels(data) == []
    assert dom.doubled_ids(data) == []


def sides(article: html.HtmlElement) -> tuple[list[str], list[str]]:
    """The old and the new text of the view with two columns."""
    old, new = article.xpath(".//div[contains(@class, 'was-wordt')]/div")
    return _column(old), _column(new)


def _column(side: html.HtmlElement) -> list[str]:
    return [dom.text_of(one) for one in side.xpath("./p[@class='contract']")]


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_both_views_show_both_texts_to_the_letter(facts: StepFacts) -> None:
    found = dom.tree(page(facts))
    listing = list_changes(facts)
    compared = 0
    for entry in (*listing.rows, *listing.editorial, *listing.archived):
        (article,) = found.xpath(f"//*[@id='{addresses.change_anchor(entry.row.change)}']")
        old, new = ([visible(one.text) for one in side] for side in (entry.row.old, entry.row.new))
        if old == new:
            assert [dom.text_of(one) for one in article.xpath(".//div[@class='contract']/p")] == new
            continue
        assert sides(article) == (old, new)
        for redline in article.xpath(".//p[contains(@class, 'as-redline')]"):
            without = {tag: html.fromstring(html.tostring(redline)) for tag in ("del", "ins")}
            for tag, copy in without.items():
                for element in copy.xpath(f".//{tag}"):
                    element.drop_tree()
            assert (dom.text_of(without["ins"]), dom.text_of(without["del"])) == (old[0], new[0])
            compared += 1
    assert compared


def test_without_a_notice_no_right_and_no_term_is_named() -> None:
    text = body(UNTOLD)
    assert "Over deze stap is geen kennisgeving vrijgegeven." in text
    assert not re.search(r"U kunt|Tot wanneer|[Ll]aatste dag|coulance|recht staat in", text)


def test_a_notice_is_told_with_each_right_and_where_it_comes_from() -> None:
    assert TOLD.notice is not None
    text = body(TOLD)
    for right in TOLD.notice.rights:
        assert f"U kunt {right.what.nl}" in text
        assert right.basis.quote is not None
        assert right.basis.quote in text
    assert "Publicatie op deze site start geen termijn." in text
    assert "30 dagen na de dag waarop u de kennisgeving kreeg" in text


def test_last_days_are_counted_from_each_day_of_receipt() -> None:
    rows = [
        [" ".join(dom.text_of(one).split()) for one in row.xpath("./th | ./td")]
        for row in dom.tree(page(TOLD)).xpath("//div[@class='receipt']//tbody/tr")
    ]
    assert rows[0] == ["vrijdag 20 februari 2026", "zondag 22 maart 2026 uit coulance tot en met maandag 23 maart 2026"]
    assert rows[1] == ["zaterdag 21 februari 2026", "maandag 23 maart 2026"]


def test_last_days_on_record_are_a_range_and_no_word_on_today() -> None:
    (place,) = dom.tree(page(TOLD)).xpath("//*[@data-last-day]")
    assert place.get("data-last-day") == "2026-04-07"
    assert "van 1 april 2026 tot en met 7 april 2026" in dom.text_of(place)
    one_day = WindowDays(date(2026, 4, 1), date(2026, 4, 1), waiting=False)
    alone = replace(TOLD, step=replace(TOLD.step, windows=one_day))
    assert "tot en met 7 april" not in body(alone)


def test_what_could_not_be_read_stands_before_the_rights() -> None:
    warning = ReadingWarning("picture-page", "page 3 is a picture", 3)
    text = body(replace(TOLD, new=replace(TOLD.new, warnings=(warning,))))
    assert text.index("pagina 3: deze pagina is een afbeelding") < text.index("U kunt de verwerkersovereenkomst")


def test_a_judged_change_names_no_person_and_no_reason_without_a_notice() -> None:
    change = next(one for one in UNTOLD.diff.changes if one.significance is Significance.SUBSTANTIVE)
    text = body(judged(UNTOLD, change.id, Significance.EDITORIAL))
    assert "Een medewerker heeft dit beoordeeld: dit is een redactionele wijziging." in text
    assert "Beoordelaar" not in text
    assert "Geheime" not in text


def test_what_a_person_raised_after_the_notice_is_no_longer_called_editorial() -> None:
    assert TOLD.notice is not None
    change = TOLD.notice.editorial[0].change if TOLD.notice.editorial else TOLD.notice.groups[0].changes[0]
    found = dom.tree(page(judged(TOLD, change, Significance.SUBSTANTIVE)))
    (article,) = found.xpath(f"//*[@id='{addresses.change_anchor(change)}']")
    assert article.get("data-significance") == "substantive"
    assert not article.xpath("ancestor::details")


def test_only_what_waits_is_said_to_wait() -> None:
    change = next(one for one in UNTOLD.diff.changes if one.significance is Significance.REVIEW)
    path = f"//*[@id='{addresses.change_anchor(change.id)}']/@data-significance"
    assert dom.tree(page(UNTOLD)).xpath(path) == ["review"]
    assert dom.tree(page(judged(UNTOLD, change.id, Significance.REVIEW))).xpath(path) == ["substantive"]


def test_files_that_the_site_leaves_out_are_not_offered() -> None:
    without = Site(replace(SITE.settings, without=frozenset({"pdf", "search"})), ASSETS)
    found = set(dom.targets("x/index.html", page(UNTOLD, site=without)))
    names = {one.rpartition("/")[2] for one in found}
    assert "redline.docx" in names
    assert not {"redline.pdf", "notice.json"} & names
    assert not any("search" in one for one in found)


def test_sub_processors_that_come_and_go_are_told_as_facts() -> None:
    (added,) = dom.tree(page(TOLD)).xpath("//section[@aria-labelledby='parties-added']")
    assert "Gefingeerde Analyse AG" in dom.text_of(added)
    assert "Zwitserland" in dom.text_of(added)


def test_a_shift_of_responsibility_names_both_holders() -> None:
    rows = [
        [" ".join(dom.text_of(one).split()) for one in row.xpath("./th | ./td")]
        for row in dom.tree(page(LATEST)).xpath("//section[@aria-labelledby='shifts']//tbody/tr")
    ]
    assert any("Voorbeeld Data doet" in row[1] and row[2] == "Niemand genoemd" for row in rows)


def test_no_script_style_or_handler_stands_in_the_page() -> None:
    found = dom.tree(page(TOLD))
    assert found.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]") == []


def test_the_same_facts_give_the_same_bytes() -> None:
    assert step_pages(TOLD, SITE) == step_pages(TOLD, SITE)


def test_text_that_would_be_markup_is_text() -> None:
    evil = "<img src=x onerror=alert(1)>\u202e"
    step = replace(TOLD.step, new=replace(TOLD.step.new, title=evil, label=evil))
    data = page(replace(TOLD, step=step))
    assert not dom.tree(data).xpath("//img")
    assert visible(evil) in dom.text_of(dom.tree(data).xpath("//p[@class='eyebrow']")[0])


def test_a_notice_that_took_the_place_of_another_says_so() -> None:
    earlier = ReleasedCard("notice-00000000000000000000", "2026-02-10T10:00:00+00:00", "1" * 64)
    told = replace(TOLD, step=replace(TOLD.step, replaced=(earlier,)))
    assert "vervangt een eerdere kennisgeving van 10 februari 2026, 11.00 uur." in body(told)
    assert "replaces an earlier notice of 10 February 2026" in body(told, "en")
    assert "vervangt een eerdere" not in body(TOLD)


def test_a_step_over_versions_that_came_later_leads_to_the_steps_by_way_of_them() -> None:
    wide = replace(UNTOLD, step=replace(UNTOLD.step, between=("2026-01b",)))
    assert "Later verscheen hiertussen versie 2026-01b." in body(wide)
    links = dom.tree(page(wide)).xpath("//p[contains(@class, 'between')]/a/@href")
    assert [one.rpartition("#")[2] for one in links] == ["version-2026-01b"]
    assert not dom.tree(page(UNTOLD)).xpath("//p[contains(@class, 'between')]")


def test_what_could_not_be_read_is_told_once_a_version_and_says_that_it_has_no_place() -> None:
    warnings = tuple(ReadingWarning("new-code", f"who knows {number}", None) for number in range(3))
    on_pages = tuple(ReadingWarning("picture-page", "a picture", number) for number in (4, 2))
    facts = replace(TOLD, old=replace(TOLD.old, warnings=warnings), new=replace(TOLD.new, warnings=on_pages))
    told = dom.tree(page(facts)).xpath("//section[@aria-labelledby='unread']//li")
    lines = [" ".join(dom.text_of(one).split()) for one in told]
    assert len(lines) == 2
    assert lines[0].endswith("Wij kennen de plaats niet. Vergelijk de hele tekst.")
    assert lines[1].startswith(f"Versie {TOLD.step.new.label}, pagina 2, 4: ")


def test_what_the_software_did_not_find_of_a_party_is_not_called_absent() -> None:
    assert TOLD.notice is not None
    engaged = tuple(replace(one, services=(), data=(), countries=()) for one in TOLD.notice.engaged)
    data = page(replace(TOLD, notice=replace(TOLD.notice, engaged=engaged)))
    (added,) = dom.tree(data).xpath("//section[@aria-labelledby='parties-added']")
    for label in ("Wat de partij doet", "Welke gegevens", "Waar"):
        (value,) = added.xpath(f".//dt[.='{label}']/following-sibling::dd")
        assert dom.text_of(value) == "niet gevonden door onze software"


def test_a_change_that_the_notice_does_not_tell_says_that_no_right_is_about_it() -> None:
    assert TOLD.notice is not None
    said = "De kennisgeving noemt deze wijziging niet als inhoudelijk."
    short = replace(TOLD, notice=replace(TOLD.notice, rows=TOLD.notice.rows[1:]))
    assert said not in body(TOLD)
    assert body(short).count(said) == 1


def test_the_field_for_a_day_knows_the_day_of_release_and_the_right_of_each_term() -> None:
    found = dom.tree(page(TOLD))
    (field,) = found.xpath("//div[@class='reckon']")
    first = found.xpath("//div[@class='matrix']//tbody/tr[1]/td/time/@datetime")[0]
    (days,) = field.get("data-days").split()
    assert date.fromisoformat(first) - date.fromisoformat(field.get("data-first")) == timedelta(days=int(days))
    assert len(found.xpath("//div[@class='matrix']//th/span[@class='which']")) == 1
