"""Ids that were given stay given when a history is built anew."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.diff import (
    Given,
    build_history,
    extend_history,
    find_regiven,
    given_ids,
    rebuild_history,
    render_history,
    with_given_ids,
)
from renvooi.diff.chain.given import NodePlace
from renvooi.model import ClauseId, Document, History, Operation
from tests.diff.builders import doc
from tests.diff.chain.chains import chains, history_of, life_of, lives_of, versions

EXAMPLES = settings(max_examples=40)
A = "Voorbeeld maakt elke nacht een back-up van het datawarehouse."
B = "De klant meldt storingen binnen een werkdag bij de servicedesk."
C = "De klant betaalt de factuur binnen dertig dagen na ontvangst."
OLD = ClauseId("c-000000000001")
OTHER = ClauseId("c-000000000002")


def all_ids(history: History) -> list[ClauseId]:
    """Every id that a history gives, retires, joins or keeps apart."""
    return [*(one for life in history.lives for one in (life.id, *life.also)), *history.gone]


def ids_by_place(history: History) -> dict[NodePlace, ClauseId]:
    return dict(given_ids(history).ids)


def different_files(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same trees, each of a file of its own: a corpus holds no file twice."""
    return tuple(
        replace(document, source=replace(document.source, sha256=f"{number:064x}"))
        for number, document in enumerate(documents, start=1)
    )


@EXAMPLES
@given(chains(least=3), st.data())
def test_version_that_comes_in_between_takes_no_id_away(documents: tuple[Document, ...], data: st.DataObject) -> None:
    documents = different_files(documents)
    late = data.draw(st.integers(1, len(documents) - 2))
    before = build_history((*documents[:late], *documents[late + 1 :]))
    after = rebuild_history(before, documents)
    was, now = ids_by_place(before), ids_by_place(after)
    means = {one: life.id for life in after.lives for one in (life.id, *life.also)}
    parted = {(one.before, one.now) for one in find_regiven(after, given_ids(before))}
    owners = {life.id: life for life in after.lives}
    for place, name in was.items():
        if (name, now[place]) in parted:
            # What was one clause is two: the id stays with the one that had it in an earlier version.
            first = min(number for number, ref in enumerate(after.versions, 1) if (ref.sha256, name) in _had(was))
            assert owners[name].stands_in(first)
        else:
            assert means[name] == now[place]
    first_version = after.versions[0].sha256
    assert {place: name for place, name in was.items() if place[0] == first_version} == {
        place: name for place, name in now.items() if place[0] == first_version
    }


def _had(ids: dict[NodePlace, ClauseId]) -> set[tuple[str, ClauseId]]:
    return {(sha256, name) for (sha256, _), name in ids.items()}


@EXAMPLES
@given(chains(least=3), st.data())
def test_no_id_is_lost_or_given_twice_in_any_order_of_arrival(
    documents: tuple[Document, ...], data: st.DataObject
) -> None:
    documents = different_files(documents)
    arrival = data.draw(st.permutations(range(len(documents))))
    here = [arrival[0]]
    history = build_history([documents[arrival[0]]])
    ever = set(all_ids(history))
    for number in arrival[1:]:
        here = sorted([*here, number])
        before, history = history, rebuild_history(history, [documents[at] for at in here])
        assert len(all_ids(history)) == len(set(all_ids(history)))
        assert ever <= set(all_ids(history))
        brought = set(given_ids(before).ids.values())
        fresh = {life.id for life in history.lives} - brought
        assert not fresh & ever
        ever |= set(all_ids(history))
        assert history.gone == ()


@EXAMPLES
@given(chains())
def test_building_anew_what_did_not_change_changes_nothing(documents: tuple[Document, ...]) -> None:
    history = build_history(different_files(documents))
    assert with_given_ids(history, given_ids(history)) == history


@EXAMPLES
@given(chains(), st.data())
def test_any_ids_that_were_given_leave_who_is_who_as_it_is(
    documents: tuple[Document, ...], data: st.DataObject
) -> None:
    history = build_history(different_files(documents))
    places = sorted(given_ids(history).ids)
    names = st.builds("c-{:012x}".format, st.integers(1, 4)).map(ClauseId)
    names |= st.sampled_from([life.id for life in history.lives] or [OLD])
    ids = data.draw(st.dictionaries(st.sampled_from(places or [("0" * 64, (0,))]), names))
    named = with_given_ids(history, Given(ids, {OLD: (OTHER,)}, frozenset({ClauseId("c-00000000000f")})))
    assert len(set(all_ids(named))) == len(all_ids(named))
    assert {*ids.values(), OLD, OTHER, "c-00000000000f"} <= set(all_ids(named))
    rename = {old.id: new.id for old, new in zip(history.lives, named.lives, strict=True)}
    for old, new in zip(history.lives, named.lives, strict=True):
        assert (new.appearances, new.wordings, new.events) == (old.appearances, old.wordings, old.events)
        lineage = [(old.origin, new.origin), (old.successor, new.successor), (old.revives, new.revives)]
        assert all(now == (rename[was] if was else None) for was, now in lineage)
    assert [one.id for one in named.undone] == [rename[one.id] for one in history.undone]


def test_clause_that_a_later_arrival_had_first_keeps_its_id() -> None:
    first, second, third = versions(f"- {A}", f"- {A}\n- {B}", f"- {A}\n- {B}\n- {C}")
    before = build_history((first, third))
    after = rebuild_history(before, (first, second, third))
    assert life_of(after, B).born == 2
    assert life_of(after, B).id == life_of(before, B).id
    assert find_regiven(after, given_ids(before)) == ()


def test_two_ids_that_turn_out_to_be_one_clause_are_joined_under_the_first() -> None:
    other = "Elke week levert Voorbeeld een kopie van alle tabellen aan op de eigen server."
    middle = "Voorbeeld maakt elke nacht een kopie van alle tabellen van het datawarehouse."
    first, second, third = versions(f"- {A}\n- {B}", f"- {middle}\n- {B}", f"- {other}\n- {B}")
    history = build_history((first, second))
    ids: dict[NodePlace, ClauseId] = {(first.source.sha256, (0,)): OLD, (second.source.sha256, (0,)): OTHER}
    joined = with_given_ids(history, Given(ids))
    life = life_of(joined, A)
    assert (life.id, life.also) == (OLD, (OTHER,))
    assert f"ook bekend als {OTHER}" in render_history(joined, form="text")
    longer = extend_history(joined, second, third)
    again = rebuild_history(longer, (first, second, third))
    assert life_of(again, A).also == (OTHER,)
    assert len(set(all_ids(again))) == len(all_ids(again))


def test_clause_that_was_away_in_the_version_in_between_gets_a_new_id_and_it_is_told() -> None:
    first, second, third = versions(f"- {A}\n- {B}", f"- {A}", f"- {A}\n- {B}\n- {C}")
    before = build_history((first, third))
    after = rebuild_history(before, (first, second, third))
    gone, back = lives_of(after, B)
    assert gone.id == life_of(before, B).id
    assert back.revives == gone.id
    (told,) = find_regiven(after, given_ids(before))
    assert (told.version, told.address, told.before, told.now) == (3, "Punt 2", gone.id, back.id)


def test_file_that_is_read_anew_brings_its_ids_along() -> None:
    first, second = versions(f"- {A}\n- {B}", f"- {A}\n- {B}\n- {C}")
    before = build_history((first, second))
    anew = doc(f"# Beheer\n- {A}\n- {B}\n- {C}", version="2030-02")
    anew = replace(anew, source=second.source)
    after = rebuild_history(before, (first, anew), instead=((second, anew),))
    assert {said: life_of(after, said).id for said in (A, B, C)} == {
        said: life_of(before, said).id for said in (A, B, C)
    }


def test_nodes_that_the_newer_reader_joins_keep_both_ids() -> None:
    long = "De klant beheert alle accounts van de eigen medewerkers in het Dataplatform en in de beheeromgeving."
    short = "De klant meldt iedere medewerker die uit dienst gaat binnen een werkdag af bij de servicedesk."
    rest = f"\n- {A}\n- {C}"
    halves, whole = versions(f"- {long}\n- {short}{rest}", f"- {long} {short}{rest}")
    whole = replace(whole, source=halves.source)
    before = build_history((halves,))
    after = rebuild_history(before, (whole,), instead=((halves, whole),))
    life = life_of(after, f"{long} {short}")
    assert {life.id, *life.also} == {life_of(before, long).id, life_of(before, short).id}
    assert after.gone == ()


def test_draft_that_another_takes_the_place_of_hands_its_ids_over() -> None:
    first, draft = versions(f"- {A}", f"- {A}\n- {B}\n- {C}")
    other = doc(f"- {A}\n- {B.replace('een werkdag', 'twee werkdagen')}", version="2030-02")
    before = build_history((first, draft))
    after = rebuild_history(before, (first, other), instead=((draft, other),))
    assert after.lives[1].id == life_of(before, B).id
    assert after.gone == (life_of(before, C).id,)


def test_id_that_is_gone_is_never_given_again() -> None:
    first, draft = versions(f"- {A}", f"- {A}\n- {C}")
    before = build_history((first, draft))
    without = doc(f"- {A}", version="2030-02")
    history = rebuild_history(before, (first, without), instead=((draft, without),))
    lost = life_of(before, C).id
    assert history.gone == (lost,)
    again = rebuild_history(history, (first, draft), instead=((without, draft),))
    assert life_of(again, C).id != lost
    assert lost in again.gone
    third = doc(f"- {A}\n- {C}", version="2030-02", name="third.md")
    third = replace(third, source=replace(third.source, sha256="3" * 64))
    assert life_of(extend_history(history, without, third), C).id != lost


def test_id_of_a_made_and_undone_change_follows() -> None:
    texts = f"- {A}\n- {B}", f"- {A.replace('nacht', 'week')}\n- {B}", f"- {A}\n- {B}"
    history = history_of(*texts)
    place = (history.versions[0].sha256, (0,))
    (undone,) = with_given_ids(history, Given({place: OLD})).undone
    assert (undone.id, undone.operations) == (OLD, (Operation.REWORDED,))


@pytest.mark.parametrize("place", [("f" * 64, (0,)), ("f" * 64, ())])
def test_id_of_a_place_that_is_not_there_is_kept_apart(place: NodePlace) -> None:
    assert with_given_ids(history_of(f"- {A}"), Given({place: OLD})).gone == (OLD,)
