"""A term counts only where it certainly runs from notice or receipt; the rest is for a person."""

import pytest

from renvooi.model import Basis, BasisSource, Bilingual, Window
from renvooi.notice import days_in, load_policy
from renvooi.notice.days import term_in_words

PROOF = load_policy().right("terminate").proof


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mag binnen 30 dagen na kennisgeving opzeggen", 30),
        ("mag binnen dertig (30) dagen na ontvangst van het bericht opzeggen", 30),
        ("mag binnen 30 (dertig) kalenderdagen nadat de kennisgeving is ontvangen opzeggen", 30),
        ("mag binnen vijfenveertig dagen opzeggen", 45),
        ("may terminate within 21 days of notice", 21),
        ("binnen 30 (twintig) dagen na kennisgeving", None),
        ("binnen een maand na kennisgeving", None),
        ("binnen vier weken na kennisgeving", 28),
        ("within six weeks of notice", 42),
        ("binnen een week na kennisgeving", 7),
        ("binnen vier (4) weken na kennisgeving", 28),
        ("binnen 4 (vijf) weken na kennisgeving", None),
        ("binnen vier weken (30 dagen) na kennisgeving", None),
        ("binnen anderhalve week na kennisgeving", None),
        ("binnen 0 dagen na kennisgeving", None),
        ("binnen nul weken na kennisgeving", None),
        ("binnen 10 werkdagen na kennisgeving", None),
        ("binnen 14 dagen na de ingangsdatum", None),
        ("uiterlijk 14 dagen voor de ingangsdatum", None),
        ("binnen 14 dagen na kennisgeving of binnen 30 dagen na ontvangst", None),
        ("betaalt binnen 14 dagen en mag binnen 30 dagen na kennisgeving opzeggen", None),
        ("bewaart gegevens 30 dagen", None),
        ("", None),
    ],
)
def test_days_after_notice_are_read_from_figures_and_words(text: str, days: int | None) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Klant mag binnen 30 dagen na de kennisgeving daarvan schriftelijk en met opgaaf van redenen opzeggen.",
        "Klant is gerechtigd binnen 30 dagen na kennisgeving van de aanpassingen de overeenkomst gemotiveerd op te zeggen.",
        "Klant mag binnen 30 dagen na ontvangst van deze mededeling opzeggen.",
        "Klant mag binnen 30 dagen na ontvangst opzeggen.",
        "Klant mag binnen 30 dagen nadat hij de melding heeft ontvangen opzeggen.",
        "Klant mag binnen 30 dagen schriftelijk en met opgaaf van redenen opzeggen.",
        "Na ontvangst van het bericht mag Klant binnen 30 dagen opzeggen.",
        "Klant mag binnen 30 dagen na kennisgeving opzeggen. Verwerker reageert binnen een redelijke termijn.",
        "Client may terminate within 30 days after receipt of the notice.",
    ],
)
def test_term_that_runs_from_notice_or_receipt_is_read(text: str) -> None:
    assert days_in(text, PROOF) == 30


@pytest.mark.parametrize(
    "text",
    [
        "Klant mag binnen 30 dagen vanaf de ingangsdatum opzeggen.",
        "Klant mag binnen 30 dagen volgend op de wijziging opzeggen.",
        "Klant mag binnen 30 dagen sinds de wijziging opzeggen.",
        "Klant mag binnen 30 dagen, te rekenen van de wijziging, opzeggen.",
        "Klant mag binnen 30 dagen ingaande op 1 mei opzeggen.",
        "Klant mag uiterlijk 30 dagen tevoren opzeggen.",
        "Klant mag uiterlijk 30 dagen vooraf opzeggen.",
        "Klant mag binnen 30 tot 60 dagen na de kennisgeving opzeggen.",
        "Klant mag binnen 30 of 60 dagen na de kennisgeving opzeggen.",
        "Klant mag binnen 30 à 60 dagen na de kennisgeving opzeggen.",
        "Klant mag binnen 30-60 dagen na de kennisgeving opzeggen.",
        "Klant mag binnen 30 dagen na dagtekening van de kennisgeving opzeggen.",
        "Klant mag binnen 30 dagen na verzending van de kennisgeving opzeggen.",
        "Klant mag binnen 30 dagen na publicatie van de kennisgeving op de website opzeggen.",
        "Klant mag binnen 30 dagen na bekendmaking op de website opzeggen.",
        "Klant mag binnen 30 dagen nadat de kennisgeving is verstuurd opzeggen.",
        "Klant mag binnen 30 dagen na ontvangst van de factuur opzeggen.",
        "Klant mag binnen 30 dagen na melding van een datalek opzeggen.",
        "Klant mag binnen 30 dagen na de kennisgeving opzeggen, bij spoed binnen 14.",
        "Klant mag binnen 30 dagen na de kennisgeving opzeggen; bij spoed binnen veertien.",
        "Klant mag niet binnen 30 dagen na de kennisgeving opzeggen.",
        "Klant mag binnen 30 dagen opzeggen na de wijziging.",
        "Na de wijziging mag Klant binnen 30 dagen opzeggen.",
        "Klant mag opzeggen als wijzigingen ingaan binnen 30 dagen.",
        "Vanaf de ingangsdatum mag de klant van Voorbeeld Data B.V. binnen 30 dagen opzeggen.",
        "Vanaf de ingangsdatum mag Klant:\nbinnen 30 dagen opzeggen.",
        "Klant mag binnen 30 dagen na de kennisgeving, doch uiterlijk op 1 juni, opzeggen.",
        "Klant mag binnen 30 dagen opzeggen. Deze termijn loopt vanaf de wijziging.",
        "Opzeggen mag Klant of Verwerker binnen dertig tot 60 dagen na de kennisgeving.",
        "Klant mag binnen 30 dagen na kennisgeving opzeggen. Bij spoed is dat opzeggen binnen 30 dagen vanaf de wijziging.",
    ],
)
def test_term_with_another_start_or_a_second_number_is_left_to_a_person(text: str) -> None:
    assert days_in(text, PROOF) is None
    assert days_in(text) is None


@pytest.mark.parametrize(
    ("quote", "days", "words"),
    [
        ("binnen 30 dagen na kennisgeving", 30, Bilingual("30 dagen", "30 days")),
        ("binnen vier weken na kennisgeving", 28, Bilingual("4 weken (28 dagen)", "4 weeks (28 days)")),
        ("binnen een week na kennisgeving", 7, Bilingual("1 week (7 dagen)", "1 week (7 days)")),
        ("bezwaar maken; na vier weken vervalt niets", 30, Bilingual("30 dagen", "30 days")),
    ],
)
def test_weeks_are_said_with_the_days_that_they_are(quote: str, days: int, words: Bilingual) -> None:
    basis = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "2026-01", quote, None)
    assert term_in_words(Window(basis, days, None, None, None, None)) == words
