"""Reworded clauses between unchanged ones."""

from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.gaps import align_gaps, align_sections
from renvooi.diff.links import Link
from renvooi.diff.settings import ALIGN
from tests.diff.builders import links, outlines, pairs

REPORT = "Klant meldt een storing binnen twee dagen bij de helpdesk."
REPORT_NOW = "Klant meldt een storing binnen drie dagen bij de helpdesk."
KEYS = "De sleutels van het gebouw liggen in een kluis met een alarm."
KEYS_NOW = "De sleutels van het gebouw liggen voortaan in een kluis met een alarm."
WORDS = st.sampled_from("klant meldt beheert toegang opslag rapport binnen week".split())
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


def test_a_reworded_clause_is_paired_past_a_new_one() -> None:
    old, new = outlines(f"- {REPORT}", f"- Overleg is er ieder kwartaal.\n- {REPORT_NOW}")
    (link,) = align_gaps(old, new, (), ALIGN)
    assert (link.old, link.new, link.by) == (0, 1, "similar")
    assert 0.8 < link.similarity < 1


def test_of_two_pairs_that_cross_the_better_one_is_taken() -> None:
    old, new = outlines(f"- {REPORT}\n- {KEYS}", f"- {KEYS_NOW}\n- {REPORT_NOW}")
    assert pairs(align_gaps(old, new, (), ALIGN)) == [(1, 0)]


def test_two_weaker_pairs_in_order_beat_a_better_one_that_crosses_both() -> None:
    old, new = outlines(f"- {KEYS}\n- {REPORT}\n- {KEYS_NOW}", f"- {REPORT_NOW}\n- {KEYS}")
    assert pairs(align_gaps(old, new, (), ALIGN)) == [(1, 0), (2, 1)]


@given(LINES, LINES)
def test_pairs_of_a_gap_keep_the_order(before: list[str], after: list[str]) -> None:
    old, new = outlines("\n".join(f"- {one}" for one in before), "\n".join(f"- {one}" for one in after))
    found = align_gaps(old, new, (), ALIGN)
    news = [link.new for link in found]
    assert news == sorted(set(news))
    assert all(link.by == "exact" or ALIGN.lone_threshold <= link.similarity for link in found)


def test_equal_text_in_a_gap_is_an_exact_pair() -> None:
    old, new = outlines(f"- {REPORT}", f"- {KEYS}\n- {REPORT}")
    assert align_gaps(old, new, (), ALIGN) == (Link(0, 1, "exact", 1.0),)


def test_the_number_decides_between_two_that_are_as_alike() -> None:
    new_text = "1. Klant meldt iedere storing.\n2. Klant meldt iedere storing."
    for label, place in (("1.", 0), ("2.", 1)):
        old, new = outlines(f"{label} Klant meldt elke storing.", new_text)
        assert pairs(align_gaps(old, new, (), ALIGN)) == [(0, place)]


def test_less_is_enough_where_each_side_has_one_clause_left() -> None:
    old, new = outlines("- Versie: mei 2021", "- Versie: juni 2024")
    assert pairs(align_gaps(old, new, (), ALIGN)) == [(0, 0)]
    old, new = outlines("- Versie: mei 2021\n- Overleg", "- Versie: juni 2024")
    assert align_gaps(old, new, (), ALIGN) == ()


def test_clauses_of_sections_known_to_differ_are_not_paired() -> None:
    old, new = outlines(f"# Toegang\n- {REPORT}", f"# Toegang\n# Kosten\n- {REPORT_NOW}")
    assert pairs(align_gaps(old, new, (), ALIGN)) == [(1, 2)]
    assert align_gaps(old, new, links((0, 0)), ALIGN) == links((0, 0))


def test_clauses_of_one_section_are_paired_wherever_it_stands() -> None:
    old, new = outlines(
        f"# Toegang\n- {REPORT}\n# Kosten\n- {KEYS}", f"# Kosten\n- {KEYS_NOW}\n# Toegang\n- {REPORT_NOW}"
    )
    assert pairs(align_sections(old, new, links((0, 2), (2, 0)), ALIGN)) == [(0, 2), (1, 3), (2, 0), (3, 1)]


def test_a_clause_stays_in_its_section_though_its_old_text_now_stands_above_it() -> None:
    old, new = outlines(f"# Deel\n## Toegang\n- {REPORT}", f"# Deel\n- {REPORT}\n## Toegang\n- {REPORT_NOW}")
    assert pairs(align_sections(old, new, links((0, 0), (1, 2)), ALIGN)) == [(0, 0), (1, 2), (2, 3)]
