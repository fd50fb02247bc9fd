"""What was made and undone: the diff of the first version and the last is silent about it."""

import pytest

from renvooi.diff import diff, find_undone
from renvooi.model import Operation
from tests.diff.chain.chains import history_of, life_of, lives_of, versions

A = "Voorbeeld maakt elke nacht een back-up van het datawarehouse."
B = "De klant meldt storingen binnen een werkdag bij de servicedesk."
C = "De klant betaalt de factuur binnen dertig dagen na ontvangst."


def test_rewording_that_was_taken_back_is_seen_in_the_chain_only() -> None:
    texts = f"- {A}\n- {B}", f"- {A.replace('nacht', 'week')}\n- {B}", f"- {A}\n- {B}"
    first, _, last = versions(*texts)
    history = history_of(*texts)
    (undone,) = history.undone
    assert diff(first, last).changes == ()
    assert (undone.id, undone.operations) == (life_of(history, A).id, (Operation.REWORDED,))
    assert (undone.made, undone.undone) == (2, 3)


def test_clause_that_came_and_went_is_made_and_undone() -> None:
    history = history_of(f"- {A}", f"- {A}\n- {B}", f"- {A}\n- {B}\n- {C}", f"- {A}\n- {C}")
    (undone,) = history.undone
    assert (undone.id, undone.operations) == (life_of(history, B).id, (Operation.INSERTED,))
    assert (undone.made, undone.undone) == (2, 4)


def test_clause_that_went_and_came_back_names_its_new_id() -> None:
    history = history_of(f"- {A}\n- {B}", f"- {A}", f"- {A}\n- {B}")
    before, after = lives_of(history, B)
    (undone,) = history.undone
    assert (undone.id, undone.operations, undone.returned_as) == (before.id, (Operation.DELETED,), after.id)
    assert (undone.made, undone.undone) == (2, 3)


def test_move_and_number_that_were_taken_back_are_undone_together() -> None:
    home, away = f"1. {A}\n2. {B}\n3. {C}", f"1. {B}\n2. {C}\n3. {A}"
    history = history_of(home, away, home)
    moved = {undone.id: undone.operations for undone in history.undone}
    assert Operation.MOVED in moved[life_of(history, A).id]
    assert all(Operation.RENUMBERED in operations for operations in moved.values())


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(f"- {A.replace('nacht', 'maand')}\n- {B}", id="reworded again"),
        pytest.param(f"- {A.replace('nacht', 'week')}\n- {B}", id="left as it is"),
        pytest.param(f"- {B}", id="deleted in the end"),
    ],
)
def test_what_still_differs_is_not_undone(last: str) -> None:
    assert history_of(f"- {A}\n- {B}", f"- {A.replace('nacht', 'week')}\n- {B}", last).undone == ()


def test_lines_of_the_authors_own_list_come_and_go_without_notice() -> None:
    first = f"# Beheer\n- {A}\n# Verschillen {{differences}}\n- Er zijn geen wijzigingen gedaan."
    second = f"# Beheer\n- {A}\n- {B}\n# Verschillen {{differences}}\n- Het laatste puntje onder Beheer is toegevoegd."
    third = f"# Beheer\n- {A}\n- {B}\n# Verschillen {{differences}}\n- De tekst onder Algemeen is verduidelijkt."
    assert history_of(first, second, third).undone == ()


def test_any_two_versions_of_a_chain_can_be_asked_for() -> None:
    reworded = A.replace("nacht", "week")
    history = history_of(f"- {A}", f"- {reworded}", f"- {A}", f"- {reworded}")
    assert history.undone == ()
    assert [(undone.made, undone.undone) for undone in find_undone(history.lives, old=1, new=3)] == [(2, 3)]
    assert [(undone.made, undone.undone) for undone in find_undone(history.lives, old=2, new=4)] == [(3, 4)]
