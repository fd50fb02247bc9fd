"""Every change stands in exactly one list, whatever the groups say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import Change, Group, HumanVerdict, Kind, Operation, Significance
from renvooi.notice import judge, load_policy
from renvooi.notice.rows import Sorted, sort_changes
from tests.notice.builders import (
    added_sub_processor,
    breach_term,
    change,
    own_list,
    redline,
    ref,
    renumbering,
    run,
    spelling,
    standard_clause,
)

POLICY = load_policy()
RIGHTS = frozenset({"terminate", "object"})


def sort(changes: tuple[Change, ...], groups: tuple[Group, ...] = ()) -> Sorted:
    judgements = {one.id: judge(one, Kind.DATA_PRO_STATEMENT, POLICY) for one in changes}
    return sort_changes(changes, groups, judgements=judgements, reasons={}, rights=RIGHTS)


def everywhere(parts: Sorted) -> list[str]:
    told = [one for group in parts.groups for one in group.changes]
    return [row.change for row in parts.rows + parts.editorial + parts.archived] + told


KINDS = (breach_term, added_sub_processor, standard_clause, spelling, own_list, lambda name: renumbering(name, 6, 7))
GROUP_KINDS = ("renumbering", "moved-section", "reordered-sections", "inserted-section", "deleted-section")


@st.composite
def changes_and_groups(draw: st.DrawFn) -> tuple[tuple[Change, ...], tuple[Group, ...]]:
    makers = draw(st.lists(st.sampled_from(KINDS), max_size=12))
    changes = tuple(make(f"c{index}") for index, make in enumerate(makers))
    names = st.lists(st.sampled_from([*(one.id for one in changes), "stranger"]), max_size=8).map(tuple)
    groups = st.builds(
        Group,
        id=st.uuids().map(str),
        kind=st.sampled_from(GROUP_KINDS),
        old=st.sampled_from(["3-19", "3", None]),
        new=st.sampled_from(["4-20", "4", None]),
        place=st.sampled_from(["", "Deel 1"]),
        changes=names,
    )
    return changes, tuple(draw(st.lists(groups, max_size=4)))


@given(changes_and_groups())
def test_every_change_occurs_exactly_once(case: tuple[tuple[Change, ...], tuple[Group, ...]]) -> None:
    changes, groups = case
    assert sorted(everywhere(sort(changes, groups))) == sorted(one.id for one in changes)


@given(changes_and_groups())
def test_what_matters_is_a_row_of_its_own(case: tuple[tuple[Change, ...], tuple[Group, ...]]) -> None:
    changes, groups = case
    rows = {row.change for row in sort(changes, groups).rows}
    assert rows == {one.id for one in changes if one.significance is Significance.SUBSTANTIVE}


def test_run_of_renumberings_is_one_line() -> None:
    changes = tuple(renumbering(f"r{number}", number, number + 1) for number in (6, 7, 8))
    parts = sort(changes, (run(changes),))
    (group,) = parts.groups
    assert (parts.rows, parts.editorial, group.changes) == ((), (), ("r6", "r7", "r8"))
    assert group.line.nl == "Deel 1: punten 6 tot en met 8 zijn hernummerd tot 7 tot en met 9"


def test_renumbered_clause_that_also_differs_leaves_the_group() -> None:
    first = renumbering("r6", 6, 7)
    second = replace(breach_term("r7"), operations=(Operation.RENUMBERED, Operation.REWORDED), group="g1")
    parts = sort((first, second), (run((first, second)),))
    assert [row.change for row in parts.rows] == ["r7"]
    assert [row.change for row in parts.editorial] == ["r6"]
    assert parts.groups == ()


def test_rows_of_a_new_section_say_so() -> None:
    one = added_sub_processor()
    group = Group("g", "inserted-section", None, "Bijlage 3", "", (one.id,))
    (row,) = sort((one,), (group,)).rows
    assert row.event is not None
    assert row.event.nl == "Nieuw onderdeel: Bijlage 3"


def test_both_sides_are_quoted_verbatim_with_their_place() -> None:
    (row,) = sort((breach_term(),)).rows
    assert [(side.place, side.text) for side in row.old + row.new] == [
        ("Deel 1, punt 3", "Voorbeeld Data meldt een datalek binnen 24 uur."),
        ("Deel 1, punt 3", "Voorbeeld Data meldt een datalek binnen 48 uur."),
    ]


def test_redline_that_does_not_rebuild_the_text_is_dropped() -> None:
    one = change(old=(ref(text="een twee"),), new=(ref(text="een drie"),), inline=redline(("=", "een"), ("+", "drie")))
    assert sort((one,)).rows[0].inline == ()
    assert sort((breach_term(),)).rows[0].inline == breach_term().inline


def test_right_without_basis_is_not_named_in_a_row() -> None:
    judgements = {"c-term": judge(breach_term(), Kind.DATA_PRO_STATEMENT, POLICY)}
    parts = sort_changes((breach_term(),), (), judgements=judgements, reasons={}, rights=frozenset())
    assert parts.rows[0].rights == ()


def test_restated_text_names_where_it_stands() -> None:
    one = replace(added_sub_processor(), restated=(ref("Deel 1, punt 9"), ref("Deel 1, punt 9")))
    assert sort((one,)).rows[0].restated == ("Deel 1, punt 9",)


def test_substantive_change_to_which_a_person_gave_class_g_is_still_a_row() -> None:
    said = HumanVerdict("c-term", Significance.SUBSTANTIVE, "A. de Boer", "2026-03-02T09:30:00+01:00", "Klein.", "G")
    parts = sort((replace(breach_term(), verdict=said),))
    assert ([row.change for row in parts.rows], parts.editorial) == (["c-term"], ())
