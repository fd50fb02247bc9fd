"""Signals see the sentences that changed, and no others."""

import pytest

from renvooi.diff import diff
from renvooi.diff.signals import find_signals
from renvooi.diff.signals.changed import only_changed
from renvooi.model import Significance
from tests.diff.builders import case, doc


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("A is rood. B is groen. C is blauw.", "A is rood. D is geel. C is blauw.", "B is groen.", "D is geel."),
        ("A is rood. B is groen.", "B is groen. A is rood.", "", ""),
        ("A is rood. A is rood.", "A is rood.", "A is rood.", ""),
        ("A is rood.", "A is rood. B is groen.", "", "B is groen."),
        ("A is rood.", "A is groen.", "A is rood.", "A is groen."),
    ],
)
def test_sentences_of_both_sides_are_left_out(old: str, new: str, left: str, right: str) -> None:
    changed = only_changed(case(old, new))
    assert changed.old is not None
    assert changed.new is not None
    assert (changed.old.text, changed.new.text) == (left, right)


def test_a_clause_that_came_or_went_stays_whole() -> None:
    inserted = case(None, "A is rood. B is groen.")
    assert only_changed(inserted) == inserted


def test_where_a_link_leads_is_no_evidence_and_not_editorial() -> None:
    old = "Dit volgt uit artikel 12 (../wet/README.md) en 13 van die wet. Deze regel geldt ook voor bezoekers."
    new = old.replace(" (../wet/README.md)", "")
    assert find_signals(case(old, new)) == ()
    (change,) = diff(doc("1. " + old), doc("1. " + new)).changes
    assert change.significance is Significance.REVIEW
