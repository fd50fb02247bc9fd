"""Who acts or bears, in both directions, and what is only another wording."""

from pathlib import Path

import pytest

from renvooi.diff.signals.responsibility import find_responsibility
from renvooi.model import Beneficiary, Direction, SignalType
from tests.diff.builders import case

LABELLED = [
    line.split("\t")
    for line in (Path(__file__).parent / "responsibility.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("label", "old", "new"), LABELLED)
def test_labelled_pair_has_the_signal_or_has_none(label: str, old: str, new: str) -> None:
    assert bool(find_responsibility(case(old, new))) is (label == "S")


@pytest.mark.parametrize(("label", "old", "new"), LABELLED)
def test_the_way_back_has_a_signal_where_the_way_there_has_one(label: str, old: str, new: str) -> None:
    assert bool(find_responsibility(case(new, old))) is (label == "S")


@pytest.mark.parametrize(
    ("old", "new", "direction", "benefits"),
    [
        ("Voorbeeld beheert de kluis.", "De klant beheert de kluis.", Direction.TO_CLIENT, Beneficiary.PROCESSOR),
        ("De klant beheert de kluis.", "Voorbeeld beheert de kluis.", Direction.TO_PROCESSOR, Beneficiary.CLIENT),
        ("Voorbeeld mag de kluis openen.", "De klant mag de kluis openen.", Direction.TO_CLIENT, Beneficiary.CLIENT),
        ("Voorbeeld test de kluis.", "De kluis wordt getest.", Direction.REMOVED, Beneficiary.PROCESSOR),
        (
            "De klant en Voorbeeld testen de kluis.",
            "De klant test de kluis.",
            Direction.TO_CLIENT,
            Beneficiary.PROCESSOR,
        ),
        ("Fabrikam herstelt de storing.", "Contoso herstelt de storing.", Direction.CHANGED, None),
    ],
)
def test_a_shift_says_where_to_and_for_whom_it_is_good(
    old: str, new: str, direction: Direction, benefits: Beneficiary | None
) -> None:
    (signal,) = find_responsibility(case(old, new))
    assert (signal.direction, signal.benefits) == (direction, benefits)


def test_a_new_task_is_named_with_the_party_that_gets_it() -> None:
    (signal,) = find_responsibility(
        case("Voorbeeld levert een handleiding.", "Voorbeeld levert een handleiding. De klant betaalt de drukkosten.")
    )
    assert (signal.old, signal.new) == (None, "De klant betaalt de drukkosten.")
    assert (signal.direction, signal.benefits) == (Direction.ADDED, Beneficiary.PROCESSOR)


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("Voorbeeld beheert de kluis.", "De klant beheert de kluis.", Direction.TO_CLIENT),
        ("De klant beheert de kluis.", "Voorbeeld beheert de kluis.", Direction.TO_PROCESSOR),
        (
            "Het toezicht berust bij ons.\nDe opslag ligt bij de verwerker.",
            "De opslag ligt bij de opdrachtgever.",
            Direction.TO_CLIENT,
        ),
        ("Voorbeeld test de koppeling.", "De koppeling wordt getest.", Direction.REMOVED),
        (
            "Partij die de server host, zorgt voor updates.",
            "De klant zorgt voor updates van de server.",
            Direction.TO_CLIENT,
        ),
        (
            "De updates worden door u gedaan.",
            "De updates worden door ons en de verwerker gedaan.",
            Direction.TO_PROCESSOR,
        ),
        (
            "Als Voorbeeld host, zorgt Voorbeeld voor updates.",
            "Als Voorbeeld host, zorgt de klant voor updates.",
            Direction.TO_CLIENT,
        ),
    ],
)
def test_other_actor_is_a_shift(old: str, new: str, direction: Direction) -> None:
    (signal, *_) = find_responsibility(case(old, new))
    assert signal.type is SignalType.RESPONSIBILITY
    assert signal.direction is direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant is verantwoordelijk voor de toegang.", "De verantwoordelijkheid voor de toegang ligt bij de klant."),
        ("Voorbeeld Data B.V. controleert de rapporten.", "De rapporten worden door de data processor gecontroleerd."),
        (
            "Voorbeeld bewaakt de bron en stelt de klant op de hoogte.",
            "Voorbeeld bewaakt de bron en licht de klant in.",
        ),
        ("De gegevens van de klant staan veilig.", "De gegevens van de opdrachtgever staan veilig."),
        ("De cliënt geeft toestemming aan de klant.", "De cliënt verleent toestemming aan de klant."),
        ("Voorbeeld levert een kopie.", "Voorbeeld levert een kopie, mits de klant daarom vraagt."),
        ("De klant-omgeving is dicht.", "De Voorbeeld-omgeving is dicht."),
        ("De Voorbeeld Koppeling haalt data op.", "De koppeling haalt data op."),
    ],
)
def test_other_words_for_the_same_actor_are_no_shift(old: str, new: str) -> None:
    assert find_responsibility(case(old, new)) == ()


def test_swap_within_one_sentence_is_a_shift() -> None:
    old = "Voorbeeld is verantwoordelijk voor de server en de klant voor het netwerk."
    assert find_responsibility(case(old, "De klant is verantwoordelijk voor de server en Voorbeeld voor het netwerk."))


def test_new_clause_says_who_is_responsible() -> None:
    (signal,) = find_responsibility(case(None, "De klant is verantwoordelijk voor de opslag."))
    assert (signal.direction, signal.old) == (Direction.ADDED, None)
    assert "client" in signal.evidence
