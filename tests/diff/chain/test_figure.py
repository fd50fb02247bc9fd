"""The figure of chains: clauses keep their id through seeded edits, and words their version."""

from pathlib import Path

from bench.chains import Score, score
from renvooi.parser import parse

EXAMPLE = Path(__file__).parents[3] / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-01.md"


def test_clauses_keep_their_ids_and_words_their_versions_through_seeded_edits() -> None:
    document = parse(EXAMPLE.read_bytes(), name=EXAMPLE.name)
    total = sum((score(document, versions=4, seed=seed) for seed in (1, 2)), Score())
    assert total.links.total > 300
    assert total.links.share >= 0.99
    assert total.lives.share >= 0.98
    assert total.false.share <= 0.01
    assert total.words.share >= 0.97
