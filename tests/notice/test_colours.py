"""Contrast as the guidelines define it, and one colour for light and dark pages."""

import pytest

from renvooi.notice.colours import DARK_GROUNDS, ENOUGH, WHITE, contrast, is_colour, readable_on


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", WHITE, 21.0), (WHITE, WHITE, 1.0), ("#767676", WHITE, 4.54), ("#777777", WHITE, 4.48)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#0b4a6f", "#7a1f3d", "#000000", "#8ec5e6"])
def test_colour_is_lightened_until_it_reads_on_dark(colour: str) -> None:
    fit = readable_on(colour, DARK_GROUNDS)
    assert all(contrast(fit, ground) >= ENOUGH for ground in DARK_GROUNDS)


def test_colour_that_reads_on_dark_stays_as_it_is() -> None:
    assert readable_on("#8ec5e6", DARK_GROUNDS) == "#8ec5e6"


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#1234567", "#123456;}"])
def test_other_notations_are_no_colour(text: str) -> None:
    assert not is_colour(text)
