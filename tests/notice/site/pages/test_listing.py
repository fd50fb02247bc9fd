"""Every change of a step, each in one list."""

from collections import Counter
from dataclasses import replace

import pytest

from renvooi.model.changes import HumanVerdict, Significance
from renvooi.notice.phrases import CLASSES
from renvooi.notice.site.pages.listing import Listing, list_changes
from renvooi.notice.site.values import StepFacts
from tests.notice.site import dom

TOLD = dom.example_step("09-2025--02-2026")


def ids(listing: Listing) -> list[str]:
    told = [entry for one in listing.told for entry in one.entries]
    return [one.row.change for one in (*listing.rows, *listing.editorial, *told, *listing.archived)]


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_each_change_stands_in_one_place(facts: StepFacts) -> None:
    assert Counter(ids(list_changes(facts))) == Counter(one.id for one in facts.diff.changes)


@pytest.mark.parametrize("facts", dom.example_steps(), ids=lambda one: one.step.slug)
def test_nothing_is_called_editorial_that_is_not(facts: StepFacts) -> None:
    listing = list_changes(facts)
    standing = {one.id: one.standing for one in facts.diff.changes}
    quiet = [*listing.editorial, *(entry for one in listing.told for entry in one.entries)]
    assert {standing[one.row.change] for one in quiet} <= {Significance.EDITORIAL}
    assert quiet


def test_rows_have_the_numbers_of_the_notice() -> None:
    assert TOLD.notice is not None
    rows = list_changes(TOLD).rows
    assert [one.row for one in rows] == list(TOLD.notice.rows)
    assert [one.number for one in rows] == list(range(1, len(rows) + 1))


def test_a_change_that_the_notice_does_not_know_is_listed_after_its_rows() -> None:
    assert TOLD.notice is not None
    unknown = TOLD.notice.rows[0].change
    facts = replace(TOLD, notice=replace(TOLD.notice, rows=TOLD.notice.rows[1:]))
    rows = list_changes(facts).rows
    assert rows[-1].row.change == unknown
    assert rows[-1].row.effects == ()


def test_a_change_that_a_newer_reading_does_not_show_stays_as_the_notice_has_it() -> None:
    gone = TOLD.diff.changes[1]
    facts = replace(TOLD, diff=replace(TOLD.diff, changes=tuple(one for one in TOLD.diff.changes if one is not gone)))
    (entry,) = (one for one in list_changes(facts).rows if one.row.change == gone.id)
    assert entry.change is None
    assert entry.row.new


def test_what_a_person_lowered_after_the_notice_keeps_its_number_and_says_what_stands() -> None:
    change = TOLD.diff.changes[1]
    verdict = HumanVerdict(change.id, Significance.EDITORIAL, "R. B.", "2026-03-01T09:00:00+01:00", "Omdat.")
    changes = tuple(replace(one, verdict=verdict) if one.id == change.id else one for one in TOLD.diff.changes)
    entry = list_changes(replace(TOLD, diff=replace(TOLD.diff, changes=changes))).rows[0]
    assert (entry.row.change, entry.number) == (change.id, 1)
    assert entry.significance is Significance.EDITORIAL
    assert entry.reason is None


def test_a_decision_that_the_notice_told_keeps_its_reason_beside_a_diff_that_withholds_it() -> None:
    assert TOLD.notice is not None
    first, *rest = TOLD.notice.rows
    told = HumanVerdict(first.change, Significance.SUBSTANTIVE, "", "2026-02-10T09:00:00+01:00", "Omdat.", "K30")
    notice = replace(TOLD.notice, rows=(replace(first, verdict=told), *rest))
    withheld = replace(told, because="", consequence_class=None)
    changes = tuple(replace(one, verdict=withheld) if one.id == first.change else one for one in TOLD.diff.changes)
    entry = list_changes(replace(TOLD, notice=notice, diff=replace(TOLD.diff, changes=changes))).rows[0]
    assert entry.reason == "Omdat."
    assert entry.judged == CLASSES["K30"]


def test_a_decision_that_only_the_notice_knows_counts() -> None:
    # A verdict may come with the notice, from a file, and never be recorded beside the diff.
    assert TOLD.notice is not None
    waiting = next(one for one in list_changes(TOLD).rows if one.significance is Significance.REVIEW)
    rows = tuple(one for one in TOLD.notice.rows if one.change != waiting.row.change)
    lowered = HumanVerdict(waiting.row.change, Significance.EDITORIAL, "", "2026-02-10T09:00:00+01:00", "Omdat.")
    editorial = (replace(waiting.row, verdict=lowered, significance=Significance.EDITORIAL),)
    listing = list_changes(replace(TOLD, notice=replace(TOLD.notice, rows=rows, editorial=editorial)))
    assert (listing.review, [one.row.change for one in listing.editorial][:1]) == (0, [waiting.row.change])
    assert listing.editorial[0].reason == "Omdat."
