"""Every form of a notice says the same, read back by libraries that did not write it."""

from dataclasses import replace

import pytest

from bench.formatting.letters import told_by
from bench.formatting.readers import (
    LETTERS,
    days_in_ics,
    days_in_xlsx,
    told_in_html,
    told_in_json,
    told_in_pdf,
    told_in_pdf_by_plumber,
    told_in_xlsx,
)
from bench.formatting.same import differences, expected_changes
from renvooi.notice.render.files import render_file
from tests.notice.render.examples import HOUSE, PAIRS, attacked, drafted, example, small


@pytest.mark.parametrize(("pair", "language"), [*((pair, "nl") for pair in PAIRS), (PAIRS[3], "en")])
def test_every_form_of_an_example_says_the_same(pair: tuple[str, str, str], language: str) -> None:
    found = differences(example(*pair), language)
    assert len(found) == 11
    assert {form: lines for form, lines in found.items() if lines} == {}


def test_every_form_of_a_draft_with_a_house_style_says_the_same() -> None:
    found = differences(drafted(small()), "nl", HOUSE)
    assert {form: lines for form, lines in found.items() if lines} == {}


@pytest.mark.parametrize("form", LETTERS)
def test_a_row_that_is_left_out_or_changed_is_seen_in_every_letter(form: str) -> None:
    notice = small()
    short = replace(notice, rows=notice.rows[1:])
    assert LETTERS[form](render_file(short, form)).changes == expected_changes(short) != expected_changes(notice)


def test_both_engines_read_the_same_along_the_tags() -> None:
    data = render_file(small(), "pdf")
    assert told_in_pdf(data) == told_in_pdf_by_plumber(data) == told_in_html(render_file(small(), "html"))


def test_reading_finds_what_json_the_workbook_and_the_calendar_say() -> None:
    notice = example(*PAIRS[3])
    assert told_in_json(render_file(notice, "json")) == expected_changes(notice)
    assert told_in_xlsx(render_file(notice, "xlsx")) == expected_changes(notice)
    days = {right.window.last_day for right in notice.rights if right.window}
    assert set(days_in_xlsx(render_file(notice, "xlsx")).values()) == days
    assert set(days_in_ics(render_file(notice, "ics")).values()) == days


def test_attacks_are_the_same_text_in_word_and_on_the_page() -> None:
    notice = attacked()
    page = LETTERS["html"](render_file(notice, "html")).words
    assert LETTERS["docx"](render_file(notice, "docx")).words == page
    assert told_by([]).changes == ()
