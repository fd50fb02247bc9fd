"""Two periods for one duty."""

import pytest

from tests.diff.checks.kit import findings, places


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Een datalek melden wij binnen 24 uur.", "Bij een inbreuk wordt Opdrachtgever uiterlijk binnen 48 uur geïnformeerd."),
        ("Een datalek melden wij binnen 24 uur.", "Bij een inbreuk wordt Opdrachtgever binnen één werkdag geïnformeerd."),
        ("Na beëindiging verwijderen wij alle gegevens binnen een week.", "Na afloop worden gegevens binnen 30 dagen vernietigd."),
        ("Een back-up wordt 7 dagen bewaard.", "Back-ups bewaren wij een maand."),
        ("De logging wordt 90 dagen bewaard.", "Logbestanden worden zes maanden bewaard."),
        ("De opzegtermijn is drie maanden.", "Er geldt een opzegtermijn van een maand."),
    ],
)  # fmt: skip
def test_two_periods_for_one_duty_are_a_warning(first: str, second: str) -> None:
    (finding,) = findings(f"1. {first}\n2. {second}", "term-disagrees")
    assert (finding.severity, places((finding,))) == ("warning", ["Punt 2"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Een datalek melden wij binnen 24 uur.", "Bij een inbreuk wordt Opdrachtgever binnen vierentwintig uur geïnformeerd."),
        ("Een datalek melden wij binnen 48 uur.", "Bij een inbreuk wordt Opdrachtgever binnen twee dagen geïnformeerd."),
        # another duty, of somebody else
        ("Een datalek melden wij binnen 24 uur.", "De klant meldt een datalek binnen 72 uur aan de Autoriteit Persoonsgegevens."),
        ("Een back-up wordt 7 dagen bewaard.", "De logging wordt 90 dagen bewaard."),
        ("Na beëindiging verwijderen wij alle gegevens binnen een week.", "Na beëindiging blijven gegevens in de back-up 30 dagen staan tot zij zijn verwijderd."),
        # a rhythm, and back-ups of two rhythms
        ("Een datalek melden wij binnen 24 uur.", "Bij een inbreuk informeren wij de klant elke 48 uur."),
        ("Dagelijkse back-ups worden 30 dagen bewaard.", "Maandelijkse back-ups worden een jaar bewaard."),
        # two periods in one sentence: which is meant is not known
        ("De opzegtermijn is drie maanden.", "De opzegtermijn is een maand, na twee jaar."),
    ],
)  # fmt: skip
def test_equal_periods_and_other_duties_are_silent(first: str, second: str) -> None:
    assert findings(f"1. {first}\n2. {second}", "term-disagrees") == ()
