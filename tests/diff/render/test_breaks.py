"""A line break that came or went can be seen, and everything else is left as it is."""

import pytest

from renvooi.diff import diff, render
from renvooi.diff.render.breaks import visible_breaks
from renvooi.model import InlineOp, InlineStep
from tests.diff.builders import doc

ONE = "1. Klant betaalt binnen veertien dagen na ontvangst. Klant meldt een storing binnen een dag."
TWO = "1. Klant betaalt binnen veertien dagen na ontvangst.\n2. Klant meldt een storing binnen een dag."
OPS = {"=": InlineOp.EQUAL, "-": InlineOp.DELETE, "+": InlineOp.INSERT}


def steps(*parts: str) -> tuple[InlineStep, ...]:
    """Steps from parts as "=equal", "-deleted" and "+inserted"."""
    return tuple(InlineStep(OPS[part[0]], part[1:]) for part in parts)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (("=a.", "- ", "+\n", "=B"), ("=a.", "= ", "+¶\n", "=B")),
        (("=a.", "-\n", "+ ", "=B"), ("=a.", "-¶", "= ", "=B")),
        (("=a", "-\n", "=b"), ("=a", "-¶", "=b")),
        (("=a", "+\n", "=b"), ("=a", "+¶\n", "=b")),
        (("=ISO", "+ ", "=27001"), ("=ISO", "+ ", "=27001")),
        (("=a", "-\n\n", "+\n", "=b"), ("=a", "-¶", "+¶\n", "=b")),
        (("=a\nb", "-c\nd", "+e"), ("=a\nb", "-c\nd", "+e")),
    ],
)
def test_breaks_become_signs_and_words_stay(found: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert visible_breaks(steps(*found)) == steps(*shown)


def test_split_and_merged_clause_show_where_they_were_cut_and_joined() -> None:
    one, two = doc(ONE), doc(TWO, version="2030-02")
    split, merged = (" ".join(render(diff(*pair), "text").split()) for pair in ((one, two), (two, one)))
    assert "ontvangst. {+¶+} Klant meldt" in split
    assert "ontvangst.[-¶-] Klant meldt" in merged
