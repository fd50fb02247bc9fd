"""What stands unchanged in the same order."""

from dataclasses import replace

from renvooi.diff.backbone import find_backbone, find_under_other_headings
from renvooi.diff.settings import ALIGN
from tests.diff.builders import links, outlines, pairs

COPY = "- Klant verzorgt zelf een inlog."


def test_of_two_copies_the_one_under_the_same_heading_is_taken() -> None:
    old, new = outlines(f"# Portaal\n{COPY}\n# Opslag\n{COPY}", f"# Opslag\n{COPY}")
    assert pairs(find_backbone(old, new, (), ALIGN)) == [(2, 0), (3, 1)]


def test_a_clause_under_another_heading_is_left_to_the_gap() -> None:
    old, new = outlines(f"# Portaal\n{COPY}", f"# Toegang\n{COPY}")
    assert find_backbone(old, new, (), ALIGN) == ()
    assert pairs(find_under_other_headings(old, new, (), ALIGN)) == [(1, 1)]


def test_a_section_with_a_number_and_no_heading_is_no_anchor() -> None:
    old, new = outlines("# Artikel 3. | \n- Klant betaalt.", "# Artikel 3. | \n- Klant betaalt niet.")
    assert find_backbone(old, new, (), ALIGN) == ()


def test_a_section_with_a_heading_is_an_anchor_whatever_its_number() -> None:
    old, new = outlines("# Artikel 3. | Kosten\n- Klant betaalt.", "# Artikel 4. | Kosten\n- Klant betaalt niet.")
    assert pairs(find_backbone(old, new, (), ALIGN)) == [(0, 0)]


def test_an_empty_section_is_known_by_its_number() -> None:
    old, new = outlines("# Artikel 3. | \n# Artikel 4. | ", "# Artikel 4. | ")
    assert pairs(find_backbone(old, new, (), ALIGN)) == [(1, 0)]


def test_what_has_a_partner_keeps_it() -> None:
    old, new = outlines("- alfa\n- alfa", "- alfa\n- alfa")
    assert pairs(find_backbone(old, new, links((0, 1)), ALIGN)) == [(0, 1), (1, 0)]


def test_a_short_clause_under_another_heading_is_taken_if_it_stands_once() -> None:
    old, new = outlines("# Portaal\n- n.v.t.", "# Toegang\n- n.v.t.")
    assert pairs(find_under_other_headings(old, new, (), ALIGN)) == [(1, 1)]
    old, new = outlines("# Portaal\n- n.v.t.\n- n.v.t.", "# Toegang\n- n.v.t.")
    assert find_under_other_headings(old, new, (), ALIGN) == ()


def numbered(numbers: list[int]) -> str:
    return "\n".join(f"- Punt {number} gaat over dienst {number * 7}." for number in numbers)


def test_a_long_version_cut_into_pieces_gives_the_same_links() -> None:
    before = [n for n in range(300) if n % 17]
    after = [m for n in range(300) if n % 23 for m in ((n, 1000 + n) if n % 31 == 0 else (n,))]
    old, new = outlines(numbered(before), numbered(after))
    whole = find_backbone(old, new, (), ALIGN)
    assert len(whole) == len(set(before) & set(after))
    assert find_backbone(old, new, (), replace(ALIGN, piece=40, piece_run=3)) == whole


def test_a_version_is_not_cut_in_a_stretch_that_moved() -> None:
    before = list(range(200))
    after = [*before[:40], *before[60:], *before[40:60]]
    old, new = outlines(numbered([500, *before, 501]), numbered([600, *after, 601]))
    whole = find_backbone(old, new, (), ALIGN)
    assert len(whole) == 180
    assert find_backbone(old, new, (), replace(ALIGN, piece=40, piece_run=3)) == whole


def test_a_version_is_not_cut_at_a_run_that_stands_twice() -> None:
    run = [900, 901, 902, 903, 904, 905]
    before = [500, *range(19), *run, *range(19, 60), 501]
    after = [600, *range(12), *run, *range(12, 19), *run, *range(19, 60), 601]
    old, new = outlines(numbered(before), numbered(after))
    assert len(find_backbone(old, new, (), replace(ALIGN, piece=40, piece_run=3))) == 60 + len(run)
