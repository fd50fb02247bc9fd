"""Where data is."""

import pytest

from renvooi.diff.signals.location import find_location
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in de EU/EER", "in Europa"),
        ("binnen de EU/EER", "buiten de EU/EER"),
        ("in een Nederlands datacentrum", "in een Europees datacentrum"),
        ("vanuit Ierland", "vanuit India"),
        ("binnen de EER", "binnen de EER en het Verenigd Koninkrijk"),
    ],
)
def test_other_place_is_a_signal(old: str, new: str) -> None:
    assert len(find_location(case(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in Nederland", "in een Nederlands datacentrum"),
        ("volgens uitvoeringsbesluit (EU) 2021/914", "volgens het uitvoeringsbesluit"),
        ("naar Nederlands recht", "naar het recht dat geldt"),
        ("een handleiding in het Nederlands", "een handleiding in het Engels"),
        ("binnen de EU", "binnen de Europese Unie"),
    ],
)
def test_what_is_no_other_place_is_none(old: str, new: str) -> None:
    assert find_location(case(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("binnen de EER", "binnen de EER en het Verenigd Koninkrijk", (None, "het Verenigd Koninkrijk")),
        ("op de Nederlandse servers", "op de Duitse servers", ("Nederlandse", "Duitse")),
        ("binnen de Europese Unie", "in India of Ierland", ("de Europese Unie", "India, Ierland")),
    ],
)
def test_sides_are_the_printed_words(old: str, new: str, words: tuple[str | None, str | None]) -> None:
    (signal,) = find_location(case(old, new))
    assert (signal.old, signal.new) == words
