"""What a corrector changes is editorial, and what only looks like it is not, whichever side is the old one."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.pairs import Pair, judge, read_pairs
from tests.diff.builders import PARTIES

PAIRS = read_pairs((Path(__file__).parent / "editorial.tsv").read_text(encoding="utf-8"))
LEAST_FOUND = 0.9
"""Share of corrections that must be called editorial; what is not proven goes to a human."""


def both_ways(pair: Pair) -> tuple[Pair, Pair]:
    """The pair, and the pair with its sides exchanged."""
    return pair, replace(pair, old=pair.new, new=pair.old)


@pytest.mark.parametrize("back", [False, True])
def test_corrections_are_called_editorial(back: bool) -> None:
    corrections = [both_ways(pair)[back] for pair in PAIRS if "editorial" in pair.significance]
    missed = [pair.old for pair in corrections if not judge(pair, PARTIES).right]
    assert len(corrections) >= 80
    assert len(missed) <= (1 - LEAST_FOUND) * len(corrections), missed


@pytest.mark.parametrize("back", [False, True])
def test_what_only_looks_like_a_correction_is_not_called_editorial(back: bool) -> None:
    changes = [both_ways(pair)[back] for pair in PAIRS if "editorial" not in pair.significance]
    assert len(changes) >= 80
    assert [pair.old for pair in changes if judge(pair, PARTIES).unforgivable] == []
