"""Floors under the accuracy of the diff, on a small set of edited documents that anyone can make again.

The figures of the whole are printed by `bench/evidence.py`; these are there to see a fall at once.
"""

from collections import defaultdict

from bench.judging.ours import script_of
from bench.judging.score import Score, score
from renvooi.diff import diff

from .made import pairs

FLOORS = {
    "inserted": 0.96,
    "deleted": 0.96,
    "moved": 0.60,
    "moved+reworded": 0.60,
    "reworded": 0.85,
    "renumbered": 0.95,
    "split": 0.96,
    "merged": 0.97,
    "unchanged": 0.98,
    "changed links": 0.90,
}
"""F1 just below what was measured. The made documents are harder than real ones: many headings share words, and
all clauses share a vocabulary of thirty words."""
REPETITIVE = 0.95


def test_no_figure_falls_below_its_floor() -> None:
    found: dict[bool, Score] = defaultdict(Score)
    for pair in pairs():
        said = script_of(diff(pair.old, pair.new), pair.old, pair.new)
        found[pair.tier == "repetitive"].add(score(pair, said))
    figures = {name: found[False].tallies[name].f1 for name in FLOORS}
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}
    assert found[True].tallies["changed links"].f1 >= REPETITIVE
