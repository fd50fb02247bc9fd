"""The figures below which our diff may not fall."""

from collections.abc import Iterator, Mapping

from bench.judging.score import Score

FLOORS: Mapping[str, float] = {
    "moved": 0.98,
    "moved+reworded": 0.95,
    "reworded": 0.975,
    "inserted": 0.96,
    "deleted": 0.96,
    "split": 0.97,
    "merged": 0.97,
    "renumbered": 0.99,
}
"""F1 over all tiers of documents that do not repeat themselves."""
UNCHANGED = 1.00
"""F1 of unchanged clauses, rounded to two decimals."""
REPETITIVE = 0.95
"""F1 of changed links in documents that repeat themselves."""
WRONG_MOVES = 0
"""Wrong moves in documents with one kind of edit."""


def below_floors(scores: Mapping[str, Score]) -> Iterator[str]:
    """A sentence for each figure of `scores`, by tier, that is too low; tiers that did not run are passed over."""
    if "all" in scores:
        for name, floor in FLOORS.items():
            if (value := scores["all"].tallies[name].f1) < floor:
                yield f"{name}: F1 {value:.4f} is below {floor}"
        if round(value := scores["all"].tallies["unchanged"].f1, 2) < UNCHANGED:
            yield f"unchanged: F1 {value:.4f} is below {UNCHANGED}"
    if "pure" in scores and scores["pure"].wrong_moves > WRONG_MOVES:
        yield f"pure: {scores['pure'].wrong_moves} wrong moves"
    if "repetitive" in scores:
        value = scores["repetitive"].tallies["changed links"].f1
        if value < REPETITIVE:
            yield f"repetitive: F1 of changed links {value:.4f} is below {REPETITIVE}"
