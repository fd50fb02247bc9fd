"""What became of each task between two versions."""

import jsonschema
import pytest

from renvooi.diff import against
from renvooi.model import Difference, schema, to_json
from tests.diff.builders import doc

COMMON = "- Voorbeeld levert elke maand een overzicht van alle storingen in het portaal.\n"


def differences(old: str, new: str) -> list[tuple[str, ...]]:
    """The kinds of difference of each task of one clause among others."""
    before, after = (doc(f"# Beheer\n{COMMON}- {text}\n{COMMON}", name=name) for text, name in ((old, "a"), (new, "b")))
    return [tuple(change.differences) for change in against(before, after).changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Voorbeeld beheert de sleutels.", "De klant beheert de sleutels.", Difference.SHIFTED),
        ("Voorbeeld beheert de sleutels.", "De sleutels worden beheerd.", Difference.GAP),
        ("Voorbeeld beheert de sleutels.", "Voorbeeld en de klant beheren de sleutels.", Difference.DOUBLE),
        ("De klant zorgt voor toegang.", "De klant zorgt voor toegang en rollen.", Difference.WIDENED),
        ("De klant zorgt voor toegang en rollen.", "De klant zorgt voor toegang.", Difference.NARROWED),
        ("Voorbeeld herstelt fouten.", "Voorbeeld spant zich in om fouten te herstellen.", Difference.NARROWED),
        ("Voorbeeld herstelt fouten.", "Voorbeeld herstelt op verzoek fouten.", Difference.NOW_CONDITIONAL),
        ("Voorbeeld herstelt op verzoek fouten.", "Voorbeeld herstelt fouten.", Difference.NO_LONGER_CONDITIONAL),
        ("Voorbeeld herstelt op verzoek fouten.", "Voorbeeld herstelt zo nodig fouten.", Difference.OTHER_CONDITION),
        ("Voorbeeld bewaart data in een kluis.", "Voorbeeld bewaart data in een kast.", Difference.REWORDED),
        ("De inlog is persoonlijk.", "De inlog is persoonlijk. De klant meldt verlies.", Difference.ADDED),
        ("De inlog is persoonlijk. De klant meldt verlies.", "De inlog is persoonlijk.", Difference.REMOVED),
    ],
)
def test_a_difference_has_its_kind(old: str, new: str, expected: Difference) -> None:
    assert differences(old, new) == [(expected,)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant is verantwoordelijk voor toegang.", "De klant is verantwoordelijk voor toegang."),
        ("De klant is verantwoordelijk voor toegang.", "De verantwoordelijkheid voor toegang ligt bij de klant."),
    ],
)
def test_the_same_task_of_the_same_party_is_no_difference(old: str, new: str) -> None:
    assert differences(old, new) == []


def test_a_task_that_moved_to_another_clause_is_no_difference() -> None:
    old = doc(
        "# A\n- De klant controleert elke maand alle rapporten.\n- De inlog is persoonlijk.\n# B\n- Dit geldt hier.",
        name="a",
    )
    new = doc(
        "# A\n- De inlog is persoonlijk.\n# B\n- Dit geldt hier.\n- De klant controleert elke maand alle rapporten.",
        name="b",
    )
    assert against(old, new).changes == ()


def test_changes_hold_both_rows_and_fit_the_schema() -> None:
    old = doc("# Beheer\n- Voorbeeld beheert de sleutels.", name="a", version="2030-01")
    new = doc("# Beheer\n- De klant beheert de sleutels.", name="b", version="2030-02")
    ledger = against(old, new)
    (change,) = ledger.changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.sentence, change.new.sentence) == (
        "Voorbeeld beheert de sleutels.",
        "De klant beheert de sleutels.",
    )
    assert change.because == "processor and now client"
    jsonschema.validate(to_json(ledger), schema("renvooi/responsibilities/1"))
