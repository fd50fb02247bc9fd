"""Scores: the truth scores 1, and every mistake costs what it should."""

from dataclasses import replace

from bench.aligners.lines import Answer, lines_of, script_of
from bench.aligners.plain import Difflib
from bench.judging import ours
from bench.judging.examples import examples
from bench.judging.floors import below_floors
from bench.judging.score import OPERATIONS, Score, score
from bench.judging.script import Link, Script, derived
from bench.judging.tables import tables
from bench.mutating.mixes import Pair
from renvooi.diff import diff
from renvooi.model import Node, NodeId, NodeType

from .made import pairs, written


def clause(text: str, label: str | None = None) -> Node:
    return Node(NodeId(""), NodeType.CLAUSE, label, None, text, None, None)


def section(heading: str, *nodes: Node) -> Node:
    return Node(NodeId(""), NodeType.SECTION, None, heading, "", None, None, nodes)


def pair_of(
    old: list[Node], new: list[Node], *links: tuple[tuple[int, ...], tuple[int, ...]], tier: str = "light"
) -> Pair:
    """Two versions of a list of nodes, and the pairs that are true."""
    base = written(0).document
    before, after = replace(base, nodes=tuple(old)), replace(base, nodes=tuple(new))
    return Pair("case", tier, tier, before, after, derived([Link((a,), (b,)) for a, b in links], before, after))


FOUR = [
    clause("De klant betaalt binnen dertig dagen."),
    clause("De leverancier meldt elke storing."),
    clause("Het rapport volgt per kwartaal."),
    clause("De toets is jaarlijks."),
]


def test_the_truth_scores_one() -> None:
    for pair in pairs():
        found = score(pair, pair.truth)
        assert all(tally.f1 == 1.0 for tally in found.tallies.values())
        assert (found.wrong_links, found.wrong_moves, found.needless_moves) == (0, 0, 0)


def test_a_diff_that_names_nothing_says_that_all_is_unchanged() -> None:
    document = written(0).document
    found = ours.script_of(diff(document, document), document, document)
    assert {link.operations for link in found.links} == {frozenset()}
    assert len(found.links) == sum(1 for _ in document.walk())


def test_what_a_diff_does_not_name_is_paired_below_its_parents() -> None:
    for pair in pairs()[:10]:
        found = ours.script_of(diff(pair.old, pair.new), pair.old, pair.new)
        assert sum(len(link.old) for link in found.links) == sum(1 for _ in pair.old.walk())


def test_a_missed_rewording_costs_recall_and_invents_two() -> None:
    pair = pair_of(
        FOUR, [clause("De klant betaalt binnen zestig dagen."), *FOUR[1:]], *[((at,), (at,)) for at in range(4)]
    )
    said = derived([Link((at,), (at,)) for at in ((1,), (2,), (3,))], pair.old, pair.new)
    found = score(pair, said).tallies
    assert (found["reworded"].recall, found["inserted"].precision, found["deleted"].precision) == (0.0, 0.0, 0.0)
    assert found["unchanged"].f1 == 1.0


def test_a_clause_linked_to_one_it_did_not_become_is_a_wrong_link() -> None:
    pair = pair_of(FOUR, FOUR, *[((at,), (at,)) for at in range(4)])
    said = derived(
        [Link(((0,),), ((1,),)), Link(((1,),), ((0,),)), Link(((2,),), ((2,),)), Link(((3,),), ((3,),))],
        pair.old,
        pair.new,
    )
    found = score(pair, said)
    assert (found.wrong_links, found.wrong_moves) == (2, 1)


def test_of_two_neighbours_that_changed_places_either_may_be_the_mover() -> None:
    pair = pair_of(FOUR, [FOUR[1], FOUR[0], *FOUR[2:]], ((0,), (1,)), ((1,), (0,)), ((2,), (2,)), ((3,), (3,)))
    (true,) = [link for link in pair.truth.links if link.operations]
    other = next(link for link in pair.truth.links if link.old in (((0,),), ((1,),)) and link != true)
    swapped = {true: replace(true, operations=frozenset()), other: replace(other, operations=frozenset({"moved"}))}
    said = Script(tuple(swapped.get(link, link) for link in pair.truth.links))
    assert score(pair, said).tallies["moved"].f1 == 1.0
    everything = Script(tuple(replace(link, operations=frozenset({"moved"})) for link in pair.truth.links))
    assert score(pair, everything).needless_moves == 3


def test_a_clause_in_a_moved_section_has_not_moved() -> None:
    old = [section("Betaling", FOUR[0]), section("Storing", FOUR[1], FOUR[2]), section("Toets", FOUR[3])]
    links = [
        ((0,), (2,)),
        ((1,), (0,)),
        ((2,), (1,)),
        ((0, 0), (2, 0)),
        ((1, 0), (0, 0)),
        ((1, 1), (0, 1)),
        ((2, 0), (1, 0)),
    ]
    pair = pair_of(old, [old[1], old[2], old[0]], *links)
    assert [link.old for link in pair.truth.links if link.operations] == [((0,),)]


def test_equal_texts_may_be_exchanged() -> None:
    same = clause("Alles blijft in Europa.")
    pair = pair_of([same, FOUR[0], same], [FOUR[0], same], ((1,), (0,)), ((2,), (1,)))
    said = Script((Link(((0,),), (), frozenset({"deleted"})), Link(((1,),), ((0,),)), Link(((2,),), ((1,),))))
    other = Script((Link(((2,),), (), frozenset({"deleted"})), Link(((1,),), ((0,),)), Link(((0,),), ((1,),))))
    assert score(pair, said).tallies["deleted"].f1 == score(pair, other).tallies["deleted"].f1 == 1.0
    assert score(pair, other).wrong_links == 0


def test_equal_texts_under_other_headings_may_not_be_exchanged_where_a_document_repeats_itself() -> None:
    same = clause("Alles blijft in Europa.")
    old = [section("Noord", same, FOUR[0]), section("Zuid", same, FOUR[1])]
    new = [section("Noord", FOUR[0]), section("Zuid", same, FOUR[1])]
    links = [((0,), (0,)), ((1,), (1,)), ((0, 1), (0, 0)), ((1, 0), (1, 0)), ((1, 1), (1, 1))]
    pair = pair_of(old, new, *links, tier="repetitive")
    wrong = derived([Link((a if a != (1, 0) else (0, 0),), (b,)) for a, b in links], pair.old, pair.new)
    assert score(pair, wrong).tallies["deleted"].f1 == 0.0
    assert score(pair, wrong).wrong_moves == 1


def test_a_split_with_a_part_missing_is_not_right() -> None:
    new = [clause("De klant betaalt"), clause("binnen dertig dagen."), *FOUR[1:]]
    base = pair_of(FOUR, new, ((1,), (2,)), ((2,), (3,)), ((3,), (4,)))
    links = [link for link in base.truth.links if link.old and link.new]
    pair = replace(base, truth=derived([*links, Link(((0,),), ((0,), (1,)))], base.old, base.new))
    half = derived([*links, Link(((0,),), ((0,),))], base.old, base.new)
    assert score(pair, half).tallies["split"].recall == 0.0
    assert score(pair, pair.truth).tallies["split"].true == 1


def test_figures_below_a_floor_are_named() -> None:
    low, high = Score(), Score()
    low.tallies["moved"].predicted = low.tallies["moved"].true = 10
    assert list(below_floors({"all": low})) == ["moved: F1 0.0000 is below 0.98"]
    assert not list(below_floors({"all": high, "pure": high, "repetitive": high}))


def test_an_operation_that_a_peer_cannot_say_is_a_dash() -> None:
    rows = {"renvooi": Score(), "difflib": Score()}
    lines = list(tables({"all": rows}, {"difflib": Difflib.cannot}))
    row = next(line for line in lines if line.startswith("difflib")).split()
    assert row[1 + OPERATIONS.index("moved")] == "-"


def test_a_wrong_case_shows_both_texts_and_what_was_said() -> None:
    pair = pair_of(
        FOUR, [clause("De klant betaalt binnen zestig dagen."), *FOUR[1:]], *[((at,), (at,)) for at in range(4)]
    )
    said = derived([Link(((at,),), ((at,),)) for at in (1, 2, 3)], pair.old, pair.new)
    (shown,) = examples(pair, said, "reworded")
    assert "MISSED reworded" in shown
    assert "dertig" in shown
    assert "zestig" in shown
    assert "but said:" in shown


def test_the_lines_that_difflib_pairs_are_those_that_stayed_or_were_replaced() -> None:
    pair = pair_of(
        FOUR, [clause("De klant betaalt binnen zestig dagen."), *FOUR[1:]], *[((at,), (at,)) for at in range(4)]
    )
    answer = Difflib().align(lines_of(pair.old), lines_of(pair.new))
    assert score(pair, script_of(answer, pair.old, pair.new)).tallies["all events"].f1 == 1.0


def test_a_move_that_does_not_follow_from_the_pairs_of_a_peer_is_not_held_against_it() -> None:
    pair = pair_of(FOUR, FOUR, *[((at,), (at,)) for at in range(4)])
    same = [(at, at) for at in range(4)]
    said = script_of(Answer(same, frozenset({(0, 0)})), pair.old, pair.new)
    assert score(pair, said).needless_moves == 0
