"""Clauses that went elsewhere."""

from renvooi.diff.moves import find_exact_moves, find_moves
from renvooi.diff.settings import ALIGN
from tests.diff.builders import links, outlines, pairs

KEYS = "- Klant bewaart de sleutels van het gebouw in een kluis met alarm."
KEYS_NOW = "- Klant bewaart alle sleutels van het gebouw altijd in een kluis met alarm."
TALKS = "- Partijen overleggen ieder kwartaal over de kwaliteit."


def test_a_clause_without_copies_is_paired_in_another_section() -> None:
    old, new = outlines(f"# Een\n{KEYS}\n# Twee", f"# Een\n# Twee\n{KEYS}")
    assert pairs(find_exact_moves(old, new, links((0, 0), (2, 1)), ALIGN)) == [(0, 0), (1, 2), (2, 1)]


def test_a_clause_with_a_third_copy_is_not_paired_in_another_section() -> None:
    old, new = outlines(f"# Een\n{KEYS}\n# Twee\n{KEYS}", f"# Een\n# Twee\n{KEYS}\n{KEYS}")
    found = links((0, 0), (2, 1), (3, 2))
    assert find_exact_moves(old, new, found, ALIGN) == found


def test_a_clause_with_copies_goes_along_with_its_neighbour() -> None:
    old, new = outlines(f"# Een\n{TALKS}\n{KEYS}\n# Twee\n{KEYS}", f"# Een\n# Twee\n{KEYS}\n{TALKS}\n{KEYS}")
    found = links((0, 0), (1, 3), (3, 1), (4, 2))
    assert pairs(find_exact_moves(old, new, found, ALIGN)) == [(0, 0), (1, 3), (2, 4), (3, 1), (4, 2)]


def test_a_short_clause_is_paired_under_its_own_parent_only() -> None:
    old, new = outlines("# Een\n- n.v.t.\n# Twee", "# Een\n# Twee\n- n.v.t.")
    found = links((0, 0), (2, 1))
    assert find_exact_moves(old, new, found, ALIGN) == found
    old, new = outlines(f"# Een\n- n.v.t.\n{KEYS}", f"# Een\n{KEYS}\n- n.v.t.")
    assert pairs(find_exact_moves(old, new, links((0, 0), (2, 1)), ALIGN)) == [(0, 0), (1, 2), (2, 1)]


def test_the_copy_under_the_own_parent_goes_before_the_one_next_to_the_neighbour() -> None:
    old, new = outlines(f"# Een\n{TALKS}\n{KEYS}", f"# Twee\n{TALKS}\n{KEYS}\n# Een\n{KEYS}")
    found = find_exact_moves(old, new, links((0, 3), (1, 1)), ALIGN)
    assert pairs(found) == [(0, 3), (1, 1), (2, 4)]


def test_a_reworded_clause_is_paired_in_another_section() -> None:
    old, new = outlines(f"# Een\n{KEYS}\n# Twee\n{TALKS}", f"# Een\n# Twee\n{TALKS}\n{KEYS_NOW}")
    found = links((0, 0), (2, 1), (3, 2))
    link = find_moves(old, new, found, ALIGN)[1]
    assert (link.old, link.new, link.by) == (1, 3, "similar")
    assert ALIGN.move_threshold < link.similarity < 1


def test_a_reworded_clause_with_a_second_candidate_is_not_paired_in_another_section() -> None:
    second = KEYS_NOW.replace("gebouw", "magazijn")
    old, new = outlines(f"# Een\n{KEYS.replace('gebouw', 'kantoor')}\n# Twee", f"# Een\n# Twee\n{KEYS_NOW}\n{second}")
    found = links((0, 0), (2, 1))
    assert find_moves(old, new, found, ALIGN) == found


def test_clauses_that_share_common_words_only_are_no_move() -> None:
    frame = "De klant zal de {} binnen een week {}."
    long = [frame.format(" ".join(f"zaak{n}{letter}" for letter in "abcdefghijk"), f"doen{n}") for n in range(10)]
    rest, place = "".join(f"- {text}\n" for text in long), len(long) + 2
    before, after = frame.format("factuur", "betalen"), frame.format("storing", "melden")
    old, new = outlines(f"# Een\n- {before}\n# Twee\n{rest}", f"# Een\n# Twee\n{rest}- {after}")
    found = links((0, 0), *((at + 1, at) for at in range(1, place)))
    assert find_moves(old, new, found, ALIGN) == found
    # without the clauses that have these words too they tell enough
    old, new = outlines(f"# Een\n- {before}\n# Twee", f"# Een\n# Twee\n- {after}")
    assert pairs(find_moves(old, new, links((0, 0), (2, 1)), ALIGN)) == [(0, 0), (1, 2), (2, 1)]


def test_a_weak_pair_of_a_gap_is_given_up_for_a_better_partner() -> None:
    old, new = outlines(f"{KEYS}\n{TALKS}", f"- Klant bewaart de kosten van het rapport.\n{TALKS}\n{KEYS_NOW}")
    weak = links((0, 0), by="similar", similarity=0.5)
    assert pairs(find_moves(old, new, (*weak, *links((1, 1))), ALIGN)) == [(0, 2), (1, 1)]


def test_a_pair_that_is_not_weak_stays() -> None:
    old, new = outlines(f"{KEYS}\n{TALKS}", f"{KEYS_NOW}\n{TALKS}\n{KEYS}")
    found = (*links((0, 0), by="similar", similarity=ALIGN.weak), *links((1, 1)))
    assert find_moves(old, new, found, ALIGN) == found


def test_two_weak_pairs_do_not_change_partners_for_nothing() -> None:
    old, new = outlines(f"{KEYS}\n{TALKS}", f"{TALKS.replace('kwartaal', 'jaar')}\n{KEYS_NOW}")
    weak = links((0, 1), (1, 0), by="similar", similarity=0.55)
    assert pairs(find_moves(old, new, weak, ALIGN)) == [(0, 1), (1, 0)]


def test_the_shorter_a_clause_the_more_alike_it_must_be() -> None:
    others = "\n".join(f"- Onderwerp {n} heeft nummer {n * 7} gekregen." for n in range(12))
    for before, after, moved in (
        ("alfa beta gamma", "alfa beta gamma", False),
        ("alfa beta gamma delta", "alfa beta gamma nieuw", True),
        ("alfa beta gamma delta", "alfa beta gamma nieuw nieuwer", False),
        ("alfa beta gamma delta epsilon", "alfa beta gamma nieuw nieuwer", True),
        ("alfa beta gamma een twee drie", "alfa beta gamma vier vijf zes", False),
        ("alfa beta gamma delta een twee drie vier", "alfa beta gamma delta vijf zes zeven acht", True),
    ):
        old, new = outlines(f"- {before}\n{others}", f"{others}\n- {after}")
        found = find_moves(old, new, links(*((at + 1, at) for at in range(12))), ALIGN)
        assert ((0, 12) in pairs(found)) is moved, (before, after)
