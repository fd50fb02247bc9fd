"""Amounts, percentages, clock times and counts."""

import pytest

from renvooi.diff.signals.quantity import find_quantity, quantities
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kost € 110 per uur", "kost € 125 per uur"),
        ("tot 100.000 euro", "tot 50.000 euro"),
        ("99,5% beschikbaar", "99,9% beschikbaar"),
        ("maximaal vijf gebruikers", "maximaal drie gebruikers"),
        ("vanaf 8.30 uur", "vanaf 9.30 uur"),
    ],
)
def test_other_number_is_a_signal(old: str, new: str) -> None:
    assert len(find_quantity(case(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("maximaal vijf gebruikers", "maximaal 5 gebruikers"),
        ("kost € 1.500", "kost € 1500"),
        ("volgens ISO 27001", "volgens ISO 9001"),
        ("zie artikel 3", "zie artikel 4"),
        ("binnen 5 dagen", "binnen 6 dagen"),
        ("op 1 mei 2031", "op 2 mei 2031"),
        ("wij acht dit een risico", "wij vinden dit een risico"),
    ],
)
def test_what_counts_nothing_or_equals_is_none(old: str, new: str) -> None:
    assert find_quantity(case(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("maximaal drie gebruikers", "maximaal 5 gebruikers", ("drie", "5")),
        ("kost € 110,- per uur", "kost 125 euro per uur", ("€ 110,- per uur", "125 euro per uur")),
        ("99,5 procent beschikbaar", "beschikbaar", ("99,5 procent", None)),
        ("vanaf 8.30 uur", "vanaf 9:30 uur", ("8.30 uur", "9:30 uur")),
    ],
)
def test_sides_are_the_printed_words(old: str, new: str, words: tuple[str | None, str | None]) -> None:
    (signal,) = find_quantity(case(old, new))
    assert (signal.old, signal.new) == words


@pytest.mark.parametrize(
    "text",
    [
        "Dit volgt uit de artikelen 95 (../wet/README.md) en 126 van die wet.",
        "De artikelen 206 lid 3, 232, 269 lid 1 en 2, 271 leden 4 tot en met 8 en 272 blijven buiten toepassing.",
        "Gelet op de artikelen 2, eerste lid (../wet/README.md), 3, tweede en derde lid, 6, eerste lid, onderdeel a, en 7.",
    ],
)
def test_numbers_of_a_list_of_articles_count_nothing(text: str) -> None:
    assert list(quantities(text)) == []
