"""Pairs, and what stands free between them."""

from renvooi.diff.links import Linked, Links, comparable, free, in_order, parents_linked
from renvooi.diff.outline import Outline
from tests.diff.builders import links, outlines

Gap = tuple[list[str], list[str]]


def gaps(old: Outline, new: Outline, found: Links) -> list[Gap]:
    return [([x.said for x in left], [x.said for x in right]) for left, right in Linked(found).gaps(old, new)]


def test_a_gap_holds_what_is_free_between_two_pairs() -> None:
    old, new = outlines("- alfa\n- beta\n- gamma\n- slot", "- alfa\n- een\n- slot")
    assert gaps(old, new, links((0, 0), (3, 2))) == [(["beta", "gamma"], ["een"])]


def test_where_one_side_has_nothing_free_there_is_no_gap() -> None:
    old, new = outlines("- alfa\n- beta\n- slot", "- alfa\n- slot\n- nieuw")
    assert gaps(old, new, links((0, 0), (2, 1))) == []


def test_gaps_before_the_first_pair_and_after_the_last_count() -> None:
    old, new = outlines("- voor\n- alfa\n- na", "- eerst\n- alfa\n- daarna")
    assert gaps(old, new, links((1, 1))) == [(["voor"], ["eerst"]), (["na"], ["daarna"])]


def test_without_pairs_everything_is_one_gap() -> None:
    old, new = outlines("- alfa\n- beta", "- een")
    assert gaps(old, new, ()) == [(["alfa", "beta"], ["een"])]


def test_of_pairs_that_cross_the_one_with_less_text_bounds_no_gap() -> None:
    long = "een lang punt dat blijft staan"
    old, new = outlines(f"- kort\n- beta\n- {long}\n- gamma", f"- een\n- {long}\n- kort\n- twee")
    assert gaps(old, new, links((0, 2), (2, 1))) == [(["beta"], ["een"]), (["gamma"], ["twee"])]


def test_within_a_stretch_a_pair_with_one_foot_outside_does_not_count() -> None:
    old, new = outlines("# Een\n- alfa\n- beta\n# Twee\n- gamma", "# Een\n- nieuw\n# Twee\n- alfa\n- gamma")
    found = links((0, 0), (1, 3), (3, 2), (4, 4))
    assert gaps(old[1:3], new[1:2], found) == [(["beta"], ["nieuw"])]
    assert gaps(old[1:3], (), found) == []


def test_links_are_given_back_by_old_index() -> None:
    assert in_order(links((2, 0), (0, 1))) == links((0, 1), (2, 0))


def test_what_has_no_link_is_free() -> None:
    old, _ = outlines("- alfa\n- beta\n- gamma", "")
    assert [item.said for item in free(old, [1])] == ["alfa", "gamma"]


def test_nodes_at_the_top_stand_under_one_parent() -> None:
    old, new = outlines("- alfa\n# Een\n- beta", "- alfa\n# Een\n- beta")
    assert parents_linked(old[0], new[0], {})
    assert not parents_linked(old[0], new[2], {1: 1})
    assert not parents_linked(old[2], new[2], {})
    assert parents_linked(old[2], new[2], {1: 1})


def test_a_paragraph_is_not_comparable_with_a_clause_nor_text_with_none() -> None:
    old, new = outlines("- alfa\nalinea\n# Een", "- beta\nandere\n# ")
    assert comparable(old[0], new[0])
    assert not comparable(old[0], new[1])
    assert not comparable(old[2], new[2])
