"""Signals see the sentences that changed, and no others."""

import pytest

from renvooi.diff.signals.changed import only_changed
from tests.diff.builders import case


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
