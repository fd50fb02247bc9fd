"""Sections that are equal with all that is in them."""

from renvooi.diff.settings import ALIGN
from renvooi.diff.subtrees import find_same_sections, find_subtrees
from tests.diff.builders import links, outlines, pairs

ACCESS = "# Toegang\n- Klant beheert de accounts.\n- Klant beheert de sleutels.\n"
COSTS = "# Kosten\n- De klant betaalt per maand vooraf.\n"
LAPSED = "- Dit artikel is bij de vorige versie vervallen.\n"


def test_a_section_that_moved_is_paired_with_all_below_it() -> None:
    old, new = outlines(ACCESS + COSTS, COSTS + ACCESS)
    whole = [(0, 2), (1, 3), (2, 4), (3, 0), (4, 1)]
    assert pairs(find_subtrees(old, new, (), ALIGN)) == whole
    assert pairs(find_same_sections(old, new, (), ALIGN)) == whole


def test_a_section_goes_before_the_copy_of_one_of_its_lists() -> None:
    part = "- Voorbeeld levert de volgende rapporten aan:\n  - Rapport over gebruik\n  - Rapport over kosten\n"
    old, new = outlines(f"# Rapporten\n{part}", f"{part}# Rapporten\n{part}")
    assert pairs(find_subtrees(old, new, (), ALIGN)) == [(0, 3), (1, 4), (2, 5), (3, 6)]


def test_copies_are_told_apart_by_their_number() -> None:
    old, new = outlines(f"# Artikel 4. | \n{LAPSED}# Artikel 9. | \n{LAPSED}", f"# Artikel 9. | \n{LAPSED}")
    assert pairs(find_subtrees(old, new, (), ALIGN)) == [(2, 0), (3, 1)]


def test_a_copy_with_another_number_is_taken_where_none_has_the_same() -> None:
    old, new = outlines(f"# Artikel 4. | \n{LAPSED}", f"# Artikel 5. | \n{LAPSED}")
    assert pairs(find_subtrees(old, new, (), ALIGN)) == [(0, 0), (1, 1)]
    assert find_same_sections(old, new, (), ALIGN) == ()


def test_of_copies_with_one_number_the_one_under_the_paired_parent_is_taken() -> None:
    copy = "## Inleiding\n- Dit onderdeel beschrijft de dienst van Voorbeeld.\n"
    old, new = outlines(f"# Opslag\n{copy}", f"# Portaal\n{copy}# Opslag\n{copy}")
    assert pairs(find_subtrees(old, new, links((0, 3)), ALIGN)) == [(0, 3), (1, 4), (2, 5)]


def test_a_light_section_is_paired_only_if_it_stands_once_in_each_version() -> None:
    light = "# Bijlage\n- n.v.t.\n"
    old, new = outlines(light, light)
    assert pairs(find_subtrees(old, new, (), ALIGN)) == [(0, 0), (1, 1)]
    old, new = outlines(light + ACCESS + light, light)
    assert find_subtrees(old, new, (), ALIGN) == ()


def test_a_section_that_stands_twice_is_not_paired_as_the_only_one() -> None:
    old, new = outlines(ACCESS + COSTS + ACCESS, ACCESS + COSTS)
    assert pairs(find_same_sections(old, new, (), ALIGN)) == [(3, 3), (4, 4)]


def test_a_clause_below_that_has_a_partner_keeps_it() -> None:
    old, new = outlines(COSTS, COSTS + "- De klant betaalt per maand vooraf.")
    assert pairs(find_subtrees(old, new, links((1, 2)), ALIGN)) == [(1, 2)]
    old, new = outlines(ACCESS, ACCESS + "# Overig\n- Klant beheert de sleutels.")
    assert pairs(find_subtrees(old, new, links((2, 4)), ALIGN)) == [(0, 0), (1, 1), (2, 4)]
