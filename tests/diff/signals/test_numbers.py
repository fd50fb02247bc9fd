"""Dutch numbers in digits and words."""

import re

import pytest

from renvooi.diff.signals import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zeven", 7),
        ("één", 1),
        ("vijfentwintig", 25),
        ("tweeëntwintig", 22),
        ("tweeentwintig", 22),
        ("vijftienhonderd", 1500),
        ("tweeduizendvijfhonderd", 2500),
        ("anderhalve", 1.5),
        ("tweeënhalf", 2.5),
        ("1.500", 1500),
        ("2,5", 2.5),
        ("99.95", 99.95),
    ],
)
def test_number_has_its_value(text: str, value: float) -> None:
    assert re.fullmatch(numbers.ONE, text)
    assert numbers.value(text) == value


@pytest.mark.parametrize("text", ["duur", "tienduizendpoot", "1.2.3", "achteruit", "", "3a"])
def test_other_word_is_no_number(text: str) -> None:
    assert numbers.value(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5 (vijf)", (5, 5, None)),
        ("5 (vijftien)", (5, 5, 15)),
        ("drie tot vijf", (3, 5, None)),
        ("3-5", (3, 5, None)),
        ("twee en een half", (2.5, 2.5, None)),
    ],
)
def test_range_and_repetition_are_read(text: str, span: tuple[float, float, float | None]) -> None:
    found = re.fullmatch(numbers.pattern(), text)
    assert found is not None
    read = numbers.span(found)
    assert read is not None
    assert (read.low, read.high, read.doubt) == span
