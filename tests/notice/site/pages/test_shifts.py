"""Who does what, and whom a change is about."""

from dataclasses import replace

from renvooi.model.document import NodeId
from renvooi.model.responsibilities import Difference
from renvooi.notice.site.pages.shifts import PARTIES, duties_of, parties_of
from tests.notice.site import dom

LATEST = dom.example_step("2026-02--2026-03")
SUB_PROCESSORS = dom.example_step("09-2025--02-2026")


def test_a_task_that_is_only_worded_otherwise_is_no_shift() -> None:
    assert Difference.REWORDED
    shifts = duties_of(LATEST).shifts
    assert "anders verwoord" not in {one.differences.nl for one in shifts}
    assert {"beperkter", "niemand meer genoemd"} <= {one.differences.nl for one in shifts}


def test_a_shift_leads_to_the_clause_that_says_so() -> None:
    ids = {*LATEST.clauses_old.values(), *LATEST.clauses_new.values()}
    assert {one.clause for one in duties_of(LATEST).shifts} <= ids


def test_a_change_is_about_the_parties_that_its_tasks_name() -> None:
    duties = duties_of(LATEST)
    inserted = next(
        one for one in LATEST.diff.changes if one.new and "De klant meldt een nieuwe versie" in one.new[0].text
    )
    assert "client" in parties_of(inserted, duties)


def test_a_change_is_about_a_party_that_only_a_condition_of_it_names() -> None:
    duties = duties_of(LATEST)
    (change, *_) = (one for one in LATEST.diff.changes if one.new)
    text = "Voorbeeld Data schakelt de functie pas in nadat de klant schriftelijk toestemming gaf."
    asked = replace(change, old=(), new=(replace(change.new[0], id=NodeId("nergens"), text=text),))
    assert parties_of(asked, duties) == ("processor", "client")
    for word, party in (("Uw akkoord is nodig.", "client"), ("Dit deelt niemand met derden.", "third")):
        assert parties_of(replace(asked, new=(replace(asked.new[0], text=word),)), duties) == (party,)


def test_what_is_not_known_of_a_change_hides_it_from_nobody() -> None:
    assert parties_of(None, duties_of(LATEST)) == PARTIES


def test_a_sub_processor_is_a_third_party() -> None:
    duties = duties_of(SUB_PROCESSORS)
    named = next(
        one for one in SUB_PROCESSORS.diff.changes if one.new and one.new[0].address == "Deel 1, punt 15, onder b"
    )
    assert "third" in parties_of(named, duties)
