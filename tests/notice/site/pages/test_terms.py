"""Last days for each day of receipt, by the rules by which a notice counts them."""

from dataclasses import replace
from datetime import date

from renvooi.notice.site.pages.terms import DAYS_SHOWN, terms_of
from tests.notice.site import dom

NOTICE = dom.told("09-2025--02-2026")


def test_the_first_day_is_that_of_the_release_in_the_netherlands() -> None:
    terms = terms_of(NOTICE, "2026-06-30T22:30:00+00:00")
    assert terms.rows[0].day == date(2026, 7, 1)
    assert terms.rows[0].windows[0].last_day == date(2026, 7, 31)
    assert len(terms.rows) == DAYS_SHOWN


def test_the_clock_going_forward_costs_no_day() -> None:
    windows = terms_of(NOTICE, "2026-03-02T08:00:00+00:00").rows[0].windows
    assert [one.last_day for one in windows] == [date(2026, 4, 1)]


def test_rights_with_one_term_share_a_column_and_others_do_not() -> None:
    first, second = NOTICE.rights
    assert second.window is not None
    assert [len(one.rights) for one in terms_of(NOTICE, "2026-03-02T08:00:00+00:00").columns] == [2]
    longer = replace(NOTICE, rights=(first, replace(second, window=replace(second.window, days=60))))
    terms = terms_of(longer, "2026-03-02T08:00:00+00:00")
    assert [(one.days, one.rights[0].id) for one in terms.columns] == [(30, first.id), (60, second.id)]
    assert terms.rows[0].windows[1].last_day == date(2026, 5, 1)


def test_coulance_is_promised_only_under_a_policy_that_is_known() -> None:
    good_friday = "2026-03-04T08:00:00+00:00"
    assert terms_of(NOTICE, good_friday).rows[0].windows[0].coulance == date(2026, 4, 7)
    other = terms_of(replace(NOTICE, policy="eigen 7"), good_friday)
    assert other.rows[0].windows[0].last_day == date(2026, 4, 3)
    assert not other.extended


def test_without_terms_there_is_no_table() -> None:
    rights = tuple(replace(one, window=None) for one in NOTICE.rights)
    assert terms_of(replace(NOTICE, rights=rights), "2026-03-04T08:00:00+00:00").rows == ()
