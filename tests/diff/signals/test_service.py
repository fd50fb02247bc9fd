"""What a service comprises."""

import pytest

from renvooi.diff.signals.service import find_service, items
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De dienst omvat hosting en onderhoud.", "De dienst omvat hosting, onderhoud en migratie."),
        ("Het pakket bestaat uit het portaal en de app.", "Het pakket bestaat uit het portaal."),
        ("Wij leveren de volgende diensten: a. hosting; b. advies.", "Wij leveren de volgende diensten: a. hosting."),
        ("Onder de Dienst wordt verstaan: dashboards.", "Onder de Dienst wordt verstaan: dashboards en maatwerk."),
        ("Module Kade is inbegrepen in de licentie.", "Module Steiger is inbegrepen in de licentie."),
        ("Dienst C maakt deel uit van het basispakket.", "Dienst C maakt deel uit van het pluspakket."),
    ],
)
def test_another_item_is_a_signal(old: str, new: str) -> None:
    assert find_service(case(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De dienst omvat hosting en onderhoud.", "De dienst omvat onderhoud en hosting."),
        ("De dienst omvat training en beheer.", "De dienst omvat opleiding en beheer."),
        ("Het rapport omvat tien pagina's.", "Het rapport omvat tien bladzijden."),
        ("De klant levert een lijst aan.", "De klant levert een overzicht aan."),
    ],
)
def test_order_and_other_words_are_none(old: str, new: str) -> None:
    assert find_service(case(old, new)) == ()


def test_a_tier_is_told_in_the_words_of_the_text() -> None:
    (signal,) = find_service(
        case("Dienst C maakt deel uit van het Basispakket.", "Dienst C maakt deel uit van het pluspakket.")
    )
    assert (signal.old, signal.new) == ("Basispakket", "pluspakket")


def test_items_of_a_lettered_list() -> None:
    assert items("Wij leveren de volgende diensten: a. hosting; b. advies.") == ("hosting", "advies")
