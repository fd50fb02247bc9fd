"""What people call the versions of a chain."""

import pytest

from renvooi.diff import find_number, version_names
from renvooi.model import VersionRef
from renvooi.model.errors import UnknownVersion


def refs(*labels: str | None) -> tuple[VersionRef, ...]:
    return tuple(VersionRef(label, "0" * 64, "statement.md") for label in labels)


def test_label_names_a_version_and_a_number_tells_equal_ones_apart() -> None:
    assert version_names(refs("2026-01", "2026-02", "2026-01", None)) == ("2026-01 #1", "2026-02", "2026-01 #3", "#4")


@pytest.mark.parametrize(
    ("name", "number"), [("2026-02", 2), ("2026-01 #3", 3), ("#4", 4), ("4", 4), (" 2026-02 ", 2), ("1", 1)]
)
def test_version_is_found_by_each_of_its_names(name: str, number: int) -> None:
    assert find_number(refs("2026-01", "2026-02", "2026-01", None), name) == number


def test_label_wins_from_number() -> None:
    assert find_number(refs("2", "1"), "1") == 2


@pytest.mark.parametrize("name", ["2026-01", "0", "5", "", "²"])
def test_name_of_no_version_or_of_two_is_refused_with_those_that_are_there(name: str) -> None:
    with pytest.raises(UnknownVersion, match="the chain has 2026-01 #1, 2026-02, 2026-01 #3, #4"):
        find_number(refs("2026-01", "2026-02", "2026-01", None), name)
