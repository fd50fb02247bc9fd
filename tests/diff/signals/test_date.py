"""Dates as values, with what they are the date of."""

import pytest

from renvooi.diff.signals.date import find_date
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("geldig tot 1 maart 2031", "geldig tot 1 maart 2032"),
        ("vanaf 1 maart 2031", "tot 1 maart 2031"),
        ("start in mei 2031", "start in juni 2031"),
        ("start snel", "start op 2031-05-01"),
    ],
)
def test_other_date_is_a_signal(old: str, new: str) -> None:
    assert len(find_date(case(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("geldig tot 1 maart 2031", "geldig tot 01-03-2031"),
        ("geldig tot 1 mrt. 2031", "geldig tot 2031-03-01"),
        ("zie versie 05-2031", "zie versie 06-2031"),
        ("bel 12-34-5678", "bel 98-34-5678"),
    ],
)
def test_other_notation_or_a_version_is_none(old: str, new: str) -> None:
    assert find_date(case(old, new)) == ()
