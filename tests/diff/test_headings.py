"""Sections recognised by the clauses in them, their wording and their number."""

from renvooi.diff import diff
from renvooi.diff.headings import pair_headings, pair_numbers
from renvooi.diff.links import Link
from renvooi.diff.settings import ALIGN
from tests.diff.builders import doc, links, operations, outlines, pairs


def test_clauses_vote_for_a_section_with_another_heading() -> None:
    old, new = outlines("# Silver\n- alfa\n- beta", "# Datawarehouse\n- alfa\n- beta\n- gamma")
    found = pair_headings(old, new, links((1, 1), (2, 2)), ALIGN)
    # two clauses of two and three
    assert found == (Link(0, 0, "children", 0.8), *links((1, 1), (2, 2)))


def test_one_clause_of_many_is_no_majority() -> None:
    old, new = outlines("# Silver\n- alfa\n- beta\n- gamma", "# Kosten\n- alfa\n- een\n- twee")
    assert pair_headings(old, new, links((1, 1)), ALIGN) == links((1, 1))


def test_a_section_goes_where_most_of_its_clauses_went() -> None:
    old, new = outlines("# Silver\n- alfa\n- beta\n- gamma", "# Goud\n- alfa\n# Brons\n- beta\n- gamma")
    assert pairs(pair_headings(old, new, links((1, 1), (2, 3), (3, 4)), ALIGN)) == [(0, 2), (1, 1), (2, 3), (3, 4)]


def test_the_same_heading_under_one_parent_needs_no_vote() -> None:
    old, new = outlines("# Kosten\n- alfa", "# Kosten\n- gamma")
    assert pair_headings(old, new, (), ALIGN) == (Link(0, 0, "exact", 1.0),)


def test_the_same_heading_under_another_parent_needs_votes() -> None:
    old, new = outlines("# Deel\n## Kosten\n- alfa\n- beta", "# Anders\n## Kosten\n- gamma\n- delta")
    assert pair_headings(old, new, (), ALIGN) == ()
    assert (1, 1) in pairs(pair_headings(old, new, links((2, 2)), ALIGN))


def test_a_heading_worded_a_little_otherwise_is_one_section() -> None:
    old, new = outlines("# Beheer van toegang\n- alfa", "# Beheer van de toegang\n- gamma")
    (link,) = pair_headings(old, new, (), ALIGN)
    assert (link.old, link.new, link.by) == (0, 0, "similar")


def test_a_heading_that_is_like_many_is_not_paired_by_its_wording() -> None:
    others = "\n# Dienst Oost\n- beta\n# Dienst Zuid\n- gamma"
    old, new = outlines(f"# Dienst Noord\n- alfa{others}", f"# Dienst West\n- delta{others}")
    assert pairs(pair_headings(old, new, links((2, 2), (4, 4)), ALIGN)) == [(2, 2), (4, 4)]
    old, new = outlines("# Dienst Noord\n- alfa", "# Dienst West\n- delta")
    assert pairs(pair_headings(old, new, (), ALIGN)) == [(0, 0)]


def test_clauses_vote_for_a_heading_that_is_like_many() -> None:
    others = "\n# Dienst Oost\n- beta\n# Dienst Zuid\n- gamma"
    old, new = outlines(f"# Dienst Noord\n- alfa{others}", f"# Dienst West\n- alfa{others}")
    assert (0, 0) in pairs(pair_headings(old, new, links((1, 1), (2, 2), (4, 4)), ALIGN))


def test_an_item_with_its_list_keeps_its_number() -> None:
    list_ = "\n  a. alfa\n  b. beta"
    old, new = outlines(f"1. Wij werken met deze partijen:{list_}", f"1. Dit zijn de anderen:{list_}")
    assert (0, 0) in pairs(pair_headings(old, new, links((1, 1), (2, 2)), ALIGN))
    old, new = outlines(f"1. Wij werken met deze partijen:{list_}", f"2. Dit zijn de anderen:{list_}")
    assert pair_headings(old, new, links((1, 1), (2, 2)), ALIGN) == links((1, 1), (2, 2))


def test_a_number_without_a_heading_pairs_last() -> None:
    old, new = outlines("# Artikel 3. | \n- alfa", "# Artikel 3. | \n- gamma")
    assert pair_headings(old, new, (), ALIGN) == ()
    assert pair_numbers(old, new, (), ALIGN) == (Link(0, 0, "label", 1.0),)


def test_a_clause_outvotes_a_number() -> None:
    old, new = outlines("# Artikel 3. | \n- alfa", "# Artikel 3. | \n- gamma\n# Artikel 4. | \n- alfa")
    found = pair_headings(old, new, links((1, 3)), ALIGN)
    assert pairs(found) == [(0, 2), (1, 3)]
    assert pair_numbers(old, new, found, ALIGN) == found


def test_a_number_does_not_pair_a_section_that_has_a_heading_or_another_parent() -> None:
    old, new = outlines("# Artikel 3. | Kosten\n- alfa", "# Artikel 3. | \n- gamma")
    assert pair_numbers(old, new, (), ALIGN) == ()
    assert pair_numbers(new, old, (), ALIGN) == ()
    old, new = outlines("# Deel\n## Artikel 3. | \n- alfa", "# Anders\n## Artikel 3. | \n- gamma")
    assert pair_numbers(old, new, (), ALIGN) == ()
    assert pairs(pair_numbers(old, new, links((0, 0)), ALIGN)) == [(0, 0), (1, 1)]


def test_of_two_sections_with_one_number_the_first_is_taken() -> None:
    old, new = outlines("# Artikel 3. | \n- alfa", "# Artikel 3. | \n- beta\n# Artikel 3. | \n- gamma")
    assert pairs(pair_numbers(old, new, (), ALIGN)) == [(0, 0)]


def test_one_clause_of_many_does_not_pair_equal_headings_under_two_parents() -> None:
    old, new = outlines(
        "# Deel\n## Kosten\n- a\n- b\n- c\n- d\n- e\n- f\n- g", "# Opslag\n## Kosten\n- a\n- h\n- i\n- j\n- k\n- l\n- m"
    )
    assert pair_headings(old, new, links((2, 2)), ALIGN) == links((2, 2))


def test_two_old_sections_with_one_number_do_not_share_a_partner() -> None:
    old = doc(
        "# Artikel 3. | \n- Klant betaalt de vergoeding vooraf.\n# Artikel 3. | \n- Partijen overleggen ieder kwartaal."
    )
    new = doc("# Artikel 3. | \n- De sleutels liggen in een kluis met alarm.")
    script = diff(old, new)
    assert [change.old[0].address for change in script.changes if change.operations == ("deleted",)].count(
        "Artikel 3"
    ) == 1


def test_article_that_gains_a_heading_is_reworded() -> None:
    old = doc("# Artikel 1. | \n1. De overeenkomst duurt een jaar.\n2. Opzeggen kan per e-mail.")
    new = doc(
        "# Artikel 1. | Prijs\n1. De overeenkomst duurt twee jaar.\n2. De prijs staat vast.\n3. Korting is er niet."
    )
    assert ("reworded", "Artikel 1") in operations(diff(old, new).changes)
