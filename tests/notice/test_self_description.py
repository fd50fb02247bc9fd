"""Only version labels and dates may differ in what a document says of its own version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.self_description import only_version_differs

FRAME = "Dit document geldt vanaf {}, en wij melden wijzigingen."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7 mei 2026", "9 juni 2026"),
        ("1 jan 2026", "02 februari 2027"),
        ("7 mei", "9 juni"),
        ("mei 2026", "juni 2026"),
        ("2026-01", "2026-02"),
        ("05-2025", "11-2025"),
        ("2026-01-31", "2026-02-28"),
        ("31-01-2026", "1/2/2026"),
        ("versie 1.2", "versie 1.10"),
        ("v1", "v2.0"),
        ("7 mei 2026, versie 05-2026", "9 juni 2026, versie 06-2026"),
    ],
)
def test_labels_and_dates_are_taken_out(old: str, new: str) -> None:
    assert only_version_differs(FRAME.format(old), FRAME.format(new))
    assert only_version_differs(f"{FRAME} {old}.".format("morgen"), f"{FRAME} {new}.".format("morgen"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60 dagen", "5 dagen"),
        ("versie 3", "versie 4"),
        ("versie 60 dagen vooraf", "versie 5 dagen vooraf"),
        ("versie 1.5 uur vooraf", "versie 9.5 uur vooraf"),
        ("10-2000 euro", "10-2050 euro"),
        ("artikel 2.2", "artikel 2.3"),
        ("7 mei 2026", "zodra wij dat willen"),
        ("2026", "2027"),
        ("99-2026", "98-2026"),
        ("45 mei 2026", "46 mei 2026"),
        ("1.000,05-2025", "2.000,05-2025"),
    ],
)
def test_what_is_no_label_or_date_stays(old: str, new: str) -> None:
    assert not only_version_differs(FRAME.format(old), FRAME.format(new))


def test_equal_texts_do_not_differ() -> None:
    assert not only_version_differs(FRAME, FRAME)


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["dagen", "uur", "werkdagen", "euro", "%", "keer"]))
def test_amount_is_never_taken_out(old: int, new: int, unit: str) -> None:
    before, after = FRAME.format(f"2 februari 2026, {old} {unit}"), FRAME.format(f"3 maart 2026, {new} {unit}")
    assert only_version_differs(before, after) == (old == new)
