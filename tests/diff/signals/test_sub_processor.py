"""Who else is engaged."""

import pytest

from renvooi.diff.signals.sub_processor import find_sub_processor
from renvooi.model import Direction, Role
from tests.diff.builders import case

LISTED = Role.SUB_PROCESSORS


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (None, "Alfa Hosting B.V., Ierland: opslag", Direction.ADDED),
        ("Alfa Hosting B.V., Ierland: opslag", None, Direction.REMOVED),
        ("Alfa Hosting B.V., Ierland: opslag", "Beta Cloud GmbH, Ierland: opslag", Direction.CHANGED),
        ("Alfa Hosting B.V., Ierland: opslag", "Alfa Hosting B.V., India: opslag", Direction.CHANGED),
        ("Alfa", "Alfa Nederland", Direction.CHANGED),
    ],
)
def test_entry_of_the_list_that_changes_is_a_signal(old: str | None, new: str | None, direction: Direction) -> None:
    (signal,) = find_sub_processor(case(old, new, role=LISTED))
    assert signal.direction is direction


@pytest.mark.parametrize("end", ["", ";", ".", "; en", ", en"])
def test_end_of_a_list_item_is_no_change_of_a_party(end: str) -> None:
    assert (
        find_sub_processor(case("Alfa Hosting B.V. voor opslag;", "Alfa Hosting B.V. voor opslag" + end, role=LISTED))
        == ()
    )


def test_names_elsewhere_count_in_a_sentence_about_sub_processors() -> None:
    old, new = (
        "Onze sub-processor is Alfa Hosting B.V.",
        "Onze sub-processors zijn Alfa Hosting B.V. en Beta Cloud GmbH.",
    )
    (signal,) = find_sub_processor(case(old, new))
    assert (signal.new, signal.direction) == ("Beta Cloud GmbH", Direction.ADDED)


def test_name_without_engagement_is_none() -> None:
    assert find_sub_processor(case("Wij gebruiken software.", "Wij gebruiken software van Alfa Hosting B.V.")) == ()
