"""Version labels are ordered by what they mean."""

import pytest

from renvooi.model import compare_versions, newest_version, version_order


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("05-2025", "01-2026"),
        ("2025-12", "2026-01"),
        ("12-2025", "2026-01"),
        ("september 2019", "05-2025"),
        ("v1.3", "v1.10"),
        ("1 mei 2025", "02-05-2025"),
        ("Maart 2025", "april 2025"),
    ],
)
def test_labels_of_every_style_are_ordered_by_meaning(earlier: str, later: str) -> None:
    assert compare_versions(earlier, later) == -1
    assert compare_versions(later, earlier) == 1


def test_one_month_in_two_styles_is_one_moment() -> None:
    assert compare_versions("05-2025", "2025-05") == 0
    assert compare_versions("mei 2025", "2025-05") == 0


@pytest.mark.parametrize("label", ["13-2025", "2025-00", "concept", "../x", ""])
def test_what_is_no_version_has_no_order(label: str) -> None:
    assert version_order(label) is None


def test_styles_that_cannot_be_compared_are_not() -> None:
    assert compare_versions("v1.3", "2026-01") is None
    assert compare_versions("concept", "concept") == 0


def test_newest_is_the_last_in_time_and_the_first_stated_on_a_tie() -> None:
    assert newest_version(("05-2025", "06-2025", "12-2024")) == "06-2025"
    assert newest_version(("2025-05", "05-2025")) == "2025-05"
    assert newest_version(()) is None
