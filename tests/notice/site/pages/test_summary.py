"""What lists and feeds say of a step."""

import re
from dataclasses import replace

import pytest

from renvooi.model.document import ReadingWarning
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.values import StepFacts
from tests.notice.site import dom
from tests.notice.site.example import SITE

TOLD = dom.example_step("09-2025--02-2026")
UNTOLD = dom.example_step("03-2025--09-2025")


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_counts_and_lines_agree(facts: StepFacts) -> None:
    said = summarise(facts)
    kinds = [one.significance for one in said.changes]
    assert said.substantive == len([one for one in kinds if one != "editorial"])
    assert (said.review, said.editorial) == (kinds.count("review"), kinds.count("editorial"))


def test_the_essence_of_a_notice_is_that_of_the_notice() -> None:
    assert TOLD.notice is not None
    assert summarise(TOLD).essence == TOLD.notice.essence


def test_without_a_notice_nothing_is_said_of_rights() -> None:
    said = summarise(UNTOLD)
    assert said.rights == ()
    assert (
        said.essence[0].nl
        == "Deze versie heeft 10 wijzigingen die wij als inhoudelijk behandelen, waarvan 2 voor de zekerheid."
    )
    assert not any(re.search(r"recht|kunt|term", one.nl) for one in said.essence)


def test_a_right_says_its_days_and_what_it_rests_on() -> None:
    terminate, objecting = summarise(TOLD).rights
    assert terminate.nl == (
        "U kunt de verwerkersovereenkomst opzeggen: tot en met 30 dagen na de dag waarop u de kennisgeving kreeg "
        "(Deel 2, artikel 2.2 van versie 09-2025)."
    )
    assert objecting.en.endswith("the term is our own policy).")


def test_only_what_may_not_have_been_read_is_counted_of_either_version() -> None:
    unread = ReadingWarning("picture-page", "page 3 is a picture", 3)
    harmless = ReadingWarning("layers", "the file has layers", None)
    new, old = (replace(one, warnings=(unread, harmless)) for one in (UNTOLD.new, UNTOLD.old))
    said = [summarise(replace(UNTOLD, new=new)), summarise(replace(UNTOLD, old=old))]
    assert [(one.unread, one.unread_old) for one in said] == [(1, 0), (0, 1)]


def test_places_that_were_not_read_are_counted_as_the_page_of_the_step_tells_them() -> None:
    pages = (3, 3, 3, 5, None, None)
    warnings = tuple(ReadingWarning("unmapped-text", f"characters {page}", page) for page in pages)
    facts = replace(UNTOLD, new=replace(UNTOLD.new, warnings=warnings))
    shown = dom.tree(next(iter(step_pages(facts, SITE).values())))
    told = [dom.text_of(one) for one in shown.xpath("//section[@aria-labelledby='unread']//li")]
    assert len(told) == 2
    assert "pagina 3, 5:" in told[0]
    assert summarise(facts).unread == 3


def test_what_came_after_the_notice_is_counted_apart() -> None:
    assert TOLD.notice is not None
    short = replace(TOLD, notice=replace(TOLD.notice, rows=TOLD.notice.rows[1:]))
    assert summarise(TOLD).beyond_notice == 0
    assert summarise(short).beyond_notice == 1
