"""Which paired nodes stand elsewhere."""

from renvooi.diff.order import find_moved
from tests.diff.builders import links, outlines


def test_nothing_moved_where_the_order_is_kept() -> None:
    old, new = outlines("- alfa\n- beta\n- gamma", "- nieuw\n- alfa\n- gamma")
    assert find_moved(old, new, links((0, 1), (2, 2))) == frozenset()


def test_one_that_went_to_the_end_moved_and_not_the_others() -> None:
    old, new = outlines("- een lang punt vooraan\n- b\n- c", "- b\n- c\n- een lang punt vooraan")
    assert find_moved(old, new, links((0, 2), (1, 0), (2, 1))) == {0}


def test_of_two_that_changed_places_the_lighter_moved() -> None:
    old, new = outlines("- kort\n- een veel langer punt", "- een veel langer punt\n- kort")
    assert find_moved(old, new, links((0, 1), (1, 0))) == {0}
    old, new = outlines("- een veel langer punt\n- kort", "- kort\n- een veel langer punt")
    assert find_moved(old, new, links((0, 1), (1, 0))) == {1}


def test_the_weight_of_a_section_is_all_that_is_in_it() -> None:
    old, new = outlines("# A\n- een veel langer punt\n# Overig\n- b", "# Overig\n- b\n# A\n- een veel langer punt")
    assert find_moved(old, new, links((0, 2), (1, 3), (2, 0), (3, 1))) == {2}


def test_a_clause_of_a_moved_section_did_not_move() -> None:
    old, new = outlines("# A\n- alfa\n- beta\n# B\n- gamma", "# B\n- gamma\n# A\n- alfa\n- beta")
    assert find_moved(old, new, links((0, 2), (1, 3), (2, 4), (3, 0), (4, 1))) == {3}


def test_a_clause_under_another_parent_moved() -> None:
    old, new = outlines("# A\n- alfa\n# B", "# A\n# B\n- alfa")
    assert find_moved(old, new, links((0, 0), (1, 2), (2, 1))) == {1}


def test_a_clause_that_went_elsewhere_does_not_move_those_that_stayed() -> None:
    old, new = outlines("# A\n- alfa\n- beta\n# B\n- gamma", "# A\n- beta\n# B\n- alfa\n- gamma")
    assert find_moved(old, new, links((0, 0), (1, 3), (2, 1), (3, 2), (4, 4))) == {1}
