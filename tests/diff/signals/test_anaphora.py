"""Words that point back at what changed."""

import pytest

from renvooi.diff.signals import find_signals
from renvooi.diff.signals.anaphora import points_back
from renvooi.model import SignalType
from tests.diff.builders import case


def anaphora(old: str, new: str) -> bool:
    return any(signal.type is SignalType.ANAPHORA for signal in find_signals(case(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Voorbeeld belt terug. Hierop is geen uitzondering.",
            "Voorbeeld belt niet terug. Hierop is geen uitzondering.",
        ),
        (
            "Wij wissen kopieën. Hiervoor geldt een termijn.",
            "Wij wissen kopieën en afdrukken. Hiervoor geldt een termijn.",
        ),
        (
            "Klant meldt storingen. Het voorgaande geldt altijd.",
            "Klant verlengt licenties. Het voorgaande geldt altijd.",
        ),
        ("A werkt. B rust uit. Hiervan volgt bericht.", "B rust uit. A werkt. Hiervan volgt bericht."),
    ],
)
def test_a_sentence_that_points_at_a_changed_one_is_a_signal(old: str, new: str) -> None:
    assert anaphora(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Fouten worden bekeken en hersteld. Hierover volgt bericht.",
            "Fouten worden bezien en hersteld. Hierover volgt bericht.",
        ),
        ("Voorbeeld belt terug. De helpdesk is open.", "Voorbeeld belt niet terug. De helpdesk is open."),
        ("Voorbeeld belt. Hierop volgt een brief.", "Voorbeeld belt. Hierop volgt een e-mail."),
    ],
)
def test_a_paraphrase_or_a_sentence_that_points_nowhere_is_none(old: str, new: str) -> None:
    assert not anaphora(old, new)


def test_words_that_name_their_place_do_not_point_at_the_sentence_before() -> None:
    old = "De klant beheert de server. Voorbeeld voldoet aan wat hiervoor is vermeld onder Storingen."
    assert points_back(old.partition(". ")[2]) is None
    assert points_back("Voorbeeld voldoet aan wat hiervoor is vermeld.") == "hiervoor"
