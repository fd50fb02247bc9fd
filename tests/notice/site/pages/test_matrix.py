"""The responsibilities of a version as a page."""

from collections import Counter
from dataclasses import replace

import pytest

from renvooi.diff import responsibilities
from renvooi.model.document import ReadingWarning
from renvooi.notice.site import addresses
from renvooi.notice.site.pages.matrix import matrix_pages
from renvooi.notice.site.settings import LANGUAGES
from tests.notice.site.example import SITE
from tests.notice.site.pages.shown import page, targets, text_of
from tests.notice.site.pages.test_version import facts

PATH = addresses.responsibilities("nl", "demarcatie", "2026-02")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_stands_in_the_matrix_under_its_section(language: str) -> None:
    version = facts("demarcatie", "2026-02")
    path = addresses.responsibilities(language, "demarcatie", "2026-02")
    shown = page(matrix_pages(version, SITE), path)
    rows = [(text_of(one.xpath("./td")[0]), text_of(one.xpath("./td")[3])) for one in shown.xpath("//tr[@data-party]")]
    ledger = responsibilities(version.tree)
    assert rows == [(one.task, one.condition) for one in ledger.rows]
    sections = [text_of(one) for one in shown.xpath("//tr[@class='section']/th[@scope='rowgroup']")]
    assert sections == [one for one in dict.fromkeys(row.section for row in ledger.rows) if one]


def test_each_task_leads_to_its_clause_in_the_text() -> None:
    version = facts("demarcatie", "2026-02")
    found = targets(page(matrix_pages(version, SITE), PATH), PATH)
    text = addresses.version("nl", "demarcatie", "2026-02")
    clauses = {
        version.clauses[node]
        for node in version.clauses
        if node in {row.clause for row in responsibilities(version.tree).rows}
    }
    assert {one for one in found if one.startswith(f"{text}#")} == {f"{text}#clause-{one}" for one in clauses}


def test_a_task_of_both_parties_is_shown_with_those_of_each() -> None:
    shown = page(matrix_pages(facts("demarcatie", "2026-02"), SITE), PATH)
    parties = [one.split() for one in shown.xpath("//tr/@data-party")]
    assert ["processor", "client", "both"] in parties
    assert all({"processor", "client"} <= set(one) for one in parties if "both" in one)


def test_every_choice_of_the_filter_is_of_rows_that_are_there_and_is_counted() -> None:
    shown = page(matrix_pages(facts("demarcatie", "2026-02"), SITE), PATH)
    counted = Counter(one for row in shown.xpath("//tr/@data-party") for one in row.split())
    choices = shown.xpath("//fieldset//input/@value")
    assert choices[0] == "all"
    assert set(choices[1:]) == set(counted)
    totals = [int(text_of(row.xpath("./td")[-1])) for row in shown.xpath("//table[@class='tally']/tbody/tr")]
    assert totals == [counted[one] for one in choices[1:]]


def test_the_page_leads_to_the_step_in_which_tasks_shifted() -> None:
    assert addresses.step("nl", "demarcatie", "2026-01--2026-02") in targets(
        page(matrix_pages(facts("demarcatie", "2026-02"), SITE), PATH), PATH
    )


def test_a_version_without_tasks_says_so_and_has_no_empty_table() -> None:
    version = facts("demarcatie", "2026-02")
    shown = page(matrix_pages(replace(version, tree=replace(version.tree, nodes=())), SITE), PATH)
    assert not shown.xpath("//table")
    assert "geen taken" in text_of(shown.xpath("//main")[0])


def test_a_version_that_was_not_read_in_full_says_that_tasks_may_be_missing() -> None:
    version = facts("demarcatie", "2026-02")
    warnings = (ReadingWarning("picture-page", "page is a picture", 2),)
    unread = replace(version, tree=replace(version.tree, warnings=warnings))
    assert page(matrix_pages(unread, SITE), PATH).xpath("//p[@class='warning']")
    assert not page(matrix_pages(version, SITE), PATH).xpath("//p[@class='warning']")
