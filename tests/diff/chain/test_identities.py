"""Persistent ids: who keeps one, who gets a new one, and what is never given again."""

import re

import pytest

from renvooi.diff import build_history, extend_history
from renvooi.model.errors import NotComparable
from tests.diff.builders import doc
from tests.diff.chain.chains import history_of, life_of, lives_of, versions

A = "Voorbeeld maakt elke nacht een back-up van het datawarehouse."
B = "De klant meldt storingen binnen een werkdag bij de servicedesk."
C = "De klant betaalt de factuur binnen dertig dagen na ontvangst."
EU = "Alle gegevens blijven binnen de EU/EER."


def test_id_reads_as_a_persistent_id() -> None:
    (life,) = history_of(f"- {A}").lives
    assert re.fullmatch(r"c-[0-9a-f]{12}", life.id)


def test_clause_keeps_its_id_while_number_place_and_words_change() -> None:
    history = history_of(
        f"# Beheer\n1. {A}\n2. {B}\n# Overig\n1. {C}",
        f"# Beheer\n1. Nieuw vooraan staat deze regel.\n2. {A}\n3. {B}\n# Overig\n1. {C}",
        f"# Beheer\n1. Nieuw vooraan staat deze regel.\n2. {B}\n# Overig\n1. {C}\n2. {A.replace('nacht', 'week')}",
    )
    life = life_of(history, A)
    assert (life.born, life.retired) == (1, None)
    assert [place.address for place in life.appearances] == ["Beheer, punt 1", "Punt 2", "Overig, punt 2"]
    assert [place.label for place in life.appearances] == ["1.", "2.", "2."]
    assert [[op.value for op in event.operations] for event in life.events] == [["renumbered"], ["reworded", "moved"]]


def test_text_that_comes_back_has_a_new_id_that_points_at_the_old_one() -> None:
    history = history_of(f"- {A}\n- {B}", f"- {A}", f"- {A}\n- {C}", f"- {A}\n- {C}\n- {B}")
    before, after = lives_of(history, B)
    assert (before.born, before.retired, before.revives) == (1, 2, None)
    assert (after.born, after.retired, after.revives) == (4, None, before.id)
    assert after.id != before.id


def test_text_that_comes_back_twice_points_at_its_latest_life() -> None:
    with_b, without = f"- {A}\n- {B}", f"- {A}"
    first, second, third = lives_of(history_of(with_b, without, with_b, without, with_b), B)
    assert (first.revives, second.revives, third.revives) == (None, first.id, second.id)


def test_each_of_three_equal_clauses_has_its_own_life() -> None:
    once = "\n".join(f"# Dienst {name}\n- {EU}\n- Dienst {name} staat in een eigen netwerk." for name in "ABC")
    history = history_of(once, once.replace(f"# Dienst B\n- {EU}", "# Dienst B"), once)
    lives = lives_of(history, EU)
    assert len({life.id for life in lives}) == 4
    assert [(life.born, life.retired) for life in lives] == [(1, None), (1, 2), (1, None), (3, None)]
    assert lives[3].revives == lives[1].id
    assert [life.appearances[0].address for life in lives] == [
        "Dienst A, punt 1",
        "Dienst B, punt 1",
        "Dienst C, punt 1",
        "Dienst B, punt 1",
    ]


def test_short_text_revives_nothing_at_another_address() -> None:
    texts = (
        f"# Een\n- N.v.t.\n- {A}\n# Twee\n- {B}",
        f"# Een\n- {A}\n# Twee\n- {B}",
        f"# Een\n- {A}\n# Twee\n- {B}\n- N.v.t.",
    )
    assert lives_of(history_of(*texts), "N.v.t.")[1].revives is None


def test_ids_do_not_depend_on_the_versions_that_follow() -> None:
    documents = versions(f"- {A}\n- {B}", f"- {A}\n- {C}", f"- {C}\n- {B}")
    longer, shorter = build_history(documents), build_history(documents[:2])
    assert [life.id for life in longer.lives][: len(shorter.lives)] == [life.id for life in shorter.lives]


def test_same_text_born_in_two_versions_has_two_ids() -> None:
    history = history_of(f"- {A}\n- {B}", f"- {A}\n- {B}\n- {C}", f"- {A}\n- {B}\n- {C}\n- {C}")
    first, second = lives_of(history, C)
    assert (first.born, second.born) == (2, 3)
    assert first.id != second.id


def test_versions_without_a_label_are_told_apart_by_their_number() -> None:
    documents = (doc(f"- {A}", version=None), doc(f"- {A}\n- {C}", version=None))
    assert len({life.id for life in build_history(documents).lives}) == 2


def test_only_the_latest_version_can_be_followed() -> None:
    first, second, third = versions(f"- {A}", f"- {A}\n- {B}", f"- {A}\n- {B}\n- {C}")
    history = build_history((first, second))
    with pytest.raises(NotComparable, match="latest version of this history"):
        extend_history(history, first, third)


def test_history_of_no_version_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one version"):
        build_history(())
