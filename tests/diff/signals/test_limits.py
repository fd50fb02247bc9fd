"""The limit that the words before a value set."""

import pytest

from renvooi.diff.signals.limits import limit_before


@pytest.mark.parametrize(
    ("before", "limit"),
    [
        ("uiterlijk binnen ", "at most"),
        ("niet langer dan ", "at most"),
        ("ten hoogste een totaal van ", "at most"),
        ("binnen een termijn van ", "at most"),
        ("een termijn van ", "a period of"),
        ("langer dan ", "more than"),
        ("ten minste ", "at least"),
        ("na afloop van ", "after"),
        ("circa ", "about"),
        ("binnen het kantoor staan ", None),
        ("kinderen na school krijgen ", None),
        ("", None),
    ],
)
def test_nearest_limit_counts_and_a_far_one_does_not(before: str, limit: str | None) -> None:
    assert limit_before(f"{before}5 dagen", len(before)) == limit
